"""A round asks the reporting leads of a plan; more time and waivers have their reasons."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from gmg_portal.lib.versions import StaleRecord
from tests.factories import (
    make_activity,
    make_agency,
    make_plan,
    make_report,
    make_request,
    make_round,
)
from workplan.models import ActivityAgency, ReportingRound, ReportRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(state="adopted")


@pytest.mark.parametrize(
    ("scope", "statuses"),
    [
        ("all", {"completed", "cancelled", "ongoing", "outcome_unknown"}),
        ("unfinished", {"ongoing", "outcome_unknown"}),
        ("unknown", {"outcome_unknown"}),
    ],
)
def test_the_scope_says_which_activities_are_asked_about(plan, scope, statuses):
    for status in ("completed", "cancelled", "ongoing", "outcome_unknown"):
        make_activity(plan=plan, leads=[make_agency()], status=status)
    make_activity(plan=plan, leads=[make_agency()], status="ongoing", publication="draft")
    round_ = make_round(plan=plan, scope=scope)
    assert {request.activity.status for request in round_.requests.all()} == statuses


def test_the_reporting_lead_is_asked_and_nobody_else(plan):
    first, second, helper = make_agency(), make_agency(), make_agency()
    make_activity(plan=plan, leads=[first, second], contributors=[helper])
    make_activity(plan=plan, title="Without a lead")
    assert make_round(plan=plan).requests.get().agency == first


def test_a_closed_plan_is_asked_about_and_a_draft_is_not(plan):
    plan.state = "closed"
    plan.save()
    assert make_round([make_activity(plan=plan, leads=[make_agency()])]).is_open
    round_ = make_round(plan=make_plan(), is_open=False)
    hidden = make_round(plan=make_plan(state="adopted", publication="draft"), is_open=False)
    for each in (round_, hidden):
        with pytest.raises(ValidationError, match="agencies do not report on drafts"):
            each.open(by=None)


def test_a_round_may_open_earlier_than_planned(plan):
    day = timezone.localdate()
    opened = make_round(plan=plan, opens_on=day + timedelta(days=5))
    assert opened.opens_on == day


def test_later_activities_are_asked_about_once(plan):
    round_ = make_round([make_activity(plan=plan, leads=[make_agency()])])
    late = make_activity(plan=plan, leads=[make_agency()])
    assert (round_.ask_again(), round_.ask_again()) == (1, 0)
    assert round_.requests.filter(activity=late).count() == 1
    with pytest.raises(StaleRecord):
        round_.ask_again(version=round_.version + 1)
    round_.close(by=None)
    with pytest.raises(ValidationError):
        round_.ask_again()


def test_who_was_asked_stays_asked_when_another_lead_reports(plan):
    first, second = make_agency(), make_agency()
    activity = make_activity(plan=plan, leads=[first, second])
    round_ = make_round([activity])
    link = ActivityAgency.objects.get(activity=activity, agency=first)
    link.is_reporting = False
    link.save()
    round_.ask_again()
    assert round_.requests.get().agency == first


def test_more_time_needs_a_reason_and_a_day_that_is_later():
    request = make_request()
    due = request.round.due_on
    for to, because in [
        (due, ""),
        (due - timedelta(days=1), "Why"),
        (timezone.localdate() - timedelta(days=1), "Why"),
    ]:
        with pytest.raises(ValidationError):
            request.extend(to=to, because=because)
    request.extend(to=due + timedelta(days=9), because="The office moved.")
    assert ReportRequest.objects.get().due == due + timedelta(days=9)


def test_the_second_of_two_clicks_changes_nothing():
    request = make_request()
    for _click in range(2):
        request.waive(because="Merged.", version=1)
    assert ReportRequest.objects.get().version == 2
    for _click in range(2):
        request.take_waiver_back(version=2)
    assert ReportRequest.objects.get().version == 3


def test_a_step_from_an_older_version_is_refused():
    request = make_request()
    request.waive(because="Merged.")
    with pytest.raises(StaleRecord):
        request.take_waiver_back(version=1)


def test_what_was_answered_is_neither_waived_nor_given_time():
    request = make_request()
    update = make_report(request, "submitted")
    with pytest.raises(ValidationError, match="in review"):
        request.waive(because="Merged.")
    update.take_back(by=None)
    request.waive(because="Merged.")
    with pytest.raises(ValidationError, match="no report is expected"):
        request.extend(to=request.round.due_on, because="Why")


def test_a_round_that_asked_is_never_deleted_and_what_it_asked_neither():
    request = make_request()
    with pytest.raises(ValidationError):
        request.round.delete()
    with pytest.raises(ValidationError):
        request.delete()
    draft = make_round(is_open=False)
    draft.delete()
    assert ReportingRound.objects.get() == request.round


def test_make_run_opens_the_closing_round_once(record, settings, capsys):
    settings.DEBUG = True
    for _time in range(2):
        call_command("open_demo_round")
    round_ = ReportingRound.objects.get()
    unknown = round_.plan.activities.filter(status="outcome_unknown")
    leads = ActivityAgency.objects.filter(is_reporting=True, activity__in=unknown)
    assert round_.is_open
    assert round_.requests.count() == leads.count() > 0
    assert "as they were before" in capsys.readouterr().out
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("open_demo_round")
