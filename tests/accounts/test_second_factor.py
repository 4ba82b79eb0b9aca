"""Codes, trusted devices, and who has to set up a second factor before she goes on."""

from io import StringIO
from pathlib import Path
from runpy import run_path

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import TestCase

import gmg_portal
from agencies.models import FocalPointRole
from gmg_portal.lib.models import OutgoingMail
from tests.accounts.signing_in import (
    TOO_MANY,
    code_now,
    give_app,
    is_signed_in,
    sign_in,
    words,
)
from tests.accounts.software_key import FINGER, TOUCHED, SoftwareKey
from tests.factories import make_activity

pytestmark = pytest.mark.django_db

CODE, TRUST = "/account/2fa/authenticate/", "/account/2fa/trust/"


def test_a_code_is_asked_for_after_the_password(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    assert sign_in(client, iom_focal_point).url == CODE
    assert not is_signed_in(client)
    assert client.get("/workspace/").status_code == 302

    assert client.post(CODE, {"code": code_now(secret)}).url == TRUST
    assert client.post(TRUST, {"action": "skip"}).url == "/workspace/"
    assert is_signed_in(client)
    assert "trusted-device" not in client.cookies


def test_where_somebody_was_going_survives_the_code(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    sign_in(client, iom_focal_point, next="/activities/?page=2")
    client.post(CODE, {"code": code_now(secret)})
    assert client.post(TRUST, {"action": "skip"}).url == "/activities/?page=2"


def test_a_code_works_once(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    code = code_now(secret)
    sign_in(client, iom_focal_point)
    client.post(CODE, {"code": code})
    client.post(TRUST, {"action": "skip"})
    client.logout()
    sign_in(client, iom_focal_point)
    assert "This code is not right." in words(client.post(CODE, {"code": code}))


def test_a_recovery_code_works_once(client, iom_focal_point):
    give_app(iom_focal_point)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    sign_in(client, iom_focal_point)
    assert client.post(CODE, {"code": codes[0]}).url == TRUST
    client.post(TRUST, {"action": "skip"})
    client.logout()
    sign_in(client, iom_focal_point)
    assert client.post(CODE, {"code": codes[0]}).status_code == 200
    assert not is_signed_in(client)


def test_failures_of_password_and_code_add_up(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    for _number in range(2):
        sign_in(client, iom_focal_point, "wrong")
    sign_in(client, iom_focal_point)
    for _number in range(3):
        client.post(CODE, {"code": "000000"})
    assert TOO_MANY in words(client.post(CODE, {"code": code_now(secret)}))
    client.defaults["REMOTE_ADDR"] = "192.0.2.77"  # the account is stopped, not the address alone
    assert TOO_MANY in words(sign_in(client.__class__(REMOTE_ADDR="192.0.2.78"), iom_focal_point))
    assert not is_signed_in(client)


def test_a_trusted_device_is_not_asked_for_a_code(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    sign_in(client, iom_focal_point)
    client.post(CODE, {"code": code_now(secret)})
    client.post(TRUST, {"action": "trust"})
    cookie = client.cookies["trusted-device"]
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"

    client.post("/account/logout/")
    assert sign_in(client, iom_focal_point).url == "/workspace/"
    client.post("/account/logout/")
    iom_focal_point.set_password("another sentence of words")
    iom_focal_point.save()
    assert sign_in(client, iom_focal_point, "another sentence of words").url == CODE


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def test_who_can_write_is_led_to_a_second_factor(client, required, secretariat, iom_focal_point):
    for user, door in [(secretariat, "/admin/"), (iom_focal_point, "/workspace/")]:
        assert sign_in(client, user).url == "/account/2fa/"
        page = client.get(door, follow=True)
        assert page.redirect_chain[-1][0] == "/account/2fa/"
        assert "Everybody who can write here needs one." in words(page)
        client.logout()


def test_until_then_she_is_a_visitor(client, required, secretariat, iom_focal_point):
    draft = make_activity(title="Only a draft", publication="draft")
    client.force_login(secretariat)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/activities/{draft.slug}/").status_code == 404
    assert "Only a draft" not in words(client.get("/activities/"))
    assert client.post("/workspace/").status_code in (302, 405)
    page = client.post("/admin/agencies/agency/add/", {"slug": "x"}, follow=True)
    assert page.redirect_chain[-1][0] == "/account/2fa/"
    give_app(secretariat)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_after_setting_one_up_she_goes_on_to_where_she_was_going(client, required, iom_focal_point):
    sign_in(client, iom_focal_point)
    client.get("/workspace/?from=mail", follow=True)
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    response = client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})
    assert response.url == "/account/2fa/recovery-codes/"
    page = client.get(response.url)
    assert 'href="/workspace/?from=mail"' in page.content.decode()
    assert page.content.decode().count("<code>") == 10
    assert client.get("/workspace/").status_code == 200


def test_no_browser_keeps_what_opens_an_account(client, iom_focal_point):
    sign_in(client, iom_focal_point)
    page = client.get("/account/2fa/totp/activate/")
    client.post("/account/2fa/totp/activate/", {"code": code_now(page.context["form"].secret)})
    codes = client.get("/account/2fa/recovery-codes/")

    assert b"<code>" in codes.content
    assert ["no-store" in each["Cache-Control"] for each in (page, codes)] == [True, True]


def test_who_wanted_no_page_goes_on_to_where_she_works(client, required, iom_focal_point):
    sign_in(client, iom_focal_point)
    give_app(iom_focal_point)
    assert (
        'href="/workspace/">I have kept them'
        in client.get("/account/2fa/recovery-codes/").content.decode()
    )


def test_who_cannot_write_needs_none(client, required, iom_focal_point):
    iom_focal_point.focal_points.update(role=FocalPointRole.SECRETARIAT)
    assert sign_in(client, iom_focal_point).url == "/workspace/"
    assert client.get("/workspace/").status_code == 200


def test_a_new_factor_ends_the_sessions_that_began_without_it(client, iom_focal_point):
    sign_in(client, iom_focal_point)
    other = client.__class__()
    sign_in(other, iom_focal_point)
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    with_commits(client, "/account/2fa/totp/activate/", {"code": code_now(secret)})
    assert client.get("/workspace/").status_code == 200
    assert other.get("/workspace/").status_code == 302


def test_changing_factors_asks_again_who_it_is(client, iom_focal_point):
    client.force_login(iom_focal_point)  # long ago, as far as the session knows
    for path in ["totp/activate/", "webauthn/add/", "recovery-codes/generate/"]:
        response = client.get(f"/account/2fa/{path}")
        assert response.url.startswith("/account/reauthenticate/?next=")
    page = client.get(response.url)
    assert "Is it you?" in words(page)
    answer = {"password": "correct horse battery", "next": "/account/2fa/totp/activate/"}
    assert client.post(response.url, answer).url == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_removing_the_app_removes_the_recovery_codes_and_is_told_by_mail(client, iom_focal_point):
    secret = give_app(iom_focal_point)
    sign_in(client, iom_focal_point)
    client.post(CODE, {"code": code_now(secret)})
    client.post(TRUST, {"action": "skip"})
    assert "Remove the app" in words(client.get("/account/2fa/totp/deactivate/"))
    assert client.post("/account/2fa/totp/deactivate/").url == "/account/2fa/"
    assert not Authenticator.objects.exists()
    assert "no longer opens your account" in OutgoingMail.objects.get().text
    assert iom_focal_point.history.first().history_change_reason == "totp deactivated"


@pytest.mark.parametrize("credential", ["", "[]", "null", "{}", '{"response": 1}', "no JSON", "3"])
def test_an_answer_of_a_passkey_that_is_none_is_refused(client, iom_focal_point, credential):
    client.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json")
    page = client.post("/account/2fa/webauthn/login/", {"credential": credential}, follow=True)
    assert page.status_code == 200
    assert not is_signed_in(client)
    client.force_login(iom_focal_point)
    client.post("/account/reauthenticate/", {"password": "correct horse battery"})
    assert client.post("/account/2fa/webauthn/add/", {"credential": credential}).status_code == 200
    assert not Authenticator.objects.exists()


def test_a_key_that_asked_for_no_finger_opens_no_account_alone(
    client, iom_focal_point, ilo_focal_point
):
    """Not by the challenge either that somebody with an account of her own was given for a code."""
    client.defaults["wsgi.url_scheme"] = "https"
    key, path = SoftwareKey(iom_focal_point), "/account/2fa/webauthn/login/"
    give_app(ilo_focal_point)
    sign_in(client, ilo_focal_point)
    asked = client.get(CODE).context["js_data"]["request_options"]["publicKey"]

    client.post("/account/logout/")
    client.post(path, {"credential": key.answer(asked["challenge"], TOUCHED)})
    assert not is_signed_in(client)

    asked = client.get(path, HTTP_ACCEPT="application/json").json()["request_options"]["publicKey"]
    client.post(path, {"credential": key.answer(asked["challenge"], TOUCHED | FINGER)})
    assert is_signed_in(client)


def test_a_key_is_asked_for_where_somebody_has_one(client, iom_focal_point, ilo_focal_point):
    for user in (iom_focal_point, ilo_focal_point):
        give_app(user)
    SoftwareKey(iom_focal_point)
    for user, has_one in [(iom_focal_point, True), (ilo_focal_point, False)]:
        sign_in(client, user)
        assert ("Use a passkey" in words(client.get(CODE))) == has_one
        client.post("/account/logout/")


def test_false_passkeys_stop_the_address(client, iom_focal_point):
    for _number in range(5):
        client.post("/account/2fa/webauthn/login/", {"credential": '{"id": "x"}'})
    assert TOO_MANY in words(sign_in(client, iom_focal_point))


def test_who_lost_everything_is_helped_from_the_command_line(client, iom_focal_point):
    give_app(iom_focal_point)
    client.force_login(iom_focal_point)
    call_command("forget_second_factor", "IOM@gmg.example", stdout=StringIO())
    assert not Authenticator.objects.exists()
    assert "Set up another." in OutgoingMail.objects.get().text
    with pytest.raises(CommandError, match="no account"):
        call_command("forget_second_factor", "nobody@gmg.example")


def settings_of_production(monkeypatch, **said):
    """The settings as a server reads them that is told this and what it must be told."""
    monkeypatch.delenv("REQUIRE_SECOND_FACTOR", raising=False)
    needed = {
        "PORTAL_ENV": "production",
        "SECRET_KEY": "a-key-of-a-test-that-is-long-enough-to-be-one-of-production-0123456789",
        "ALLOWED_HOSTS": "portal.example.org",
        "DATABASE_URL": "postgres://portal@db.example.org/portal",
        "BASE_URL": "https://portal.example.org",
    }
    for name, value in {**needed, **said}.items():
        monkeypatch.setenv(name, value)
    return run_path(str(Path(gmg_portal.__file__).with_name("settings.py")))


@pytest.mark.parametrize(
    ("said", "is_asked"), [({}, True), ({"REQUIRE_SECOND_FACTOR": "0"}, False)]
)
def test_in_production_a_second_factor_is_asked_unless_somebody_says_no(
    monkeypatch, said, is_asked
):
    settings = settings_of_production(monkeypatch, **said)

    assert (settings["PRODUCTION"], settings["REQUIRE_SECOND_FACTOR"]) == (True, is_asked)


@pytest.mark.parametrize("key", ["for-development-and-tests-only-never-in-production", "guess"])
def test_production_signs_with_no_key_that_is_known_or_guessed(monkeypatch, key):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY: make one of 50 random characters"):
        settings_of_production(monkeypatch, SECRET_KEY=key)


def with_commits(client, path, data):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(path, data)
