"""Read a mail that came back from the standard input; the mail server calls it."""

import sys

from django.core.management.base import BaseCommand
from django.db import transaction

from gmg_portal.lib.bounces import note_bounce
from gmg_portal.lib.models import MailState
from workplan.mail.trail import note

#: Longer than any notification: the mail that comes back with it has no attachments.
MOST_BYTES = 5_000_000


class Command(BaseCommand):
    help = (
        "Mark the mail that a delivery status notification on the standard input is about. "
        "Anything else is left alone: the command ends well whatever it reads."
    )

    def handle(self, *args, **options):
        with transaction.atomic():
            mail = note_bounce(sys.stdin.buffer.read(MOST_BYTES))
            if mail is not None:
                mail.refresh_from_db(fields=["state"])
                if mail.state == MailState.BOUNCED:  # and not a copy of it alone
                    note(mail, "mail came back")
        if mail is None:
            self.stdout.write("This is no notification about a mail of the portal.")
        else:
            self.stdout.write(f"Noted for mail {mail.pk}.")
