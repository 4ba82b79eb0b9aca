"""Mail leaves the outbox once; what the server says of it is kept."""

import logging
import smtplib
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from gmg_portal.lib.envelopes import message_of
from gmg_portal.lib.failures import failure_of
from gmg_portal.lib.models import MailState, OutgoingMail
from gmg_portal.lib.outbox import put
from gmg_portal.lib.sending import PAUSES, send_again, send_waiting
from gmg_portal.lib.unsubscribing import preference_of, subscribe_again, unsubscribe
from tests.mailing import Server, refusing

ROSA = "rosa@iom.example"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = "tests.mailing.Server"
    monkeypatch.setattr(Server, "taken", [])
    monkeypatch.setattr(Server, "trouble", {})
    monkeypatch.setattr(Server, "is_away", False)
    return Server


def put_mail(recipient=ROSA, key="greeting", **values):
    return put(recipient, "greeting", key, **{"subject": "Hello", "text": "Good day.", **values})


def now(mail):
    return OutgoingMail.objects.get(pk=mail.pk)


def test_a_mail_leaves_once(db, server):
    mail = put_mail()

    assert send_waiting()[MailState.SENT] == 1
    assert not any(send_waiting().values())

    assert len(server.taken) == 1
    assert now(mail).state == MailState.SENT
    assert now(mail).sent_at


def test_programs_see_that_nobody_wrote_it_by_hand_and_people_answer_a_person(db, settings):
    settings.PORTAL_URL = "https://portal.example.org"
    mail = put_mail(html="<p>Good day.</p>", name='Rosa "R" Ñ', language="zh-hans")
    message = message_of(mail).message()

    assert [part.get_content_type() for part in message.get_payload()] == [
        "text/plain",
        "text/html",
    ]
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == settings.CONTACT_EMAIL
    assert message["Content-Language"] == "zh-Hans"
    assert message["Date"]
    assert "<rosa@iom.example>" in message["To"]
    link = "<https://portal.example.org/zh-hans/link/unsubscribe/"
    assert message["List-Unsubscribe"].startswith(link)
    assert "rosa" not in message["List-Unsubscribe"]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nobody_is_offered_to_do_without_what_is_essential(db):
    message = message_of(put_mail(essential=True, reply_to="sam@gmg.example")).message()
    assert message["List-Unsubscribe"] is None
    assert message["Reply-To"] == "sam@gmg.example"


def test_who_wants_no_reminders_gets_what_is_essential(db, server):
    unsubscribe(preference_of("ROSA@iom.example"))
    dropped, kept = put_mail(), put_mail(key="password", essential=True)

    send_waiting()

    assert now(dropped).state == MailState.DROPPED
    assert now(kept).state == MailState.SENT
    subscribe_again(preference_of(ROSA))
    again = put_mail(key="later")
    send_waiting()
    assert now(again).state == MailState.SENT


def test_an_address_that_the_server_refuses_is_not_tried_again(db, server):
    server.trouble[ROSA] = refusing(ROSA)
    mail = put_mail()

    send_waiting()

    assert now(mail).state == MailState.REFUSED
    assert now(mail).error == "550 No such user here"
    assert not any(send_waiting().values())


def test_what_failed_for_now_waits_longer_each_time_and_is_given_up_in_the_end(db, server):
    server.trouble[ROSA] = refusing(ROSA, 451, b"Try later")
    mail = put_mail()
    with time_machine.travel(NOW, tick=False) as clock:
        for pause in PAUSES:
            send_waiting()
            assert now(mail).state == MailState.WAITING
            clock.shift(pause - timedelta(seconds=1))
            assert not any(send_waiting().values()), "it came back too early"
            clock.shift(timedelta(seconds=1))
        send_waiting()

    assert now(mail).state == MailState.REFUSED
    assert now(mail).error == "Given up after 8 attempts.\n451 Try later"


def test_what_failed_for_now_leaves_later(db, server):
    server.trouble[ROSA] = refusing(ROSA, 451)
    mail = put_mail()
    with time_machine.travel(NOW, tick=False) as clock:
        send_waiting()
        server.trouble.clear()
        clock.shift(PAUSES[0])
        send_waiting()
    assert now(mail).state == MailState.SENT
    assert now(mail).error == ""


def test_one_bad_address_holds_up_nobody_else(db, server):
    server.trouble[ROSA] = refusing(ROSA)
    put_mail()
    other = put_mail(recipient="ivo@ilo.example")
    send_waiting()
    assert now(other).state == MailState.SENT


def test_a_server_that_is_away_costs_no_mail_an_attempt(db, server):
    server.is_away = True
    mail = put_mail()

    with pytest.raises(CommandError):
        call_command("send_mail_queue")

    assert (now(mail).state, now(mail).attempts) == (MailState.WAITING, 0)


def test_a_mail_that_broke_off_is_perhaps_sent_and_stays_where_it_is(db, server):
    server.trouble[ROSA] = smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
    mail = put_mail()
    send_waiting()
    server.trouble.clear()

    assert not any(send_waiting().values())
    assert now(mail).state == MailState.UNKNOWN
    assert send_again(mail)
    send_waiting()
    assert now(mail).state == MailState.SENT
    assert not send_again(mail)


class Connection:
    """What a backend knows of the mail that it was sending."""

    def __init__(self, text_left):
        self.connection = self
        self.text_left, self.refused = text_left, {}


@pytest.mark.parametrize(
    ("error", "text_left", "state"),
    [
        (smtplib.SMTPServerDisconnected("gone"), False, MailState.WAITING),
        (smtplib.SMTPServerDisconnected("gone"), True, MailState.UNKNOWN),
        (TimeoutError("slow"), False, MailState.WAITING),
        (TimeoutError("slow"), True, MailState.UNKNOWN),
        (RuntimeError("odd"), False, MailState.UNKNOWN),
        (smtplib.SMTPDataError(554, b"Looks like spam"), True, MailState.REFUSED),
        (smtplib.SMTPDataError(452, b"Disk full"), True, MailState.WAITING),
        (smtplib.SMTPSenderRefused(530, b"Who are you", "p@example.org"), False, MailState.WAITING),
        (smtplib.SMTPNotSupportedError("SMTPUTF8"), False, MailState.REFUSED),
        (refusing("ann@iom.example", 450), False, MailState.WAITING),
    ],
)
def test_only_what_certainly_has_not_left_is_sent_again(error, text_left, state):
    mail = OutgoingMail(recipient=ROSA)
    assert failure_of(error, mail, Connection(text_left)).state == state


def test_a_sender_sends_so_many_and_no_more(db, server):
    for number in range(3):
        put_mail(key=f"greeting-{number}")
    call_command("send_mail_queue", "--limit", "2")
    assert [mail.state for mail in OutgoingMail.objects.order_by("pk")] == [
        "sent",
        "sent",
        "waiting",
    ]
    with pytest.raises(CommandError):
        call_command("send_mail_queue", "--limit", "0")


def test_no_address_is_written_to_a_log(db, server, caplog):
    server.trouble[ROSA] = refusing(ROSA)
    put_mail()
    with caplog.at_level(logging.DEBUG):
        send_waiting()
    assert "Mail" in caplog.text
    assert ROSA not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_no_mail_twice(server):
    for number in range(12):
        put_mail(key=f"greeting-{number}")
    start, errors = Barrier(4), []

    def work():
        try:
            start.wait(timeout=30)
            send_waiting()
        except Exception as error:  # told below: a thread fails no test
            errors.append(error)
        finally:
            connection.close()

    senders = [Thread(target=work) for _number in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(timeout=60)

    assert not errors
    names = [message.extra_headers["Message-ID"] for message in server.taken]
    assert len(names) == len(set(names)) == 12
    assert not OutgoingMail.objects.exclude(state=MailState.SENT).exists()
