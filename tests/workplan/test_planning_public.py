"""What was decided about plans is public with its reasons; who typed it is not."""

import csv

import pytest
from django.urls import reverse

from tests.factories import make_activity, make_agency, make_plan
from workplan.models import CheckWaiver

pytestmark = pytest.mark.django_db

EXPORTS = ("planevent_export", "checkwaiver_export")


@pytest.fixture
def plan(secretariat):
    plan = make_plan(state="adopted", slug="the-plan")
    agency = make_agency(slug="iom")
    plan.close(by=secretariat, comment="All is done.", on_behalf_of=agency)
    return plan


def waive(plan, activity=None, check="lead", **values):
    return CheckWaiver.objects.create(
        plan=plan, activity=activity, check_name=check, reason="The group leads.", **values
    )


def rows(client, name, **query):
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    return list(csv.DictReader(b"".join(response.streaming_content).decode().splitlines()))


def test_everybody_reads_the_steps_of_a_plan(client, plan, secretariat):
    first, second = rows(client, "planevent_export")
    assert (first["plan"], first["from_state"], first["to_state"]) == ("the-plan", "", "adopted")
    assert (second["to_state"], second["comment"], second["on_behalf_of"]) == (
        "closed",
        "All is done.",
        "iom",
    )
    assert second["decided_on"] == plan.events.last().decided_on.isoformat()


def test_everybody_reads_what_was_waived_and_why(client, plan, secretariat):
    activity = make_activity(plan=plan, slug="handbook")
    waive(plan, activity, by=secretariat)
    waive(plan, check="recommendation")
    found = rows(client, "checkwaiver_export")
    assert [(row["check_name"], row["activity"], row["reason"]) for row in found] == [
        ("lead", "handbook", "The group leads."),
        ("recommendation", "", "The group leads."),
    ]
    assert len(rows(client, "checkwaiver_export", check="lead", plan="the-plan")) == 1
    assert len(rows(client, "planevent_export", to_state="closed")) == 1


def test_the_api_gives_steps_and_waivers_with_their_plan(client, plan, secretariat):
    waive(plan, by=secretariat)
    data = client.get("/api/v1/workplans/the-plan/").json()
    assert data["events"] == [
        {
            "from_state": "",
            "to_state": "adopted",
            "decided_on": None,
            "on_behalf_of": "",
            "comment": "",
        },
        {
            "from_state": "adopted",
            "to_state": "closed",
            "decided_on": plan.events.last().decided_on.isoformat(),
            "on_behalf_of": "iom",
            "comment": "All is done.",
        },
    ]
    assert data["waivers"] == [
        {"check_name": "lead", "activity": None, "reason": "The group leads."}
    ]


def test_no_person_is_named(client, plan, secretariat):
    waive(plan, by=secretariat)
    texts = [client.get("/api/v1/workplans/the-plan/").content.decode()]
    texts += [b"".join(client.get(reverse(n)).streaming_content).decode() for n in EXPORTS]
    for text in texts:
        assert secretariat.name not in text
        assert secretariat.email not in text


def test_what_belongs_to_drafts_is_not_shown(client, plan, secretariat):
    hidden = make_activity(plan=plan, slug="hidden", publication="draft")
    waive(plan, hidden)
    draft = make_plan(publication="draft", slug="secret")
    waive(draft)
    assert rows(client, "checkwaiver_export") == []
    assert {row["plan"] for row in rows(client, "planevent_export")} == {"the-plan"}
    assert client.get("/api/v1/workplans/the-plan/").json()["waivers"] == []
    client.force_login(secretariat)
    assert len(rows(client, "checkwaiver_export")) == 2
    assert {row["plan"] for row in rows(client, "planevent_export")} == {"the-plan", "secret"}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_download_asks_as_much_for_many_rows_as_for_one(
    client, plan, name, django_assert_num_queries
):
    for number in range(2):
        for _number in range(1 + 9 * number):
            waive(plan, make_activity(plan=plan))
            make_plan()
        with django_assert_num_queries(1):
            rows(client, name)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_parameter_that_is_not_possible_is_named(client, name):
    response = client.get(reverse(name), {"plan": "nowhere"})
    assert response.status_code == 400
    assert "plan" in response.content.decode()


def test_the_data_page_offers_both(client):
    page = client.get(reverse("data")).content.decode()
    for name in EXPORTS:
        assert reverse(name) in page
