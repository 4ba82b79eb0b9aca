"""Codes are given on adoption, in an order that people expect, and never a second time."""

import pytest

from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_membership,
    make_plan,
    make_recommendation,
)
from workplan.models import Activity, ActivityAgency, CheckWaiver, PlanCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body(name="Group on Oceans")


@pytest.fixture
def member(body):
    agency = make_agency(acronym="SEA")
    make_membership(agency=agency, body=body, starts="2006", ends="..")
    return agency


@pytest.fixture
def plan(body):
    return make_plan(body=body, starts="2013", ends="2015")


def sound(plan, agency, **values):
    """An activity that passes every check."""
    return make_activity(plan=plan, leads=[agency], serves=[make_recommendation()], **values)


def codes(plan):
    return dict(plan.activities.order_by("code").values_list("title", "code"))


def test_codes_are_given_in_the_order_of_objective_and_start(plan, member, secretariat):
    for code in ("O10", "O2"):
        plan.objectives.create(code=code, text="Protect.")
    ten, two = plan.objectives.order_by("code")
    sound(plan, member, title="last", objective=None)
    sound(plan, member, title="third", objective=ten)
    sound(plan, member, title="second", objective=two, starts="2014")
    sound(plan, member, title="first", objective=two)
    sound(plan, member, title="named", objective=two, code="A02")
    reason = {"check_name": PlanCheck.OBJECTIVE, "reason": "The group agreed."}
    CheckWaiver.objects.create(plan=plan, **reason)

    plan.adopt(by=secretariat)

    assert codes(plan) == {
        "first": "A01",
        "named": "A02",
        "second": "A03",
        "third": "A04",
        "last": "A05",
    }
    assert plan.codes_given == 5
    assert (
        Activity.objects.get(title="first").history.first().history_change_reason == "Code given."
    )
    assert Activity.objects.get(title="named").version == 1


def test_a_code_is_never_given_again(plan, member, secretariat):
    draft = sound(plan, member, title="gone", publication="draft")
    sound(plan, member, title="stays")
    typed = sound(plan, member, title="typed", code="A03", publication="draft")
    plan.adopt(by=secretariat)
    draft.delete()
    typed.delete()

    added = sound(plan, member, title="added", publication="draft")
    assert added.code == ""
    added.publication = "published"
    added.save()

    assert codes(plan) == {"stays": "A02", "added": "A04"}
    plan.refresh_from_db()
    assert (plan.codes_given, plan.version) == (4, 2)


def test_a_code_that_was_taken_away_comes_back(plan, member, secretariat):
    activity = sound(plan, member)
    plan.adopt(by=secretariat)
    activity.refresh_from_db()
    activity.code = ""
    activity.save()
    assert activity.code == "A01"


def test_what_is_published_in_a_draft_or_a_closed_plan_is_given_no_code(body):
    for state in ("draft", "closed"):
        assert make_activity(plan=make_plan(state=state, body=body)).code == ""
    assert make_activity(plan=make_plan(state="adopted", body=body)).code == "A01"


def test_opening_a_plan_again_gives_codes_to_what_has_none(secretariat):
    plan = make_plan(state="closed")
    make_activity(plan=plan)
    plan.reopen(by=secretariat, comment="More is to come.")
    assert [*codes(plan).values()] == ["A01"]
    assert not ActivityAgency.objects.exists()
