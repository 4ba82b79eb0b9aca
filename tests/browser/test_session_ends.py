"""A session ends while somebody types: what she typed is there after she signed in again."""

import pytest
from django.core.cache import cache

from agencies.models import FocalPoint
from tests.browser.test_passkeys import BY_PASSWORD, is_past_sign_in, sign_in
from tests.conftest import PASSWORD

PAGE = "/workspace/alternates/"
SEND = "main form.filters button.primary"


@pytest.fixture
def page(browser, live_server):
    cache.clear()
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()
    cache.clear()


def test_what_was_typed_is_offered_after_sign_in_and_no_more_once_taken(
    page, transactional_db, iom_focal_point
):
    sign_in(page, iom_focal_point, PAGE)
    page.fill("#id_name", "Alma Alternate")
    page.fill("#id_email", "alma@iom.example")
    page.fill("#id_last_day", page.input_value("#id_first_day"))
    page.context.clear_cookies()
    page.reload()
    page.fill("#id_login", iom_focal_point.email)
    page.fill("#id_password", PASSWORD)
    page.click(BY_PASSWORD)
    page.wait_for_url(is_past_sign_in)

    page.click(".alert button >> nth=0")
    assert page.input_value("#id_name") == "Alma Alternate"
    page.click(SEND)
    page.wait_for_selector("text=An invitation is sent")

    assert not page.locator(".alert button").count()
    assert FocalPoint.objects.filter(email="alma@iom.example").exists()
    page.reload()
    assert not page.locator(".alert button").count()
