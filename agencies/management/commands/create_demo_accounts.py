"""Accounts to try the portal with: one of the secretariat, and focal points of two agencies.

Only where DEBUG is on. An account that exists is left as it is, password included.
"""

import os
import secrets

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.models import SECRETARIAT, Agency, FocalPoint, User

SECRETARIAT_EMAIL = "secretariat@example.org"
FOCAL_POINTS = {"iom@example.org": "iom", "ilo@example.org": "ilo"}


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
                self.stdout.write(f"  {email:<24} password: {password}")
        existing = [e for e in (SECRETARIAT_EMAIL, *FOCAL_POINTS) if e not in created]
        if existing:
            self.stdout.write(f"Demo accounts, as they were before: {', '.join(existing)}")
            self.explain_passwords(existing)

    def create_missing(self):
        """Create the accounts that do not exist; yield their e-mails and passwords."""
        for email in (SECRETARIAT_EMAIL, *FOCAL_POINTS):
            if User.objects.filter(email__iexact=email).exists():
                continue
            password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(12)
            if email == SECRETARIAT_EMAIL:
                create_secretariat(email, password)
            else:
                create_focal_point(email, password)
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
    user = User.objects.create_user(email, password, name="Secretariat (demo)", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])


def create_focal_point(email, password):
    """Someone who reports for one agency."""
    slug = FOCAL_POINTS[email]
    agency = Agency.objects.filter(slug=slug).first()
    if agency is None:
        raise CommandError(f"There is no agency “{slug}”; run `manage.py load_record` first.")
    name = f"Focal point of {slug.upper()} (demo)"
    user = User.objects.create_user(email, password, name=name)
    FocalPoint.objects.create(user=user, agency=agency)
