"""What a visitor reads of the work plan."""

import csv
import io

import pytest
from django.urls import reverse

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_place,
    make_plan,
    make_practice,
    make_recommendation,
    make_theme,
    make_update,
)
from workplan.models import Activity, Objective, Output, ProgressUpdate

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().split())


def lines_of(response):
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


def titles(client, query):
    response = client.get(f"/activities/{query}")
    assert response.status_code == 200, text_of(response)
    return {activity.title for activity in response.context_data["object_list"]}


# Filters


@pytest.fixture
def two_activities():
    """Handbook: led by ILO, contributed to by IOM, in Senegal. Atlas: led by IOM, nowhere."""
    africa = make_place("002")
    senegal = make_place("SN", region=africa)
    ilo, iom = make_agency(slug="ilo", acronym="ILO"), make_agency(slug="iom", acronym="IOM")
    theme = make_theme(slug="data")
    served = make_recommendation(slug="sg-7", themes=[theme])
    make_activity(
        title="Handbook",
        leads=[ilo],
        contributors=[iom],
        places=[senegal],
        serves=[served],
        plan=make_plan(slug="first"),
        body=make_body(slug="data-group"),
        status="completed",
        starts="2011",
        ends="2012",
    )
    make_activity(title="Atlas", leads=[iom], status="ongoing", kind="event", scope="single_agency")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Handbook", "Atlas"}),
        ("?text=hand", {"Handbook"}),
        ("?plan=first", {"Handbook"}),
        ("?status=ongoing", {"Atlas"}),
        ("?status=ongoing&status=completed", {"Handbook", "Atlas"}),
        ("?agency=iom", {"Handbook", "Atlas"}),
        ("?lead=iom", {"Atlas"}),
        ("?contributor=iom", {"Handbook"}),
        ("?body=data-group", {"Handbook"}),
        ("?body=none", {"Atlas"}),
        ("?body=none&body=data-group", {"Handbook", "Atlas"}),
        ("?theme=data", {"Handbook"}),
        ("?recommendation=sg-7", {"Handbook"}),
        ("?place=sn", {"Handbook"}),
        ("?place=002", {"Handbook"}),
        ("?kind=event", {"Atlas"}),
        ("?scope=single_agency", {"Atlas"}),
        ("?year=2012", {"Handbook"}),
        ("?on=2014-07-01", {"Atlas"}),
    ],
)
def test_a_visitor_narrows_the_list(client, two_activities, query, found):
    assert titles(client, query) == found
    assert {line["title"] for line in lines_of(client.get(f"/activities.csv{query}"))} == found


@pytest.mark.parametrize(
    "query", ["?status=finished", "?agency=who", "?place=zz", "?q=x", "?year=20144", "?on=2014"]
)
def test_a_wrong_filter_is_said_and_never_ignored(client, two_activities, query):
    page = client.get(f"/activities/{query}")

    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert client.get(f"/activities.csv{query}").status_code == 400


def test_the_bar_of_a_filtered_list_opens_what_it_counts(client, two_activities):
    segments = client.get("/activities/?agency=iom").context_data["segments"]

    for segment in filter(lambda each: each["count"], segments):
        assert client.get(segment["url"]).context_data["count"] == segment["count"]


def test_activities_are_sorted_by_what_is_on_record_last(client, two_activities):
    make_update(activity=Activity.objects.get(title="Atlas"), reported="2014-05")

    page = client.get("/activities/?sort=newest")

    assert [each.title for each in page.context_data["object_list"]] == ["Atlas", "Handbook"]
    assert "May 2014" in text_of(page)


# Words


def test_what_is_on_record_is_never_called_a_report(client):
    update = make_update(what_changed="The handbook was printed.")

    page = text_of(client.get(update.activity.get_absolute_url()))

    assert "The handbook was printed." in page
    assert "no agency reported it here" in page


def test_a_link_that_is_our_reading_says_so(client):
    activity = make_activity(serves=[make_recommendation()])
    assert "our reading" not in text_of(client.get(activity.get_absolute_url()))

    activity.recommendation_links.update(confidence="inferred")
    assert "the link is our reading" in text_of(client.get(activity.get_absolute_url()))


def test_a_place_is_called_what_the_reader_calls_it_and_what_was_published(client):
    activity = make_activity(places=[make_place("MD")])
    activity.place_links.update(as_published="Republic of Moldova")

    page = text_of(client.get(activity.get_absolute_url()))

    assert "Moldova</a>" in page
    assert "Republic of Moldova" in page
    assert "Moldavie" in text_of(client.get(f"/fr{activity.get_absolute_url()}"))


def test_an_activity_that_ended_without_a_known_outcome_is_not_overdue(client):
    activity = make_activity(
        status="outcome_unknown", last_known_status="ongoing", status_as_of="2015"
    )
    page = text_of(client.get(activity.get_absolute_url()))

    assert "Outcome not on record" in page
    assert "Last known: ongoing, as of 2015" in page


def test_a_text_of_one_language_is_marked_on_a_page_of_another(client):
    activity = make_activity(title="Handbook")

    page = text_of(client.get(f"/ar{activity.get_absolute_url()}"))

    assert '<span lang="en" dir="ltr">Handbook</span>' in page


def test_a_withdrawn_activity_says_why(client):
    activity = make_activity(
        publication=Publication.WITHDRAWN, withdrawn_because="It was listed twice."
    )
    page = client.get(activity.get_absolute_url())

    assert page.status_code == 410
    assert "It was listed twice." in text_of(page)


def test_what_was_withdrawn_before_its_plan_was_public_is_not_told(client):
    plan = make_plan(publication=Publication.DRAFT)
    activity = make_activity(
        plan=plan, publication=Publication.WITHDRAWN, withdrawn_because="It was listed twice."
    )

    assert client.get(activity.get_absolute_url()).status_code == 404


# Places


def test_a_place_shows_what_is_on_record_there(client, two_activities):
    make_practice(title="Migration on the agenda", places=[make_place("SN")])

    page = text_of(client.get("/places/sn/"))

    assert "Senegal" in page
    assert "Africa" in page
    assert "Handbook" in page
    assert "Atlas" not in page
    assert "Migration on the agenda" in page
    assert "/activities/?place=sn&amp;agency=ilo" in page


def test_a_region_shows_what_lies_in_it(client, two_activities):
    assert "Handbook" in text_of(client.get("/places/002/"))


def test_a_code_in_capitals_leads_to_the_page(client, two_activities):
    assert client.get("/places/SN/").url == "/places/sn/"
    assert client.get("/places/zz/").status_code == 404


def test_places_are_downloaded_with_their_names(client):
    make_place("SN")

    [line] = lines_of(client.get("/places.csv"))

    assert (line["code"], line["name"], line["kind"]) == ("SN", "Senegal", "country")


# Rows that belong to a draft are drafts


def test_what_belongs_to_a_draft_is_in_no_download(client):
    plan = make_plan(objectives=["Secret aim"], publication=Publication.DRAFT)
    activity = make_activity(
        plan=plan,
        leads=[make_agency()],
        places=[make_place()],
        serves=[make_recommendation()],
        outputs=["Secret output"],
    )
    make_update(activity=activity)
    practice = make_practice(places=[make_place()], publication=Publication.DRAFT)

    assert (Objective.objects.count(), Output.objects.count()) == (1, 1)
    assert ProgressUpdate.objects.count() == 1
    for name in (
        "workplan_export",
        "objective_export",
        "activity_export",
        "output_export",
        "activityagency_export",
        "activityplace_export",
        "activityrecommendation_export",
        "progressupdate_export",
        "practice_export",
        "practiceplace_export",
    ):
        assert lines_of(client.get(reverse(name))) == [], name
    for record in (plan, activity, practice):
        assert client.get(record.get_absolute_url()).status_code == 404
    assert client.get("/places/").context_data["rows"] == []


def test_the_places_of_drafts_are_not_offered(client):
    make_activity(places=[make_place("SN")], publication=Publication.DRAFT)

    assert "Senegal" not in text_of(client.get("/activities/"))
