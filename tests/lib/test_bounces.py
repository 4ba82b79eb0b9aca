"""A mail that came back is marked, whoever sent the notification, and nothing else is."""

import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from gmg_portal.lib.models import MailState, MailSubject, OutgoingMail
from gmg_portal.lib.outbox import name_of, put
from tests.factories import make_request

ROSA, ANN = "rosa@iom.example", "ann@iom.example"
NOTIFICATION = """\
From: MAILER-DAEMON@mail.example.org
To: portal@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you ...

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
Arrival-Date: Tue, 24 Nov 2026 09:00:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such
 user here

--b
Content-Type: {returned}

Message-ID: {message_id}
Subject: Hello

--b--
"""


@pytest.fixture
def mail(db):
    mail = put(ROSA, "greeting", "one", subject="Hello", text="Good day.")
    OutgoingMail.objects.update(state=MailState.SENT)
    return mail


def read(mail, monkeypatch, content=None, **values):
    """The command reads a notification; gives the mail as it is then."""
    defaults = {
        "address": ROSA,
        "action": "failed",
        "returned": "text/rfc822-headers",
        "message_id": mail.message_id,
    }
    if content is None:
        content = NOTIFICATION.format(**{**defaults, **values}).encode()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    call_command("note_bounce")
    return OutgoingMail.objects.get(pk=mail.pk)


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_mail_that_came_back_says_why(mail, monkeypatch, returned):
    now = read(mail, monkeypatch, returned=returned, address="Rosa@iom.example")
    assert now.state == MailState.BOUNCED
    assert now.error == "5.1.1 smtp; 550 5.1.1 No such user here"


def test_the_trace_of_each_request_tells_that_a_mail_came_back(mail, monkeypatch):
    request = make_request()
    MailSubject.objects.create(mail=mail, **name_of(request))

    for _time in range(2):
        read(mail, monkeypatch)

    told = request.history.values_list("history_change_reason", "channel")
    assert list(told)[:2] == [(f"mail came back: {ROSA}", "command"), (None, "command")]


def test_a_delay_is_no_bounce(mail, monkeypatch):
    assert read(mail, monkeypatch, action="delayed").state == MailState.SENT


def test_a_copy_that_came_back_does_not_unsend_the_mail(mail, monkeypatch):
    OutgoingMail.objects.update(cc=[ANN])
    now = read(mail, monkeypatch, address=ANN)
    assert now.state == MailState.SENT
    assert "No such user" in now.error


def test_what_is_sent_again_meanwhile_does_not_come_back(mail, monkeypatch):
    OutgoingMail.objects.update(state=MailState.WAITING)
    assert read(mail, monkeypatch).state == MailState.WAITING


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: Out of office\n\nI am away.",
        b"Content-Type: message/delivery-status\n\nFinal-Recipient: x",
        b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n",
        NOTIFICATION.format(
            address=ROSA, action="failed", returned="message/rfc822", message_id="<no@example.org>"
        ).encode(),
    ],
)
def test_anything_else_is_left_alone(mail, monkeypatch, content):
    assert read(mail, monkeypatch, content).state == MailState.SENT


def test_a_mail_that_only_quotes_ours_is_no_bounce(mail, monkeypatch):
    content = f"Message-ID: {mail.message_id}\nSubject: Hello\n\nGood day.".encode()
    assert read(mail, monkeypatch, content).state == MailState.SENT
