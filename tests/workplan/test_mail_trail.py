"""The secretariat sees of each request when it was reminded of, and what came of it."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import FocalPoint
from gmg_portal.lib.models import MailState, OutgoingMail
from gmg_portal.lib.sending import send_waiting
from gmg_portal.lib.unsubscribing import preference_of, unsubscribe
from tests.factories import make_agency, make_report, make_request
from workplan.mail.reminding import remind
from workplan.mail.trail import trail_of
from workplan.models import ReportRequest, SignedLink


def ask(number):
    agency = make_agency()
    FocalPoint.objects.create(
        agency=agency, email=f"reader-{number}@un.example", first_day=timezone.localdate()
    )
    return make_request(agency)


def test_each_request_has_its_line(db):
    silent, answered, unasked = ask(1), ask(2), make_request()
    today = timezone.localdate()
    remind(today)
    moment = timezone.now() - timedelta(hours=1)
    lost, sent = OutgoingMail.objects.order_by("recipient")
    OutgoingMail.objects.filter(pk=lost.pk).update(state=MailState.BOUNCED, sent_at=moment)
    OutgoingMail.objects.filter(pk=sent.pk).update(state=MailState.SENT, sent_at=moment)
    SignedLink.objects.get(round=answered.round).note_opened()
    report = make_report(answered, "submitted")

    trails = trail_of(ReportRequest.objects.all())

    assert [mail.pk for mail in trails[silent.pk].trouble] == [lost.pk]
    assert trails[silent.pk].opened_at is None
    assert trails[silent.pk].answered_at is None
    assert trails[answered.pk].last_reminded == moment
    assert trails[answered.pk].opened_at is not None
    assert trails[answered.pk].answered_at == report.submitted_at
    assert trails[unasked.pk].last_reminded is None
    assert trails[unasked.pk].mails == []


def test_who_wants_no_reminders_is_seen_and_does_not_wait(db):
    request = ask(1)
    remind(timezone.localdate())
    unsubscribe(preference_of("reader-1@un.example"))
    waiting = trail_of([request])[request.pk]

    send_waiting()

    done = trail_of([request])[request.pk]
    assert (waiting.is_waiting, done.is_waiting) == (True, False)
    assert [mail.state for mail in done.trouble] == [MailState.DROPPED]


def test_many_lines_take_as_many_queries_as_few(db):
    counts = []
    for number in range(4):
        ask(number)
        remind(timezone.localdate())
        with CaptureQueriesContext(connection) as queries:
            assert len(trail_of(ReportRequest.objects.all())) == number + 1
        counts.append(len(queries))
    assert set(counts) == {4}
