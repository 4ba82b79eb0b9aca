"""Accounts to try the portal with: two of the secretariat, and focal points of three agencies.

Two, because nobody accepts what she recorded herself. IOM has a submitter, a drafter, and an
alternate of the submitter; ILO has a submitter, and so has UNITAR, of whom the demo round asks
more than of others.

Only where DEBUG is on. An account that exists is left as it is, password included.
"""

import os
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from agencies.models import SECRETARIAT, Agency, FocalPoint, FocalPointRole, User

TEAM = {
    "secretariat@example.org": "Secretariat (demo)",
    "reviewer@example.org": "Second of the secretariat (demo)",
}
DRAFTER, SUBMITTER = FocalPointRole.DRAFTER, FocalPointRole.SUBMITTER
#: E-mail -> name, agency, role, and the e-mail of the person whom she stands in for.
FOCAL_POINTS = {
    "iom@example.org": ("Focal point of IOM (demo)", "iom", SUBMITTER, ""),
    "iom-drafter@example.org": ("Drafter of IOM (demo)", "iom", DRAFTER, ""),
    "iom-alternate@example.org": ("Alternate of IOM (demo)", "iom", SUBMITTER, "iom@example.org"),
    "ilo@example.org": ("Focal point of ILO (demo)", "ilo", SUBMITTER, ""),
    "unitar@example.org": ("Focal point of UNITAR (demo)", "unitar", SUBMITTER, ""),
}
EMAILS = [*TEAM, *FOCAL_POINTS]
#: For so many days the alternate stands in.
DAYS = 365


class Command(BaseCommand):
    help = "Create demo accounts with passwords made on the spot, or the one in DEMO_PASSWORD."
    requires_system_checks = []

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("Demo accounts are for development: they need DEBUG.")
        with transaction.atomic():
            created = dict(self.create_missing())
        if created:
            self.stdout.write("Demo accounts, created now:")
            for email, password in created.items():
                self.stdout.write(f"  {email:<26} password: {password}")
        existing = [e for e in EMAILS if e not in created]
        if existing:
            self.stdout.write(f"Demo accounts, as they were before: {', '.join(existing)}")
            self.explain_passwords(existing)

    def create_missing(self):
        """Create the accounts that do not exist; yield their e-mails and passwords."""
        for email in EMAILS:
            if User.objects.filter(email__iexact=email).exists():
                continue
            password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(12)
            create = create_secretariat if email in TEAM else create_focal_point
            create(email, password)
            yield email, password

    def explain_passwords(self, emails):
        """Say how to set a password anew when it is not the one asked for, or not known."""
        wanted = os.environ.get("DEMO_PASSWORD")
        accounts = User.objects.filter(email__in=emails).order_by("email")
        others = [user.email for user in accounts if not (wanted and user.check_password(wanted))]
        if wanted and others:
            self.stdout.write(
                f"  DEMO_PASSWORD is not the password of {', '.join(others)}: existing passwords "
                "are kept."
            )
        if others:
            self.stdout.write(f"  Another password: python manage.py changepassword {others[-1]}")


def create_secretariat(email, password):
    """Someone who edits the record, through the rights of the group."""
    user = User.objects.create_user(email, password, name=TEAM[email], is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])


def create_focal_point(email, password):
    """Someone who reports for one agency, in her own right or as an alternate."""
    name, slug, role, stands_in_for = FOCAL_POINTS[email]
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        raise CommandError(f"There is no agency “{slug}”; run `manage.py load_record` first.")
    user = User.objects.create_user(email, password, name=name)
    point = FocalPoint(user=user, agency=agency, role=role)
    principals = FocalPoint.objects.filter(user__email=stands_in_for, agency=agency)
    principal = principals.filter(alternate_for=None).first() if stands_in_for else None
    if principal:
        point.alternate_for, point.named_by = principal, principal.user
        point.last_day = timezone.localdate() + timedelta(days=DAYS)
    point.save()
