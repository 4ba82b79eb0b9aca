"""The years of the group, each on one page."""

import pytest
from django.conf import settings

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_document,
    make_framework,
    make_instrument,
    make_meeting,
    make_membership,
    make_office_term,
    make_plan,
    make_update,
)

pytestmark = pytest.mark.django_db


def section(page, name):
    return page.split(f'id="{name}"')[1].split("</section>")[0]


@pytest.fixture
def group():
    return make_body(slug=settings.PORTAL_BODY, kind="group", starts="2006", ends="..")


# The record


def test_a_visitor_sees_who_presided_in_2014(client, record):
    page = client.get("/years/2014/").text

    assert "International Labour Organization" in page
    assert "18 members" in page


def test_a_year_with_a_gap_shows_both_chairs_of_2012_and_the_gap(client, record):
    page = section(client.get("/years/2012/").text, "group")

    assert "(interim)" in page
    assert "United Nations Office on Drugs and Crime" in page
    assert "No chair on record, " in page


def test_a_year_before_the_group_is_that_of_its_predecessor(client, record):
    assert "6 members" in client.get("/years/2004/").text


def test_a_year_without_anything_says_so(client, record):
    page = client.get("/years/1990/").text

    for name in ("meetings", "publications", "work"):
        assert "None on record" in section(page, name)


@pytest.mark.parametrize("year", [0, 1800, 2500])
def test_no_page_for_a_year_of_no_group(client, record, year):
    assert client.get(f"/years/{year}/").status_code == 404


def test_every_number_of_a_year_opens_exactly_what_it_counts(client, record):
    page = client.get("/years/2014/").context_data

    counted = [(number, url) for number, url in page["numbers"].values() if number]
    assert len(counted) > 6
    for number, url in counted:
        assert client.get(url).context_data["count"] == number, url


def test_the_numbers_of_all_years_are_those_of_each(client, record):
    rows = {row.year: row for row in client.get("/years/").context_data["rows"]}

    assert set(rows) == set(range(2003, 2019))
    assert (rows[2014].members, rows[2014].most) == (18, 18)
    assert (rows[2017].members, rows[2017].most) == (18, 19)
    numbers = client.get("/years/2014/").context_data["numbers"]
    told = {url: number for _label, number, url in rows[2014].cells}
    assert told
    assert told.items() <= {url: number for number, url in numbers.values()}.items()


# What happens in a year


def test_who_joined_and_who_left_is_told_as_surely_as_it_is_known(client, group):
    for acronym, starts, ends in [
        ("FAO", "2014-05", ".."),
        ("WHO", "[2013..2014]", ".."),
        ("UNU", "2008", "2014-06"),
        ("IOM", "2006", ".."),
    ]:
        agency = make_agency(slug=acronym.lower(), acronym=acronym)
        make_membership(agency=agency, body=group, starts=starts, ends=ends)

    year = client.get("/years/2014/").context_data["group"]

    joined = [(each.row.agency.slug, each.is_certain) for each in year.joined]
    assert joined == [("fao", True), ("who", False)]
    assert [each.row.agency.slug for each in year.left] == ["unu"]
    assert [agency.slug for agency in year.members] == ["fao", "iom", "who"]


def test_nobody_left_a_group_that_ended(client, group):
    group.ends = "2014"
    group.save()
    make_membership(agency=make_agency(), body=group, starts="2006", ends="2014")

    page = client.get("/years/2014/")

    assert page.context_data["group"].left == []
    assert group.name in section(page.text, "group").split("Bodies that ended")[1]


def test_a_gap_is_cut_to_the_year(client, group):
    make_office_term(body=group, agency=make_agency(), starts="2006", ends="2013-09")
    make_office_term(body=group, agency=make_agency(), starts="2015", ends="2015")

    chairs = client.get("/years/2014/").context_data["group"].chairs

    assert [each.is_gap for each in chairs] == [True]
    assert chairs[0].period == "2014"


def test_what_was_agreed_and_done_in_the_year_stands_on_its_page(client, group):
    make_framework(title="Eight points", dated="2014-03")
    make_instrument(short_name="Adopted then", adopted="2014", entered_into_force="2016")
    make_instrument(short_name="In force then", adopted="1990", entered_into_force="2014-07")
    make_plan(title="Plan of the time", starts="2013", ends="2015")
    make_document(title="Statement of the time", date="2014", is_gmg_publication=True)
    make_document(title="By somebody else", date="2014")
    make_meeting(title="Meeting of the time", starts="2014-05-07", ends="2014-05-07")
    make_body(name="Task force of the time", starts="2014-02", ends="..")
    activity = make_activity(starts="2014", ends="2014", outputs=["Handbook"])
    activity.outputs.update(due="2014", due_earliest="2014-01-01", due_latest="2014-12-31")
    make_update(activity=activity, reported="2014-09")
    make_activity(starts="2013", ends="2015")

    page = client.get("/years/2014/")

    for words in (
        "Eight points",
        "Adopted then",
        "In force then",
        "Plan of the time",
        "Statement of the time",
        "Meeting of the time",
        "Task force of the time",
    ):
        assert words in page.text, words
    assert "By somebody else" not in page.text
    numbers = {name: number for name, (number, _url) in page.context_data["numbers"].items()}
    assert numbers.pop("plans") == 3  # each activity of this test has one of its own
    assert numbers == {
        "meetings": 1,
        "publications": 1,
        "frameworks": 1,
        "under_way": 2,
        "began": 1,
        "ended": 1,
        "due": 1,
        "delivered": 0,
        "reported": 1,
    }


def test_drafts_are_told_to_nobody(client, group):
    make_framework(title="A secret set", dated="2014", publication=Publication.DRAFT)
    make_membership(agency=make_agency(acronym="SECRET"), body=group, publication=Publication.DRAFT)
    make_activity(title="A secret seminar", starts="2014", publication=Publication.DRAFT)

    for path in ("/years/2014/", "/years/"):
        page = client.get(path).text
        assert "secret" not in page.casefold()
    assert client.get("/years/2014/").context_data["numbers"]["under_way"][0] == 0


def test_a_year_of_the_list_without_anything_says_so(client, group):
    page = client.get("/years/").text

    assert "Nothing on record" in page


def test_an_empty_portal_has_the_list(client):
    assert "No group on record." in client.get("/years/").text


@pytest.mark.parametrize("path", ["/years/2013/", "/years/"])
def test_a_year_costs_a_constant_number_of_queries(
    client, group, path, django_assert_max_num_queries
):
    for rows in (1, 4):
        for _number in range(rows):
            agency = make_agency()
            make_membership(agency=agency, body=group, starts="2013")
            make_meeting(body=group)
            make_update(activity=make_activity(leads=[agency]), reported="2013")
            make_document(is_gmg_publication=True)
            make_framework()
            make_instrument(adopted="2013")
        with django_assert_max_num_queries(14):
            client.get(path)
