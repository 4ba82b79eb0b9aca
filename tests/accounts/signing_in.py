"""What the tests of accounts share: ways in, codes, and how often one may try."""

import re

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp

from tests.conftest import PASSWORD

LOGIN = "/account/login/"
TOO_MANY = "Too many tries."


def sign_in(client, user, password=PASSWORD, **data):
    email = getattr(user, "email", user)
    return client.post(LOGIN, {"login": email, "password": password, **data})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def give_app(user):
    """An app that makes codes, and ten recovery codes; gives the secret of the app."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_now(secret):
    moment = next(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, moment))


def words(response):
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
