"""What pages of lower apps show of the work plan."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from agencies.models import Agency, Publication
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_framework,
    make_link_review,
    make_plan,
    make_practice,
    make_recommendation,
    make_theme,
    make_update,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draw(visitor):
    """Draws a tag as a visitor, or as somebody else, sees it."""

    def draw(tag, user=visitor, **context):
        request = RequestFactory().get("/")
        request.user = user
        template = Template("{% load workplan_tags coverage_tags %}" + tag)
        return " ".join(template.render(Context({"request": request, **context})).split())

    return draw


def test_an_agency_leads_and_contributes(draw):
    iom, ilo = make_agency(slug="iom", acronym="IOM"), make_agency(slug="ilo", acronym="ILO")
    make_activity(leads=[iom], status="completed", title="Done")
    make_activity(leads=[iom, ilo], status="outcome_unknown", title="Open")
    make_activity(leads=[ilo], contributors=[iom], title="Helped")

    page = draw("{% activities_of agency %}", agency=iom)

    assert '<a href="/activities/?lead=iom">2 led</a>' in page
    assert "1 of 2 activities completed, for 1 the outcome is not on record." in page
    assert '<a href="/activities/?contributor=iom">1 contributed to</a>' in page
    assert page.index("Done") < page.index("Helped")
    assert "IOM contributes" in page


def test_an_agency_without_activities_says_so(draw):
    assert "None on record" in draw("{% activities_of agency %}", agency=make_agency())


def test_nobody_but_its_lead_and_the_secretariat_sees_a_draft(
    draw, secretariat, iom_focal_point, ilo_focal_point
):
    iom, ilo = Agency.objects.get(slug="iom"), Agency.objects.get(slug="ilo")
    theme = make_theme()
    item = make_recommendation(themes=[theme])
    body = make_body()
    make_activity(
        title="Secret",
        leads=[iom],
        contributors=[ilo],
        body=body,
        serves=[item],
        starts="2014",
        publication=Publication.DRAFT,
    )
    tags = {
        "{% activities_of agency %}": {"agency": iom},
        "{% activities_of_body body %}": {"body": body},
        "{% activities_on_theme theme %}": {"theme": theme},
        "{% activities_in_year 2014 %}": {},
        "{% activities_serving item %}": {"item": item},
    }

    for tag, context in tags.items():
        assert "Secret" not in draw(tag, **context), tag
        assert "Secret" not in draw(tag, ilo_focal_point, **context), tag
        assert "Secret" in draw(tag, iom_focal_point, **context), tag
        assert "Secret" in draw(tag, secretariat, **context), tag


def test_what_serves_a_recommendation_marks_our_reading_and_its_spirit(draw):
    item = make_recommendation(framework=make_framework(dated="2018"))
    activity = make_activity(title="Handbook", serves=[item], leads=[make_agency()], ends="2015")
    activity.recommendation_links.update(confidence="inferred")

    page = draw("{% activities_serving item %}", item=item)

    assert "Handbook" in page
    assert "the link is our reading" in page
    assert "In its spirit" in page


def test_nobody_has_looked_is_not_none(draw):
    item, other = make_recommendation(), make_recommendation()
    make_activity(serves=[make_recommendation(framework=other.framework)])
    make_link_review(framework=item.framework)

    assert "None</span>" in draw("{% activities_serving item %}", item=item)
    assert "Not gone through</span>" in draw("{% activities_serving item %}", item=other)


def test_a_theme_has_activities_through_what_they_serve(draw):
    theme = make_theme(slug="data")
    make_activity(title="Atlas", themes=[theme])
    make_activity(title="Handbook", serves=[make_recommendation(themes=[theme])])
    make_activity(title="Elsewhere")

    page = draw("{% activities_on_theme theme %}", theme=theme)

    assert "Atlas" in page
    assert "Handbook" in page
    assert "Elsewhere" not in page
    assert "/activities/?theme=data" in page


def test_a_theme_has_practices(draw):
    theme = make_theme(slug="data")
    make_practice(title="Open data", themes=[theme])
    make_practice(title="Draft", themes=[theme], publication=Publication.DRAFT)

    page = draw("{% practices_on_theme theme %}", theme=theme)

    assert "Open data" in page
    assert "Draft" not in page
    assert "/practices/?theme=data" in page


def test_the_newest_on_record_comes_first(draw):
    make_update(what_changed="The older one", reported="2013")
    make_update(what_changed="The newer one", reported="2014-07")

    page = draw("{% updates_latest %}")

    assert page.index("The newer one") < page.index("The older one")
    assert "The older one" not in draw("{% updates_latest 1 %}")


def test_a_body_names_its_plans(draw):
    body = make_body()
    plan = make_plan(body=body, title="Plan of the body", slug="of-the-body")
    make_activity(plan=plan, status="completed")

    page = draw("{% plans_of_body body %}", body=body)

    assert "Plan of the body" in page
    assert "/activities/?plan=of-the-body" in page
    assert draw("{% plans_of_body body %}", body=make_body()) == ""


def test_a_group_at_work_shows_its_plan_under_way(draw):
    make_plan(title="Over", objectives=["One"], state="closed", starts="2006", ends="2010")
    plan = make_plan(title="Running", state="adopted", starts="2020", ends="..")
    make_activity(plan=plan, body=make_body(name="Data group"), status="ongoing")

    page = draw("{% plan_at_a_glance %}")

    assert "Running" in page
    assert "Data group" in page
    assert "Over" not in page


def test_a_group_that_has_ended_shows_its_last_plan_with_objectives(draw, record):
    page = draw("{% plan_at_a_glance %}")

    assert "/workplans/mawp-2013-2015/" in page
    assert "23 of 41 activities completed, for 18 the outcome is not on record" in page


def test_the_directory_counts_for_all_agencies_in_one_query(draw, django_assert_num_queries):
    iom, ilo = make_agency(slug="iom"), make_agency(slug="ilo")
    make_activity(leads=[iom], contributors=[ilo])
    make_activity(leads=[iom], publication=Publication.DRAFT)
    tag = (
        "{% activity_counts agencies as rows %}"
        "{% for row in rows %}{{ row.agency.slug }} {{ row.led }} {{ row.contributed }};"
        "{% endfor %}"
    )

    with django_assert_num_queries(1):
        assert draw(tag, agencies=[iom, ilo]) == "iom 1 0;ilo 0 1;"


@pytest.mark.parametrize(
    ("tag", "queries"),
    [
        ("{% activities_of agency %}", 3),
        ("{% activities_of_body body %}", 3),
        ("{% activities_on_theme theme %}", 3),
        ("{% activities_in_year 2014 %}", 3),
        ("{% activities_serving item %}", 3),
        ("{% practices_on_theme theme %}", 4),
        ("{% updates_latest %}", 1),
        ("{% plans_of_body body %}", 2),
    ],
)
def test_a_tag_takes_the_same_queries_however_much_there_is(
    draw, tag, queries, django_assert_max_num_queries
):
    agency, body, theme = make_agency(), make_body(), make_theme()
    item = make_recommendation(themes=[theme])
    context = {"agency": agency, "body": body, "theme": theme, "item": item}
    for rows in (1, 12):
        for _number in range(rows):
            activity = make_activity(
                plan=make_plan(body=body, state="closed"),
                leads=[agency, make_agency()],
                body=body,
                serves=[item],
            )
            make_update(activity=activity)
            make_practice(themes=[theme], agencies=[agency])
        with django_assert_max_num_queries(queries):
            assert draw(tag, **context)
