"""The home page has one face for a group at work and one for a group that has ended."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_agency, make_body, make_meeting, make_membership, make_office_term

GROUP = "global-migration-group"


@pytest.fixture
def group_at_work(db):
    return make_body(slug=GROUP, name="Group at Work", kind="group", starts="2019", ends="..")


def test_a_visitor_of_an_empty_portal_is_told_so(client, db):
    page = client.get("/")

    assert page.status_code == 200
    assert "The record is empty so far." in page.text


def test_a_visitor_sees_what_the_group_was_on_its_last_day(client, record):
    page = client.get("/").text

    assert "Global Migration Group" in page
    assert "members when it ended" in page
    assert "possibly 19 by name; the documents count 22" in page
    assert "followed by the United Nations Network on Migration" in page
    assert f'href="{reverse("agency_list")}?on=2018-05-23"' in page
    assert "Last meetings" in page
    assert "Next meetings" not in page


def test_the_ribbon_shows_every_chair_and_the_gaps(client, record):
    page = client.get("/").text

    assert "UNESCO (interim)" in page
    assert "No chair on record, 5 months" in page
    assert "No chair on record, 1 month" in page
    assert "IOM and FAO" in page


def test_a_visitor_sees_who_chairs_a_group_at_work(client, group_at_work):
    chair = make_agency(acronym="AAA", name="Agency in the chair")
    other = make_agency(acronym="BBB", name="Another agency")
    for agency in (chair, other):
        make_membership(agency=agency, body=group_at_work, starts="2019", ends="..")
    make_office_term(agency=chair, body=group_at_work, role="chair", starts="2020", ends="..")
    soon = timezone.localdate() + dt.timedelta(days=20)
    make_meeting(title="Retreat of next month", body=group_at_work, starts=soon.isoformat())
    make_meeting(title="Meeting of long ago", body=group_at_work, starts="2019-03-01")

    page = client.get("/").text

    assert "2 agencies work together in the Group at Work" in page
    assert "Agency in the chair" in page
    assert "Next meetings" in page
    assert "Retreat of next month" in page
    assert "Meeting of long ago" not in page
    assert "when it ended" not in page


def test_a_group_at_work_without_a_chair_says_so(client, group_at_work):
    assert "No chair on record" in client.get("/").text


def test_the_home_page_asks_the_database_a_constant_number_of_times(
    client, record, django_assert_max_num_queries
):
    client.get("/")
    with django_assert_max_num_queries(14):
        client.get("/")


def test_the_home_page_is_mirrored_in_arabic(client, record):
    page = client.get("/ar/").text

    assert '<html lang="ar" dir="rtl">' in page
    assert "الفريق العالمي المعني بالهجرة" in page
