"""Status, objective and body of many activities are changed once the editor has seen how."""

import pytest
from django.contrib.admin import helpers
from django.contrib.auth.models import Permission

from tests.admin_pages import admin_url, read_form
from tests.factories import make_activity, make_body, make_plan
from workplan.models import Activity

pytestmark = pytest.mark.django_db

WHY = "Agreed in May."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def plan():
    return make_plan(objectives=["Protect."])


def post(client, activities, /, *buttons, versions=None, **values):
    data = {
        "action": "change_many",
        helpers.ACTION_CHECKBOX_NAME: [each.pk for each in activities],
        "versions": versions or [f"{each.pk}:{each.version}" for each in activities],
        **dict.fromkeys(buttons, "yes"),
        **values,
    }
    return client.post(admin_url(Activity, "changelist"), data)


def told(response):
    return " ".join(response.content.decode().split())


def statuses():
    return list(Activity.objects.order_by("pk").values_list("status", flat=True))


def test_what_would_change_is_shown_and_nothing_is_saved(editor, plan):
    first, done = make_activity(plan=plan), make_activity(plan=plan, status="completed")
    stranger = make_activity(objective=None)
    objective = plan.objectives.get()

    page = told(
        post(
            editor,
            [first, done, stranger],
            "preview",
            status="completed",
            objective=str(objective.pk),
            reason=WHY,
        )
    )

    assert "3 activities would change. Nothing is saved yet." in page
    assert "<div>Status: ongoing</div>" in page
    assert "Status: It says this already." in page
    assert "Objective: The objective belongs to another plan." in page
    assert f"<strong>{objective}</strong>" in page
    assert statuses() == ["ongoing", "completed", "ongoing"]


def test_each_is_changed_with_its_own_history_and_the_reason(editor, plan, secretariat):
    activities = [make_activity(plan=plan), make_activity(plan=plan, status="planned")]
    body = make_body()
    page = post(editor, activities)
    assert "Change many activities" in page.content.decode()
    values = {"status": "completed", "body": str(body.pk), "reason": WHY}
    fields = read_form(post(editor, activities, "preview", **values))

    url = admin_url(Activity, "changelist")
    assert editor.post(url, {**fields, "confirm": "Change"}).status_code == 302

    for activity in activities:
        activity.refresh_from_db()
        assert (activity.status, activity.body, activity.version) == ("completed", body, 2)
        row = activity.history.first()
        assert (row.history_user, row.history_change_reason) == (secretariat, WHY)
        assert activity.history.count() == 2


def test_an_objective_and_a_body_are_taken_away(editor, plan):
    activity = make_activity(plan=plan, objective=plan.objectives.get(), body=make_body())
    post(editor, [activity], "confirm", objective="none", body="none", reason=WHY)
    activity.refresh_from_db()
    assert (activity.objective, activity.body) == (None, None)


def test_one_that_was_changed_meanwhile_stops_all(editor, plan):
    activities = [make_activity(plan=plan), make_activity(plan=plan)]
    changed = Activity.objects.get(pk=activities[1].pk)
    changed.note = "New."
    changed.save()

    response = post(editor, activities, "confirm", status="completed", reason=WHY)

    page = response.content.decode()
    assert "was changed meanwhile: look at it again." in page
    assert f"{changed.pk}:2" in read_form(response)["versions"]
    assert statuses() == ["ongoing", "ongoing"]


def test_of_two_clicks_one_changes(editor, plan):
    activities = [make_activity(plan=plan)]
    for _click in range(2):
        response = post(editor, activities, "confirm", status="completed", reason=WHY)
    assert response.status_code == 302
    page = editor.get(response.url).content.decode()
    assert "Nothing was changed: nothing of it was left to do." in page
    assert activities[0].history.count() == 2


def test_what_was_withdrawn_stays_as_it_is(editor, plan):
    gone = make_activity(plan=plan, publication="withdrawn", withdrawn_because="Twice.")
    page = told(post(editor, [gone], "preview", status="completed", reason=WHY))
    assert "Status: It was withdrawn." in page
    assert 'name="confirm"' not in page
    post(editor, [gone], "confirm", status="completed", reason=WHY)
    assert statuses() == ["ongoing"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"status": "completed"}, "This field is required."),
        ({"reason": WHY}, "Choose what is to change."),
        ({"reason": "x" * 101, "status": "completed"}, "at most 100 characters"),
        ({"reason": WHY, "status": "75 %"}, "is not one of the available choices"),
        ({"reason": WHY, "objective": "x"}, "is not one of the available choices"),
        ({"reason": WHY, "body": "99999999999999999999"}, "is not one of the available choices"),
    ],
)
def test_a_bad_form_is_told_and_changes_nothing(editor, plan, values, message):
    activity = make_activity(plan=plan)
    for button in ("preview", "confirm"):
        assert message in post(editor, [activity], button, **values).content.decode()
    assert (statuses(), Activity.objects.get().version) == (["ongoing"], 1)


def test_versions_that_are_none_change_nothing(editor, plan):
    activity = make_activity(plan=plan)
    post(editor, [activity], "confirm", versions=["x:y", ":", "1"], status="planned", reason=WHY)
    assert statuses() == ["ongoing"]


def test_going_back_keeps_what_was_written(editor, plan):
    activity = make_activity(plan=plan)
    fields = read_form(post(editor, [activity], "back", status="completed", reason=WHY))
    assert (fields["status"], fields["reason"]) == (["completed"], [WHY])


def test_more_than_an_editor_can_look_through_are_refused(editor, plan, monkeypatch):
    monkeypatch.setattr("workplan.admin.bulk.MOST_ACTIVITIES", 1)
    activities = [make_activity(plan=plan), make_activity(plan=plan)]
    response = post(editor, activities, "confirm", status="completed", reason=WHY)
    assert "Choose 1 records at most" in editor.get(response.url).content.decode()
    assert statuses() == ["ongoing", "ongoing"]


def test_the_preview_asks_as_much_for_many_as_for_one(editor, plan, django_assert_max_num_queries):
    activities = [make_activity(plan=plan, body=make_body()) for _number in range(12)]
    for chosen in (activities[:1], activities):
        with django_assert_max_num_queries(14):
            post(editor, chosen, "preview", status="completed", reason=WHY)


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point", None])
def test_nobody_else_changes_many(client, request, plan, person):
    if person:
        client.force_login(request.getfixturevalue(person))
    response = post(client, [make_activity(plan=plan)], "confirm", status="completed", reason=WHY)
    assert response.status_code in (302, 403)
    assert statuses() == ["ongoing"]


def test_who_may_only_read_activities_changes_none(client, django_user_model, plan):
    reader = django_user_model.objects.create_user("reader@gmg.example", "x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_activity"))
    client.force_login(reader)
    post(client, [make_activity(plan=plan)], "confirm", status="completed", reason=WHY)
    assert statuses() == ["ongoing"]
