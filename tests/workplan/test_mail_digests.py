"""A person gets one mail a day, in her language, with all that she has to know."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from agencies.models import FocalPoint, FocalPointRole
from gmg_portal.lib.models import OutgoingMail
from gmg_portal.lib.notices import tell
from gmg_portal.lib.unsubscribing import preference_of, unsubscribe
from tests.factories import make_activity, make_agency, make_request, make_round
from workplan.mail.reminding import put_what_goes_at_once, remind
from workplan.models import SignedLink
from workplan.reporting import recording

TODAY, DUE = date(2026, 11, 24), date(2026, 12, 1)
ROSA = "rosa@iom.example"


@pytest.fixture(autouse=True)
def day(db):
    with time_machine.travel(datetime(2026, 11, 24, 8, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def iom():
    return make_agency(slug="iom", acronym="IOM")


@pytest.fixture
def rosa(iom):
    return FocalPoint.objects.create(agency=iom, email=ROSA, name="Rosa Reyes", first_day=TODAY)


def test_everything_of_a_round_stands_in_one_mail_with_one_link(iom, rosa, settings):
    settings.PORTAL_URL = "https://portal.example.org"
    activities = [make_activity(leads=[iom], title="Train <border> guards & others")]
    activities.append(make_activity(leads=[iom], title="Count", plan=activities[0].plan))
    make_round(activities, title="Closing round", due_on=DUE, asks="What became of it?")

    (mail,) = remind(TODAY)

    assert mail.subject == "Global Migration Group: 2 reports are due by 1 December 2026"
    assert mail.recipient_name == "Rosa Reyes"
    address = f"https://portal.example.org{SignedLink.objects.get().get_absolute_url()}"
    for words in [
        "Dear Rosa Reyes,",
        "Closing round: IOM",
        "What became of it?",
        "* Train <border> guards & others\n  due on 1 December 2026, in 7 days",
        f"{address}\n",
        "https://portal.example.org/link/unsubscribe/",
    ]:
        assert words in mail.text, words
    assert mail.text.count(address) == 1
    assert "Train &lt;border&gt; guards &amp; others" in mail.html
    assert f'<a href="{address}">' in mail.html
    assert not re.search(r"style|class=|<img|<script|http-equiv", mail.html)
    assert "\n\n\n" not in mail.text


def test_a_mail_is_in_the_language_of_its_reader(iom, rosa):
    rosa.own_language = "ar"
    rosa.save()
    make_request(iom, due_on=DUE)

    (mail,) = remind(TODAY)

    assert mail.language == "ar"
    assert '<html lang="ar" dir="rtl">' in mail.html
    assert '<span lang="en" dir="ltr">' in mail.html
    assert "/ar/link/" in mail.text


def test_a_person_of_two_agencies_gets_one_mail_and_a_link_for_each(iom, rosa):
    ilo = make_agency(slug="ilo", acronym="ILO")
    FocalPoint.objects.create(agency=ilo, email="ROSA@iom.example", first_day=TODAY)
    for agency in (iom, ilo):
        make_request(agency, due_on=DUE)

    (mail,) = remind(TODAY)

    assert mail.text.count("/link/answer/") == SignedLink.objects.count() == 2
    assert ": IOM" in mail.text
    assert ": ILO" in mail.text


def test_who_may_not_send_prepares_answers(iom, rosa):
    rosa.role = FocalPointRole.DRAFTER
    rosa.save()
    make_request(iom, due_on=DUE)
    (mail,) = remind(TODAY)
    assert "Prepare the answers" in mail.text
    assert "/link/answer/" in mail.text


def test_answers_reach_who_answers_questions_about_the_round(iom, rosa, secretariat):
    make_request(iom, due_on=DUE, contact=secretariat)
    (mail,) = remind(TODAY)
    assert mail.reply_to == secretariat.email
    assert secretariat.email in mail.text


def test_a_mail_says_what_is_late_first_and_each_activity_once(iom, rosa):
    late = make_request(iom, due_on=TODAY - timedelta(days=3), opens_on=date(2026, 11, 1))
    soon = make_request(iom, due_on=DUE)

    (mail,) = remind(TODAY)

    assert mail.subject.endswith("1 report is overdue")
    assert "was due on 21 November 2026, 3 days ago" in mail.text
    assert mail.text.count(str(late.activity)) == mail.text.count(str(soon.activity)) == 1
    assert mail.notices.count() == 4


def test_the_secretariat_learns_who_stands_in_for_whom(iom, rosa, secretariat):
    ann = FocalPoint.objects.create(
        agency=iom, name="Ann Alt", email="ann@iom.example", first_day=TODAY, alternate_for=rosa
    )
    words = {"first_day": TODAY, "last_day": DUE, "name": "Ann Alt", "principal": "Rosa Reyes"}
    tell(secretariat.email, "alternate_named", ann, agency="IOM", **words)

    (mail,) = remind(TODAY)

    line = "Ann Alt stands in for Rosa Reyes from 24 November 2026 to 1 December 2026."
    assert line in mail.text
    assert "/admin/" in mail.text


def test_a_kind_that_nobody_described_is_told_all_the_same(iom, rosa):
    request = make_request(iom, due_on=DUE)
    tell(ROSA, "something_new", request.activity, what="A word")
    (mail,) = remind(TODAY)
    assert "A word" in mail.text


def test_whose_agency_it_is_no_longer_learns_nothing_more_of_it(iom, rosa):
    request = make_request(iom, due_on=DUE)
    tell("gone@iom.example", "round_opened", request)
    assert [mail.recipient for mail in remind(TODAY)] == [ROSA]


def test_what_was_recorded_for_her_is_asked_at_once_and_whatever_else_she_wants(
    iom, rosa, secretariat, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    unsubscribe(preference_of(ROSA))
    request = make_request(iom, due_on=DUE)
    values = {"status": "ongoing", "what_changed": "Two workshops."}
    update = recording.record(request, values, by=secretariat, message_on=TODAY)
    recording.ask(update, by=secretariat)

    for _time in range(2):
        call_command("send_mail_queue")

    mail = OutgoingMail.objects.get()
    assert (mail.kind, mail.state, mail.is_essential) == ("confirm_recorded", "sent", True)
    assert "from your message of 24 November 2026" in mail.text
    assert "/link/confirm/" in mail.text
    assert "/link/unsubscribe/" not in mail.text


def test_what_was_recorded_for_her_and_waits_is_asked_again_after_a_week(iom, rosa, secretariat):
    request = make_request(iom, due_on=DUE)
    values = {"status": "ongoing", "what_changed": "Two workshops."}
    update = recording.record(request, values, by=secretariat, message_on=TODAY)
    (link,) = recording.ask(update, by=secretariat)
    put_what_goes_at_once()
    kinds = [{mail.kind for mail in remind(TODAY + timedelta(days=day))} for day in (1, 7, 8)]
    assert kinds == [{"digest"}, {"confirm_recorded"}, {"digest"}]

    recording.confirm(link, name="Rosa", version=update.version)
    assert remind(TODAY + timedelta(days=14)) == []
