"""Good practices: what they came out of, what they show, and where else they are told of."""

import csv
import io

import pytest
import tablib

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_place,
    make_practice,
    make_recommendation,
    make_theme,
)
from workplan.models import Practice
from workplan.resources import PracticeResource

pytestmark = pytest.mark.django_db


@pytest.fixture
def data():
    return make_theme(slug="data", name="Data")


@pytest.fixture
def surveys(data):
    return make_activity(slug="surveys", title="Surveys of costs", themes=[data])


@pytest.fixture
def item(data):
    return make_recommendation(slug="sg-7", text="Know the facts", themes=[data])


@pytest.fixture
def interviews(surveys, item, data):
    """A practice with everything around it, and a neighbour on its theme."""
    make_practice(slug="neighbour", title="Common tables", themes=[data])
    return make_practice(
        slug="interviews",
        title="Interviews with workers",
        results="Fees fell by a third in 2016.",
        activities=[surveys],
        recommendations=[item],
        themes=[data],
        agencies=[make_agency(slug="ilo", acronym="ILO")],
        places=[make_place("SN", region=make_place("002"))],
    )


def found(client, query):
    page = client.get(f"/practices/{query}")
    assert page.status_code == 200, page.text
    return {practice.slug for practice in page.context_data["object_list"]}


def test_a_visitor_reads_what_came_of_a_practice_and_what_it_belongs_to(client, interviews):
    page = client.get("/practices/interviews/").text

    assert "Fees fell by a third in 2016." in page
    assert 'href="/activities/surveys/"' in page
    assert 'href="/recommendations/sg-7/"' in page
    assert 'href="/practices/neighbour/"' in page
    assert 'href="/practices/?theme=data"' in page


def test_a_practice_without_results_says_so_in_words(client, interviews):
    page = client.get("/practices/neighbour/").text

    assert "No result on record" in page
    assert "No activity on record" in page
    assert "No recommendation on record" in page


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("?activity=surveys", {"interviews"}),
        ("?recommendation=sg-7", {"interviews"}),
        ("?theme=data", {"interviews", "neighbour"}),
        ("?place=002&agency=ilo", {"interviews"}),
        ("?level=regional", set()),
    ],
)
def test_a_visitor_narrows_the_list_the_file_and_the_api_alike(client, interviews, query, slugs):
    lines = b"".join(client.get(f"/practices.csv{query}").streaming_content).decode()
    rows = client.get(f"/api/v1/practices/{query}").json()["results"]

    assert found(client, query) == slugs
    assert {line["slug"] for line in csv.DictReader(io.StringIO(lines))} == slugs
    assert {row["slug"] for row in rows} == slugs


def test_the_file_and_the_api_name_what_a_practice_is_linked_with(client, interviews):
    lines = b"".join(client.get("/practices.csv?activity=surveys").streaming_content).decode()
    [line] = csv.DictReader(io.StringIO(lines))
    row = client.get("/api/v1/practices/interviews/").json()

    assert (line["activities"], line["recommendations"]) == ("surveys", "sg-7")
    assert (row["activities"], row["recommendations"]) == (["surveys"], ["sg-7"])
    assert line["results"] == row["results"] == "Fees fell by a third in 2016."


@pytest.mark.parametrize("query", ["?activity=nothing", "?recommendation=nothing"])
def test_an_unknown_link_is_refused(client, interviews, query):
    assert client.get(f"/practices/{query}").status_code == 400
    assert client.get(f"/practices.csv{query}").status_code == 400
    assert client.get(f"/api/v1/practices/{query}").status_code == 400


@pytest.mark.parametrize(
    ("path", "linked"),
    [
        ("/activities/surveys/", "activity=surveys"),
        ("/recommendations/sg-7/", "recommendation=sg-7"),
    ],
)
def test_the_page_of_what_it_came_out_of_leads_to_it(client, interviews, path, linked):
    page = client.get(path).text

    assert 'href="/practices/interviews/"' in page
    assert 'href="/practices/neighbour/"' not in page  # it is on the same theme alone
    assert f'href="/practices/?{linked}"' in page
    assert "2 good practices on the same themes" in page
    assert found(client, "?theme=data") == {"interviews", "neighbour"}


def test_an_activity_without_practices_or_themes_says_so(client):
    make_activity(slug="alone")

    page = client.get("/activities/alone/").text

    section = page.split('id="practices"')[1].split("</section>")[0]
    assert "None on record" in section


def test_drafts_are_named_nowhere(client, interviews, surveys, data):
    draft = make_activity(title="A secret seminar", publication=Publication.DRAFT)
    interviews.activities.add(draft)
    make_practice(
        title="A secret practice",
        activities=[surveys],
        themes=[data],
        publication=Publication.DRAFT,
    )

    for path in ("/practices/interviews/", "/activities/surveys/", "/api/v1/practices/"):
        assert "secret" not in client.get(path).text
    assert "2 good practices on the same themes" in client.get("/activities/surveys/").text


def test_a_file_of_old_without_the_new_columns_changes_none_of_them(interviews):
    old = tablib.Dataset(["interviews", "Talks with workers"], headers=["slug", "title"])

    result = PracticeResource().import_data(old)

    assert not result.has_errors()
    practice = Practice.objects.get(slug="interviews")
    assert practice.title == "Talks with workers"
    assert practice.results == "Fees fell by a third in 2016."
    assert [each.slug for each in practice.activities.all()] == ["surveys"]


def test_an_editor_links_practices_in_a_spreadsheet(interviews):
    sheet = PracticeResource().export()
    row = sheet.dict[[each["slug"] for each in sheet.dict].index("neighbour")]
    row |= {"activities": "surveys", "recommendations": "sg-7", "results": "One table for all."}
    changed = tablib.Dataset(list(row.values()), headers=list(row))

    assert not PracticeResource().import_data(changed).has_errors()

    practice = Practice.objects.get(slug="neighbour")
    assert [each.slug for each in practice.recommendations.all()] == ["sg-7"]
    assert practice.results == "One table for all."


def test_the_links_that_ship_are_told_as_our_reading(record):
    linked = [row for row in record["practices"] if row.get("activities")]

    assert linked
    for row in linked:
        assert "our reading" in row["confidence_note"]
        practice = Practice.objects.get(slug=row["slug"])
        assert {each.slug for each in practice.activities.all()} == set(row["activities"])
