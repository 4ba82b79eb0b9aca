"""Where days stand in a timeline of work, and what marks and windows show."""

import datetime as dt
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from gmg_portal.lib.charts import Scale, parts_of
from gmg_portal.lib.gantt import (
    MARKS,
    QUARTERS,
    QuarterScale,
    Window,
    activity_bar,
    drawn_marks,
    swatch,
)

TEN_YEARS = Scale(2001, 2010)
TWO_YEARS = QuarterScale(2013, 2014)


def day(text):
    return dt.date.fromisoformat(text)


def period(*bounds):
    names = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    days = [day(each) if isinstance(each, str) else each for each in bounds]
    return SimpleNamespace(**dict(zip(names, days, strict=True)))


def elements(svg, name, css=""):
    found = ElementTree.fromstring(svg).iter(name)  # noqa: S314
    return [each for each in found if css in each.get("class", "")]


def mark(kind, earliest, latest):
    return kind, earliest and day(earliest), latest and day(latest)


# Quarters


@pytest.mark.parametrize(
    ("first_day", "place"),
    [
        ("2013-01-01", 0),
        ("2013-04-01", 12.5),
        ("2013-07-01", 25),
        ("2013-10-01", 37.5),
        ("2014-01-01", 50),
        ("2014-10-01", 87.5),
        ("2012-12-31", 0),
        ("2015-01-01", 100),
    ],
)
def test_every_quarter_begins_on_its_line(first_day, place):
    assert TWO_YEARS.at(day(first_day)) == place


def test_a_day_stands_in_its_quarter_by_its_share():
    assert TWO_YEARS.at(day("2013-05-16")) == pytest.approx(12.5 * (1 + 45 / 91))
    assert TWO_YEARS.after(day("2013-03-31")) == 12.5
    assert TWO_YEARS.after(day("2014-12-31")) == 100


def test_a_quarter_that_may_have_begun_in_any_of_its_days_is_hatched_to_its_end():
    work = period("2013-04-01", "2013-06-30", "2014-03-31", "2014-06-30")

    parts = [(kind, round(start), round(end)) for kind, start, end in parts_of(work, TWO_YEARS)]

    assert parts == [("possible", 12, 25), ("certain", 25, 62), ("possible", 62, 75)]


def test_an_end_that_is_not_known_is_open_to_the_edge_of_the_quarters():
    work = period("2013-07-01", "2013-07-01", None, None)

    assert parts_of(work, TWO_YEARS) == [("unknown", 25.0, 100.0)]


# Marks


def test_what_was_due_is_hollow_and_what_was_delivered_lies_filled_above_it():
    marks = [
        mark("delivered", "2005-12-31", "2005-12-31"),
        mark("due", "2003-12-31", "2003-12-31"),
    ]

    circles = elements(f"<svg>{drawn_marks(marks, TEN_YEARS)}</svg>", "circle")

    assert [(each.get("class"), each.get("cx")) for each in circles] == [
        ("m-due", "29.98%"),
        ("m-delivered", "50.00%"),
    ]


def test_a_mark_of_an_uncertain_day_stands_on_the_last_with_a_line_from_the_first():
    svg = f"<svg>{drawn_marks([mark('note', '2002-01-01', '2002-12-31')], TEN_YEARS)}</svg>"

    (line,), (square,) = elements(svg, "line"), elements(svg, "rect")

    assert (line.get("x1"), line.get("x2")) == ("9.99%", "19.99%")
    assert square.get("x") == "19.99%"


def test_a_mark_on_the_last_day_is_not_cut_off():
    (circle,) = elements(
        f"<svg>{drawn_marks([mark('due', '2010-12-31', '2010-12-31')], TEN_YEARS)}</svg>", "circle"
    )

    assert circle.get("cx") == "99.20%"


@pytest.mark.parametrize("days", [("2000-01-01", "2000-12-31"), ("2011-01-01", "2011-01-01")])
def test_no_mark_stands_for_a_day_outside_of_the_years(days):
    assert drawn_marks([mark("due", *days)], TEN_YEARS) == ""


def test_no_mark_stands_for_a_day_that_is_not_known():
    assert drawn_marks([mark("delivered", None, None)], TEN_YEARS) == ""


def test_in_a_year_or_before_is_a_line_from_the_edge():
    svg = f"<svg>{drawn_marks([mark('note', None, '2005-12-31')], TEN_YEARS)}</svg>"

    assert elements(svg, "line")[0].get("x1") == "0.00%"


@pytest.mark.parametrize("name", [*MARKS, "day", "completed-possible", "unknown", "band"])
def test_the_key_shows_each_mark_without_text_or_style(name):
    svg = swatch(name)

    assert "style=" not in svg
    assert "aria-hidden" in svg
    ElementTree.fromstring(svg)  # noqa: S314


# A row


def test_a_row_has_the_band_of_the_plan_its_bar_the_line_and_its_marks_in_this_order():
    window = Window(2001, 2010)
    plan = period("2002-01-01", "2002-01-01", "2003-12-31", "2003-12-31")
    work = period("2002-01-01", "2002-01-01", "2002-12-31", "2002-12-31")
    marks = [mark("due", "2002-12-31", "2002-12-31")]

    svg = activity_bar("completed", work, window, marks=marks, day=day("2005-12-31"), band=plan)

    classes = [each.get("class") for each in ElementTree.fromstring(svg)]  # noqa: S314
    assert classes == ["f-band", "f-pine", "now", "m-due"]


@pytest.mark.parametrize(
    ("status", "looks"),
    [
        ("completed", "f-pine"),
        ("ongoing", "f-mid"),
        ("planned", "f-planned"),
        ("delayed", "f-ochre"),
        ("suspended", "f-suspended"),
        ("cancelled", "f-cancelled"),
        ("outcome_unknown", "f-slate"),
    ],
)
def test_every_status_has_a_look_of_its_own(status, looks):
    work = period("2002-01-01", "2002-01-01", "2002-12-31", "2002-12-31")

    svg = activity_bar(status, work, Window(2001, 2010))

    assert elements(svg, "rect")[0].get("class") == looks
    assert bool(elements(svg, "line", "s-cancelled")) == (status == "cancelled")


def test_work_without_dates_has_an_empty_row():
    svg = activity_bar("ongoing", period(None, None, None, None), Window(2001, 2010))

    assert list(ElementTree.fromstring(svg)) == []  # noqa: S314


# Windows


def test_a_window_of_more_years_than_fit_stands_around_a_year():
    assert Window.around(1950, 2050, 2018) == Window(2003, 2032)
    assert Window.around(1950, 2050, 1951) == Window(1950, 1979)
    assert Window.around(2003, 2018, 2018) == Window(2003, 2018)
    assert Window.around(2003, 2018, 2018, QUARTERS, most=3) == Window(2016, 2018, QUARTERS)


def test_a_window_moves_by_half_of_itself_and_changes_by_half():
    window = Window(2003, 2018)

    assert window.earlier == Window(1995, 2010)
    assert window.later == Window(2011, 2026)
    assert window.closer == Window(2007, 2014)
    assert window.wider == Window(1996, 2025)


def test_a_window_ends_where_nothing_is_further():
    assert Window(2010, 2010).closer is None
    assert Window(2010, 2016, QUARTERS).wider is None
    assert Window(1900, 1910).earlier is None
    assert Window(2090, 2100).later is None
    assert Window(1900, 1902).wider == Window(1900, 1905)


def test_quarters_are_ruled_and_named_below_their_years():
    window = Window(2013, 2014, QUARTERS)

    assert window.grid == "grid quarters y8"
    assert "<span>2013</span><span>2014</span>" in window.axis
    assert window.axis.count("<span>4</span>") == 2
    assert Window(2013, 2015).grid == "grid y3"
    assert Window(2013, 2013).words == "2013"
