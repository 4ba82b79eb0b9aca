"""A passkey in a real browser: made, then used to come in; and the pages of accounts for all."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from tests.browser.test_public_pages import RULES, in_language, told
from tests.conftest import PASSWORD

#: A device that keeps passkeys and takes every touch for the right finger.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGES = [
    "/account/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/sessions/",
    "/account/password/change/",
    "/account/logout/",
]
BY_PASSWORD = "form:not([data-passkey]) button.primary"


@pytest.fixture
def device(browser, live_server, request):
    """A page in a browser whose device keeps passkeys."""
    cache.clear()
    context = browser.new_context(base_url=live_server.url, **getattr(request, "param", {}))
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()
    cache.clear()


def sign_in(page, user, url="/account/"):
    page.goto(f"/account/login/?next={url}")
    page.fill("#id_login", user.email)
    page.fill("#id_password", PASSWORD)
    page.click(BY_PASSWORD)
    page.wait_for_url(is_past_sign_in)


def is_past_sign_in(url):
    return "/account/login/" not in url


def test_a_passkey_is_made_and_opens_the_account_alone(device, transactional_db, iom_focal_point):
    sign_in(device, iom_focal_point, "/account/2fa/webauthn/add/")
    device.click("form[data-passkey] button")
    device.wait_for_url("**/account/2fa/recovery-codes/")
    assert device.locator(".codes li").count() == 10

    device.context.clear_cookies()
    device.goto("/account/login/?next=/glossary/")
    assert device.locator("h2").first.inner_text() == "With a passkey"
    device.click("form[data-passkey] button")
    device.wait_for_url(is_past_sign_in)
    assert device.url.endswith("/glossary/")
    device.goto("/account/")
    assert iom_focal_point.email in device.inner_text("main")


@pytest.mark.parametrize(
    ("device", "language"),
    [
        ({"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}, "en"),
        ({"viewport": {"width": 390, "height": 900}, "color_scheme": "dark"}, "ar"),
    ],
    indirect=["device"],
)
def test_nobody_is_kept_out_of_the_pages_of_accounts(
    device, transactional_db, iom_focal_point, language
):
    problems = []
    device.on("console", lambda message: problems.append(message.text[:200]))
    sign_in(device, iom_focal_point)
    problems.clear()
    for path in PAGES:
        url = in_language(path, language)
        assert device.goto(url).ok, url
        found = Axe().run(device, options=RULES).response["violations"]
        problems += [f"{url}: {told(violation)}" for violation in found]
        if device.evaluate("document.documentElement.scrollWidth > innerWidth"):
            problems.append(f"{url}: too wide")
    assert not [each for each in problems if "[DOM]" not in each]
