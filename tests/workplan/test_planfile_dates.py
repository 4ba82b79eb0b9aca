"""Dates and periods of plans, as people write them, read as EDTF or asked about."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from gmg_portal.lib.edtf_dates import Edge, Reading, bounds, parse
from workplan.planfile.dates import read_day, read_end, read_period, read_start
from workplan.planfile.findings import Doubtful

PERIODS = {
    "2014": "2014 to 2014",
    "Q2 2021": "2021-34 to 2021-34",
    "2021 Q2": "2021-34 to 2021-34",
    "Q2/2021": "2021-34 to 2021-34",
    "Q2 '21": "2021-34 to 2021-34",
    "Q1-Q3 2021": "2021-33 to 2021-35",
    "2021 Q1-Q3": "2021-33 to 2021-35",
    "Q1, Q2 and Q3 2021": "2021-33 to 2021-35",
    "Q4 2020 – Q1 2021": "2020-36 to 2021-33",
    "Q1 2021\nQ2 2021": "2021-33 to 2021-34",
    "2021-2022": "2021 to 2022",
    "2021 – 2022": "2021 to 2022",
    "2021 and 2022": "2021 to 2022",
    "2021/22": "2021 to 2022",
    "2013-15": "2013 to 2015",
    "2014/2015": "2014 to 2015",
    "2021, 2022, 2023": "2021 to 2023",
    "Jan-Mar 2016": "2016-01 to 2016-03",
    "Dec 2013/Jan 2014": "2013-12 to 2014-01",
    "March 2016 - May 2017": "2016-03 to 2017-05",
    "May to Dec, 2014": "2014-05 to 2014-12",
    "12-14 May 2014": "2014-05-12 to 2014-05-14",
    "28 May - 2 June 2014": "2014-05-28 to 2014-06-02",
    "2014-05-01/2015-06-30": "2014-05-01 to 2015-06-30",
    "5/2014 - 7/2014": "2014-05 to 2014-07",
    "1st semester 2012": "2012-40 to 2012-40",
    "S1 2012": "2012-40 to 2012-40",
    "H2 2012": "2012-41 to 2012-41",
    "2nd half of 2014": "2014-41 to 2014-41",
    "mid-2014": "[2014-05..2014-08] to [2014-05..2014-08]",
    "early 2014": "[2014-01..2014-04] to [2014-01..2014-04]",
    "late 2014": "[2014-09..2014-12] to [2014-09..2014-12]",
    "mid-May 2014": "[2014-05-11..2014-05-20] to [2014-05-11..2014-05-20]",
    "mid-2014 to end 2015": "[2014-05..2014-08] to 2015",
    "by end of 2015": " to 2015",
    "By the end of 2015": " to 2015",
    "by June 2015": " to 2015-06",
    "until 2015": " to 2015",
    "No later than 30 June 2015": " to 2015-06-30",
    "end of 2015": " to 2015",
    "before 2016": " to 2015",
    "before June 2015": " to 2015-05",
    "from 2014": "2014 to ",
    "starting in May 2014": "2014-05 to ",
    "since 2013": "2013 to ..",
    "2014 onwards": "2014 to ..",
    "2014 - ongoing": "2014 to ..",
    "2014-": "2014 to ..",
    "ongoing since 2013": "2013 to ..",
    "ongoing until 2015": " to 2015",
    "ongoing": " to ..",
    "Continuous": " to ..",
    "throughout 2014": "2014 to 2014",
    "2014 or 2015": "[2014..2015] to [2014..2015]",
    "between May and July 2014": "[2014-05..2014-07] to [2014-05..2014-07]",
    "May 2014 (tbc)": "2014-05 to 2014-05",
    "2014 (Q1)": "2014-33 to 2014-33",
    "TBC": " to ",
    "n.a.": " to ",
    "–": " to ",
    "": " to ",
    # What the portal itself writes
    "2014-34": "2014-34 to 2014-34",
    "[2014-05..2014-08]": "[2014-05..2014-08] to [2014-05..2014-08]",
    "..": " to ..",
    # Other languages
    "mi-2014": "[2014-05..2014-08] to [2014-05..2014-08]",
    "d'ici fin 2015": " to 2015",
    "à partir de 2014": "2014 to ",
    "1er-2e trimestre 2021": "2021-33 to 2021-34",
    "deuxième trimestre 2021": "2021-34 to 2021-34",
    "de marzo a mayo de 2014": "2014-03 to 2014-05",
    "enero-marzo 2014": "2014-01 to 2014-03",
    "mediados de 2014": "[2014-05..2014-08] to [2014-05..2014-08]",
    "с марта по май 2014": "2014-03 to 2014-05",
    "до конца 2015 года": " to 2015",
    "II квартал 2014 г.": "2014-34 to 2014-34",
    "من مارس إلى مايو 2014": "2014-03 to 2014-05",
    "آذار/مارس 2014": "2014-03 to 2014-03",
    "منذ 2013": "2013 to ..",
    "2014年5月至2015年6月": "2014-05 to 2015-06",
    "2021年第一季度至第三季度": "2021-33 to 2021-35",
    "2014年中": "[2014-05..2014-08] to [2014-05..2014-08]",
    "2015年底前": " to 2015",
}
DOUBTFUL = {
    "03/04/2014": ["2014-04-03", "2014-03-04"],
    "2010-12": ["2010/2012", "2010-12"],
    "2013 and 2015": ["2013/2015"],
    "Q1 and Q3 2021": ["2021-33/2021-35"],
    "Q2": ["2021-34", "2022-34"],
    "May-June": ["2021-05/2021-06", "2022-05/2022-06"],
    "Jan-21": ["2021-01"],
    "annually": ["2021/2022"],
    "01/02/2014 - 03/04/2014": ["2014-02-01/2014-04-03", "2014-01-02/2014-03-04"],
}
STARTS = {
    "2014": "2014",
    "2010-12": "2010-12",
    "end of 2015": "[2015-09..2015-12]",
    "by 2015": "[..2015]",
    "since 2013": "2013",
    "March 2016 - May 2017": "[2016-03..2017-05]",
    "mid-2014": "[2014-05..2014-08]",
    "TBD": "",
}
ENDS = {
    "2014": "2014",
    "2010-12": "2010-12",
    "end of 2015": "2015",
    "by Q2 2021": "2021-34",
    "before 2016": "2015",
    "ongoing": "..",
    "2021/22": "[2021..2022]",
    "TBD": "",
}


def written(span):
    return f"{span.starts} to {span.ends}"


@pytest.mark.parametrize(("text", "meant"), PERIODS.items())
def test_a_period_is_read(text, meant):
    assert written(read_period(text)) == meant


@pytest.mark.parametrize("lang", ["fr", "es", "ru", "ar", "zh-hans"])
def test_a_period_is_read_alike_for_readers_of_every_language(lang):
    with override(lang):
        found = {text: written(read_period(text)) for text in PERIODS}
    assert found == PERIODS


@pytest.mark.parametrize(("text", "answers"), DOUBTFUL.items())
def test_what_means_several_things_is_asked_with_each_of_them(text, answers):
    with pytest.raises(Doubtful) as doubt:
        read_period(text, (2021, 2022))
    assert [answer for answer, label in doubt.value.choices] == answers
    assert doubt.value.text == text


def test_a_quarter_without_a_year_is_that_of_a_plan_of_one_year():
    assert written(read_period("Q1 - Q2", (2021,))) == "2021-33 to 2021-34"


@pytest.mark.parametrize(("text", "meant"), STARTS.items())
def test_a_column_of_starts_is_read(text, meant):
    assert read_start(text).starts == meant


@pytest.mark.parametrize(("text", "meant"), ENDS.items())
def test_a_column_of_ends_is_read(text, meant):
    assert read_end(text).ends == meant


def test_a_day_on_which_something_was_told_is_read():
    assert [read_day(text) for text in ("June 2021", "TBC", "mid-2014")] == [
        "2021-06",
        "",
        "[2014-05..2014-08]",
    ]


@pytest.mark.parametrize(
    "text", ["soon", "Spring 2014", "31/02/2014", "2015-2014", "Months 1-6", "45000", "x" * 400]
)
def test_what_no_calendar_has_is_refused_in_words(text):
    with pytest.raises(ValidationError) as refusal:
        read_period(text)
    assert len(" ".join(refusal.value.messages)) > 20


DATES = ["2014", "Q3 2014", "H1 2014", "May 2014", "9 May 2014", "2014-05-09"]
LATER = ["2016", "Q1 2016", "H2 2016", "July 2016", "3 July 2016", "2016-07-03"]


@pytest.mark.parametrize("sign", [" - ", " – ", " to ", " until ", " through "])
def test_any_two_dates_make_a_period_with_any_sign_between(sign):
    for first, last in product(DATES, LATER):
        span = read_period(f"{first}{sign}{last}")
        assert span.starts == read_period(first).starts
        assert span.ends == read_period(last).ends


@pytest.mark.parametrize("word", ["by", "until", "no later than", "by the end of", "d'ici", "до"])
def test_a_deadline_ends_for_certain_with_what_it_names(word):
    """The planned end covers what is named: its last day is certain, its start is not known."""
    for text in DATES:
        span = read_period(f"{word} {text}")
        last = parse(read_period(text).ends).high.last
        assert span.starts == ""
        assert bounds(span.ends, Edge.END, Reading.COVERS) == (last, last)


@pytest.mark.parametrize(
    "part", ["early", "mid", "late", "beginning of", "middle of", "début", "mi"]
)
def test_a_part_of_a_date_lies_within_it_and_is_not_certain(part):
    for text in ["2014", "H1 2014", "May 2014"]:
        span, whole = read_period(f"{part} {text}"), parse(read_period(text).starts).low
        found = parse(span.starts)
        assert found.is_set
        assert whole.first <= found.low.first
        assert found.high.last <= whole.last
