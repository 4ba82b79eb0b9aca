"""Whoever wants no reminders says so by one click, without an account, and may undo it."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from agencies.models import FocalPoint
from gmg_portal.lib.models import MailPreference
from gmg_portal.lib.unsubscribing import unsubscribe_url
from tests.factories import make_agency

ROSA = "rosa@iom.example"


@pytest.fixture
def address(db):
    return urlsplit(unsubscribe_url(ROSA, "en")).path


@pytest.fixture
def program():
    """A mail program: it has no cookies, and nobody gave it a token."""
    return Client(enforce_csrf_checks=True)


def is_unsubscribed():
    return MailPreference.objects.get().unsubscribed_at is not None


def test_who_opens_the_link_is_asked(client, address):
    page = client.get(address)

    assert "No more reminders" in page.content.decode()
    assert ROSA not in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert not is_unsubscribed()


def test_who_presses_the_button_gets_no_reminders_and_may_undo_it(client, address):
    assert "You get no reminders any more." in client.post(address).content.decode()
    assert is_unsubscribed()

    page = client.post(address, {"again": "1"}).content.decode()

    assert "No more reminders" in page
    assert not is_unsubscribed()


def test_the_trace_of_her_agency_tells_it_once(program, address):
    point = FocalPoint.objects.create(
        agency=make_agency(), email="Rosa@IOM.example", first_day=timezone.localdate()
    )
    for choice in ({}, {}, {"again": "1"}):
        program.post(address, choice)

    again, gone, made = point.history.all()
    assert gone.history_change_reason == "no more reminders wanted"
    assert again.history_change_reason == "reminders wanted again"
    assert (gone.channel, gone.on_behalf_of) == ("form", point.agency.slug)
    assert gone.request_id != again.request_id
    assert made.history_type == "+"


def test_a_mail_program_unsubscribes_with_one_post(program, address):
    body = "List-Unsubscribe=One-Click"
    for _time in range(2):
        response = program.post(address, body, content_type="application/x-www-form-urlencoded")
        assert response.status_code == 200
    assert is_unsubscribed()


def test_an_address_has_one_link_in_whatever_case_it_is_written(address):
    assert urlsplit(unsubscribe_url("Rosa@IOM.example", "ar")).path == f"/ar{address}"


def test_a_token_that_is_none_of_ours_leads_nowhere(client, address):
    key = address.rstrip("/").rpartition("/")[2].partition(":")[0]
    for token in ("1", f"{key}:forged", f"{int(key) + 1}:{address}", "x" * 500, "1%3A2"):
        for method in (client.get, client.post):
            assert method(f"/link/unsubscribe/{token}/").status_code == 404, token
