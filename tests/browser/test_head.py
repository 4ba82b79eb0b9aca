"""The head of every page: the menu has one line for itself, the way to one's own pages another."""

import pytest
from django.conf import settings

from tests.browser.test_public_pages import in_language

LINES = """list => new Set([...document.querySelectorAll(list)].map(item => item.offsetTop)).size"""
APART = """() => {
  const [own, languages] = [".nav .account", ".langs"].map(list =>
    [...document.querySelectorAll(`${list} > li`)].map(item => item.getBoundingClientRect()));
  return own.every(a => languages.every(b => a.right <= b.left || b.right <= a.left));
}"""


@pytest.mark.parametrize("width", [1440, 900])
def test_the_menu_of_the_secretariat_fits_in_every_language(
    browser, live_server, transactional_db, client, secretariat, width
):
    client.force_login(secretariat)
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 700}
    )
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )
    page = context.new_page()
    for language, _name in settings.LANGUAGES:
        page.goto(in_language("/account/sessions/", language))
        assert page.locator(".nav .account li").count() == 3, language
        assert page.evaluate(APART), language
        assert page.evaluate(LINES, ".langs > li") == 1, language
        if width == 1440:
            assert page.evaluate(LINES, ".nav ul:first-of-type > li") == 1, language
    context.close()
