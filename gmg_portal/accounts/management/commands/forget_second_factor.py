"""For somebody who lost phone, keys and recovery codes: her second factors are forgotten."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.models import User
from gmg_portal.accounts import mails


class Command(BaseCommand):
    help = "Forget the second factors of an account, and end its sessions."

    def add_arguments(self, parser):
        parser.add_argument("email")

    @transaction.atomic
    def handle(self, *args, email, **options):
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise CommandError(f"There is no account “{email}”.")
        number = Authenticator.objects.filter(user=user).delete()[0]
        for session in UserSession.objects.filter(user=user):
            session.end()
        if number:
            mails.tell_change(user, "forgotten")
        self.stdout.write(f"{number} forgotten: {user.email} sets up another at the next sign-in.")
