"""The closing round of the demo: what became of the activities whose outcome is not on record?

Only where DEBUG is on. A round on the plan that exists already is left as it is.
"""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from agencies.management.commands.create_demo_accounts import TEAM
from agencies.models import User
from workplan.mail.asking import tell_opened
from workplan.models import ReportingRound, RoundScope, WorkPlan

PLAN = "mawp-2013-2015"
ROUND = {
    "slug": f"{PLAN}-closing",
    "title": "Closing round: Multi-Annual Work Plan 2013-2015",
    "asks": "What became of the activities of which no outcome is on record?",
    "scope": RoundScope.UNKNOWN,
}
#: As long as an agency usually has.
TIME_TO_REPORT = timedelta(days=30)


class Command(BaseCommand):
    help = "Open the closing round on the plan of 2013-2015 for trying the portal out."
    requires_system_checks = []

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("The demo round is for development: it needs DEBUG.")
        plan = WorkPlan.objects.filter(slug=PLAN).first()
        if plan is None:
            raise CommandError(f"There is no plan “{PLAN}”; run `manage.py load_record` first.")
        if plan.rounds.exists():
            self.stdout.write(f"Rounds on “{plan}”, as they were before: {plan.rounds.count()}")
            return
        round_ = open_round(plan)
        number, address = round_.requests.count(), reverse("round_detail", args=[round_.slug])
        self.stdout.write(f"Demo round, opened now: asks about {number} activities, {address}")


@transaction.atomic
def open_round(plan):
    """By the demo account of the secretariat, where there is one."""
    user = User.objects.filter(email__in=TEAM).order_by("-email").first()
    today = timezone.localdate()
    round_ = ReportingRound(plan=plan, due_on=today + TIME_TO_REPORT, contact=user, **ROUND)
    round_.full_clean()
    round_.save()
    round_.open(by=user)
    tell_opened(round_, today)
    return round_
