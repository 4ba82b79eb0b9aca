"""What a researcher finds out by comparing two plans, or two days of one."""

import csv
import io

import pytest

from agencies.models import Publication
from tests.factories import make_activity, make_agency, make_plan, make_update
from workplan.models import ActivityAgency

pytestmark = pytest.mark.django_db

TWO_PLANS = "plan=first&with=second"
TWO_DAYS = "plan=first&on=2013-06-01&with_on=2015-06-01"


@pytest.fixture
def plans():
    """Two plans that follow each other, with an activity for each thing that may happen."""
    first = make_plan(slug="first", starts="2013", ends="2015", title="The first")
    second = make_plan(slug="second", starts="2016", ends="2018", title="The second")
    iom, ilo = make_agency(slug="iom", acronym="IOM"), make_agency(slug="ilo", acronym="ILO")

    def carry(slug, leads, **values):
        before = make_activity(slug=slug, plan=first, leads=[iom], status="ongoing")
        return make_activity(
            slug=f"{slug}-on",
            plan=second,
            leads=leads,
            carried_from=before,
            **{"starts": "2016", "ends": "2018", "status": "ongoing", **values},
        )

    make_activity(slug="done", plan=first, status="completed")
    make_activity(slug="dropped", plan=first, status="cancelled")
    make_activity(slug="left", plan=first, status="outcome_unknown")
    carry("same", [iom])
    carry("handed", [ilo])
    carry("ended", [iom], status="completed")
    make_activity(slug="new", plan=second, starts="2016", ends="2018")
    make_activity(slug="secret", plan=second, publication=Publication.DRAFT)
    return first, second


def changes(client, query):
    """{(earlier, later): what happened} as programs read it."""
    rows = client.get(f"/api/v1/plan-changes/?{query}").json()["results"]
    return {(row["earlier"], row["later"]): set(row["changes"]) for row in rows}


def test_two_plans_are_matched_by_what_carries_on_what(client, plans):
    assert changes(client, TWO_PLANS) == {
        ("done", ""): {"finished"},
        ("dropped", ""): {"withdrawn"},
        ("left", ""): {"withdrawn"},
        ("same", "same-on"): {"carried-on"},
        ("handed", "handed-on"): {"carried-on", "new-lead"},
        ("ended", "ended-on"): {"carried-on", "new-status"},
        ("", "new"): {"added"},
    }


def test_the_plan_that_began_earlier_is_the_earlier_one(client, plans):
    assert changes(client, "plan=second&with=first") == changes(client, TWO_PLANS)


def test_a_chain_leads_through_the_plans_between(client, plans):
    _first, second = plans
    third = make_plan(slug="third", starts="2019", ends="2021")
    make_activity(slug="still", plan=third, carried_from=second.activities.get(slug="same-on"))

    assert changes(client, "plan=first&with=third")["same", "still"] >= {"carried-on"}


def test_what_the_reader_may_not_see_is_no_link(client, plans, secretariat):
    first, second = plans
    hidden = make_activity(slug="hidden", plan=first, publication=Publication.DRAFT)
    make_activity(slug="from-hidden", plan=second, carried_from=hidden)

    assert changes(client, TWO_PLANS)["", "from-hidden"] == {"added"}
    client.force_login(secretariat)
    assert "carried-on" in changes(client, TWO_PLANS)["hidden", "from-hidden"]


def test_nobody_learns_who_led_what_is_hidden(client, plans):
    first, second = plans
    secret = make_agency(slug="secret-lead", acronym="SECRET")
    hidden = make_activity(plan=first, leads=[secret], publication=Publication.DRAFT)
    make_activity(slug="from-hidden", plan=second, carried_from=hidden)

    assert (
        "secret-lead" not in client.get(f"/workplans/compare.csv?{TWO_PLANS}").getvalue().decode()
    )


def test_every_sentence_opens_the_rows_that_it_counts(client, plans):
    for query in (TWO_PLANS, TWO_DAYS):
        page = client.get(f"/workplans/compare/?{query}").context_data
        assert page["sentences"]
        for change, sentence, url in page["sentences"]:
            number = page["comparison"].counts[change]
            assert str(number) in sentence
            assert client.get(url).context_data["count"] == number


def test_the_sentences_say_what_happened(client, plans):
    page = client.get(f"/workplans/compare/?{TWO_PLANS}").context_data
    assert [sentence for _change, sentence, _url in page["sentences"]] == [
        "1 activity was finished.",
        "3 activities were carried on.",
        "2 activities were withdrawn. Cancelled: 1, left out of the later plan: 1.",
        "1 activity was added: it carries on none of the earlier plan.",
        "1 activity moved to a new lead.",
        "The status of 1 activity changed.",
    ]


def test_plans_without_a_link_leave_open_what_was_carried_on(client, record):
    query = "plan=mawp-2013-2015&with=follow-on-2016-2018"
    response = client.get(f"/workplans/compare/?{query}")
    page, rows = response.context_data, record["activities"]
    before = [each for each in rows if each["plan"] == "mawp-2013-2015"]
    after = [each for each in rows if each["plan"] == "follow-on-2016-2018"]
    finished = sum(each["status"] == "completed" for each in before)

    assert "No link between the plans is on record" in response.content.decode()
    counts = {
        change: page["comparison"].counts[change] for change, _words, _url in page["sentences"]
    }
    assert counts == {"finished": finished, "not-known": len(before) + len(after) - finished}
    for change, _sentence, url in page["sentences"]:
        assert client.get(url).context_data["count"] == counts[change]


def test_between_two_days_activities_begin_end_and_change_their_lead(client):
    plan = make_plan(slug="first")
    iom, ilo = make_agency(slug="iom"), make_agency(slug="ilo")
    make_activity(slug="early", plan=plan, starts="2013", ends="2014", status="completed")
    make_activity(slug="late", plan=plan, starts="2015", ends="2015", status="ongoing")
    handed = make_activity(slug="handed", plan=plan, leads=[iom])
    handed.agency_links.update(ends="2013-12-31", ends_earliest="2013-12-31")
    ActivityAgency.objects.create(activity=handed, agency=ilo, role="lead", starts="2014")
    gone = make_activity(slug="gone", plan=plan)
    make_update(activity=gone, reported="2014-03", status="cancelled")

    assert changes(client, TWO_DAYS) == {
        ("early", "early"): {"finished", "new-status"},
        ("late", "late"): {"begun", "new-status"},
        ("handed", "handed"): {"carried-on", "new-lead"},
        ("gone", "gone"): {"withdrawn", "new-status"},
    }
    swapped = "plan=first&on=2015-06-01&with_on=2013-06-01"
    assert changes(client, swapped) == changes(client, TWO_DAYS)


def test_the_download_has_the_rows_of_the_page(client, plans):
    for query in (TWO_PLANS, TWO_DAYS, f"{TWO_PLANS}&change=withdrawn&change=added"):
        page = client.get(f"/workplans/compare/?{query}").context_data
        lines = b"".join(client.get(f"/workplans/compare.csv?{query}").streaming_content)
        rows = list(csv.DictReader(io.StringIO(lines.decode())))
        assert [row["title"] for row in rows] == [each.title for each in page["object_list"]]
        assert len(changes(client, query)) == len(rows)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("plan=first&with=first", "This is the same plan."),
        ("plan=first&with=nowhere", "“nowhere” is not known here."),
        ("plan=first&with=second&on=2014-01-01", "not both."),
        ("plan=first&on=2014-01-01", "Give two days"),
        ("plan=first&on=2014-01-01&with_on=2014-01-01", "This is the same day."),
        ("plan=first&on=soon&with_on=2014-01-01", "Enter a date as year-month-day"),
        ("plan=first&plan=second", "Give “plan” once."),
        ("with=second", "Say which plan is compared."),
        ("plan=first&with=second&change=lost", "“lost” is not known here."),
        ("plan=first&with=second&colour=red", "“colour”"),
    ],
)
def test_wrong_parameters_are_answered_in_words(client, plans, query, words):
    for path in ("/workplans/compare/", "/workplans/compare.csv", "/api/v1/plan-changes/"):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 400, path
        assert words in response.content.decode(), path


def test_the_page_asks_what_to_compare(client, plans):
    for query in ("", "?plan=first"):
        response = client.get(f"/workplans/compare/{query}")
        assert response.status_code == 200
        assert "Compare two days" in response.content.decode()
    assert client.get("/workplans/compare.csv").status_code == 400
    assert client.get("/api/v1/plan-changes/?plan=first").status_code == 400


def test_drafts_are_not_compared(client, plans):
    make_plan(slug="draft", publication=Publication.DRAFT)
    assert client.get("/workplans/compare/?plan=first&with=draft").status_code == 400


def test_a_plan_and_the_list_of_plans_lead_to_the_comparison(client, plans):
    assert "/workplans/compare/?plan=first" in client.get("/workplans/first/").content.decode()
    assert "/workplans/compare/" in client.get("/workplans/").content.decode()


def test_comparing_takes_the_same_queries_however_much_there_is(
    client, plans, django_assert_max_num_queries
):
    first, second = plans
    for rows in (0, 5):
        for _each in range(rows):
            before = make_activity(plan=first, leads=[make_agency()])
            make_activity(plan=second, leads=[make_agency()], carried_from=before)
        for query in (TWO_PLANS, f"{TWO_DAYS}&change=finished"):
            with django_assert_max_num_queries(7):
                client.get(f"/workplans/compare/?{query}")
            with django_assert_max_num_queries(5):
                b"".join(client.get(f"/workplans/compare.csv?{query}").streaming_content)
            with django_assert_max_num_queries(6):
                client.get(f"/api/v1/plan-changes/?{query}")
