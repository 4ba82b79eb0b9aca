"""Send the mails that wait in the outbox; called by cron every few minutes."""

from django.core.management.base import BaseCommand, CommandError

from gmg_portal.lib.models import MailState
from gmg_portal.lib.sending import NoServerError, send_waiting
from workplan.mail.reminding import put_what_goes_at_once


class Command(BaseCommand):
    help = "Send the mails that wait in the outbox, each at most once. Two at a time do no harm."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, help="Try so many mails at most.")

    def handle(self, *args, limit=None, **options):
        if limit is not None and limit < 1:
            raise CommandError("--limit is a number from 1 on.")
        put_what_goes_at_once()
        try:
            done = send_waiting(limit)
        except NoServerError as error:
            raise CommandError(f"The mail server cannot be reached: {error}") from error
        for state in MailState:
            if done[state]:
                self.stdout.write(f"{done[state]} {state.value}")
