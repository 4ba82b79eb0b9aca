"""Every row of the files of the work plan is on a page and in a download."""

import csv
import io
from collections import defaultdict

import pytest
from django.utils.html import escape

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().split())


def lines_of(response):
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_a_visitor_finds_every_activity_in_the_list_and_in_the_download(client, record):
    slugs = {row["slug"] for row in record["activities"]}
    page = client.get("/activities/?page=all")

    assert {activity.slug for activity in page.context_data["object_list"]} == slugs
    assert {line["slug"] for line in lines_of(client.get("/activities.csv"))} == slugs


def test_a_visitor_opens_every_activity_and_finds_what_the_file_says(client, record):
    updates = defaultdict(list)
    for row in record["progress_updates"]:
        updates[row["activity"]].append(row["slug"])

    for row in record["activities"]:
        page = text_of(client.get(f"/activities/{row['slug']}/"))
        for update in updates[row["slug"]]:
            assert f'id="update-{update}"' in page
        for output in row["outputs"]:
            assert escape(output["title"]) in page
        for place in row["places"]:
            assert f"/places/{place['code'].lower()}/" in page
        for link in row["lead_agencies"]:
            assert f"/agencies/{link['agency']}/" in page
        for served in row["recommendations"]:
            assert f"/recommendations/{served['recommendation']}/" in page


def test_a_visitor_finds_every_plan_with_its_objectives(client, record):
    for row in record["workplans"]:
        page = text_of(client.get(f"/workplans/{row['slug']}/"))
        for objective in row["objectives"]:
            assert objective["text"] in page
        of_plan = [each for each in record["activities"] if each["plan"] == row["slug"]]
        listed = client.get(f"/activities/?plan={row['slug']}&page=all").context_data["object_list"]
        assert {each.slug for each in listed} == {each["slug"] for each in of_plan}


def test_a_visitor_finds_every_update_in_the_list_and_in_the_download(client, record):
    page = client.get("/updates/?page=all")
    slugs = {row["slug"] for row in record["progress_updates"]}

    assert {update.slug for update in page.context_data["object_list"]} == slugs
    assert {line["slug"] for line in lines_of(client.get("/updates.csv"))} == slugs
    for row in record["progress_updates"]:
        assert f'id="update-{row["slug"]}"' in text_of(
            client.get(f"/activities/{row['activity']}/")
        )


def test_a_visitor_finds_every_practice(client, record):
    page = client.get("/practices/?page=all")
    slugs = {row["slug"] for row in record["practices"]}

    assert {practice.slug for practice in page.context_data["object_list"]} == slugs
    assert {line["slug"] for line in lines_of(client.get("/practices.csv"))} == slugs
    for slug in slugs:
        assert client.get(f"/practices/{slug}/").status_code == 200


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/workplans.csv", lambda files: len(files["workplans"])),
        (
            "/objectives.csv",
            lambda files: sum(len(row["objectives"]) for row in files["workplans"]),
        ),
        ("/outputs.csv", lambda files: sum(len(row["outputs"]) for row in files["activities"])),
        (
            "/activity-agencies.csv",
            lambda files: sum(
                len(row["lead_agencies"]) + len(row["contributing_agencies"])
                for row in files["activities"]
            ),
        ),
        (
            "/activity-recommendations.csv",
            lambda files: sum(len(row["recommendations"]) for row in files["activities"]),
        ),
        (
            "/activity-places.csv",
            lambda files: sum(len(row["places"]) for row in files["activities"]),
        ),
        (
            "/practice-places.csv",
            lambda files: sum(len(row["places"]) for row in files["practices"]),
        ),
    ],
)
def test_downloads_hold_every_row_of_the_files(client, record, path, count):
    assert len(lines_of(client.get(path))) == count(record)


def test_a_newcomer_finds_what_iom_did_on_recruitment(client, record):
    page = client.get("/activities/?agency=iom&text=recruitment")

    [activity] = page.context_data["object_list"]
    assert activity.title == "Fair Recruitment Initiative"


def test_a_plan_that_is_over_says_what_is_not_known(client, record):
    page = text_of(client.get("/workplans/mawp-2013-2015/"))

    assert "The text of the plan was not found." in page
    assert "What became of 18 of its activities is not on record." in page
    assert "Overdue" not in page


def test_every_number_of_a_plan_opens_exactly_what_it_counts(client, record):
    page = client.get("/workplans/mawp-2013-2015/").context_data
    parts = [
        part
        for rows in (page["bodies"], page["leads"], page["kinds"])
        for _what, progress in rows
        for part in [*progress.parts(), {"url": progress.url, "count": progress.total}]
    ]

    for part in [*parts, *filter(lambda each: each["count"], page["segments"])]:
        assert client.get(part["url"]).context_data["count"] == part["count"], part


def test_the_numbers_of_places_open_what_they_count(client, record):
    rows = client.get("/places/").context_data["rows"]

    counted = 0
    for row in rows[::3]:
        for kind in ("activities", "practices", "meetings"):
            if row[kind]:
                page = client.get(f"/{kind}/?place={row['place'].code.lower()}")
                assert page.context_data["count"] == row[kind], (row["place"].code, kind)
                counted += 1
    assert counted


def test_a_region_counts_once_what_several_of_its_parts_have(client, record):
    rows = {row["place"].code: row for row in client.get("/places/").context_data["rows"]}

    assert rows["001"]["activities"] == sum(bool(row["places"]) for row in record["activities"])
    assert rows["001"]["practices"] == sum(bool(row["places"]) for row in record["practices"])


def test_every_place_is_on_the_page_and_in_the_download(client, record):
    codes = {row["code"] for row in record["places"]}
    page = text_of(client.get("/places/"))

    assert {line["code"] for line in lines_of(client.get("/places.csv"))} == codes
    assert all(f"/places/{code.lower()}/" in page for code in codes)
