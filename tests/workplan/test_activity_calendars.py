"""The days of activities and plans in calendars, read back as calendar programs read them."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.factories import make_activity, make_agency, make_plan
from workplan.models import Output

pytestmark = pytest.mark.django_db


def read(client, url):
    response = client.get(url)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(b"".join(response.streaming_content))


def entries(client, url):
    """Day -> summary of each entry."""
    return {
        each.decoded("dtstart"): str(each["summary"]) for each in read(client, url).walk("VEVENT")
    }


@pytest.fixture
def handbook():
    activity = make_activity(
        title="Handbook; second, new edition",
        starts="2014-02-01",
        ends="2016",
        leads=[make_agency(acronym="IOM")],
    )
    Output.objects.create(activity=activity, title="Draft", due="2015-05", delivered="2015-07-01")
    return activity


def address(activity):
    return f"{activity.get_absolute_url()}calendar.ics"


def test_who_follows_an_activity_has_its_days(client, handbook):
    assert entries(client, address(handbook)) == {
        date(2014, 2, 1): "Begins: Handbook; second, new edition",
        date(2015, 5, 31): "Due: Draft",
        date(2016, 12, 31): "Ends: Handbook; second, new edition",
    }


def test_an_entry_tells_what_it_is_about(client, handbook):
    begins = read(client, address(handbook)).walk("VEVENT")[0]

    assert begins["uid"] == f"activity-{handbook.slug}-starts@global-migration-group"
    assert begins["url"] == f"http://testserver{handbook.get_absolute_url()}"
    assert begins.decoded("dtstamp") == handbook.changed_at.replace(microsecond=0)
    assert begins["description"] == "1 February 2014 to 2016\nLeads: IOM"
    assert begins["summary"].params["LANGUAGE"] == "en"


def test_a_changed_date_moves_the_same_entry(client, handbook):
    before = read(client, address(handbook)).walk("VEVENT")[0]
    handbook.starts = "2014-03-01"
    handbook.save()

    after = read(client, address(handbook)).walk("VEVENT")[0]

    assert after["uid"] == before["uid"]
    assert after.decoded("dtstart") == date(2014, 3, 1)
    assert after["sequence"] > before["sequence"]


def test_what_is_not_certain_is_left_out_and_said(client):
    activity = make_activity(title="Atlas", starts="2014", ends="[2015..2017]")
    Output.objects.create(activity=activity, title="Map", due="[2015-01..2015-06]")

    [begins] = read(client, address(activity)).walk("VEVENT")

    assert begins.decoded("dtstart") == date(2014, 1, 1)
    assert "Its last day is not certain" in begins["description"]
    assert "“Map” is due between January and June 2015, on no certain day." in begins["description"]


def test_what_lasts_one_day_is_one_entry(client):
    activity = make_activity(title="Migrants Day", starts="2013-12-18", ends="2013-12-18")

    assert entries(client, address(activity)) == {date(2013, 12, 18): "Migrants Day"}


def test_an_open_end_is_no_day(client):
    activity = make_activity(title="Seminars", starts="2006", ends="..")

    assert list(entries(client, address(activity))) == [date(2006, 1, 1)]


def test_what_was_cancelled_is_cancelled_in_calendars(client):
    activity = make_activity(starts="2014-05-01", status="cancelled")

    assert read(client, address(activity)).walk("VEVENT")[0]["status"] == "CANCELLED"


def test_the_calendar_of_the_list_keeps_its_filters(client, handbook):
    make_activity(title="Atlas", starts="2013-07-03", ends="", status="completed")
    make_activity(title="Undated", starts="", ends="", status="completed")

    assert set(entries(client, "/activities.ics?status=completed").values()) == {"Begins: Atlas"}
    assert len(entries(client, "/activities.ics")) == 4
    assert client.get("/activities.ics?status=finished").status_code == 400


def test_the_calendar_of_a_plan_has_its_own_days_and_those_of_its_activities(client):
    plan = make_plan(title="Work plan", starts="2013", ends="2015")
    make_activity(title="Atlas", plan=plan, starts="2014-07-03", ends="")
    make_activity(title="Of another plan", starts="2014-08-03")

    assert entries(client, f"{plan.get_absolute_url()}calendar.ics") == {
        date(2013, 1, 1): "Begins: Work plan",
        date(2014, 7, 3): "Begins: Atlas",
        date(2015, 12, 31): "Ends: Work plan",
    }


def test_a_calendar_speaks_the_language_of_its_address(client, handbook):
    begins = read(client, f"/fr{address(handbook)}").walk("VEVENT")[0]

    assert begins["summary"].params["LANGUAGE"] == "fr"
    assert "février 2014" in begins["description"]


def test_drafts_have_no_calendar_and_stand_in_none(client, handbook):
    handbook.publication = "draft"
    handbook.save()

    assert client.get(address(handbook)).status_code == 404
    assert entries(client, "/activities.ics") == {}


def test_a_withdrawn_activity_says_so(client, handbook):
    handbook.publication, handbook.withdrawn_because = "withdrawn", "It was listed twice."
    handbook.save()

    assert client.get(address(handbook)).status_code == 410


def test_the_head_of_a_calendar_is_asked_alone(client, handbook):
    response = client.head("/activities.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="activities-' in response.headers["Content-Disposition"]


def test_more_activities_need_no_more_queries(client, django_assert_max_num_queries):
    for rows in (1, 5):
        for number in range(rows):
            activity = make_activity(starts="2014-05-01", leads=[make_agency()])
            Output.objects.create(activity=activity, title=f"Report {number}", due="2014")
        with django_assert_max_num_queries(4):
            list(client.get("/activities.ics"))
