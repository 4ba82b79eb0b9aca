"""What the timeline draws and tells, of groups that never were."""

from datetime import date

import pytest
from django.utils import timezone

from agencies.headcount import headcount
from agencies.models import Body, portal_body
from agencies.timeline import spelled, spelled_term, timeline
from tests.factories import (
    make_agency,
    make_attested_count,
    make_body,
    make_membership,
    make_office_term,
)

pytestmark = pytest.mark.django_db

YEARS = [(2006, "", False), (2010, "", True)]


@pytest.fixture
def group():
    """A group that grew out of another in 2006 and ended with 2010."""
    older = make_body(slug="older", kind="group", starts="2003", ends="2005")
    make_body(
        slug="global-migration-group",
        kind="group",
        starts="2006-01-01",
        ends="2010-12-31",
        predecessor=older,
    )
    return portal_body()


def told(group, day=date(2010, 12, 31)):
    """The chair, term by term, as (period, acronym or None)."""
    rows = timeline(group, day, YEARS).terms_and_gaps
    return [
        (row.period, None) if getattr(row, "is_gap", False) else (row.starts, row.agency.acronym)
        for row in rows
    ]


def make_chair(group, acronym, starts, ends, **values):
    agency = make_agency(acronym=acronym)
    return make_office_term(body=group, agency=agency, starts=starts, ends=ends, **values)


def test_months_without_a_chair_are_rows_of_their_own(group):
    make_chair(group, "A", "2006", "2008-12")
    make_chair(group, "B", "2009-06", "2010")

    assert told(group) == [("2006", "A"), ("January to May 2009", None), ("2009-06", "B")]


def test_a_gap_stands_before_the_first_and_after_the_last_chair(group):
    make_chair(group, "A", "2007", "2009")

    assert told(group) == [("2006", None), ("2007", "A"), ("2010", None)]


def test_co_chairs_at_the_same_time_leave_no_gap(group):
    make_chair(group, "A", "2006", "2010", role="co_chair")
    make_chair(group, "B", "2006", "2008", role="co_chair")

    assert told(group) == [("2006", "A"), ("2006", "B")]


def test_nobody_speaks_of_a_gap_where_an_end_is_not_known(group):
    make_chair(group, "A", "2006", "")

    assert told(group) == [("2006", "A")]


def test_days_on_which_somebody_may_have_presided_are_no_gap(group):
    make_chair(group, "A", "2006", "[2007-06-30..2008-05-31]")
    make_chair(group, "B", "2008-06", "2010")

    assert told(group) == [("2006", "A"), ("2008-06", "B")]


def test_terms_of_working_groups_are_not_those_of_the_group(group):
    make_office_term(body=make_body(parent=group), role="co_chair")

    assert told(group) == [("2006 to 2010", None)]


def test_agencies_stand_in_the_order_in_which_they_entered(group):
    old, young = make_agency(acronym="Z"), make_agency(acronym="A")
    make_membership(agency=young, body=group, starts="2008", ends="2010-12-31")
    make_membership(agency=old, body=group.predecessor, starts="2003", ends="2005")
    make_membership(agency=old, body=group, starts="2006", ends="2010-12-31")
    make_chair(group, "C", "2010", "2010")

    lines = timeline(group, date(2010, 1, 1), YEARS).lines

    assert [line.agency.acronym for line in lines] == ["Z", "A", "C"]
    assert [name for name, _row in lines[0].drawn(group)] == ["predecessor", "member"]
    assert [name for name, _row in lines[2].drawn(group)] == ["chair"]
    assert lines[2].entry is None


def test_observers_are_drawn_apart_from_members(group):
    make_membership(body=group, status="observer", starts="2008")

    (line,) = timeline(group, date(2010, 1, 1), YEARS).lines

    assert [name for name, _row in line.drawn(group)] == ["observer"]


def test_the_drawing_goes_on_to_the_year_in_which_the_group_may_have_ended(group):
    Body.objects.filter(pk=group.pk).update(ends_latest=date(2012, 12, 31))

    found = timeline(portal_body(), date(2010, 1, 1), YEARS)

    assert (found.first_year, found.last_year) == (2006, 2012)


def test_the_drawing_of_a_group_at_work_ends_with_this_year(group):
    Body.objects.filter(pk=group.pk).update(ends_latest=date.max, ends_earliest=date.max)

    found = timeline(portal_body(), timezone.localdate(), YEARS)

    assert found.last_year == timezone.localdate().year


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (date(2014, 1, 1), date(2014, 12, 31), ("2014", "2014")),
        (date(2006, 7, 1), date(2006, 12, 31), ("2006-07", "2006-12")),
        (date(2012, 2, 1), date(2012, 2, 29), ("2012-02", "2012-02")),
        (date(2006, 5, 9), date(2006, 6, 30), ("2006-05-09", "2006-06-30")),
    ],
)
def test_whole_months_and_years_are_called_so(first, last, edtf):
    assert spelled(first, last) == edtf


def test_a_term_with_an_uncertain_end_keeps_its_dates_as_written(group):
    term = make_chair(group, "A", "2010-01-01", "[2010-05-23..2010-12-31]")

    assert spelled_term(term) == ("2010-01-01", "[2010-05-23..2010-12-31]")


def test_a_count_that_agrees_with_the_names_is_not_repeated(group):
    make_membership(body=group, starts="2006", ends="2010-12-31")
    make_attested_count(body=group, on="2008", count=1)

    assert headcount(group, date(2008, 7, 1)).documents_say == ""


def test_counts_before_and_after_a_day_are_told_where_names_do_not_reach_them(group):
    make_membership(body=group, starts="2006", ends="2010-12-31")
    make_attested_count(body=group, on="2008-03", count=3)
    make_attested_count(body=group, on="2009-05", count=4)

    said = headcount(group, date(2008, 7, 1)).documents_say

    assert "The documents count 3 (March 2008), later 4 (May 2009)." in said
    assert "They do not name them all." in said


def test_a_count_within_what_is_possible_is_no_contradiction(group):
    make_membership(body=group, starts="[2006..2009]", ends="2010-12-31")
    make_attested_count(body=group, on="2007", count=1)

    answer = headcount(group, date(2007, 7, 1))

    assert (answer.members, answer.most, answer.counts) == (0, 1, ())


def test_a_portal_without_a_group_counts_nobody():
    answer = headcount(None, date(2010, 1, 1))

    assert (answer.members, answer.most, answer.documents_say) == (0, 0, "")
