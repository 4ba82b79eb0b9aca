import json

import pytest
from drf_spectacular.generators import SchemaGenerator

from agencies.models import Agency, Document, Membership, Publication

from .sample_lists import urlpatterns

pytestmark = pytest.mark.usefixtures("memberships")

LIST = "/api/v1/memberships/"


def problem(response, status):
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    found = json.loads(response.content)
    assert found["status"] == status
    assert found["type"].startswith("http://testserver/api/#")
    return found


def test_a_program_reads_a_list_with_its_links(client):
    found = client.get(f"{LIST}?page_size=2&page=2&agency=iom&agency=ilo").json()

    assert found["count"] == 4
    assert [each["slug"] for each in found["results"]] == ["ilo-group", "iom-group"]
    assert found["previous"] == (
        "http://testserver/api/v1/memberships/?agency=iom&agency=ilo&page_size=2"
    )
    assert found["next"] is None


def test_a_record_says_where_it_stands_and_what_it_rests_on(client):
    document = Document.objects.create(slug="report", title="The report", kind="un_document")
    draft = Document.objects.create(
        slug="draft", title="A draft", kind="un_document", publication=Publication.DRAFT
    )
    Agency.objects.get(slug="iom").documents.set([document, draft])

    found = client.get("/api/v1/agencies/iom/").json()

    assert found["url"] == "http://testserver/agencies/iom/"
    assert found["api_url"] == "http://testserver/api/v1/agencies/iom/"
    assert found["confidence"] == "attested"
    assert found["sources"] == [
        {
            "slug": "report",
            "title": "The report",
            "url": "http://testserver/documents/report/",
        }
    ]
    assert found["name"] == {"en": "International Organization for Migration"}
    assert found["bodies"] == ["force", "group"]


def test_a_period_is_given_as_written_and_in_days(client):
    found = client.get(f"{LIST}iom-force/").json()

    assert found["starts"] == found["starts_earliest"] == "2011-01-01"
    assert (found["ends"], found["ends_latest"]) == ("..", "9999-12-31")
    assert found["period"] == "since 1 January 2011"


def test_a_draft_does_not_exist_for_a_visitor(client):
    Membership.objects.filter(slug="iom-force").update(publication=Publication.DRAFT)

    problem(client.get(f"{LIST}iom-force/"), 404)
    assert client.get(LIST).json()["count"] == 4


def test_a_list_needs_three_queries_however_long(client, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/api/v1/agencies/")
    for number in range(30):
        Agency.objects.create(
            slug=f"a{number}", acronym_en=f"A{number}", name_en="A", kind="secretariat"
        )
    with django_assert_num_queries(3):
        client.get("/api/v1/agencies/")


@pytest.mark.parametrize("path", [LIST, f"{LIST}iom-force/", "/api/v1/agencies/iom/"])
def test_who_has_the_newest_bytes_is_told_so(client, path):
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Accept" in first.headers["Vary"]
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_change_changes_the_tag(client):
    before = client.get(f"{LIST}iom-force/")
    membership = Membership.objects.get(slug="iom-force")
    membership.note = "Changed."
    membership.save()

    after = client.get(f"{LIST}iom-force/", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert after.headers["ETag"].startswith('"2-')


@pytest.mark.parametrize(
    ("query", "parameter", "possible"),
    [
        ("agency=nobody", "agency", ["ilo", "iom", "unhcr"]),
        ("status=asleep", "status", ["member", "observer"]),
        ("on=yesterday", "on", []),
        ("sort=height", "sort", ["starts", "-starts", "agency", "-agency"]),
        ("page=first", "page", []),
        ("page=0", "page", []),
        ("page_size=201", "page_size", []),
        ("page_size=" + "9" * 5000, "page_size", []),
        ("format=xml", "format", ["json"]),
    ],
)
def test_a_wrong_parameter_is_told_what_is_possible(client, query, parameter, possible):
    found = problem(client.get(f"{LIST}?{query}"), 400)

    (error,) = found["errors"]
    assert error["parameter"] == parameter
    assert error["possible"] == possible
    assert error["detail"] in found["detail"]


def test_an_unknown_parameter_is_refused_in_lists_and_records(client):
    for path in (LIST, f"{LIST}iom-force/"):
        found = problem(client.get(f"{path}?colour=red"), 400)
        assert found["errors"][0]["parameter"] == "colour"


def test_a_page_past_the_end_is_named(client):
    assert problem(client.get(f"{LIST}?page=9"), 404)["detail"] == (
        "There is no page 9. The last one is page 1."
    )


def test_every_error_is_a_problem_document(client):
    assert problem(client.get(f"{LIST}nobody/"), 404)["instance"] == f"{LIST}nobody/"
    problem(client.get("/api/v1/nothing/"), 404)
    problem(client.get("/api/v1/memberships/%00/"), 404)
    assert "GET" in client.post(LIST).headers["Allow"]
    problem(client.delete(f"{LIST}iom-force/"), 405)
    problem(client.get(LIST, headers={"Accept": "text/html"}), 406)


def test_the_description_names_filters_pages_and_errors():
    schema = SchemaGenerator(patterns=urlpatterns).get_schema(request=None, public=True)
    listing = schema["paths"]["/api/v1/memberships/"]["get"]
    parameters = {each["name"]: each for each in listing["parameters"]}

    assert set(parameters) == {
        *("agency", "body", "part_of", "status", "on", "year", "sort"),
        *("page", "page_size"),
    }
    assert parameters["status"]["schema"]["items"]["enum"] == ["member", "observer"]
    assert parameters["on"]["schema"]["format"] == "date"
    assert set(listing["responses"]) == {"200", "304", "400", "404", "406", "429"}
    assert "Problem" in schema["components"]["schemas"]
