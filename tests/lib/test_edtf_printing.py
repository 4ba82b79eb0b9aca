"""Wording is asserted in English; in other languages, what CLDR gives: the order and the names."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from gmg_portal.lib.edtf_words import read
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.periods import Period, format_date, format_period


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2006", "2006"),
        ("2006-05", "May 2006"),
        ("2006-05-09", "9 May 2006"),
        ("2021-34", "2nd quarter 2021"),
        ("2021-40", "first half of 2021"),
        ("2021-41", "second half of 2021"),
        ("[2013..2014]", "between 2013 and 2014"),
        ("[2016-09..2018-05]", "between September 2016 and May 2018"),
        ("[2006-01..2006-05]", "between January and May 2006"),
        ("[2006-01-01..2006-05-09]", "between 1 January and 9 May 2006"),
        ("[2013-07-03..2013-07-05]", "between 3 and 5 July 2013"),
        ("[2013-12-30..2014-01-02]", "between 30 December 2013 and 2 January 2014"),
        ("[..2014]", "2014 or before"),
        ("[..2010-11]", "November 2010 or before"),
        ("[..2010-11-05]", "5 November 2010 or before"),
        ("", "undated"),
    ],
)
def test_a_visitor_reads_a_date_as_exactly_as_it_is_known(value, words):
    assert format_date(value, "en") == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        ("2011", "2013", "2011 to 2013"),
        ("2007-01", "2007-06", "January to June 2007"),
        ("2013-10", "2015", "October 2013 to 2015"),
        ("2012", "2012-04", "2012 to April 2012"),
        ("2014-04-23", "2014-04-24", "23 to 24 April 2014"),
        ("2014-01-31", "2014-02-01", "31 January to 1 February 2014"),
        ("2014-02-01", "2018-01-31", "1 February 2014 to 31 January 2018"),
        ("2014", "2017-12-18", "2014 to 18 December 2017"),
        ("2021-33", "2021-34", "1st quarter 2021 to 2nd quarter 2021"),
        ("2013-12-18", "2013-12-18", "18 December 2013"),
        ("2014", "2014", "2014"),
        ("2018", "..", "since 2018"),
        ("2018-05-23", "..", "since 23 May 2018"),
        ("2012", "", "since 2012, end not known"),
        ("2013-07-03", "", "since 3 July 2013, end not known"),
        ("", "2015", "until 2015, start not known"),
        ("", "2015-05-01", "until 1 May 2015, start not known"),
        ("", "", "no dates on record"),
        ("", "..", "start not known, end open"),
        ("", "[2018..2019]", "start not known, end between 2018 and 2019"),
        (
            "2011",
            "[2018-05-23..2018-12-31]",
            "2011 to 23 May 2018, possibly until 31 December 2018",
        ),
        ("2011", "[2011..2013]", "2011, possibly until 2013"),
        ("2011", "[..2014]", "2011 to 2014 or before"),
        ("[2013..2014]", "[2013..2014]", "between 2013 and 2014"),
        ("[..2010-11]", "..", "start November 2010 or before, end open"),
        ("[..2010-11]", "", "start November 2010 or before, end not known"),
        (
            "[2006-01-01..2006-05-09]",
            "2018-05",
            "start between 1 January and 9 May 2006, end May 2018",
        ),
    ],
)
def test_a_visitor_reads_a_period_as_exactly_as_it_is_known(starts, ends, words):
    assert format_period(starts, ends, "en") == words


@pytest.mark.parametrize(
    ("lang", "day", "month", "quarter"),
    [
        ("fr", "9 mai 2006", "mai 2006", "2e trimestre 2006"),
        ("es", "9 de mayo de 2006", "mayo de 2006", "2.º trimestre de 2006"),
        ("ar", "9 مايو 2006", "مايو 2006", "الربع الثاني 2006"),
        ("ru", "9 мая 2006 г.", "май 2006 г.", "2-й квартал 2006 г."),
        ("zh-hans", "2006年5月9日", "2006年5月", "2006年第2季度"),
    ],
)
def test_every_language_has_its_own_order_and_names(lang, day, month, quarter):
    assert format_date("2006-05-09", lang) == day
    assert format_date("2006-05", lang) == month
    assert format_date("2006-34", lang) == quarter


def test_the_first_of_a_month_is_an_ordinal_in_french():
    assert format_date("2006-01-01", "fr") == "1er janvier 2006"
    assert format_date("2006-01", "fr") == "janvier 2006"
    assert format_date("2006-01-11", "fr") == "11 janvier 2006"


def test_a_month_in_a_russian_phrase_is_in_the_genitive():
    assert "мая 2006 г." in format_period("2006-05", "..", "ru")
    assert "январь" in format_period("2007-01", "2007-06", "ru")
    assert "января" in format_date("[2006-01..2006-05]", "ru")


def test_chinese_says_the_year_first_and_once():
    words = format_period("2007-01", "2007-06", "zh-hans")
    assert words.startswith("2007年1月")
    assert words.endswith("6月")
    assert words.count("年") == 1


def test_the_reader_s_language_is_the_active_one():
    with override("fr"):
        assert format_date("2006-05") == "mai 2006"
        term = type("Days", (), {"starts": "2006-05", "ends": "2006-05"})()
        assert Period.period_display.fget(term) == "mai 2006"
    assert format_date("2006-05") == "May 2006"


def test_a_language_without_a_locale_is_read_in_english():
    assert format_date("2006-05-09", "xx") == "9 May 2006"


DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31))
FORMS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
SINGLE = st.builds(date.strftime, DAYS, FORMS) | st.builds(
    lambda year, code: f"{year}-{code}", st.integers(1850, 2150), st.sampled_from([33, 34, 40, 41])
)
SETS = st.tuples(DAYS, DAYS, FORMS).map(
    lambda drawn: f"[{min(drawn[:2]).strftime(drawn[2])}..{max(drawn[:2]).strftime(drawn[2])}]"
)


@settings(deadline=None)
@given(SINGLE | SETS | SINGLE.map("[..{}]".format), st.sampled_from(LANGUAGE_CODES))
def test_what_a_page_says_can_be_typed_back(value, lang):
    with override(lang):
        words = format_date(value)
        again = read(words)
    assert format_date(again, lang) == words
    assert again == read(value)
