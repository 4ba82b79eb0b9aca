"""How complete a round is: numbers with their denominator, of what anybody may know."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    make_activity,
    make_agency,
    make_plan,
    make_report,
    make_request,
    make_reviewer,
    make_round,
    make_update,
)
from workplan.models import ReportRequest, UpdateEvent
from workplan.reporting.completeness import by_agency, by_round, requests_seen_by, with_told
from workplan.reporting.standing import PUBLIC, with_standing

pytestmark = pytest.mark.django_db

EVERYBODY = AnonymousUser()


def told_of(request):
    return with_told(ReportRequest.objects.filter(pk=request.pk)).get().told


def sentence_of(round_):
    (row,) = by_round(requests_seen_by(EVERYBODY).filter(round=round_))
    return row["completeness"].sentence


def sent_back():
    return make_report(state="returned", reviewer=make_reviewer()).report_request


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (make_request, "not_received"),
        (lambda: make_report().report_request, "not_received"),
        (sent_back, "not_received"),
        (lambda: make_report(state="submitted").report_request, "in_review"),
        (lambda: make_report(state="accepted").report_request, "accepted"),
    ],
)
def test_the_public_is_told_nothing_of_what_is_being_written(make, word):
    assert told_of(make()) == word
    assert word in PUBLIC


def test_what_was_read_in_documents_does_not_count():
    request = make_request()
    make_update(activity=request.activity, status="completed")
    assert told_of(request) == "not_received"
    assert sentence_of(request.round) == "0 of 1 report accepted, 1 not received"


def test_a_report_that_nobody_asked_for_does_not_count():
    request = make_request()
    make_update(activity=request.activity, agency=request.agency, state="accepted")
    assert told_of(request) == "not_received"


def test_what_was_waived_is_not_in_the_denominator():
    iom = make_agency()
    plan = make_plan()
    round_ = make_round([make_activity(plan=plan, leads=[iom]) for _number in range(3)])
    first, second, third = round_.requests.all()
    first.waive(because="Merged.")
    make_report(second, "accepted")
    assert sentence_of(round_) == "1 of 2 reports accepted, 1 not received, 1 waived"
    second.updates.get().withdraw(by=make_reviewer(), comment="Wrong.")
    second.waive(because="Merged.")
    third.waive(because="Merged.")
    assert sentence_of(round_) == "no report is expected, 3 waived"


def test_numbers_of_agencies_add_up_and_open_what_they_count():
    plan = make_plan()
    agencies = [make_agency(acronym=name, slug=name) for name in ("beta", "alpha")]
    round_ = make_round([make_activity(plan=plan, leads=[each]) for each in agencies], slug="one")
    rows = by_agency(round_, requests_seen_by(EVERYBODY).filter(round=round_))
    assert [(slug, each.total) for slug, _acronym, each in rows] == [("alpha", 1), ("beta", 1)]
    assert rows[0][2].link("not_received") == (
        "/rounds/one/?agency=alpha&standing=not_received#results"
    )


def test_an_activity_that_was_withdrawn_is_counted_for_nobody():
    request = make_request()
    activity = request.activity
    activity.publication, activity.withdrawn_because = "withdrawn", "Doubled."
    activity.save()
    assert not requests_seen_by(EVERYBODY).filter(round=request.round).exists()


def test_overdue_is_what_is_owed_after_its_own_day():
    day = timezone.localdate()
    past = {"opens_on": day - timedelta(days=60), "due_on": day - timedelta(days=1)}
    request = make_request(**past)
    assert with_standing().get().is_overdue
    request.extend(to=day + timedelta(days=1), because="The office moved.")
    assert not with_standing().get().is_overdue
    make_report(request, "submitted")
    assert not with_standing(day=day + timedelta(days=9)).get().is_overdue


def test_nothing_is_overdue_once_its_round_is_closed():
    day = timezone.localdate()
    request = make_request(opens_on=day - timedelta(days=60), due_on=day - timedelta(days=1))
    request.round.close(by=None)
    assert not with_standing().get().is_overdue


def test_what_was_sent_in_time_is_not_late_for_being_sent_again():
    first = make_report(state="returned", reviewer=make_reviewer())
    first.submit(by=None, on_behalf_of=first.agency)
    request = first.report_request
    sent = UpdateEvent.objects.filter(to_state="submitted").order_by("pk").first()
    early = timezone.now() - timedelta(days=9)
    # No door of ours dates a step back.
    QuerySet(UpdateEvent).filter(pk=sent.pk).update(at=early)
    due = timezone.localdate() - timedelta(days=1)
    type(request.round).objects.filter(pk=request.round_id).update(
        opens_on=due - timedelta(days=30), due_on=due
    )

    row = with_standing().get()

    assert (row.standing, row.is_late) == ("in_review", False)
    assert row.sent_on == timezone.localdate(early)


def test_all_rounds_are_counted_in_one_query():
    for _number in range(3):
        make_request()
    with CaptureQueriesContext(connection) as queries:
        assert len(by_round(requests_seen_by(EVERYBODY))) == 3
    assert len(queries) == 1
