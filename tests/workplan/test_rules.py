"""The rules of what is done: refused by the model at its field, and by the database."""

import pytest
from django.core.exceptions import ValidationError

from agencies.models import FocalPoint
from tests.factories import (
    make_activity,
    make_agency,
    make_link_review,
    make_place,
    make_plan,
    make_practice,
    make_recommendation,
    make_report,
    make_request,
    make_reviewer,
    make_update,
)
from tests.rules import (
    assert_database_refuses,
    assert_model_refuses,
    breach,
    constraints_of,
    shared_breaches,
)
from tests.workplan.proposal_rules import PROPOSAL_BREACHES
from tests.workplan.rules_of_rounds import ROUNDS
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    CheckWaiver,
    Evidence,
    LinkReview,
    Objective,
    Output,
    PlanEvent,
    Practice,
    PracticePlace,
    ProgressUpdate,
    PublicNote,
    ReportedOutput,
    SignedLink,
    UpdateEvent,
    WorkPlan,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    Activity: make_activity,
    LinkReview: make_link_review,
    Practice: make_practice,
    ProgressUpdate: make_update,
    WorkPlan: make_plan,
}


def overlapping_plan():
    first = make_plan(state="adopted", starts="2013", ends="2015")
    period = {"starts": "2015-12", "ends": "2017"}
    return WorkPlan(slug="again", body=first.body, title_en="Again", state="adopted", **period)


def same_objective():
    plan = make_plan(objectives=["Meet."])
    return Objective(plan=plan, code="O1", text="Meet again.")


def same_agency():
    agency = make_agency()
    activity = make_activity(leads=[agency])
    return ActivityAgency(activity=activity, agency=agency, role="contributor")


def second_reporter():
    activity = make_activity(leads=[make_agency()])
    link = {"role": "lead", "is_reporting": True}
    return ActivityAgency(activity=activity, agency=make_agency(), **link)


def make_link(**values):
    values = {"role": "lead", **values}
    return ActivityAgency(activity=make_activity(), agency=make_agency(), **values)


def make_note():
    report = make_report(state="accepted")
    note = PublicNote(update=report, agency=report.agency, text="Ours.", by=make_reviewer())
    note.save()
    return note


def make_served():
    return ActivityRecommendation(activity=make_activity(), recommendation=make_recommendation())


def same_recommendation():
    item = make_recommendation()
    return ActivityRecommendation(activity=make_activity(serves=[item]), recommendation=item)


def same_place():
    activity = make_activity(places=[make_place("SN")])
    return ActivityPlace(activity=activity, place=make_place("SN"))


def same_place_of_a_practice():
    practice = make_practice(places=[make_place("SN")])
    return PracticePlace(practice=practice, place=make_place("SN"))


def same_output():
    return Output(activity=make_activity(outputs=["Handbook"]), title="Handbook")


def step(**values):
    return PlanEvent(plan=make_plan(), **{"to_state": "adopted", **values})


def same_code():
    activity = make_activity(code="A01")
    return Activity(
        slug="again",
        plan=activity.plan,
        title="Again",
        kind="event",
        scope="joint",
        status="planned",
        code="A01",
    )


def waiver(**values):
    plan = make_plan()
    return CheckWaiver(**{"plan": plan, "check_name": "lead", "reason": "All lead.", **values})


def waived_twice():
    activity = make_activity()
    waiver(plan=activity.plan, activity=activity).save()
    return waiver(plan=activity.plan, activity=activity)


def waived_twice_for_the_plan():
    first = waiver()
    first.save()
    return waiver(plan=first.plan)


def second_open_report():
    first = make_report()
    return ProgressUpdate(
        slug="again",
        activity=first.activity,
        agency=first.agency,
        origin="agency_report",
        state="draft",
        publication="draft",
        status="ongoing",
        what_changed="Again.",
    )


def step_of_a_report(**values):
    return UpdateEvent(update=make_report(), **{"to_state": "submitted", **values})


def output_told_twice():
    output = make_activity(leads=[make_agency()], outputs=["Handbook"]).outputs.get()
    agency = output.activity.agency_links.get().agency
    said = {str(output.pk): {"delivered": "2014"}}
    report = make_report(make_request(agency, activity=output.activity), "submitted", outputs=said)
    return ReportedOutput(update=report, output=output, delivered="2015")


def make_message():
    file = {"name": "a.eml", "media_type": "message/rfc822", "size": 1}
    digests = {"sha256": "0" * 64, "nonce": "0" * 32, "file": "evidence/00/0"}
    message = Evidence(update=make_report(), kind="message", is_public=False, **file, **digests)
    message.by = make_reviewer()
    message.save()
    return message


def make_signed_link():
    report = make_report()
    return SignedLink.objects.create(purpose="draft", agency=report.agency, update=report)


def second_link_to_a_round():
    request = make_request()
    user = make_reviewer()
    point = FocalPoint.objects.create(user=user, agency=request.agency)
    link = {"purpose": "answers", "round": request.round, "agency": request.agency}
    SignedLink.objects.create(**link, focal_point=point)
    return SignedLink(**link, focal_point=point)


BREACHES = {
    "a_work_plan_has_a_known_state": breach(make_plan, state="lost"),
    "a_step_leads_to_a_known_state_of_a_plan": breach(step, to_state="lost"),
    "a_step_comes_from_a_known_state_of_a_plan": breach(step, from_state="lost"),
    "a_code_names_one_activity_of_a_plan": breach(same_code),
    "a_check_is_waived_once_for_an_activity": breach(waived_twice),
    "a_check_is_waived_once_for_a_plan": breach(waived_twice_for_the_plan),
    "a_waiver_names_a_known_check": breach(waiver, "check_name", check_name="luck"),
    "one_adopted_plan_of_a_body_on_a_day": breach(overlapping_plan, "starts"),
    "no_plan_supersedes_itself": breach(make_plan, "supersedes", supersedes=lambda plan: plan),
    "a_code_names_one_objective_of_a_plan": breach(same_objective),
    "an_activity_has_a_known_status": breach(make_activity, "status", status="dreamt"),
    "an_activity_has_a_known_kind": breach(make_activity, "kind", kind="party"),
    "an_activity_has_a_known_scope": breach(make_activity, "scope", scope="lunar"),
    "an_activity_has_a_known_last_status": breach(
        make_activity, "last_known_status", last_known_status="dreamt"
    ),
    "no_activity_is_carried_on_from_itself": breach(
        make_activity, "carried_from", carried_from=lambda activity: activity
    ),
    "an_agency_has_one_role_in_an_activity": breach(same_agency),
    "one_lead_reports_on_an_activity": breach(second_reporter),
    "only_a_lead_reports_on_an_activity": breach(make_link, role="contributor", is_reporting=True),
    "an_agency_has_a_known_role_in_an_activity": breach(make_link, "role", role="boss"),
    "an_activity_serves_a_recommendation_once": breach(same_recommendation),
    "a_link_to_a_recommendation_has_a_known_confidence": breach(
        make_served, "confidence", confidence="sure"
    ),
    "an_activity_names_a_place_once": breach(same_place),
    "an_activity_names_an_output_once": breach(same_output),
    "a_progress_update_has_a_known_state": breach(make_update, state="lost"),
    "a_progress_update_has_a_known_answer": breach(make_update, answer="perhaps"),
    "a_report_is_public_once_it_is_accepted": breach(make_report, publication="published"),
    "an_agency_has_one_open_report_on_an_activity": breach(second_open_report),
    "a_step_leads_to_a_known_state_of_a_report": breach(step_of_a_report, to_state="lost"),
    "a_step_comes_from_a_known_state_of_a_report": breach(step_of_a_report, from_state="lost"),
    "a_report_names_an_output_once": breach(output_told_twice),
    "a_message_is_never_public": breach(make_message, is_public=True),
    "a_signed_link_is_about_a_round_or_a_report": breach(make_signed_link, "update", update=None),
    "a_focal_point_has_one_link_to_a_round": breach(second_link_to_a_round, "update"),
    "a_progress_update_has_a_known_origin": breach(make_update, "origin", origin="rumour"),
    "a_progress_update_has_a_known_status": breach(make_update, "status", status="dreamt"),
    "a_report_names_its_agency_and_the_record_none": breach(
        make_update, agency=lambda update: make_agency()
    ),
    "a_public_note_is_about_a_report_or_a_request": breach(
        make_note, report_request=lambda note: note.update.report_request
    ),
    "a_practice_has_a_known_level": breach(make_practice, "level", level="lunar"),
    "a_practice_names_a_place_once": breach(same_place_of_a_practice),
    **PROPOSAL_BREACHES,
    **ROUNDS,
    **dict(shared_breaches("workplan", MAKERS)),
}
CONSTRAINTS = constraints_of("workplan")


def test_every_rule_is_tried():
    assert sorted(BREACHES) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("name", BREACHES)
def test_the_model_refuses(name):
    assert_model_refuses(BREACHES[name])


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name):
    assert_database_refuses(BREACHES[name], CONSTRAINTS[name])


def test_an_objective_belongs_to_the_plan_of_the_activity():
    activity = make_activity()
    activity.objective = make_plan(objectives=["Meet."]).objectives.get()
    with pytest.raises(ValidationError) as refusal:
        activity.full_clean()
    assert list(refusal.value.message_dict) == ["objective"]


def test_a_heading_is_not_served():
    link = make_served()
    link.recommendation = make_recommendation(assessable=False)
    with pytest.raises(ValidationError) as refusal:
        link.full_clean()
    assert list(refusal.value.message_dict) == ["recommendation"]


@pytest.mark.parametrize("make", [make_activity, make_plan])
def test_a_period_the_wrong_way_round_is_told_at_its_end(make):
    record = make()
    record.starts, record.ends = "2014", "2013"
    with pytest.raises(ValidationError) as refusal:
        record.full_clean()
    assert list(refusal.value.message_dict) == ["ends"]


def test_a_draft_plan_may_overlap_with_the_adopted_one():
    adopted = make_plan(state="adopted")
    make_plan(body=adopted.body, state="draft").full_clean()
    make_plan(state="adopted").full_clean()
