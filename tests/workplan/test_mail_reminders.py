"""What is due is told once, on the days on which it is due, to whom it concerns."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from agencies.models import ActionPoint, FocalPoint
from gmg_portal.lib.envelopes import message_of
from gmg_portal.lib.models import Notice, OutgoingMail
from gmg_portal.lib.unsubscribing import preference_of, unsubscribe
from tests.factories import (
    make_action_point,
    make_agency,
    make_meeting,
    make_report,
    make_request,
)
from workplan.mail import digests
from workplan.mail.asking import Reminded, remind_now
from workplan.mail.reminding import remind
from workplan.models import UpdateAnswer
from workplan.reporting import writing

OPENED, DUE = date(2026, 11, 2), date(2026, 12, 1)
DAY = timedelta(days=1)
ROSA = "rosa@iom.example"


@pytest.fixture
def clock(db):
    with time_machine.travel(datetime(2026, 11, 2, 8, 0, tzinfo=UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def iom(clock):
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def rosa(iom):
    return name_focal_point(iom, ROSA, name="Rosa Reyes")


@pytest.fixture
def request_(iom, rosa):
    return make_request(iom, due_on=DUE)


def name_focal_point(agency, email, **values):
    values.setdefault("first_day", OPENED)
    return FocalPoint.objects.create(agency=agency, email=email, **values)


def told(*days):
    """On each of these days: {address: kinds of notices that her mail took}."""
    found = []
    for day in days:
        mails = remind(day)
        found.append({mail.recipient: kinds_of(mail) for mail in mails})
    return found


def kinds_of(mail):
    return sorted(mail.notices.values_list("kind", flat=True))


def test_a_focal_point_is_told_when_a_round_opens_a_week_before_and_weekly_after(request_):
    days = [OPENED, OPENED, OPENED + DAY, DUE - 8 * DAY, DUE - 7 * DAY, DUE - 6 * DAY, DUE]
    after = [DUE + DAY, DUE + 2 * DAY, DUE + 7 * DAY, DUE + 8 * DAY, DUE + 9 * DAY, DUE + 15 * DAY]

    assert told(*days) == [{ROSA: ["round_opened"]}, {}, {}, {}, {ROSA: ["due_soon"]}, {}, {}]
    assert told(*after) == [
        {ROSA: ["overdue"]},
        {},
        {},
        {ROSA: ["overdue"]},
        {},
        {ROSA: ["overdue"]},
    ]


def test_days_that_were_missed_lose_nothing_and_double_nothing(request_):
    assert told(DUE - 4 * DAY, DUE + 10 * DAY, DUE + 11 * DAY) == [
        {ROSA: ["due_soon", "round_opened"]},
        {ROSA: ["overdue"]},
        {},
    ]


def test_who_has_more_time_is_told_of_the_new_day(request_):
    told(DUE - 7 * DAY)
    request_.extended_to, request_.extended_because = DUE + 20 * DAY, "A field mission."
    request_.save()
    assert told(DUE + 3 * DAY, DUE + 13 * DAY, DUE + 21 * DAY) == [
        {},
        {ROSA: ["due_soon"]},
        {ROSA: ["overdue"]},
    ]


def test_who_answered_is_not_reminded(request_):
    told(OPENED)
    writing.answer(request_, UpdateAnswer.NO_CHANGE)
    assert told(DUE - 5 * DAY, DUE + DAY) == [{}, {}]


def test_what_is_waived_or_in_a_closed_round_is_not_asked_for(request_, iom):
    other = make_request(iom, due_on=DUE)
    other.waived_because = "It never began."
    other.save()
    request_.round.close(by=None)
    assert told(OPENED + DAY, DUE + DAY) == [{}, {}]


def test_what_was_answered_after_it_was_noted_is_left_out_of_the_mail(request_, iom):
    told(OPENED)
    OutgoingMail.objects.all().update(key="digest:of another day")
    second = make_request(iom, due_on=DUE)
    told(OPENED)  # makes her mail of the day
    third = make_request(iom, due_on=DUE)
    told(OPENED)  # notes the third, which has to wait for tomorrow
    assert Notice.objects.filter(mail=None).count() == 1
    writing.answer(third, UpdateAnswer.NO_CHANGE)

    assert told(OPENED + DAY) == [{}]
    assert not Notice.objects.filter(mail=None).exists()
    assert Notice.objects.filter(key=second.pk).exists()


def test_the_second_reminder_goes_to_the_alternate_too(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa)
    for day, copies in [(1, []), (8, ["ann@iom.example"]), (15, [])]:
        (mail,) = remind(DUE + day * DAY)
        assert (mail.recipient, mail.cc) == (ROSA, copies), day


def test_an_alternate_who_only_drafts_gets_no_link_that_sends(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa, role="drafter")
    (first,) = remind(DUE + DAY)
    link = re.search(r"\S+/link/answer/\S+", first.text)[0]

    mails = {mail.recipient: mail for mail in remind(DUE + 8 * DAY)}

    assert mails[ROSA].cc == []
    assert link in mails[ROSA].text
    assert link not in mails["ann@iom.example"].text
    assert "Prepare the answers" in mails["ann@iom.example"].text


def test_an_alternate_learns_of_the_second_reminder_that_is_sent_by_hand(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa, role="drafter")
    remind(DUE + DAY)
    assert remind_now([request_.pk], DUE + DAY) == Reminded(persons=1, mails=0)

    assert remind_now([request_.pk], DUE + 2 * DAY) == Reminded(persons=2, mails=2)

    assert OutgoingMail.objects.filter(recipient="ann@iom.example").count() == 1
    assert told(DUE + 8 * DAY) == [{ROSA: ["overdue"]}]


def test_who_reads_a_copy_cannot_end_the_mails_of_whom_it_is_for(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa)
    (alone,) = remind(DUE + DAY)
    (copied,) = remind(DUE + 8 * DAY)

    for mail, offers in [(alone, True), (copied, False)]:
        headers = message_of(mail).message()
        assert ("List-Unsubscribe" in headers) is offers
        assert ("List-Unsubscribe-Post" in headers) is offers
        assert ("/link/unsubscribe/" in mail.text) is offers
        assert ("/link/unsubscribe/" in mail.html) is offers


def test_an_alternate_who_wants_no_reminders_gets_no_copy(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa)
    unsubscribe(preference_of("Ann@iom.example"))
    remind(DUE + DAY)
    (mail,) = remind(DUE + 8 * DAY)
    assert mail.cc == []


def test_an_alternate_reads_nothing_of_another_agency(request_, iom, rosa):
    name_focal_point(iom, "ann@iom.example", alternate_for=rosa)
    ilo = make_agency(slug="ilo", acronym="ILO")
    name_focal_point(ilo, "Rosa@IOM.example", name="Rosa Reyes")
    make_request(ilo, due_on=DUE)
    remind(DUE + DAY)

    mails = {mail.recipient.lower(): mail for mail in remind(DUE + 8 * DAY)}

    assert mails.keys() == {ROSA, "ann@iom.example"}
    assert mails[ROSA].cc == []
    assert "IOM" in mails["ann@iom.example"].text
    assert "ILO" in mails[ROSA].text
    assert "ILO" not in mails["ann@iom.example"].text


def test_nobody_is_written_to_before_her_days_or_after(request_, iom, rosa):
    rosa.last_day = OPENED
    rosa.save()
    name_focal_point(iom, "ivo@iom.example", first_day=OPENED + 2 * DAY)
    assert told(OPENED, OPENED + DAY, OPENED + 2 * DAY) == [
        {ROSA: ["round_opened"]},
        {},
        {"ivo@iom.example": ["round_opened"]},
    ]


def test_who_stands_in_for_a_closed_account_is_written_to(request_, iom_focal_point):
    principal = FocalPoint.objects.get(user=iom_focal_point)
    iom = principal.agency
    name_focal_point(iom, "ann@iom.example", alternate_for=principal)
    iom_focal_point.is_active = False
    iom_focal_point.save()
    assert told(OPENED) == [{ROSA: ["round_opened"], "ann@iom.example": ["round_opened"]}]


def test_reports_that_were_sent_back_or_accepted_are_told_once(request_, secretariat):
    told(OPENED)
    report = make_report(request_, "submitted")
    report.send_back(by=secretariat, comment="Which workshops?\nHow many?")
    (mail,) = remind(OPENED + DAY)
    assert "  > Which workshops?\n  > How many?\n" in mail.text
    assert told(OPENED + 2 * DAY) == [{}]

    report.submit(by=None, on_behalf_of=report.agency)
    report.accept(by=secretariat)
    assert told(OPENED + 3 * DAY, OPENED + 4 * DAY) == [{ROSA: ["accepted"]}, {}]


def test_decisions_of_meetings_are_told_a_week_before_and_weekly_after(rosa, iom, secretariat):
    meeting = make_meeting()
    point = ActionPoint(meeting=meeting, text="Name an alternate", agency=iom, due=DUE)
    point.save()
    own = ActionPoint(meeting=meeting, text="Book the room", due=DUE)
    own.save()
    assert told(DUE - 8 * DAY, DUE - 7 * DAY, DUE, DUE + DAY, DUE + 7 * DAY, DUE + 8 * DAY) == [
        {},
        {ROSA: ["action_due"], secretariat.email: ["action_due"]},
        {},
        {ROSA: ["action_due"], secretariat.email: ["action_due"]},
        {},
        {ROSA: ["action_due"], secretariat.email: ["action_due"]},
    ]
    point.done_on = own.done_on = OPENED
    point.save()
    own.save()
    assert told(DUE + 15 * DAY) == [{}]


def test_a_decision_that_is_late_says_since_when(rosa, iom, clock):
    make_action_point(text="Name an alternate", agency=iom, due=OPENED)
    clock.move_to(datetime(2026, 11, 5, 8, 0, tzinfo=UTC))

    (mail,) = remind(OPENED + 3 * DAY)

    assert "was due on 2 November 2026, 3 days ago" in mail.text


def test_a_run_that_was_killed_half_way_goes_on_where_it_stopped(request_, iom, monkeypatch):
    """The first person has her mail, the second nothing; each mail stands with its notices."""
    name_focal_point(iom, "ivo@iom.example")
    real_put = digests.put

    def put_or_die(recipient, *args, **values):
        mail = real_put(recipient, *args, **values)
        if recipient == "ivo@iom.example":
            raise KeyboardInterrupt
        return mail

    monkeypatch.setattr(digests, "put", put_or_die)
    with pytest.raises(KeyboardInterrupt):
        remind(OPENED)
    monkeypatch.undo()
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [ROSA]

    assert told(OPENED) == [{"ivo@iom.example": ["round_opened"]}]


def test_two_mails_a_day_are_never_put(request_, iom):
    told(OPENED)
    make_request(iom, due_on=DUE)
    assert told(OPENED, OPENED + DAY) == [{}, {ROSA: ["round_opened"]}]


def test_a_day_that_is_none_is_refused(db):
    with pytest.raises(CommandError):
        call_command("remind", "--day", "2026-02-30")
    call_command("remind", "--day", "2026-02-28")
