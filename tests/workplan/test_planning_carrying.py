"""A plan hands its activities on: into a next plan, or into a draft that exists; each once."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.admin_pages import admin_url, read_form, send
from tests.factories import (
    make_activity,
    make_agency,
    make_place,
    make_plan,
    make_recommendation,
    make_theme,
)
from workplan.models import Activity, WorkPlan
from workplan.planning.carrying import carry_on, start_next

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def plan():
    return make_plan(state="closed", objectives=["Protect.", "Count."])


def page_of(plan):
    return reverse("admin:workplan_workplan_next", args=[plan.pk])


def following(plan, activities=(), with_objectives=True, **values):
    values = {"title": "Plan of 2016", "starts": "2016", "ends": "2018", **values}
    return start_next(plan, activities=activities, with_objectives=with_objectives, **values)


def carried(activity):
    return Activity.objects.get(carried_from=activity)


# Taking over


def test_the_next_plan_is_a_draft_of_the_same_body_with_a_link_back(plan):
    new = following(plan).plan
    assert (new.state, new.publication, new.body, new.supersedes) == (
        "draft",
        "draft",
        plan.body,
        plan,
    )
    assert (new.title_en, new.slug, new.period_display) == (
        "Plan of 2016",
        "plan-of-2016",
        "2016 to 2018",
    )
    assert list(new.objectives.values_list("code", "text")) == [
        ("O1", "Protect."),
        ("O2", "Count."),
    ]
    assert [event.word for event in new.events.all()] == ["drafted"]


def test_an_activity_is_taken_over_with_what_belongs_to_it(plan, secretariat):
    lead, other, left = make_agency(), make_agency(), make_agency()
    served, theme = make_recommendation(), make_theme()
    activity = make_activity(
        plan=plan,
        objective=plan.objectives.first(),
        code="A07",
        title="Handbook",
        partners=["A bank"],
        leads=[lead, left],
        contributors=[other],
        places=[make_place("SN")],
        serves=[served],
        outputs=["A draft of it"],
        themes=[theme],
        note="Said in 2014.",
    )
    link = activity.agency_links.get(agency=left)
    link.ends = "2013"
    link.save()

    following(plan, [activity])

    new = carried(activity)
    assert (new.title, new.status, new.publication, new.code) == (
        "Handbook",
        "ongoing",
        "draft",
        "",
    )
    assert (new.starts, new.ends, new.partners) == ("2016", "2018", ["A bank"])
    assert (new.objective.plan, new.objective.code) == (new.plan, "O1")
    assert set(new.agency_links.values_list("agency", "role", "is_reporting")) == {
        (lead.pk, "lead", True),
        (other.pk, "contributor", False),
    }
    assert new.place_links.get().place.code == "SN"
    assert new.recommendation_links.get().recommendation == served
    assert list(new.themes.all()) == [theme]
    assert not new.outputs.exists(), "outputs and notes tell of what was done then"
    assert new.note == ""
    assert (new.version, new.history.count()) == (1, 1)
    activity.refresh_from_db()
    assert activity.version == 1


@pytest.mark.parametrize(
    ("status", "in_the_next"),
    [
        ("ongoing", "ongoing"),
        ("delayed", "planned"),
        ("completed", "planned"),
        ("planned", "planned"),
    ],
)
def test_what_is_under_way_stays_so_and_the_rest_is_planned(plan, status, in_the_next):
    activity = make_activity(plan=plan, status=status)
    following(plan, [activity])
    assert carried(activity).status == in_the_next


@pytest.mark.parametrize(
    ("ends", "in_the_next"),
    [("2017", "2017"), ("2015", "2018"), ("2020", "2018"), ("..", "2018"), ("", "2018")],
)
def test_an_end_within_the_next_plan_is_kept(plan, ends, in_the_next):
    activity = make_activity(plan=plan, ends=ends)
    following(plan, [activity])
    assert (carried(activity).starts, carried(activity).ends) == ("2016", in_the_next)


def test_taken_over_twice_it_is_there_once(plan):
    first, second = make_activity(plan=plan), make_activity(plan=plan)
    following(plan, [first])
    again = following(plan, [first, second])
    assert WorkPlan.objects.filter(supersedes=plan).count() == 1
    assert (len(again.activities), again.had) == (1, [first])
    assert again.plan.activities.count() == 2
    assert again.plan.objectives.count() == 2


def test_only_activities_of_the_plan_itself_are_taken_over(plan):
    following(plan, [make_activity()])
    assert not Activity.objects.exclude(carried_from=None).exists()


def test_into_a_plan_that_has_objectives_of_its_own(plan):
    other = make_plan(body=plan.body, objectives=["Something else."], starts="2016", ends="2017")
    one, two = plan.objectives.order_by("code")
    first = make_activity(plan=plan, objective=one)
    second = make_activity(plan=plan, objective=two)
    carry_on(plan, other, [first, second], with_objectives=True)
    assert carried(first).objective is None, "O1 is something else there"
    assert carried(second).objective.text == "Count."


@pytest.mark.parametrize(
    "values",
    [
        {"state": "adopted"},
        {"state": "closed"},
        {"publication": "withdrawn", "withdrawn_because": "Twice."},
    ],
)
def test_only_a_draft_takes_over(plan, values):
    activity, other = make_activity(plan=plan), make_plan(**values)
    with pytest.raises(ValidationError, match="no draft any more"):
        carry_on(plan, other, [activity])
    with pytest.raises(ValidationError, match="from itself"):
        carry_on(plan, plan, [activity])
    assert Activity.objects.count() == 1


def test_what_carries_it_on_is_seen_by_who_may_see_it(plan, visitor, secretariat):
    activity = make_activity(plan=plan)
    following(plan, [activity])
    new = carried(activity)
    assert list(activity.carried_into(secretariat)) == [new]
    assert not activity.carried_into(visitor).exists()
    for record in (new.plan, new):
        record.publication = "published"
        record.save()
    assert list(activity.carried_into(visitor)) == [new]


# The page


def test_what_is_over_is_not_chosen_beforehand(editor, plan):
    going, done = make_activity(plan=plan), make_activity(plan=plan, status="completed")
    make_activity(plan=plan, status="cancelled")
    make_activity(plan=plan, publication="withdrawn", withdrawn_because="Twice.")
    response = editor.get(page_of(plan))
    assert read_form(response)["activities"] == [str(going.pk)]
    assert f'value="{done.pk}"' in response.content.decode()


def test_the_secretariat_makes_the_next_plan_and_two_clicks_make_one(editor, plan, secretariat):
    activity = make_activity(plan=plan)
    url, fields = page_of(plan), read_form(editor.get(page_of(plan)))
    values = {"title": "Plan of 2016", "starts": "2016", "ends": "end of 2018"}
    assert "not a date we can read" in send(editor, url, fields, **values).content.decode()
    values["ends"] = "2018"
    for _click in range(2):
        response = send(editor, url, fields, **values)
    new = WorkPlan.objects.get(supersedes=plan)
    assert response.url == admin_url(new)
    row = carried(activity).history.get()
    assert row.history_user == secretariat
    assert row.history_change_reason == f"Carried on from “{plan}”."
    page = editor.get(page_of(plan)).content.decode()
    assert "taken over already: Plan of 2016" in page


def test_activities_are_taken_over_into_a_draft_that_exists(editor, plan):
    activity, draft = make_activity(plan=plan), make_plan(starts="2016", ends="2017")
    url, fields = page_of(plan), read_form(editor.get(page_of(plan)))
    response = send(editor, url, fields, into=str(draft.pk), with_objectives=None)
    assert response.url == admin_url(draft)
    assert carried(activity).plan == draft
    assert not draft.objectives.exists()


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"title": ""}, "Give the new plan a title."),
        ({"title": "Next", "starts": "2018", "ends": "2016"}, "The end is before the start."),
        ({"title": "x" * 301}, "at most 300 characters"),
        ({"title": "Next", "activities": ["x"]}, "is not a valid value"),
        ({"title": "Next", "activities": ["123456789"]}, "is not one of the available choices"),
        ({"into": "x"}, "Select a valid choice."),
        ({"into": "99999999999999999999"}, "Select a valid choice."),
    ],
)
def test_a_bad_form_is_told_and_makes_nothing(editor, plan, values, told):
    make_activity(plan=plan)
    url, fields = page_of(plan), read_form(editor.get(page_of(plan)))
    response = send(editor, url, fields, **{"starts": "2016", "ends": "2018", **values})
    assert told in response.content.decode()
    assert (WorkPlan.objects.count(), Activity.objects.count()) == (1, 1)


def test_more_than_an_editor_can_look_through_are_refused(editor, plan, monkeypatch):
    monkeypatch.setattr("workplan.admin.carrying.MOST_ACTIVITIES", 1)
    chosen = [str(make_activity(plan=plan).pk) for _number in range(2)]
    url, fields = page_of(plan), read_form(editor.get(page_of(plan)))
    page = send(editor, url, fields, title="Next", activities=chosen).content.decode()
    assert "Choose 1 records at most" in page


def test_the_page_asks_as_much_for_many_activities_as_for_few(
    editor, plan, django_assert_num_queries
):
    make_activity(plan=plan)
    editor.get(page_of(plan))
    for number in (0, 9):
        for _number in range(number):
            make_activity(plan=plan)
        with django_assert_num_queries(9):
            editor.get(page_of(plan))


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point", None])
def test_nobody_else_hands_a_plan_on(client, request, plan, person):
    if person:
        client.force_login(request.getfixturevalue(person))
    assert client.post(page_of(plan), {"title": "Mine"}).status_code in (302, 403)
    assert WorkPlan.objects.count() == 1


def test_of_very_many_those_that_are_still_to_be_done_are_shown_first(editor, plan, monkeypatch):
    monkeypatch.setattr("workplan.admin.carrying.MOST_SHOWN", 2)
    monkeypatch.setattr("workplan.admin.carrying.MOST_ACTIVITIES", 1)
    make_activity(plan=plan, status="completed")
    taken = make_activity(plan=plan)
    following(plan, [taken])
    first, second = make_activity(plan=plan), make_activity(plan=plan)
    response = editor.get(page_of(plan))
    page = response.content.decode()
    assert [row[0] for row in response.context["rows"]] == [first, second]
    assert "2 more are shown here once these are taken over." in page
    assert read_form(response)["activities"] == [str(first.pk)]
