"""The handover on paper: two sheets, however much there is to tell."""

import re

import pytest
from django.conf import settings

from agencies.models import User
from tests.factories import make_action_point, make_activity, make_meeting, make_report

LONG = "The Group decided that a draft goes to all members before the month ends. " * 20
PAGE = rb"/Type\s*/Page\b"


@pytest.fixture
def sheets(browser, live_server, transactional_db, client):
    """How many A4 a page of the secretariat is printed on."""
    client.force_login(User.objects.create_superuser("editor@gmg.example", "x"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    def print_page(path):
        page = context.new_page()
        page.goto(path)
        page.locator("details").first.evaluate("each => each.open = true")
        return len(re.findall(PAGE, page.pdf(format="A4")))

    yield print_page
    context.close()


def test_a_busy_quarter_is_two_sheets(sheets):
    for number in range(9):
        month = number + 1
        make_meeting(title=LONG[:290], starts=f"2014-0{month}-02", decisions=LONG)
        make_action_point(text=LONG)
        make_activity(title=LONG[:290], starts="2014-03-01", ends="2016")
        make_report(state="submitted")

    assert sheets("/handover/?since=2014-01-01&until=2014-12-31") <= 2
