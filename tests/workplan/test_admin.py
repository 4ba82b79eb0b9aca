"""The secretariat edits what is done about it."""

import pytest

from tests.admin_pages import admin_url, open_form, send
from tests.factories import (
    make_activity,
    make_agency,
    make_place,
    make_plan,
    make_practice,
    make_recommendation,
    make_update,
)
from workplan.models import Activity, ActivityAgency, ProgressUpdate


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def row(prefix, number, **values):
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def test_agencies_places_and_outputs_are_saved_with_the_activity(editor):
    activity, agency, place = make_activity(), make_agency(), make_place("SN")
    served = make_recommendation()
    url, fields = open_form(editor, activity)

    response = send(
        editor,
        url,
        fields,
        **row("agency_links", 0, agency=str(agency.pk), role="lead", is_reporting="on"),
        **row("recommendation_links", 0, recommendation=str(served.pk), confidence="inferred"),
        **row("place_links", 0, place=str(place.pk), as_published="Senegal"),
        **row("outputs", 0, title="A manual", due="Q4 2014"),
        **{
            f"{prefix}-TOTAL_FORMS": "1"
            for prefix in ("agency_links", "recommendation_links", "place_links", "outputs")
        },
    )

    assert response.status_code == 302
    assert activity.agency_links.get().agency == agency
    assert activity.place_links.get().place == place
    assert activity.recommendation_links.get().confidence == "inferred"
    activity.refresh_from_db()
    assert activity.version == 1, "the activity itself did not change"


def test_two_leads_of_one_page_do_not_both_report(editor):
    activity, agencies = make_activity(), [make_agency(), make_agency()]
    url, fields = open_form(editor, activity)
    changes = {"agency_links-TOTAL_FORMS": "2"}
    for number, agency in enumerate(agencies):
        values = {"agency": str(agency.pk), "role": "lead", "is_reporting": "on"}
        changes |= row("agency_links", number, **values)

    response = send(editor, url, fields, **changes)

    assert response.status_code == 200
    assert "Another lead reports on this activity." in response.content.decode()
    assert not ActivityAgency.objects.exists()


def test_a_contributor_does_not_report(editor):
    activity = make_activity(contributors=[make_agency()])
    url, fields = open_form(editor, activity)

    response = send(editor, url, fields, **row("agency_links", 0, is_reporting="on"))

    assert "Only a lead reports on an activity." in response.content.decode()


def test_an_objective_of_another_plan_is_refused(editor):
    activity, other = make_activity(), make_plan(objectives=["Protect"])
    url, fields = open_form(editor, activity)

    response = send(editor, url, fields, objective=str(other.objectives.get().pk))

    assert list(response.context["adminform"].form.errors) == ["objective"]


def test_the_state_of_a_plan_is_read_and_not_typed(editor):
    plan = make_plan()
    url, fields = open_form(editor, plan)
    assert "state" not in fields

    send(editor, url, fields, state="adopted", title_en="Plan of three years")

    plan.refresh_from_db()
    assert (plan.state, plan.title_en) == ("draft", "Plan of three years")


def test_the_origin_of_an_update_is_read_and_not_typed(editor):
    update = make_update()
    url, fields = open_form(editor, update)
    assert not {"origin", "agency"} & set(fields)

    send(editor, url, fields, origin="agency_report", what_changed="It was done.")

    update.refresh_from_db()
    assert (update.origin, update.what_changed) == ("public_record", "It was done.")


def test_what_the_secretariat_adds_is_on_record_and_no_report(editor):
    activity = make_activity()
    url, fields = open_form(editor, ProgressUpdate, "add")
    values = {"activity": str(activity.pk), "reported": "2014", "what_changed": "Done."}

    assert send(editor, url, fields, **values, status="completed").status_code == 302

    assert ProgressUpdate.objects.get().origin == "public_record"


def test_a_place_is_named_once(editor):
    practice = make_practice(places=[make_place("SN")])
    url, fields = open_form(editor, practice)
    values = {"place": str(make_place("SN").pk)}

    response = send(
        editor, url, fields, **row("place_links", 1, **values), **{"place_links-TOTAL_FORMS": "2"}
    )

    assert response.status_code == 200
    assert practice.place_links.count() == 1


def test_activities_without_a_lead_are_listed(editor):
    lonely = make_activity()
    make_activity(leads=[make_agency()])
    response = editor.get(admin_url(Activity, "changelist"), {"lead": "none"})
    assert list(response.context["cl"].queryset) == [lonely]
