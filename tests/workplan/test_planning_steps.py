"""A plan is adopted once its checks are met or waived, closed, and opened again for a reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gmg_portal.lib.versions import StaleRecord
from tests.factories import (
    make_activity,
    make_agency,
    make_body,
    make_membership,
    make_plan,
    make_recommendation,
)
from workplan.models import CheckWaiver, PlanCheck, PlanEvent
from workplan.planning.checks import Checks

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


def unmet(plan):
    checks = Checks(plan)
    return {activity: [each.check for each in found] for activity, found in checks.listed(100)}


def words(plan):
    found = Checks(plan).listed(100)
    return [str(each.words) for _activity, unmet in found for each in unmet]


def waive(plan, check, activity=None):
    return CheckWaiver.objects.create(
        plan=plan, activity=activity, check_name=check, reason="The group agreed."
    )


# Steps


def test_a_plan_is_adopted_closed_and_opened_again(plan, member, secretariat):
    sound(plan, member)
    agency = make_agency()

    plan.adopt(
        by=secretariat, comment="In Geneva.", on_behalf_of=agency, decided_on=date(2013, 1, 9)
    )
    plan.close(by=secretariat, decided_on=date(2016, 1, 9))
    plan.reopen(by=secretariat, comment="Closed too early.")

    plan.refresh_from_db()
    assert plan.state == "adopted"
    assert [event.word for event in plan.events.all()] == [
        "drafted",
        "adopted",
        "closed",
        "opened again",
    ]
    adopted = plan.events.all()[1]
    assert (adopted.by, adopted.on_behalf_of, adopted.comment) == (
        secretariat,
        agency,
        "In Geneva.",
    )
    assert adopted.decided_on == date(2013, 1, 9)
    assert plan.history.first().history_user is None


@pytest.mark.parametrize(
    ("state", "verb"),
    [("draft", "close"), ("draft", "reopen"), ("adopted", "adopt"), ("closed", "adopt")],
)
def test_a_step_out_of_turn_is_refused(state, verb, member, body, secretariat):
    plan = make_plan(state=state, body=body)
    sound(plan, member)
    with pytest.raises(ValidationError, match="that step is not possible"):
        getattr(plan, verb)(by=secretariat, comment="Why.")
    assert PlanEvent.objects.count() == 1


def test_opening_again_needs_a_reason(plan, secretariat):
    plan = make_plan(state="closed")
    with pytest.raises(ValidationError, match="Say why"):
        plan.reopen(by=secretariat, comment=" ")


def test_a_withdrawn_plan_takes_no_step(secretariat):
    plan = make_plan(state="adopted", publication="withdrawn", withdrawn_because="Twice.")
    with pytest.raises(ValidationError, match="was withdrawn"):
        plan.close(by=secretariat)
    assert plan.steps == []


def test_one_plan_of_a_body_is_adopted_on_a_day(plan, member, secretariat):
    other = make_plan(body=plan.body, state="adopted", starts="2015-06", ends="2017")
    sound(plan, member)
    with pytest.raises(ValidationError, match="overlaps with"):
        plan.adopt(by=secretariat)
    other.close(by=secretariat)
    plan.adopt(by=secretariat)
    with pytest.raises(ValidationError, match="overlaps with"):
        other.reopen(by=secretariat, comment="Why not.")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({"decided_on": date(2999, 1, 1)}, "still to come"),
        ({"decided_on": date(2012, 1, 1)}, "decided later"),
    ],
)
def test_steps_are_taken_in_the_order_of_their_days(step, told, plan, member, secretariat):
    sound(plan, member)
    plan.adopt(by=secretariat, decided_on=date(2013, 1, 9))
    with pytest.raises(ValidationError, match=told):
        plan.close(by=secretariat, **step)


def test_who_read_an_older_version_takes_no_step(plan, member, secretariat):
    sound(plan, member)
    plan.summary = "Changed meanwhile."
    plan.save()
    with pytest.raises(StaleRecord):
        plan.adopt(by=secretariat, version=1)
    plan.adopt(by=secretariat, version=2)
    assert plan.events.last().decided_on == timezone.localdate()


# Checks


def test_an_empty_plan_is_not_adopted(plan, secretariat):
    make_activity(plan=plan, publication="withdrawn", withdrawn_because="Twice.")
    with pytest.raises(ValidationError, match="no activities yet"):
        plan.adopt(by=secretariat)


def test_each_check_that_fails_is_named(plan, body):
    plan.objectives.create(code="O1", text="Protect.")
    outsider = make_agency(acronym="LAND")
    bare = make_activity(plan=plan, starts="", ends="")
    late = make_activity(
        plan=plan,
        starts="2016",
        ends="2017",
        leads=[outsider],
        serves=[make_recommendation()],
        objective=plan.objectives.get(),
    )
    make_membership(body=body)

    assert unmet(plan) == {
        bare: [PlanCheck.LEAD, PlanCheck.PERIOD, PlanCheck.RECOMMENDATION, PlanCheck.OBJECTIVE],
        late: [PlanCheck.MEMBERSHIP, PlanCheck.PERIOD],
    }
    assert words(plan) == [
        "LAND leads it and was no member then (Group on Oceans).",
        "Its period (2016 to 2017) does not meet that of the plan (2013 to 2015).",
        "It has no lead agency.",
        "It has no dates.",
        "It serves no recommendation.",
        "It has no objective.",
    ]


def test_where_the_plan_has_no_objectives_none_is_asked_for(plan, member):
    sound(plan, member)
    assert not unmet(plan)


@pytest.mark.parametrize(
    ("membership", "part", "is_member"),
    [
        ({"starts": "2006", "ends": "2012"}, {}, False),
        ({"starts": "2006", "ends": "2013-06"}, {}, True),
        ({"starts": "2015", "ends": ".."}, {}, True),
        ({"starts": "2016", "ends": ".."}, {}, False),
        ({"starts": "[2012..2017]", "ends": ".."}, {}, True),
        ({"starts": "2006", "ends": ""}, {}, True),
        ({"starts": "2006", "ends": "2013"}, {"starts": "2014"}, False),
        ({"starts": "2015", "ends": ".."}, {"ends": "2014"}, False),
        ({"starts": "2006", "ends": "..", "status": "observer"}, {}, False),
        (
            {"starts": "2006", "publication": "withdrawn", "withdrawn_because": "Twice."},
            {},
            False,
        ),
    ],
)
def test_a_lead_is_a_member_in_its_time(membership, part, is_member, plan, body):
    agency = make_agency()
    make_membership(body=body)
    make_membership(agency=agency, body=body, **membership)
    activity = sound(plan, agency)
    link = activity.agency_links.get()
    for name, value in part.items():
        setattr(link, name, value)
    link.save()
    assert unmet(plan) == ({} if is_member else {activity: [PlanCheck.MEMBERSHIP]})


def test_the_end_of_a_body_ends_its_memberships(body):
    group = make_body(ends="2011", predecessor=body)
    agency = make_agency()
    make_membership(agency=agency, body=group, starts="2006", ends="..")
    plan = make_plan(body=group)
    activity = sound(plan, agency)
    assert unmet(plan) == {activity: [PlanCheck.MEMBERSHIP]}
    make_membership(agency=agency, body=body, starts="2012", ends="2014")
    assert not unmet(plan), "a member of what the group grew out of"


def test_members_of_the_body_above_are_members(body, member):
    plan = make_plan(body=make_body(parent=body))
    sound(plan, member)
    assert not unmet(plan)


def test_members_of_the_portals_group_lead_where_the_body_names_none(settings):
    group = make_body(slug=settings.PORTAL_BODY)
    agency = make_agency()
    make_membership(agency=agency, body=group)
    plan = make_plan()
    sound(plan, agency)
    assert not unmet(plan)


def test_what_the_plan_itself_does_not_say_is_told_once(body):
    plan = make_plan(body=body, starts="", ends="")
    for _number in range(2):
        sound(plan, make_agency())
    checks = Checks(plan)
    assert [str(each.words) for each in checks.of_the_plan] == [
        "The period of the plan is not known: nothing says what falls in it.",
        "No members of Group on Oceans are on record.",
    ]
    assert (checks.number, checks.listed(10)) == (2, [])
    waive(plan, PlanCheck.PERIOD)
    waive(plan, PlanCheck.MEMBERSHIP)
    assert Checks(plan).number == 0


def test_a_check_is_waived_for_an_activity_or_the_whole_plan(plan, member, secretariat):
    lonely, unserving = make_activity(plan=plan), make_activity(plan=plan, leads=[member])
    waive(plan, PlanCheck.LEAD, lonely)
    assert unmet(plan) == {
        lonely: [PlanCheck.RECOMMENDATION],
        unserving: [PlanCheck.RECOMMENDATION],
    }
    with pytest.raises(ValidationError, match="2 checks are neither met nor waived"):
        plan.adopt(by=secretariat)
    waive(plan, PlanCheck.RECOMMENDATION)
    plan.adopt(by=secretariat)


def test_a_waiver_is_for_an_activity_of_its_plan(plan):
    waiver = CheckWaiver(plan=plan, activity=make_activity(), check_name="lead", reason="Why.")
    with pytest.raises(ValidationError, match="belongs to another plan"):
        waiver.full_clean()


def test_many_activities_are_checked_with_as_many_queries_as_one(plan, django_assert_num_queries):
    make_membership(body=plan.body)
    plan.objectives.create(code="O1", text="Protect.")
    for number in range(2):
        for _number in range(1 + 9 * number):
            make_activity(plan=plan, leads=[make_agency()])
        with django_assert_num_queries(7):
            checks = Checks(plan)
            assert checks.number
            assert checks.listed(100)
