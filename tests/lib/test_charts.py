"""What the drawings say: solid is certain, hatched is possible, dashed is not known."""

import datetime as dt
import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from gmg_portal.lib.charts import (
    SERIES,
    Scale,
    grid_class,
    matrix_cell,
    parts_of,
    patterns,
    period_bar,
    stacked_bar,
    swatch,
    year_axis,
)

TEN_YEARS = Scale(2001, 2010)


def period(starts_earliest, starts_latest, ends_earliest, ends_latest):
    days = {
        "starts_earliest": starts_earliest,
        "starts_latest": starts_latest,
        "ends_earliest": ends_earliest,
        "ends_latest": ends_latest,
    }
    return SimpleNamespace(
        **{
            name: dt.date.fromisoformat(day) if isinstance(day, str) else day
            for name, day in days.items()
        }
    )


def drawn(period):
    return [(kind, round(start), round(end)) for kind, start, end in parts_of(period, TEN_YEARS)]


def elements(svg, name):
    return [each for each in ElementTree.fromstring(svg).iter() if each.tag == name]  # noqa: S314


def test_a_visitor_sees_a_certain_period_solid_with_its_last_day_inside():
    assert drawn(period("2002-01-01", "2002-01-01", "2003-12-31", "2003-12-31")) == [
        ("certain", 10, 30)
    ]


def test_a_visitor_sees_what_is_possible_on_both_sides_of_what_is_certain():
    assert drawn(period("2002-01-01", "2002-12-31", "2005-01-01", "2005-12-31")) == [
        ("possible", 10, 20),
        ("certain", 20, 40),
        ("possible", 40, 50),
    ]


def test_a_visitor_sees_nothing_certain_where_the_ends_cross():
    assert drawn(period("2002-01-01", "2004-12-31", "2003-01-01", "2005-12-31")) == [
        ("possible", 10, 50)
    ]


def test_a_visitor_sees_an_open_end_run_to_the_edge():
    assert drawn(period("2002-01-01", "2002-01-01", dt.date.max, dt.date.max)) == [
        ("certain", 10, 100)
    ]


def test_a_visitor_sees_an_unknown_end_as_an_outline_to_the_edge():
    assert drawn(period("2002-01-01", "2002-12-31", None, None)) == [
        ("possible", 10, 20),
        ("unknown", 20, 100),
    ]


def test_a_visitor_sees_an_unknown_start_as_an_outline_from_the_edge():
    assert drawn(period(None, None, "2003-12-31", "2003-12-31")) == [("unknown", 0, 30)]


def test_a_visitor_sees_a_start_in_a_year_or_before_as_possible_from_the_edge():
    assert drawn(period(None, "2002-12-31", "2003-12-31", "2003-12-31")) == [
        ("possible", 0, 20),
        ("certain", 20, 30),
    ]


def test_a_visitor_sees_an_end_in_a_year_or_before_as_possible():
    assert drawn(period("2002-01-01", "2002-01-01", None, "2003-12-31")) == [("possible", 10, 30)]


def test_a_visitor_sees_nothing_where_no_date_is_known():
    assert drawn(period(None, None, None, None)) == []
    assert (
        elements(period_bar([("member", period(None, None, None, None))], 2001, 2010), "rect") == []
    )


def test_a_visitor_sees_no_part_outside_of_the_years_shown():
    assert drawn(period("1990-01-01", "1990-01-01", "1995-12-31", "1995-12-31")) == []
    assert drawn(period("1990-01-01", "1990-01-01", "2030-12-31", "2030-12-31")) == [
        ("certain", 0, 100)
    ]


def test_a_visitor_tells_the_parts_of_a_bar_apart_without_colour():
    bar = period_bar(
        [("member", period("2002-01-01", "2002-12-31", "2005-01-01", "2005-12-31"))], 2001, 2010
    )

    fills = [rect.get("fill", "solid") for rect in elements(bar, "rect")]

    assert fills == ["url(#h-pine)", "solid", "url(#h-pine)"]


def test_a_visitor_sees_a_single_day_among_many_years():
    last_day = period("2018-12-31", "2018-12-31", "2018-12-31", "2018-12-31")

    (rect,) = elements(period_bar([("completed", last_day)], 1990, 2018), "rect")

    assert (rect.get("x"), rect.get("width")) == ("99.60%", "0.40%")


def test_a_visitor_sees_the_day_as_one_line_and_none_for_a_day_not_shown():
    inside = period_bar([], 2001, 2010, marks=[dt.date(2005, 12, 31)])
    outside = period_bar([], 2001, 2010, marks=[dt.date(2015, 1, 1)])

    assert [line.get("x1") for line in elements(inside, "line")] == ["50.00%"]
    assert elements(outside, "line") == []


def test_a_visitor_sees_the_period_of_the_plan_behind_the_row():
    plan = period("2002-01-01", "2002-01-01", "2003-12-31", "2003-12-31")

    (band,) = elements(period_bar([], 2001, 2010, bands=[plan]), "rect")

    assert (band.get("class"), band.get("x"), band.get("width")) == ("f-band", "9.99%", "19.99%")


def test_a_visitor_sees_shares_of_the_whole():
    bar = stacked_bar(
        [
            {"state": "completed", "count": 3},
            {"state": "ongoing", "count": 0},
            {"state": "outcome_unknown", "count": 1},
        ]
    )

    shares = {each.get("class"): each.get("width") for each in elements(bar, "rect")}

    assert shares == {"f-completed": "75.00%", "f-outcome_unknown": "25.00%", "f-paper": "2"}


def test_a_visitor_sees_no_bar_where_nothing_is_known():
    assert stacked_bar([{"state": "completed", "count": None}]) == ""
    assert stacked_bar([]) == ""


def test_a_visitor_of_a_pair_that_nobody_looked_for_reads_so():
    assert "unassessed" in matrix_cell("Nobody has looked yet")
    assert 'class="cell none"' in matrix_cell("Looked for, none found", looked_for=True)


def test_a_visitor_counts_a_diamond_for_each_pair_up_to_what_fits():
    assert matrix_cell("2", endorsed=1, proposed=1).count("<use") == 2
    assert matrix_cell("90", proposed=90).count("<use") == 6


def test_a_title_with_markup_stays_text_in_a_cell():
    cell = matrix_cell("<b>", proposed=1, url='/?a="><script>')

    assert "<b>" not in cell
    assert "<script>" not in cell


@pytest.mark.parametrize(
    "drawing",
    [
        patterns(),
        stacked_bar(
            [{"state": state, "count": 1} for state in ("planned", "suspended", "cancelled")]
        ),
        *(
            swatch(name)
            for name in (*SERIES, "member-possible", "planned-possible", "unknown", "band")
        ),
        year_axis(2003, 2018),
    ],
)
def test_no_drawing_carries_a_style_or_text_of_its_own(drawing):
    assert "style=" not in drawing
    assert not re.search(r"<text|<script", drawing)
    assert "aria-hidden" in drawing
    ElementTree.fromstring(drawing)  # noqa: S314


def test_a_visitor_reads_each_second_year_over_a_long_time():
    assert "<span>2003</span><span></span><span>2005</span>" in year_axis(2003, 2018)
    assert "<span>2014</span><span>2015</span>" in year_axis(2013, 2015)
    assert grid_class(2003, 2018) == "grid y16"
