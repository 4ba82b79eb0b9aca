from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from hypothesis import given, settings
from hypothesis import strategies as st

from gmg_portal.lib.periods import (
    Edge,
    EdtfField,
    Period,
    Reading,
    bounds,
    on_q,
    parse,
    possibly_on_q,
)

DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31))
YEARS = DAYS.map(lambda day: f"{day:%Y}")
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}")
SEASONS = st.builds(lambda year, code: f"{year}-{code}", YEARS, st.sampled_from([33, 36, 40, 41]))
SETS = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]).flatmap(
    lambda form: st.tuples(DAYS, DAYS).map(
        lambda pair: f"[{min(pair).strftime(form)}..{max(pair).strftime(form)}]"
    )
)
BEFORE = st.one_of(YEARS, MONTHS, SEASONS).map(lambda text: f"[..{text}]")
DATES = st.one_of(YEARS, MONTHS, DAYS.map(str), SEASONS, SETS, BEFORE)


@pytest.fixture
def term(db):
    """A model that a period belongs to."""
    with isolate_apps("gmg_portal.lib"):

        class Term(Period):
            reading = Reading.COVERS

            class Meta:
                app_label = "lib"

            def __str__(self):
                return self.period_display

        with connection.cursor() as cursor:
            sql, params = connection.schema_editor().table_sql(Term)
            cursor.execute(sql, params or None)
        yield Term


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2006", date(2006, 1, 1), date(2006, 12, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2006-05-09", date(2006, 5, 9), date(2006, 5, 9)),
        ("2021-33", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021-36", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021-40", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-41", date(2021, 7, 1), date(2021, 12, 31)),
        ("[2006-01-01..2006-05-09]", date(2006, 1, 1), date(2006, 5, 9)),
        ("[2016-09..2018-05]", date(2016, 9, 1), date(2018, 5, 31)),
        ("[..2014]", None, date(2014, 12, 31)),
        ("", None, None),
    ],
)
def test_what_happened_was_on_one_day_of_what_is_written(text, earliest, latest):
    for edge in Edge:
        assert bounds(text, edge, Reading.HAPPENED) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2014", (date(2014, 1, 1),) * 2, (date(2014, 12, 31),) * 2),
        ("2014-02", (date(2014, 2, 1),) * 2, (date(2014, 2, 28),) * 2),
        ("2021-34", (date(2021, 4, 1),) * 2, (date(2021, 6, 30),) * 2),
        (
            "[2013..2014]",
            (date(2013, 1, 1), date(2014, 1, 1)),
            (date(2013, 12, 31), date(2014, 12, 31)),
        ),
        ("[..2014]", (None, date(2014, 1, 1)), (None, date(2014, 12, 31))),
        ("", (None, None), (None, None)),
    ],
)
def test_what_is_planned_covers_the_whole_of_what_is_written(text, start, end):
    assert bounds(text, Edge.START, Reading.COVERS) == start
    assert bounds(text, Edge.END, Reading.COVERS) == end


def test_a_day_that_stands_alone_may_be_any_of_its_year():
    """An output due in 2014 is late when 2014 is over."""
    assert bounds("2014", Edge.DAY, Reading.COVERS) == (date(2014, 1, 1), date(2014, 12, 31))


def test_only_an_end_is_open():
    assert bounds("..", Edge.END) == (date.max, date.max)
    for edge in (Edge.START, Edge.DAY):
        with pytest.raises(ValidationError, match="Only an end"):
            bounds("..", edge)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2014-02-30", "last day of that month is 2014-02-28, there is no day 30"),
        ("2014-02-00", "there is no day 0"),
        ("2014-13", "there is no month 13"),
        ("2021-34-01", "there is no month 34"),
        ("2021-22", "there is no month 22"),
        ("[2014..2013]", "wrong way round"),
        ("[2006-05..2006-05-09]", "equally precise"),
        ("[2006..2006-99]", "there is no month 99"),
        ("[2021-33..2021-34]", "in months or days"),
        ("2006/2007", "start and its end"),
        ("2006-05-09/..", "start and its end"),
        ("2006?", "doubtful"),
        ("2006~", "doubtful"),
        ("2006-05-09%", "doubtful"),
        ("[2014..]", "not a date we can read"),
        ("[2006,2008]", "not a date we can read"),
        ("[..]", "not a date we can read"),
        ("[2006..2007..2008]", "not a date we can read"),
        ("{2006..2008}", "not a date we can read"),
        ("200X", "not a date we can read"),
        ("-0200", "not a date we can read"),
        ("Y20060", "not a date we can read"),
        ("0000", "not a date we can read"),
        ("9999", "not a date we can read"),
        ("2006-5", "not a date we can read"),
        ("2006-05-09T10:00:00", "not a date we can read"),
        ("20060509", "not a date we can read"),
        ("٢٠٠٦", "not a date we can read"),
        ("May 2006", "not a date we can read"),
        ("2006\n05", "not a date we can read"),
        ("[" * 200, "not a date we can read"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValidationError) as refused:
        parse(text)
    assert reason in refused.value.messages[0]
    assert len(refused.value.messages[0]) < 400


def test_a_value_has_one_form():
    assert parse(" 2006 ").text == "2006"
    assert parse("[ 2006 .. 2007 ]").text == "[2006..2007]"
    assert parse("[2006-05..2006-05]").text == "2006-05"


@settings(deadline=None)
@given(DATES)
def test_form_is_kept_when_parsed_again(text):
    once = str(parse(text))
    assert str(parse(once)) == once


@settings(deadline=None)
@given(DATES, st.sampled_from(Edge), st.sampled_from(Reading))
def test_earliest_is_never_after_latest(text, edge, reading):
    earliest, latest = bounds(text, edge, reading)
    assert earliest is None or earliest <= latest


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"[\[\]0-9.?~/XQ-]{1,24}", fullmatch=True))
def test_any_text_is_read_or_refused(text):
    with suppress(ValidationError):
        assert parse(text).text == text.strip()


ENDS = DATES | st.sampled_from(["", ".."])


def period(starts, ends, reading=Reading.HAPPENED):
    days = bounds(starts, Edge.START, reading) + bounds(ends, Edge.END, reading)
    names = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    return type("Days", (), dict(zip(names, days, strict=True)))()


@settings(deadline=None)
@given(DATES | st.just(""), ENDS, st.sampled_from(Reading), DAYS)
def test_what_is_certain_is_possible(starts, ends, reading, day):
    days = period(starts, ends, reading)
    assert not Period.on(days, day) or Period.possibly_on(days, day)


@pytest.mark.parametrize(
    ("starts", "ends", "day", "certain", "possible"),
    [
        ("[2006-01-01..2006-05-09]", "..", date(2006, 4, 1), False, True),
        ("[2006-01-01..2006-05-09]", "..", date(2006, 5, 9), True, True),
        ("2007-11", "..", date(2007, 11, 15), False, True),
        ("2007-11", "..", date(2007, 11, 30), True, True),
        ("2007-11", "..", date(2007, 10, 31), False, False),
        ("2003", "", date(2010, 1, 1), False, True),
        ("", "2010", date(2009, 1, 1), False, True),
        ("", "2010", date(2011, 1, 1), False, False),
        ("[..2014]", "2016", date(1900, 1, 1), False, True),
        ("2006", "2006", date(2006, 6, 1), False, True),
        ("2017", "[2018-05-23..2018-12-31]", date(2018, 5, 23), True, True),
        ("2017", "[2018-05-23..2018-12-31]", date(2018, 5, 24), False, True),
    ],
)
def test_a_period_says_what_is_certain_on_a_day(starts, ends, day, certain, possible):
    days = period(starts, ends)
    assert Period.on(days, day) is certain
    assert Period.possibly_on(days, day) is possible


def test_database_and_model_give_the_same_answer(term):
    texts = ["", "2013", "2014-06", "2014-06-15", "[2013..2014]", "[..2014]"]
    for starts in texts:
        for ends in [*texts, ".."]:
            term.objects.create(starts=starts, ends=ends)
    first = date(2012, 12, 31)
    for day in (first + timedelta(days=step) for step in range(0, 800, 73)):
        for row in term.objects.all():
            alone = term.objects.filter(pk=row.pk)
            assert alone.on(day).exists() == row.on(day)
            assert alone.possibly_on(day).exists() == row.possibly_on(day)
            assert alone.overlapping(day, day).exists() == row.on(day)


def test_overlapping_finds_what_was_certain_on_some_day_between(term):
    term.objects.create(starts="2013", ends="2014")
    term.objects.create(starts="[2013..2015]", ends="[2013..2015]")
    term.objects.create(starts="2016", ends="..")

    found = term.objects.overlapping(date(2014, 12, 31), date(2015, 12, 31))

    assert [row.starts for row in found] == ["2013"]


def test_questions_can_be_asked_through_a_relation():
    day = date(2014, 7, 1)
    assert ("memberships__starts_latest__lte", day) in on_q(day, "memberships").children
    assert on_q(day, "memberships__") == on_q(day, "memberships")
    assert "memberships__ends_latest" in str(possibly_on_q(day, "memberships"))


def test_bounds_are_saved_with_the_date(term):
    row = term.objects.create(starts=" 2014 ", ends="[2014..2015]")
    row.refresh_from_db()
    assert (row.starts, row.starts_earliest, row.starts_latest) == ("2014", *[date(2014, 1, 1)] * 2)
    assert (row.ends_earliest, row.ends_latest) == (date(2014, 12, 31), date(2015, 12, 31))

    row.ends = ".."
    row.save(update_fields=["ends"])
    row.refresh_from_db()
    assert row.is_open
    assert row.ends_latest == date.max


def test_nobody_saves_what_is_no_date(term):
    with pytest.raises(ValidationError, match="not a date"):
        term.objects.create(starts="some day")


def test_an_end_that_is_certainly_before_the_start_is_refused(term):
    with pytest.raises(ValidationError) as refused:
        term(starts="2014", ends="2013").full_clean()
    assert refused.value.message_dict == {"ends": ["The end is before the start."]}


def test_an_end_that_may_be_before_the_start_is_taken(term):
    for starts, ends in (("[2013..2015]", "[2013..2015]"), ("2014-06", "2014"), ("", "")):
        taken = term(starts=starts, ends=ends)
        taken.full_clean()
        assert (taken.starts, taken.ends) == (starts, ends)


def test_every_date_that_is_wrong_is_named(term):
    with pytest.raises(ValidationError) as refused:
        term(starts="2014-02-30", ends="2014/2015").full_clean()
    assert set(refused.value.message_dict) == {"starts", "ends"}


def test_a_migration_keeps_the_reading_of_the_model(term):
    field = term._meta.get_field("ends")
    _name, _path, args, kwargs = field.deconstruct()
    again = EdtfField(*args, **kwargs)

    assert (again.edge, again.reading) == (Edge.END, Reading.COVERS)
    assert "EdtfField(" in MigrationWriter.serialize(field)[0]
    assert Period._meta.get_field("ends").reading is None


@isolate_apps("gmg_portal.lib")
def test_a_date_that_stands_alone_has_its_bounds_too():
    class Paper(models.Model):
        date = EdtfField()
        date_earliest = models.DateField(null=True, editable=False)
        date_latest = models.DateField(null=True, editable=False)
        seen = EdtfField()

        class Meta:
            app_label = "lib"

        def __str__(self):
            return self.date

    paper = Paper(date="2014-06", seen="2015")
    paper.clean_fields()
    paper._meta.get_field("date").pre_save(paper, add=True)
    paper._meta.get_field("seen").pre_save(paper, add=True)

    assert (paper.date_earliest, paper.date_latest) == (date(2014, 6, 1), date(2014, 6, 30))
