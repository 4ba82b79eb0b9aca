"""How many queries the pages and downloads of the work plan take, however much there is."""

import pytest

from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_document,
    make_meeting,
    make_place,
    make_plan,
    make_practice,
    make_recommendation,
    make_theme,
    make_update,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def many():
    """Makes more of everything around one plan, one activity, one practice and one place."""
    place = make_place("SN", region=make_place("002"))
    framework = make_recommendation(slug="sg-1").framework
    theme = make_theme()
    plan = make_plan(slug="plan", objectives=["One"], documents=[make_document()])

    def activity(**values):
        return make_activity(
            plan=plan,
            leads=[make_agency(), make_agency()],
            contributors=[make_agency()],
            places=[place],
            serves=[make_recommendation(framework=framework, themes=[theme])],
            outputs=["Handbook"],
            body=make_body(),
            documents=[make_document()],
            **values,
        )

    first = activity(slug="activity")
    practice = make_practice(
        slug="practice", places=[place], agencies=[make_agency()], themes=[theme]
    )

    def many(rows):
        for number in range(rows):
            make_update(activity=activity(), documents=[make_document()])
            make_update(activity=first, documents=[make_document()])
            make_practice(places=[place], agencies=[make_agency()], themes=[theme])
            practice.activities.add(activity())
            practice.recommendations.add(make_recommendation(framework=framework))
            make_plan(objectives=["One"], body=make_body())
            make_meeting(country=place)
            first.outputs.create(title=f"Output {number} of {rows}")
            first.agency_links.create(agency=make_agency(), role="contributor")

    return many


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/workplans/", 7),
        ("/workplans/plan/", 14),
        ("/workplans/plan/?on=2014-06-01", 14),
        ("/outputs/", 7),
        ("/outputs/?state=due&on=2014-01-01", 7),
        ("/activities/?as_of=2014-06-01&status=ongoing&stage=late&noted=record", 8),
        ("/activities/", 7),
        ("/activities/?recommendation=sg-1&kind=event", 7),
        ("/activities/?body=none", 7),
        ("/activities/timeline/", 9),
        ("/activities/timeline/?group=lead&plan=plan", 9),
        # Two more for others at work on the same, one for practices, one for steps of the plan.
        ("/activities/activity/", 14),
        ("/updates/", 7),
        ("/practices/?level=country", 7),
        ("/practices/practice/", 9),  # two more for what it is linked with, one for its neighbours
        ("/places/?kind=country", 7),
        ("/places/sn/", 14),
        ("/who-does-what/", 10),
        ("/who-does-what/?by=theme", 10),
        ("/workplans.csv", 2),
        ("/objectives.csv", 2),
        ("/activities.csv", 2),
        ("/outputs.csv", 2),
        ("/activity-agencies.csv", 2),
        ("/activity-recommendations.csv", 2),
        ("/activity-places.csv", 2),
        ("/updates.csv", 2),
        ("/practices.csv", 2),
        ("/practice-places.csv", 2),
        ("/places.csv", 3),  # one more for how much is on record in each
        ("/who-does-what.csv", 10),
    ],
)
def test_a_page_takes_the_same_queries_however_much_there_is(
    client, many, path, queries, django_assert_max_num_queries
):
    for rows in (1, 4):
        many(rows)
        with django_assert_max_num_queries(queries):
            response = client.get(path)
            list(response) if response.streaming else response.content
