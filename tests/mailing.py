"""Mail servers for tests: one that remembers, one that refuses, one whose sender is killed."""

import os
import smtplib
from email.utils import parseaddr
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend


class Server(BaseEmailBackend):
    """Takes every mail, unless `trouble` names an exception for the address that it is for."""

    taken: list = []
    trouble: dict = {}
    is_away = False

    def open(self):
        if self.is_away:
            raise ConnectionRefusedError
        return True

    def send_messages(self, messages):
        for message in messages:
            address = parseaddr(message.to[0])[1]
            if address in self.trouble:
                raise self.trouble[address]
            self.taken.append(message)
        return len(messages)


class DeadlyServer(BaseEmailBackend):
    """Writes the Message-ID of what it took to a file; kills the process at `MAIL_CRASH_AT`."""

    def send_messages(self, messages):
        for message in messages:
            die_at("before it was taken")
            with Path(os.environ["MAIL_FILE"]).open("a") as file:
                file.write(message.extra_headers["Message-ID"] + "\n")
            die_at("after it was taken")
        return len(messages)


def die_at(step):
    if os.environ.get("MAIL_CRASH_AT") == step:
        os._exit(9)


def refusing(address, code=550, words=b"No such user here"):
    return smtplib.SMTPRecipientsRefused({address: (code, words)})
