"""The page of an activity: what happened to it by the world's dates, now and as of a day."""

from datetime import date

import pytest

from tests.factories import make_activity, make_agency, make_document, make_plan, make_update
from workplan.models import ActivityAgency, Output, PlanEvent

pytestmark = pytest.mark.django_db


def context(client, activity, query=""):
    response = client.get(f"{activity.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.context_data


def told(client, activity, query=""):
    """The history as (when, what, note)."""
    events = context(client, activity, query)["events"]
    return [(str(each["when"]), str(each["title"]), str(each["note"])) for each in events]


@pytest.fixture
def handbook():
    """Led by ILO; IOM joined as a lead; an output came out of it; completed by 2015."""
    ilo, iom = make_agency(slug="ilo", acronym="ILO"), make_agency(slug="iom", acronym="IOM")
    activity = make_activity(
        title="Handbook", leads=[ilo], starts="2014", ends="2015", status="completed"
    )
    ActivityAgency.objects.create(
        activity=activity, agency=iom, role="lead", starts="2014-03-03", ends="[2015-01..2015-03]"
    )
    Output.objects.create(
        activity=activity, title="First draft", due="2014-12", delivered="2015-02-01"
    )
    make_update(activity=activity, reported="2015-06", status="completed")
    return activity


def test_a_researcher_reads_what_happened_by_the_worlds_dates(client, handbook):
    assert told(client, handbook) == [
        ("2014", "Began", "Led by ILO"),
        ("3 March 2014", "IOM co-led from then on", ""),
        ("between January and March 2015", "IOM co-led until then", ""),
        ("1 February 2015", "Output delivered", "First draft"),
        ("June 2015", "On record: Completed", ""),
        ("2015", "Ended", ""),
    ]


def test_as_of_a_day_only_what_had_certainly_happened_is_told(client, handbook):
    page = context(client, handbook, "?on=2015-02-01")

    assert [str(each["when"]) for each in page["events"]] == [
        "2014",
        "3 March 2014",
        "1 February 2015",
    ]
    assert [link.agency.slug for link in page["leads"]] == ["ilo"]
    assert (page["record"].standing, page["notes"]) == ("ongoing", [])


def test_as_of_a_day_an_output_is_delivered_or_not_yet(client, handbook):
    def stood(day):
        return context(client, handbook, f"?on={day}")["outputs"][0].delivery

    assert stood("2015-01-31") != "delivered"
    assert stood("2015-02-01") == "delivered"


def test_an_output_that_is_still_to_come_lacks_no_delivery(client):
    plan = make_plan(state="adopted", starts="2000", ends="2099")
    activity = make_activity(plan=plan, starts="2000", ends="2099")
    Output.objects.create(activity=activity, title="Handbook", due="2098")

    page = client.get(activity.get_absolute_url()).text

    assert "Due 2098" in page
    assert "delivery not on record" not in page


def test_as_of_a_day_the_leads_of_that_day_are_named(client, handbook):
    def leads(day):
        return [link.agency.slug for link in context(client, handbook, f"?on={day}")["leads"]]

    assert leads("2014-02-01") == ["ilo"]
    assert leads("2014-04-01") == ["ilo", "iom"]


def test_what_agencies_said_stands_apart_from_what_was_read(client, handbook):
    report = make_update(
        activity=handbook, agency=make_agency(acronym="UNDP"), reported="2015-03-01"
    )

    page = client.get(handbook.get_absolute_url())

    assert [each.pk for each in page.context_data["reports"]] == [report.pk]
    assert len(page.context_data["notes"]) == 1
    assert "Reports of the agencies" in page.text
    assert ("1 March 2015", "UNDP reported: Ongoing", "") in told(client, handbook)


def test_a_plan_and_what_came_before_and_after_are_part_of_it(client):
    plan = make_plan()
    PlanEvent.objects.create(plan=plan, to_state="adopted", decided_on=date(2012, 11, 5))
    earlier = make_activity(title="Pilot", starts="2011", ends="2012")
    activity = make_activity(
        title="Second phase", plan=plan, carried_from=earlier, starts="2013", ends="2014"
    )
    make_activity(title="Third phase", carried_from=activity, starts="2015", ends="..")

    assert told(client, activity) == [
        ("5 November 2012", "The plan was adopted", ""),
        ("2013", "Carried on from", "Pilot"),
        ("2013", "Began", ""),
        ("2014", "Ended", ""),
        ("2015", "Carried on as", "Third phase"),
    ]


def test_drafts_are_no_part_of_its_history(client, handbook):
    make_activity(title="Secret", carried_from=handbook, publication="draft")
    Output.objects.create(
        activity=handbook,
        title="Second draft",
        delivered="2015-03-01",
        document=make_document(slug="secret-source", publication="draft"),
    )

    page = client.get(handbook.get_absolute_url()).text

    assert "Second draft" in page
    assert "secret-source" not in page
    assert "Secret" not in page


def test_what_is_to_come_is_not_told_as_past(client, time_machine):
    time_machine.move_to("2013-06-01T12:00:00Z")
    activity = make_activity(starts="2014-01-01", ends="2015", status="planned")

    assert told(client, activity) == [
        ("1 January 2014", "Is to begin", ""),
        ("2015", "Is to end", ""),
    ]


def test_an_activity_without_dates_says_so(client):
    activity = make_activity(starts="", ends="", status="outcome_unknown")

    page = client.get(activity.get_absolute_url())

    assert page.context_data["events"] == []
    assert "calendar.ics" not in page.text


def test_its_calendar_is_offered_where_a_day_is_certain(client, handbook):
    assert (
        f"{handbook.get_absolute_url()}calendar.ics" in client.get(handbook.get_absolute_url()).text
    )
