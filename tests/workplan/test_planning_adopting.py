"""The secretariat adopts a plan in the admin: checks first, mended or waived with a reason."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from tests.admin_pages import admin_url, open_form, read_form, send
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_membership,
    make_plan,
    make_recommendation,
)
from workplan.admin.waiving import Adoption
from workplan.models import Activity, CheckWaiver, PlanEvent, WorkPlan

pytestmark = pytest.mark.django_db

WHY = "The group leads it together."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def member():
    return make_membership(body=make_body(name="Group on Oceans"), agency=make_agency())


@pytest.fixture
def plan(member):
    return make_plan(body=member.body)


@pytest.fixture
def sound(plan, member):
    """An activity that passes every check."""
    return make_activity(plan=plan, leads=[member.agency], serves=[make_recommendation()])


def page_of(plan, verb="adopt"):
    return reverse(f"admin:workplan_workplan_{verb}", args=[plan.pk])


def take(client, plan, verb="adopt", /, do="", **values):
    """Press the button of the page as it is now, or as it was for whom `version` is given."""
    data = {"version": plan.version, "decided_on": timezone.localdate().isoformat(), **values}
    return client.post(page_of(plan, verb), {"do": do or verb, **data})


def state(plan):
    return WorkPlan.objects.get(pk=plan.pk).state


def test_each_failed_check_leads_to_its_fix(editor, plan, sound):
    lonely = make_activity(plan=plan, title="Lonely", serves=[make_recommendation()])
    page = editor.get(page_of(plan)).content.decode()
    assert "1 check is neither met nor waived" in page
    assert "It has no lead agency." in page
    assert f'href="{admin_url(lonely)}#agency_links-group"' in page
    assert admin_url(sound) not in page


def test_a_plan_whose_checks_are_met_is_adopted(editor, plan, sound, secretariat):
    agency = make_agency()
    url, fields = page_of(plan), read_form(editor.get(page_of(plan)))
    values = {"comment": "In Geneva.", "on_behalf_of": str(agency.pk), "decided_on": "2013-01-09"}

    response = send(editor, url, fields, **values, do="adopt")

    assert response.status_code == 302
    event = plan.events.last()
    assert (event.to_state, event.by, event.comment) == ("adopted", secretariat, "In Geneva.")
    assert (event.on_behalf_of, event.decided_on.isoformat()) == (agency, "2013-01-09")
    assert Activity.objects.get().code == "A01"
    assert plan.history.first().history_user == secretariat
    page = editor.get(admin_url(plan)).content.decode()
    assert "In Geneva." in page
    assert f'href="{page_of(plan, "close")}"' in page


def test_nothing_is_adopted_while_a_check_is_neither_met_nor_waived(editor, plan):
    activity = make_activity(plan=plan, serves=[make_recommendation()])

    page = take(editor, plan).content.decode()

    assert "1 check is neither met nor waived." in page
    assert state(plan) == "draft"
    assert not CheckWaiver.objects.exists()
    assert activity.history.count() == 1


def test_a_reason_waives_a_check_and_the_plan_is_adopted_with_it(editor, plan, secretariat):
    activity = make_activity(plan=plan)
    reasons = {f"waive-lead-{activity.pk}": WHY, "waive-recommendation": "None is meant."}

    assert take(editor, plan, **reasons).status_code == 302

    assert state(plan) == "adopted"
    waivers = CheckWaiver.objects.order_by("check_name")
    assert list(waivers.values_list("check_name", "activity", "reason", "by")) == [
        ("lead", activity.pk, WHY, secretariat.pk),
        ("recommendation", None, "None is meant.", secretariat.pk),
    ]
    assert WHY in editor.get(admin_url(plan)).content.decode()


def test_reasons_are_kept_though_other_checks_still_fail(editor, plan):
    activity = make_activity(plan=plan)
    page = take(editor, plan, **{f"waive-lead-{activity.pk}": WHY}, comment="Agreed.")
    text = page.content.decode()
    assert state(plan) == "draft"
    assert CheckWaiver.objects.get().reason == WHY
    assert "1 check is neither met nor waived." in text
    assert "Agreed." in text, "what was written stays in the form"
    assert "1 reason is kept." in text


def test_reasons_are_kept_without_adopting(editor, plan):
    activity = make_activity(plan=plan, serves=[make_recommendation()])
    page = take(editor, plan, do="waive", **{f"waive-lead-{activity.pk}": WHY})
    assert "Every check is met or waived." in page.content.decode()
    assert state(plan) == "draft"


def test_a_reason_that_is_too_long_is_told_at_its_check(editor, plan):
    activity = make_activity(plan=plan, serves=[make_recommendation()])
    name = f"waive-lead-{activity.pk}"
    response = take(editor, plan, **{name: "x" * 2001})
    assert "at most 2000 characters" in response.content.decode()
    assert not CheckWaiver.objects.exists()
    assert state(plan) == "draft"


def test_of_two_clicks_one_adopts(editor, plan, sound):
    assert take(editor, plan).status_code == 302
    response = editor.post(page_of(plan), {"do": "adopt", "version": "1"}, follow=True)
    assert "is adopted: that step is not possible." in response.content.decode()
    assert PlanEvent.objects.filter(to_state="adopted").count() == 1


def test_who_read_an_older_plan_is_told_and_loses_nothing(editor, plan, sound):
    plan.summary = "Changed meanwhile."
    plan.save()

    response = take(editor, plan, version="1", comment="Agreed in Geneva.")

    page = response.content.decode()
    assert (response.status_code, state(plan)) == (409, "draft")
    assert "was changed by somebody else" in page
    assert "Agreed in Geneva." in page
    assert read_form(response)["version"] == ["2"]
    assert send(editor, page_of(plan), read_form(response), do="adopt").status_code == 302


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
        ({"decided_on": "soon"}, "Enter a valid date."),
        ({"on_behalf_of": "12345"}, "Select a valid choice."),
        ({"version": "x"}, "Enter a whole number."),
        ({"version": "99999999999999999999999"}, "was changed by somebody else"),
    ],
)
def test_a_bad_form_is_told_and_adopts_nothing(values, told, editor, plan, sound):
    assert told in take(editor, plan, **values).content.decode()
    assert state(plan) == "draft"


def test_an_empty_plan_and_one_without_a_period_say_so(editor, plan, member):
    page = editor.get(page_of(plan)).content.decode()
    assert "no activities yet" in page
    assert f"{admin_url(Activity, 'add')}?plan={plan.pk}" in page
    assert "no activities yet" in take(editor, plan).content.decode()

    undated = make_plan(body=member.body, starts="", ends="")
    make_activity(plan=undated, leads=[member.agency], serves=[make_recommendation()])
    page = editor.get(page_of(undated)).content.decode()
    assert "The period of the plan is not known" in page
    take(editor, undated, **{"waive-period": "It has none."})
    assert state(undated) == "adopted"


def test_a_plan_that_overlaps_with_the_adopted_one_is_refused_in_words(editor, plan, sound):
    make_plan(body=plan.body, state="adopted", title="The other plan")
    page = take(editor, plan).content.decode()
    assert "This period overlaps with The other plan" in page
    assert state(plan) == "draft"


def test_a_plan_is_closed_and_opened_again_for_a_reason(editor, plan, sound):
    take(editor, plan)
    plan.refresh_from_db()
    take(editor, plan, "close")
    plan.refresh_from_db()
    assert plan.state == "closed"

    assert "Say why." in take(editor, plan, "reopen").content.decode()
    assert take(editor, plan, "reopen", comment="Too early.").status_code == 302
    assert state(plan) == "adopted"


def test_a_withdrawn_plan_offers_no_step(editor):
    plan = make_plan(publication="withdrawn", withdrawn_because="Twice.")
    response = editor.get(page_of(plan), follow=True)
    assert "was withdrawn: no step is possible." in response.content.decode()


def test_a_plan_that_is_none_is_not_found(editor):
    assert editor.get(reverse("admin:workplan_workplan_adopt", args=[12345])).status_code == 404


def test_the_page_asks_as_much_for_many_activities_as_for_few(
    editor, plan, django_assert_num_queries
):
    make_activity(plan=plan)
    editor.get(page_of(plan))
    for number in range(2):
        for _number in range(9 * number):
            make_activity(plan=plan, leads=[make_agency()])
        with django_assert_num_queries(15 + number):  # agencies that were no members are named
            editor.get(page_of(plan))


def test_more_activities_than_one_mends_at_a_time_are_counted(editor, plan, monkeypatch):
    monkeypatch.setattr("workplan.admin.waiving.MOST_SHOWN", 2)
    for _number in range(5):
        make_activity(plan=plan)
    page = editor.get(page_of(plan)).content.decode()
    assert "And 3 more activities, shown once these are mended or waived." in page


@pytest.mark.parametrize("person", ["iom_focal_point", "ilo_focal_point", None])
def test_nobody_else_adopts(client, request, plan, sound, person):
    if person:
        client.force_login(request.getfixturevalue(person))
    for verb in ("adopt", "close", "reopen"):
        assert client.get(page_of(plan, verb)).status_code in (302, 403)
        assert take(client, plan, verb, comment=WHY).status_code in (302, 403)
    assert state(plan) == "draft"


def test_who_may_only_read_plans_adopts_none(client, django_user_model, plan, sound):
    reader = django_user_model.objects.create_user("reader@gmg.example", "x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_workplan"))
    client.force_login(reader)
    assert page_of(plan) not in client.get(admin_url(plan)).content.decode()
    assert take(client, plan).status_code == 403
    assert state(plan) == "draft"


def test_who_may_not_waive_is_shown_what_fails(client, django_user_model, plan):
    clerk = django_user_model.objects.create_user("clerk@gmg.example", "x", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="change_workplan"))
    client.force_login(clerk)
    activity = make_activity(plan=plan)
    response = take(client, plan, **{f"waive-lead-{activity.pk}": WHY, "waive-recommendation": WHY})
    page = response.content.decode()
    assert "It has no lead agency." in page
    assert 'name="waive-' not in page
    assert not CheckWaiver.objects.exists()


def test_a_waiver_names_who_changed_it_last(editor, plan, secretariat):
    waiver = CheckWaiver.objects.create(plan=plan, check_name="lead", reason="Old.")
    url, fields = open_form(editor, waiver)
    assert "by" not in fields
    send(editor, url, fields, reason="All lead.")
    waiver.refresh_from_db()
    assert (waiver.reason, waiver.by) == ("All lead.", secretariat)


def test_the_desk_counts_the_plans_whose_step_is_due(editor):
    make_plan()
    make_plan(publication="withdrawn", withdrawn_because="Twice.")
    make_plan(state="adopted")
    make_plan(state="adopted", ends="..")
    make_plan(state="closed")
    desk = editor.get(reverse("admin:index")).content.decode()
    for step, told in (("adopt", "1 wait for adoption"), ("close", "1 over, wait to be closed")):
        url = f"{admin_url(WorkPlan, 'changelist')}?step={step}"
        assert f'<a href="{url}">{told}</a>' in desk
        assert editor.get(url).context["cl"].result_count == 1


def test_the_list_of_plans_counts_activities_and_offers_the_next_step(editor, plan, sound):
    make_activity(plan=plan, publication="withdrawn", withdrawn_because="Twice.")
    page = editor.get(admin_url(WorkPlan, "changelist")).content.decode()
    url = f"{admin_url(Activity, 'changelist')}?plan__id__exact={plan.pk}"
    assert f'<a href="{url}">2</a>' in page
    assert editor.get(url).context["cl"].result_count == 2
    assert f'<a href="{page_of(plan)}">Adopt…</a>' in page
    closed = make_plan(state="closed")
    page = editor.get(admin_url(WorkPlan, "changelist")).content.decode()
    assert f'<a href="{page_of(closed, "next")}">The next plan…</a>' in page


def test_a_plan_that_was_adopted_is_not_deleted(editor, member):
    plan = make_plan(body=member.body, publication="draft")
    assert editor.get(admin_url(plan, "delete")).status_code == 200
    activity = make_activity(
        plan=plan, leads=[member.agency], serves=[make_recommendation()], publication="draft"
    )
    take(editor, plan)
    activity.refresh_from_db()
    activity.delete()
    assert editor.post(admin_url(plan, "delete"), {"post": "yes"}).status_code == 403


def test_who_saves_an_activity_is_told_of_a_lead_that_was_no_member_then(editor, plan, sound):
    stranger = make_agency(acronym="LAND")
    activity = make_activity(plan=plan, leads=[stranger])
    url, fields = open_form(editor, activity)
    told = "LAND leads it and was no member then (Group on Oceans)."
    response = send(editor, url, fields, note="New.")
    assert response.status_code == 302
    assert told in editor.get(response.url).content.decode()
    CheckWaiver.objects.create(plan=plan, check_name="membership", reason="It is asked to.")
    url, fields = open_form(editor, activity)
    response = send(editor, url, fields, note="Newer.")
    assert told not in editor.get(response.url).content.decode()


def test_a_reason_that_somebody_else_gave_meanwhile_stays(plan, secretariat):
    make_activity(plan=plan)
    adoption = Adoption(plan, "admin", {"waive-lead": WHY})
    assert adoption.form.is_valid()
    CheckWaiver.objects.create(plan=plan, check_name="lead", reason="Given first.")
    assert adoption.waive(secretariat) == []
    assert CheckWaiver.objects.get().reason == "Given first."
