"""What programs read of agencies, bodies, meetings and the library."""

import pytest

from agencies.api import routes
from tests.agencies.lists import LISTS
from tests.factories import (
    make_agency,
    make_body,
    make_document,
    make_glossary_entry,
    make_key_figure,
    make_meeting,
    make_membership,
    make_office_term,
    make_place,
)

pytestmark = pytest.mark.django_db


def test_every_list_of_the_app_has_an_address():
    assert {each.api_url for each in LISTS.values()} == {
        f"/api/v1/{prefix}/" for prefix, _viewset in routes
    }


@pytest.mark.parametrize("name", LISTS)
def test_a_program_reads_a_record_with_its_sources_confidence_and_addresses(client, name):
    source = make_document(slug="minutes", title="Minutes")
    record = LISTS[name].make(documents=[source], confidence="inferred", confidence_note="How.")
    answer = client.get(f"{LISTS[name].api_url}{record.slug}/").json()

    assert answer["id"] == record.pk
    assert answer["slug"] == record.slug
    assert answer["url"] == f"http://testserver{record.get_absolute_url()}"
    assert answer["api_url"] == f"http://testserver{LISTS[name].api_url}{record.slug}/"
    assert (answer["confidence"], answer["confidence_note"]) == ("inferred", "How.")
    assert answer["sources"] == [
        {"slug": "minutes", "title": "Minutes", "url": "http://testserver/library/minutes/"}
    ]


@pytest.mark.parametrize("name", LISTS)
def test_a_program_that_has_the_answer_is_not_sent_it_again(client, name):
    LISTS[name].make()
    first = client.get(LISTS[name].api_url)
    again = client.get(LISTS[name].api_url, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_filter_is_a_problem_document(client, name):
    response = client.get(LISTS[name].api_url, {"colour": "red"})

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_a_program_reads_names_aliases_and_constituents_of_an_agency(client):
    agency = make_agency(
        slug="commissions",
        acronym="RC",
        name="Commissions",
        name_fr="Les commissions",
        aliases=["Regional commissions", "Five commissions"],
        headquarters_country=make_place("CH"),
    )
    agency.constituents.create(acronym="ECE", name="For Europe", founded=1947)
    answer = client.get("/api/v1/agencies/commissions/").json()

    assert answer["name"] == {"en": "Commissions", "fr": "Les commissions"}
    assert answer["aliases"] == ["Five commissions", "Regional commissions"]
    assert answer["headquarters_country"] == "CH"
    assert answer["constituents"] == [
        {"acronym": "ECE", "name": "For Europe", "founded": 1947, "headquarters_city": ""}
    ]


def test_a_program_reads_dates_as_written_and_what_they_may_mean(client):
    agency, body = make_agency(slug="iom"), make_body(slug="group")
    row = make_membership(agency=agency, body=body, starts="[2006-01-01..2006-05-09]", ends="..")
    answer = client.get(f"/api/v1/memberships/{row.slug}/").json()

    assert (answer["agency"], answer["body"]) == ("iom", "group")
    assert (answer["starts"], answer["ends"]) == ("[2006-01-01..2006-05-09]", "..")
    assert (answer["starts_earliest"], answer["starts_latest"]) == ("2006-01-01", "2006-05-09")
    assert answer["ends_latest"] == "9999-12-31"


def test_a_program_reads_roles_numbers_places_and_relations(client):
    term = make_office_term(role="co_convener", is_interim=True, motto="A theme")
    figure = make_key_figure(value="1500.5", unit="staff")
    meeting = make_meeting(body=None, country=make_place("SE"), city="Stockholm")
    iom = make_agency(slug="iom")
    document = make_document(lead_agencies=[iom], signatories=[iom], url="https://example.org/d")
    other = make_glossary_entry(slug="other")
    entry = make_glossary_entry(term="one", term_fr="un", see_also=[other])

    answer = client.get(f"/api/v1/office-terms/{term.slug}/").json()
    assert (answer["role"], answer["is_interim"], answer["motto"]) == (
        "co_convener",
        True,
        "A theme",
    )
    assert client.get(f"/api/v1/key-figures/{figure.slug}/").json()["value"] == 1500.5
    answer = client.get(f"/api/v1/meetings/{meeting.slug}/").json()
    assert (answer["body"], answer["country"], answer["city"]) == (None, "SE", "Stockholm")
    answer = client.get(f"/api/v1/documents/{document.slug}/").json()
    assert answer["lead_agencies"] == answer["signatories"] == ["iom"]
    assert answer["original"] == "https://example.org/d"
    answer = client.get(f"/api/v1/glossary/{entry.slug}/").json()
    assert (answer["term"], answer["see_also"]) == ({"en": "one", "fr": "un"}, ["other"])
