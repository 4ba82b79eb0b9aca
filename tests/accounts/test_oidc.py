"""Signing in where one's organisation does; the provider is a pretended one, without a network."""

import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount

from agencies.models import User
from gmg_portal.accounts.oidc import InvitedAdapter
from tests.accounts.signing_in import give_app, is_signed_in, words

pytestmark = pytest.mark.django_db

SERVER = "https://id.example.org"
START, BACK = "/account/oidc/sso/login/", "/account/oidc/sso/login/callback/"
CODE = "/account/2fa/authenticate/"


class Answer:
    status_code, headers = 200, {"content-type": "application/json"}

    def __init__(self, data):
        self.data = data

    def json(self):
        return self.data

    def raise_for_status(self):
        pass


class Provider:
    """Answers as a provider does that knows one person by `claims`."""

    def __init__(self):
        self.claims, self.audience = {}, "portal"

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def get(self, url, **kwargs):
        if url.endswith("/.well-known/openid-configuration"):
            names = ["authorization", "token", "userinfo"]
            ends = {f"{name}_endpoint": f"{SERVER}/{name}" for name in names}
            return Answer({"issuer": SERVER, "jwks_uri": f"{SERVER}/keys", **ends})
        return Answer({"sub": "1", **self.claims})

    def request(self, method, url, data=None, **kwargs):
        assert data["code_verifier"]
        said = {"iss": SERVER, "aud": self.audience, "sub": "1", "exp": time.time() + 60}
        token = jwt.encode({**said, **self.claims}, "k" * 40, algorithm="HS256")
        return Answer({"access_token": "t", "id_token": token})


@pytest.fixture
def provider(settings, monkeypatch):
    settings.OIDC = {
        "name": "UN sign-in",
        "client_id": "portal",
        "secret": "s",
        "settings": {"server_url": SERVER, "verified_email": [], "oauth_pkce_enabled": True},
    }
    pretended = Provider()
    monkeypatch.setattr(InvitedAdapter, "get_requests_session", lambda self: pretended)
    return pretended


def come_back(client, provider, start=START, **claims):
    """Go to the provider and come back with what it says."""
    provider.claims = claims
    asked = parse_qs(urlsplit(client.get(start).url).query)
    assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
    return client.get(BACK, {"state": asked["state"][0], "code": "c"})


def test_without_a_provider_nothing_is_offered(client, db):
    page = client.get("/account/login/")
    assert "With your organisation" not in words(page)
    for path in (START, BACK, "/account/oidc/other/login/"):
        assert client.get(path).status_code == 404


def test_an_invited_person_comes_in_by_her_verified_email(client, provider, iom_focal_point):
    page = client.get("/fr/account/login/?next=/fr/years/")
    assert "UN sign-in" in words(page)
    start = "/account/oidc/sso/login/?next=/fr/years/"
    assert start.replace("/fr/years/", "%2Ffr%2Fyears%2F") in page.content.decode()
    back = come_back(client, provider, start, email="IOM@gmg.example", email_verified=True)
    assert back.url == "/fr/years/"
    assert is_signed_in(client)
    iom_focal_point.refresh_from_db()
    assert iom_focal_point.has_usable_password()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "iom@gmg.example"},
        {"email": "iom@gmg.example", "email_verified": False},
        {"email": "iom@gmg.example", "email_verified": "false"},
        {"email": "stranger@gmg.example", "email_verified": True},
        {},
    ],
)
def test_nobody_else_does_and_nobody_gets_an_account(client, provider, iom_focal_point, claims):
    back = come_back(client, provider, **claims)
    assert back.status_code == 403
    assert "Accounts are by invitation" in words(back)
    assert not is_signed_in(client)
    assert User.objects.count() == 1


def test_an_account_that_is_switched_off_stays_closed(client, provider, iom_focal_point):
    iom_focal_point.is_active = False
    iom_focal_point.save()
    back = come_back(client, provider, email="iom@gmg.example", email_verified=True)
    assert back.status_code == 403
    assert not is_signed_in(client)


def test_a_token_for_somebody_else_is_refused(client, provider, iom_focal_point):
    provider.audience = "another portal"
    back = come_back(client, provider, email="iom@gmg.example", email_verified=True)
    assert "The sign-in did not succeed" in words(back)
    assert not is_signed_in(client)


def test_an_account_is_not_tied_to_one_elsewhere(client, provider, iom_focal_point):
    client.force_login(iom_focal_point)
    back = come_back(client, provider, f"{START}?process=connect", email="x@gmg.example")
    assert back.status_code == 401
    assert not SocialAccount.objects.exists()


def test_the_second_factor_is_asked_for_after_it(client, provider, iom_focal_point, settings):
    give_app(iom_focal_point)
    said = {"email": "iom@gmg.example", "email_verified": True}
    assert come_back(client, provider, **said).url == CODE
    assert not is_signed_in(client)

    settings.OIDC_IS_SECOND_FACTOR = True
    other = client.__class__()
    assert come_back(other, provider, **said).url == "/workspace/"
    assert is_signed_in(other)


def test_its_word_counts_for_a_second_factor_only_by_a_setting(
    client, provider, iom_focal_point, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    said = {"email": "iom@gmg.example", "email_verified": True}
    assert come_back(client, provider, **said).url == "/account/2fa/"
    settings.OIDC_IS_SECOND_FACTOR = True
    assert client.get("/workspace/").status_code == 200


def test_what_was_refused_at_the_provider_is_said_plainly(client, provider):
    client.get(START)
    back = client.get(BACK, {"error": "access_denied"}, follow=True)
    assert back.status_code in (200, 401)
    assert "sign-in" in words(back)
    assert "did not succeed" in words(client.get(BACK, {"state": "made-up", "code": "c"}))
