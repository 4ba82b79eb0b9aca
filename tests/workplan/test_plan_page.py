"""What a head of agency, a focal point and a researcher read of a plan on its page."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from agencies.models import Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_plan,
    make_round,
    make_update,
)
from workplan.models import (
    ActivityAgency,
    CheckWaiver,
    Objective,
    Output,
    PlanCheck,
    PlanEvent,
    WorkPlan,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def in_days(number):
    return (TODAY + timedelta(days=number)).isoformat()


def text_of(response):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def running():
    """A plan under way: started, starting, ending, late; delivered, due and overdue."""
    plan = make_plan(
        slug="running",
        starts=str(TODAY.year - 1),
        ends=str(TODAY.year + 1),
        objectives=["One", "Two"],
    )
    WorkPlan.objects.filter(pk=plan.pk).update(state="adopted")
    make_body(slug=settings.PORTAL_BODY)
    iom, body = make_agency(slug="iom", acronym="IOM"), make_body(slug="wg")
    one = plan.objectives.get(code="O1")
    make_activity(
        plan=plan, slug="on-time", starts=in_days(-99), ends=in_days(200), leads=[iom], body=body
    )
    late = make_activity(
        plan=plan, slug="late", starts=in_days(-99), ends=in_days(-3), leads=[iom], objective=one
    )
    make_activity(plan=plan, slug="ending", starts=in_days(-99), ends=in_days(30), status="delayed")
    make_activity(plan=plan, slug="soon", starts=in_days(9), ends=in_days(200), status="planned")
    make_activity(plan=plan, slug="done", starts=in_days(-99), ends=in_days(-9), status="completed")
    make_activity(plan=plan, slug="secret", publication=Publication.DRAFT)
    for title, due, delivered in (
        ("Paper", in_days(-50), in_days(-40)),
        ("Book", in_days(-5), ""),
        ("Film", in_days(40), ""),
        ("Song", in_days(140), ""),
        ("Poem", "", ""),
    ):
        Output.objects.create(activity=late, title=title, due=due, delivered=delivered)
    make_update(activity=late, agency=iom, reported=in_days(-20))
    make_update(activity=late, reported=in_days(-30))
    return plan


def links_of(page):
    """Every number of the page with the list that it opens."""
    numbers = page["numbers"]
    tiles = [(each["number"], each["url"]) for each in page["tiles"]]
    progress = [
        (part["count"], part["url"])
        for rows in (page["objectives"], page["bodies"], page["leads"], page["kinds"])
        for _what, of_what in rows
        if of_what.total
        for part in [*of_what.parts(), {"count": of_what.total, "url": of_what.url}]
    ]
    outputs = [(row["count"], row["url"]) for row in page["outputs"].rows]
    named = (page["named"]["count"], page["named"]["url"])
    shares = [page[name] for name in ("reported", "recorded", "unnoted", "leaderless")]
    told = page["coming"] or {}
    coming = [(number, url) for rows in told.values() for _words, url, number in rows]
    return [*tiles, *coming, *progress, *outputs, named, *shares, numbers.under_way]


def assert_every_number_opens_what_it_counts(client, page):
    for number, url in links_of(page):
        count = client.get(url).context_data["count"]
        assert str(number).split(" ")[0] == str(count), url


def test_a_plan_under_way_reads_from_today(client, running):
    response = client.get("/workplans/running/")
    page = response.context_data

    assert [(str(tile["number"]), tile["label"]) for tile in page["tiles"]] == [
        ("3 of 5", "under way"),
        ("1 of 5", "activities completed"),
        ("1 of 5", "late"),
    ]
    assert [words for words, _url, _number in page["coming"]["soon"]] == [
        "1 activity begins",
        "1 activity ends",
        "1 output is due",
    ]
    assert page["coming"]["overdue"][0][0] == "1 output is overdue"
    assert [activity.slug for activity in page["named"]["activities"]] == ["late"]
    assert "not on record." not in str(page["segments"])
    assert_every_number_opens_what_it_counts(client, page)


def test_a_plan_of_a_day_reads_from_that_day(client, running):
    day = in_days(-10)
    page = client.get(f"/workplans/running/?on={day}").context_data

    assert page["progress"].counts["completed"] == 0
    assert page["progress"].counts["ongoing"] == 4
    assert page["reported"][0] == 1
    assert page["outputs"].number("delivered") == 1
    assert page["outputs"].number("overdue") == 0
    assert_every_number_opens_what_it_counts(client, page)

    before = client.get(f"/workplans/running/?on={in_days(-45)}").context_data
    assert before["outputs"].number("delivered") == 0
    assert before["outputs"].number("overdue") == 1
    assert before["unnoted"][0] == 5


def test_progress_and_completeness_have_their_own_denominators(client, running):
    page = text_of(client.get("/workplans/running/"))

    assert "1 of 5 activities completed" in page
    assert "Reported on by their agencies 1 of 5" in page
    assert "Noted from public documents 1 of 5" in page
    assert "Nothing on record 4 of 5" in page
    assert "No lead on record 3 of 5" in page


def test_a_lead_of_some_years_counts_on_the_days_of_these(client):
    plan = make_plan(slug="plan")
    iom, ilo = make_agency(slug="iom"), make_agency(slug="ilo")
    activity = make_activity(plan=plan)
    ActivityAgency.objects.create(activity=activity, agency=iom, role="lead", ends="2013")
    ActivityAgency.objects.create(activity=activity, agency=ilo, role="lead", starts="2014")

    def leads(query=""):
        page = client.get(f"/workplans/plan/{query}").context_data
        assert_every_number_opens_what_it_counts(client, page)
        return [agency.slug for agency, _progress in page["leads"]]

    assert leads("?on=2013-06-01") == ["iom"]
    assert leads("?on=2014-06-01") == ["ilo"]
    assert sorted(leads()) == ["ilo", "iom"]


def test_the_days_of_adoption_and_closing_are_told_or_said_to_be_missing(client):
    plan = make_plan(slug="plan", state="closed")
    page = text_of(client.get("/workplans/plan/"))
    assert "Day of adoption not on record." in page
    assert "Day of closing not on record." in page

    for state, day in (("adopted", "2013-02-01"), ("closed", "2015-12-20")):
        PlanEvent.objects.create(plan=plan, to_state=state, decided_on=day)
    page = text_of(client.get("/workplans/plan/"))
    assert "Adopted on 1 February 2013." in page
    assert "Closed on 20 December 2015." in page


def test_a_plan_had_the_state_of_the_day_that_is_asked_for(client):
    plan = make_plan(slug="plan", state="closed", starts="2013", ends="2015")

    def stood(day):
        return client.get("/workplans/plan/", {"on": day}).context_data["stood"]

    assert [stood(day) for day in ("2012-06-01", "2014-06-01", "2016-06-01")] == [
        None,
        "adopted",
        "closed",
    ]
    for state, day in (("adopted", "2013-02-01"), ("closed", "2014-03-01")):
        PlanEvent.objects.create(plan=plan, to_state=state, decided_on=day)
    assert [stood(day) for day in ("2013-01-31", "2014-02-28", "2014-03-01")] == [
        "draft",
        "adopted",
        "closed",
    ]
    assert "Closed on" not in text_of(client.get("/workplans/plan/?on=2014-02-28"))


def test_a_plan_closed_early_reads_as_a_record_from_that_day(client):
    plan = make_plan(slug="plan", state="adopted", starts="2013", ends="2015")
    activity = make_activity(plan=plan, starts="2013", ends="2013-06", status="ongoing")
    steps = [("adopted", "2013-01-15"), ("closed", "2014-03-01"), ("adopted", "2014-09-01")]
    for state, day in steps:
        PlanEvent.objects.create(plan=plan, to_state=state, decided_on=day)

    def page(day):
        return client.get("/workplans/plan/", {"on": day}).context_data

    def late(day):
        rows = client.get("/activities/", {"stage": "late", "as_of": day}).context_data
        return list(rows["object_list"]) == [activity]

    days = ("2014-02-28", "2014-03-01", "2014-09-01")
    assert [page(day)["is_over"] for day in days] == [False, True, False]
    assert [page(day)["stood"] for day in days] == ["adopted", "closed", "adopted"]
    assert [late(day) for day in days] == [True, False, True]


def test_a_plan_leads_to_those_before_and_after_it_that_the_reader_may_see(client, secretariat):
    first = make_plan(slug="first", title="The first")
    second = make_plan(slug="second", title="The second", supersedes=first)
    make_plan(slug="third", supersedes=second, publication=Publication.DRAFT, title="The third")

    page = text_of(client.get("/workplans/second/"))
    assert "It follows The first" in page
    assert "followed by" not in page
    assert "It is followed by The second" in text_of(client.get("/workplans/first/"))

    client.force_login(secretariat)
    assert "It is followed by The third" in text_of(client.get("/workplans/second/"))


def test_waived_checks_are_told_with_their_reasons(client, running):
    late = running.activities.get(slug="late")
    CheckWaiver.objects.create(plan=running, check_name=PlanCheck.OBJECTIVE, reason="None agreed.")
    CheckWaiver.objects.create(
        plan=running, activity=late, check_name=PlanCheck.LEAD, reason="To be found."
    )

    page = text_of(client.get("/workplans/running/"))

    assert "Has an objective: None agreed." in page
    assert "Has a lead: waived for 1 activity" in page


def test_a_focal_point_finds_her_line_within_two_clicks(client, running):
    page = client.get("/workplans/running/")
    assert ("iom", "IOM", 2) in page.context_data["parts"]

    rows = client.get("/activities/?plan=running&agency=iom").context_data["object_list"]
    assert {activity.slug for activity in rows} == {"on-time", "late"}


def test_a_wrong_day_is_told(client, running):
    response = client.get("/workplans/running/?on=yesterday")
    assert response.status_code == 400
    assert "Enter a date as year-month-day" in response.content.decode()


def test_the_page_takes_as_many_queries_for_ten_activities_as_for_one(
    client, running, django_assert_max_num_queries
):
    CheckWaiver.objects.create(plan=running, check_name=PlanCheck.OBJECTIVE, reason="None agreed.")
    make_round(plan=running)
    for rows in (0, 9):
        for _each in range(rows):
            objective = Objective.objects.create(plan=running, code=f"X{_each}", text="More")
            make_activity(
                plan=running,
                leads=[make_agency(), make_agency()],
                body=make_body(),
                objective=objective,
                outputs=["One", "Two"],
                ends=in_days(-1),
            )
        with django_assert_max_num_queries(13):
            client.get("/workplans/running/")
        with django_assert_max_num_queries(13):
            client.get(f"/workplans/running/?on={TODAY.isoformat()}")


def test_the_first_plan_of_the_record_is_read_as_its_files_have_it(client, record):
    rows = [each for each in record["activities"] if each["plan"] == "mawp-2013-2015"]
    noted = {each["activity"] for each in record["progress_updates"]}
    page = client.get("/workplans/mawp-2013-2015/").context_data

    def with_status(status):
        return sum(each["status"] == status for each in rows)

    assert page["progress"].total == len(rows)
    assert page["progress"].completed == with_status("completed")
    assert page["progress"].without_outcome == with_status("outcome_unknown")
    assert page["outputs"].named == sum(len(each["outputs"]) for each in rows)
    assert page["outputs"].activities == sum(bool(each["outputs"]) for each in rows)
    assert page["outputs"].number("not-on-record") == page["outputs"].named
    assert page["recorded"][0] == sum(each["slug"] in noted for each in rows)
    assert page["leaderless"][0] == sum(not each["lead_agencies"] for each in rows)
    assert page["reported"][0] == 0
    assert page["is_over"]
    assert_every_number_opens_what_it_counts(client, page)


def test_on_a_day_of_its_time_that_plan_was_under_way(client, record):
    response = client.get("/workplans/mawp-2013-2015/?on=2014-06-01")
    page = response.context_data

    assert not page["is_over"]
    assert page["progress"].counts["ongoing"]
    assert not page["progress"].counts["delayed"]
    assert_every_number_opens_what_it_counts(client, page)
    assert "no round on record" in text_of(response)


def test_before_its_time_a_plan_says_so(client, record):
    page = text_of(client.get("/workplans/mawp-2013-2015/?on=2012-06-01"))
    assert "The plan had not begun on this day." in page


def test_the_list_shows_the_status_of_the_day_that_it_is_asked_for(client):
    make_activity(title="Then under way", status="completed")
    page = client.get("/activities/?as_of=2014-06-01&status=ongoing")

    [activity] = page.context_data["object_list"]
    assert activity.standing == "ongoing"
    assert "badge-ongoing" in page.content.decode() or "Ongoing" in page.content.decode()
    assert client.get("/activities/?as_of=2014-06-01&status=completed").context_data["count"] == 0
    assert client.get("/activities/?as_of=never").status_code == 400


def test_programs_read_the_numbers_of_the_page(client, running, django_assert_max_num_queries):
    page = client.get("/workplans/running/").context_data
    with django_assert_max_num_queries(6):
        numbers = client.get("/api/v1/workplans/running/progress/").json()

    assert numbers["statuses"] == page["progress"].counts
    assert numbers["stages"] == {"starting": 1, "ending": 1, "late": 1}
    assert numbers["on_record"] == {"record": 1, "report": 1, "none": 4}
    assert numbers["outputs"]["named"] == page["outputs"].named
    assert numbers["outputs"]["overdue"] == 1
    assert {row["lead"]: sum(row["statuses"].values()) for row in numbers["by_lead"]} == {
        "iom": 2,
        "none": 3,
    }

    then = client.get(f"/api/v1/workplans/running/progress/?on={in_days(-10)}").json()
    assert then["statuses"]["completed"] == 0
    assert client.get("/api/v1/workplans/running/progress/?on=x").status_code == 400
    assert client.get("/api/v1/workplans/nowhere/progress/").status_code == 404
