"""The sender is killed at each step: nothing is lost that was put, nothing is sent twice."""

import os
import subprocess
import sys
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.utils import timezone

from gmg_portal.lib.models import MailState, OutgoingMail
from gmg_portal.lib.outbox import put
from gmg_portal.lib.sending import LONGEST
from tests.snapshot import ROOT


@pytest.fixture
def taken(tmp_path, transactional_db):
    """Where the mail server writes the Message-ID of each mail that it took."""
    file = tmp_path / "taken"
    file.touch()
    return file


def sender(taken, crash_at=""):
    return run(taken, "send_mail_queue", crash_at=crash_at)


def run(taken, *command, crash_at=""):
    """A command in a process of its own; gives its exit code."""
    environment = os.environ | {
        "DATABASE_URL": address_of_database(),
        "EMAIL_BACKEND": "tests.mailing.DeadlyServer",
        "DJANGO_SETTINGS_MODULE": "gmg_portal.settings",
        "PORTAL_ENV": "development",
        "MAIL_FILE": str(taken),
        "MAIL_CRASH_AT": crash_at,
    }
    call = [sys.executable, "manage.py", *command]
    return subprocess.run(call, cwd=ROOT, env=environment, check=False).returncode


def address_of_database():
    its = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{its['NAME']}"
    # The host may be the folder of a socket, which has no place before the name.
    where = urlencode({"host": its["HOST"], "port": its["PORT"]})
    who = ":".join(quote(its[key], safe="") for key in ("USER", "PASSWORD"))
    return f"postgres://{who}@/{quote(its['NAME'])}?{where}"


def put_two():
    return [
        put(f"{name}@iom.example", "greeting", "greeting", subject="Hello", text="Good day.")
        for name in ("rosa", "ann")
    ]


def states():
    return list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True))


def an_hour_later():
    """The claims are as old as if an hour had passed."""
    past = timezone.now() - LONGEST - timedelta(minutes=45)
    OutgoingMail.objects.filter(state=MailState.SENDING).update(claimed_at=past)


@pytest.mark.parametrize(
    ("step", "times_taken"), [("before it was taken", 0), ("after it was taken", 1)]
)
def test_a_sender_that_is_killed_sends_nothing_twice_and_holds_up_nothing(taken, step, times_taken):
    first, second = put_two()

    assert sender(taken, crash_at=step) == 9
    assert states() == ["sending", "waiting"]
    an_hour_later()
    assert sender(taken) == 0

    assert states() == ["unknown", "sent"]
    lines = taken.read_text().split()
    assert lines.count(first.message_id) == times_taken
    assert lines.count(second.message_id) == 1


def test_a_mail_is_there_exactly_when_what_it_tells_about_was_kept(taken):
    """Whoever is killed before the end of the transaction has promised nothing."""
    write = (
        "import os; from django.db import transaction; from gmg_portal.lib.outbox import put\n"
        "with transaction.atomic():\n"
        "    put('rosa@iom.example', 'greeting', 'one', subject='Hello', text='Good day.')\n"
        "    if os.environ['MAIL_CRASH_AT']: os._exit(9)\n"
    )

    assert run(taken, "shell", "--no-imports", "-c", write, crash_at="the end") == 9
    assert states() == []
    assert run(taken, "shell", "--no-imports", "-c", write) == 0
    assert states() == ["waiting"]
