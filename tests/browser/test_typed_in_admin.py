"""A session of the secretariat ends while somebody types: what she typed is there afterwards."""

import pytest

from agencies.models import User
from tests.factories import make_activity, make_agency, make_request
from tests.proposals import make_proposal
from workplan.models import ActivityProposal, ProgressUpdate

OFFER = ".alert button"
TEXT = "Three courses were held."


@pytest.fixture
def page(seat):
    with seat(User.objects.create_superuser("editor@gmg.example", "x")) as page:
        yield page


def lose_session_at(page, address):
    """Her session ends; she signs in again and comes back."""
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.reload()
    assert "/admin/" not in page.url.partition("?")[0]
    page.context.add_cookies(cookies)
    page.goto(address)


def test_a_report_that_she_typed_in_is_offered_until_it_was_taken(page):
    iom = make_agency(slug="iom", acronym="IOM")
    asked = make_request(iom, activity=make_activity(leads=[iom]))
    address = f"/admin/workplan/reportrequest/{asked.pk}/record/"
    page.goto(address)
    page.fill("[name=message_on]", "2026-03-03")
    page.fill("[name=what_changed]", TEXT)
    lose_session_at(page, address)

    page.locator(OFFER).first.click()
    assert page.input_value("[name=what_changed]") == TEXT
    page.click("button[value=save]")
    page.wait_for_selector(".messagelist")

    assert ProgressUpdate.objects.get().values["what_changed"] == TEXT
    assert not page.locator(OFFER).count()
    page.reload()
    assert not page.locator(OFFER).count()


def test_her_word_on_a_proposal_comes_back_with_each_box_and_goes_when_she_signs_out(page):
    iom = make_agency(slug="iom", acronym="IOM")
    writer = User.objects.create_user("writer@iom.example", "x")
    activity = make_activity(leads=[iom], title="Train judges")
    make_proposal(activity, iom, by=writer, state="submitted", title="Train", ends="2017")
    address = f"/admin/workplan/activityproposal/{ActivityProposal.objects.get().pk}/review/"
    page.goto(address)
    page.uncheck("#take-title")
    page.fill("[name=comment]", "Until when?")
    lose_session_at(page, address)

    page.locator(OFFER).first.click()

    assert page.input_value("[name=comment]") == "Until when?"
    assert not page.is_checked("#take-title")
    assert page.is_checked("#take-ends")
    page.click("#logout-form button")
    page.wait_for_load_state()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('keep:')).length"
    assert page.evaluate(kept) == 0
