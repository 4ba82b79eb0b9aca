"""What every answer carries, and what a public page never does."""

import pytest
from django.test import Client

PUBLIC = [
    "/",
    "/agencies/",
    "/ar/agencies/timeline/",
    "/activities/timeline/?zoom=quarters",
    "/activities.csv",
    "/activities.xlsx",
    "/activities.ics",
    "/rounds/",
    "/rounds.csv",
    "/data/",
    "/search/?q=iom",
]
OTHERS = ["/account/login/", "/no-such-page/", "/api/v1/agencies/", "/robots.txt", "/admin/login/"]


@pytest.mark.parametrize("url", PUBLIC + OTHERS)
def test_no_answer_lets_inline_code_run(client, record, url):
    policy = client.get(url).headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    if not url.startswith("/admin/"):
        assert rules["style-src"] == "'self'"


@pytest.mark.parametrize("url", PUBLIC + OTHERS)
def test_every_answer_says_how_to_be_treated(client, record, url):
    headers = client.get(url).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Permissions-Policy" in headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("url", PUBLIC)
def test_public_pages_set_no_cookie_and_carry_no_token(client, record, url):
    response = client.get(url)

    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in b"".join(response)


def test_the_language_comes_from_the_address_alone(client, record):
    response = client.get("/agencies/", headers={"accept-language": "ar"})

    assert '<html lang="en" dir="ltr">' in response.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("url", ["/", "/agencies/", "/agencies.csv", "/search/", "/data/"])
def test_public_pages_can_only_be_read(record, method, url):
    stranger = Client(enforce_csrf_checks=True)  # without the token of a form, as from elsewhere

    response = getattr(stranger, method)(url)

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_missing_page_is_our_own(client, record):
    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "This page does not exist." in response.text


def test_an_error_is_our_own_and_shows_no_trace(client, record, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("gmg_portal.views.home.Home.get_context_data", fail)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "secret" not in response.text
