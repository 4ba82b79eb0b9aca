"""The desk in a real browser: its keys, and the same work without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from agencies.models import User
from recommendations.models import Alignment, NoCounterpart
from tests.recommendations.desk import URL, make_sets, pair_up

DESK = f"{URL}?framework=here&with=there"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.fixture
def desk(browser, live_server, transactional_db, client):
    """Opens the desk for somebody of the secretariat who is signed in."""
    make_sets()
    client.force_login(User.objects.create_superuser("editor@gmg.example", "x"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]

    def open_desk(item, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        session = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
        context.add_cookies([session])
        page = context.new_page()
        page.goto(f"{DESK}&item={item}")
        return page

    return open_desk


def test_she_decides_with_single_keys(desk):
    pair = pair_up()
    page = desk("here-1")
    told = []
    page.on("console", lambda message: told.append(message.text))

    page.keyboard.press("r")  # a reason is needed first
    page.keyboard.type("ex n")
    page.get_by_role("button", name="Reject").click()
    page.get_by_text("1 pair rejected.").wait_for()
    page.keyboard.press("x")
    page.get_by_text("none found: written down").wait_for()

    pair.refresh_from_db()
    assert (pair.state, pair.events.last().comment) == ("rejected", "ex n")
    assert NoCounterpart.objects.get().recommendation.slug == "here-1"
    assert "item=here-2" in page.url
    page.keyboard.press("n")
    page.wait_for_url("**item=here-3*")
    assert told == []


def test_keys_do_nothing_while_she_types_or_once_they_are_off(desk):
    pair_up()
    page = desk("here-1")
    for field in ("Why", "Rationale"):
        page.get_by_label(field).first.fill("")
        page.keyboard.type("nexos1")
    assert "item=here-1" in page.url
    assert page.get_by_role("radio").first.is_checked() is False

    page.get_by_label("Single keys").uncheck()
    page.reload()
    page.keyboard.press("n")
    page.keyboard.press("e")

    assert page.get_by_label("Single keys").is_checked() is False
    assert "item=here-1" in page.url
    assert Alignment.objects.get().state == "proposed"


def test_a_number_chooses_a_candidate(desk):
    page = desk("here-1")

    page.keyboard.press("2")

    assert page.locator("input[data-key='2']").is_checked()
    page.keyboard.press("1")
    assert page.locator("input[data-key='1']").is_checked()


def test_the_whole_work_is_done_without_a_script(desk):
    page = desk("here-1", java_script_enabled=False)
    page.locator("input[value='there-2']").check()
    page.get_by_label("Relation").select_option("broader")
    page.get_by_label("Rationale").fill("Both ask for it.")
    page.get_by_role("button", name="Propose").click()
    page.get_by_role("button", name="Endorse").click()
    page.get_by_role("button", name="none found").click()

    assert Alignment.objects.get().state == "endorsed"
    assert NoCounterpart.objects.get().recommendation.slug == "here-2"
    assert page.get_by_label("Single keys").is_visible() is False


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nobody_is_kept_out_of_the_desk(desk, width, scheme):
    pair_up()
    page = desk("here-1", viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
