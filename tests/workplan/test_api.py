"""The work plan as programs read it."""

import pytest

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_document,
    make_place,
    make_plan,
    make_practice,
    make_recommendation,
    make_update,
)
from workplan.models import Output

pytestmark = pytest.mark.django_db


def read(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def everything(client, path):
    return read(client, f"{path}?page_size=200")["results"]


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("workplans/", "workplans"),
        ("activities/", "activities"),
        ("updates/", "progress_updates"),
        ("practices/", "practices"),
    ],
)
def test_a_program_reads_every_row_of_the_files(client, record, path, file):
    rows = {row["slug"]: row for row in record[file]}
    found = {row["slug"]: row for row in everything(client, path)}

    assert found.keys() == rows.keys()
    for slug, row in found.items():
        assert {each["slug"] for each in row["sources"]} == set(rows[slug]["documents"])


def test_a_program_reads_an_activity_as_the_file_has_it(client, record):
    found = {row["slug"]: row for row in everything(client, "activities/")}

    for row in record["activities"]:
        read_row = found[row["slug"]]
        leads = [each for each in read_row["agencies"] if each["role"] == "lead"]
        contributors = [each for each in read_row["agencies"] if each["role"] == "contributor"]
        assert {(each["agency"], each["is_reporting"]) for each in leads} == {
            (each["agency"], each["is_reporting"]) for each in row["lead_agencies"]
        }
        assert {each["agency"] for each in contributors} == {
            each["agency"] if isinstance(each, dict) else each
            for each in row["contributing_agencies"]
        }
        assert [each["title"] for each in read_row["outputs"]] == [
            each["title"] for each in row["outputs"]
        ]
        assert [(each["place"], each["as_published"]) for each in read_row["places"]] == [
            (each["code"], each["as_published"]) for each in row["places"]
        ]
        assert {
            (each["recommendation"], each["confidence"]) for each in read_row["recommendations"]
        } == {(each["recommendation"], each["confidence"]) for each in row["recommendations"]}
        assert read_row["starts"] == (row["starts"] or "")


def test_a_program_reads_plans_with_their_objectives(client, record):
    found = {row["slug"]: row for row in everything(client, "workplans/")}

    for row in record["workplans"]:
        assert [(each["code"], each["text"]) for each in found[row["slug"]]["objectives"]] == [
            (each["code"], each["text"]) for each in row["objectives"]
        ]


def test_page_download_and_api_filter_alike(client, record):
    query = "?agency=iom&plan=mawp-2013-2015&status=outcome_unknown"
    page = client.get(f"/activities/{query}").context_data["object_list"]

    assert {row["slug"] for row in read(client, f"activities/{query}")["results"]} == {
        activity.slug for activity in page
    }


def test_a_place_is_found_by_its_code_and_named_in_six_languages(client):
    make_place("SN")

    place = read(client, "places/sn/")

    assert place["code"] == "SN"
    assert (place["name"]["en"], place["name"]["es"], place["name"]["ar"]) == (
        "Senegal",
        "Senegal",
        "السنغال",
    )
    assert read(client, "places/SN/") == place
    assert place["api_url"].endswith("/api/v1/places/sn/")


def test_an_output_names_its_document_when_it_is_public(client):
    activity = make_activity()
    for publication in (Publication.PUBLISHED, Publication.DRAFT):
        document = make_document(slug=f"handbook-{publication}", publication=publication)
        Output.objects.create(
            activity=activity, title=f"{publication} handbook", due="2014", document=document
        )

    outputs = read(client, f"activities/{activity.slug}/")["outputs"]

    assert [each["document"] for each in outputs] == ["handbook-published", ""]
    assert (outputs[0]["due"], outputs[0]["due_latest"]) == ("2014", "2014-12-31")


def test_a_program_reads_of_an_activity_what_its_page_shows(client):
    plan = make_plan(objectives=["Coherence"])
    earlier = make_activity(slug="pilot", plan=plan)
    activity = make_activity(
        slug="second", plan=plan, carried_from=earlier, objective=plan.objectives.get()
    )
    activity.agency_links.create(agency=make_agency(slug="iom"), role="lead", starts="2014-03-03")
    make_update(activity=activity, reported="2014-05")
    make_update(activity=activity, reported="2015", agency=make_agency(slug="ilo"))
    make_update(activity=activity, publication=Publication.DRAFT)

    found = read(client, "activities/second/")

    assert (found["objective"], found["objective_text"]) == ("O1", "Coherence")
    assert (found["carried_from"], read(client, "activities/pilot/")["carried_into"]) == (
        "pilot",
        ["second"],
    )
    [lead] = found["agencies"]
    assert (lead["starts"], lead["starts_latest"]) == ("2014-03-03", "2014-03-03")
    assert [(each["reported"], each["agency"], each["origin"]) for each in found["updates"]] == [
        ("2015", "ilo", "agency_report"),
        ("2014-05", "", "public_record"),
    ]


def test_drafts_are_not_there(client):
    draft = {"publication": Publication.DRAFT}
    plan, activity = make_plan(**draft), make_activity(**draft)
    update, practice = make_update(activity=activity), make_practice(**draft)

    for path, record in (
        ("workplans/", plan),
        ("activities/", activity),
        ("updates/", update),
        ("practices/", practice),
    ):
        assert record.slug not in {row["slug"] for row in everything(client, path)}
        assert client.get(f"/api/v1/{path}{record.slug}/").status_code == 404


def test_a_recommendation_of_a_draft_is_not_named(client):
    item = make_recommendation(publication=Publication.DRAFT)
    activity = make_activity(serves=[item])

    assert read(client, f"activities/{activity.slug}/")["recommendations"] == []


def test_a_wrong_filter_is_a_problem_that_says_what_is_possible(client):
    make_agency(slug="iom", acronym="IOM")

    answer = client.get("/api/v1/activities/?agency=imo")

    assert answer.status_code == 400
    assert "iom" in answer.json()["errors"][0]["possible"]


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("workplans/", lambda: make_plan(objectives=["One", "Two"], documents=[make_document()])),
        (
            "activities/",
            lambda: make_activity(
                leads=[make_agency(), make_agency()],
                contributors=[make_agency()],
                places=[make_place("SN")],
                serves=[make_recommendation()],
                outputs=["Handbook"],
                documents=[make_document()],
            ),
        ),
        ("updates/", lambda: make_update(documents=[make_document()])),
        (
            "practices/",
            lambda: make_practice(places=[make_place("SN")], agencies=[make_agency()]),
        ),
    ],
)
def test_a_list_takes_three_queries_however_long_it_is(
    client, path, made, django_assert_max_num_queries
):
    for rows in (1, 5):
        for _number in range(rows):
            made()
        with django_assert_max_num_queries(3):
            everything(client, path)


def test_the_list_of_places_takes_three_queries(client, django_assert_max_num_queries):
    for code in ("SN", "ML", "NE", "BF"):
        make_place(code)
    with django_assert_max_num_queries(3):
        everything(client, "places/")
