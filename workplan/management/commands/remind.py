"""Put into the outbox what people are to be told today; called by cron once a day."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workplan.mail.reminding import remind


class Command(BaseCommand):
    help = (
        "Put one digest a person into the outbox: what is due, overdue, sent back, accepted or "
        "waits for a yes. Run it as often as you like: nobody is told a thing twice."
    )

    def add_arguments(self, parser):
        parser.add_argument("--day", help="As if it were this day: YYYY-MM-DD. Today if not given.")

    def handle(self, *args, day=None, **options):
        mails = remind(day_of(day) if day else timezone.localdate())
        self.stdout.write(f"{len(mails)} mails put into the outbox.")


def day_of(text):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError("--day is a day: YYYY-MM-DD.") from error
