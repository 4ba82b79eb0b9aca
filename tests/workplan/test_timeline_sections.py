"""The timeline on the page of a plan, and what leads to it from other pages."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from tests.factories import make_activity, make_agency, make_body, make_plan, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = make_plan(slug="first", starts="2013", ends="2014")
    make_activity(
        title="Handbook",
        plan=plan,
        status="completed",
        starts="2013",
        ends="2014-06",
        body=make_body(slug="data-group", name="Data group"),
        leads=[make_agency(acronym="ILO")],
    )
    make_activity(title="Atlas", plan=plan, starts="2013", ends="2014")
    make_activity(title="Of another plan")
    return plan


@pytest.fixture
def section(rf):
    """The section as a visitor reads it."""
    template = Template("{% load timeline_tags %}{% timeline_of_plan plan as_of %}")

    def section(plan, as_of=None):
        request = rf.get("/")
        request.user = AnonymousUser()
        context = Context({"request": request, "plan": plan, "as_of": as_of})
        return " ".join(template.render(context).split())

    return section


def test_a_plan_shows_all_of_its_activities_along_time(section, plan):
    page = section(plan)

    assert "Handbook" in page
    assert "Atlas" in page
    assert "Of another plan" not in page
    assert 'class="f-band"' in page
    assert 'href="/activities/timeline/?plan=first"' in page
    assert 'href="/activities/?plan=first&amp;body=data-group&amp;status=completed"' in page


def test_on_a_day_a_plan_shows_how_its_activities_stood(section, plan):
    make_update(activity=plan.activities.get(title="Handbook"), reported="2014-05")

    page = section(plan, dt.date(2013, 6, 1))

    assert "badge completed" not in page
    assert "badge ongoing" in page
    assert "note on record" not in page
    assert "plan=first&amp;as_of=2013-06-01" in page
    assert "Red line: 1 June 2013" in page


def test_a_long_plan_shows_its_first_rows_and_leads_to_the_others(section, plan, monkeypatch):
    monkeypatch.setattr("workplan.templatetags.timeline_tags.MOST_ROWS", 1)

    page = section(plan)

    assert "The first 1 of 2 activities." in page
    assert page.count("<tr><th") == 1


def test_a_plan_without_activities_says_so(section):
    assert "No activity on record" in section(make_plan())


def test_the_section_takes_the_same_queries_however_many_rows_there_are(
    section, plan, django_assert_max_num_queries
):
    for _more in range(2):
        for _row in range(10):
            make_activity(plan=plan, body=make_body(), leads=[make_agency()], outputs=["One"])
        with django_assert_max_num_queries(5):  # one for the reference day
            section(plan)


def test_an_agency_leads_to_what_it_does_along_time(client, plan):
    agency = plan.activities.get(title="Handbook").leads[0].agency

    page = client.get(agency.get_absolute_url()).content.decode()

    assert f'href="/activities/timeline/?agency={agency.slug}"' in page
    assert client.get(f"/activities/timeline/?agency={agency.slug}").context_data["count"] == 1
