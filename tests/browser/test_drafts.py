"""A focal point writes in a browser: what she typed outlives her session, and is hers alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from agencies.models import Agency, FocalPoint, User
from tests.browser.test_public_pages import RULES
from tests.conftest import PASSWORD
from tests.factories import make_activity, make_report, make_request, make_update
from tests.reports import url_of
from workplan.models import LinkPurpose, ProgressUpdate
from workplan.reporting.sharing import share

TEXT = "Typed for an hour\nin two lines"


@pytest.fixture
def asked(transactional_db, iom_focal_point):
    iom = Agency.objects.get(slug="iom")
    activity = make_activity(leads=[iom], outputs=["Handbook"])
    make_update(activity=activity, what_changed="It began.", reported="2014-05")
    return make_request(iom, activity=activity)


@pytest.fixture
def window(browser, live_server):
    """Opens windows of one browser; `sign_in(user)` as if somebody had just signed in."""
    opened = []

    def open_window(user, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        opened.append(context)
        sign_in(context, user, live_server)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


def sign_in(context, user, live_server):
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def type_text(page, asked):
    page.goto(url_of(asked.activity))
    page.get_by_label("Ongoing").check()
    page.get_by_label("What changed").fill(TEXT)
    kept = "text => Object.values(localStorage).some(each => each.includes(text))"
    page.wait_for_function(kept, arg=TEXT.splitlines()[-1])  # after a pause


def test_what_she_typed_is_there_after_her_session_ended(window, asked, iom_focal_point):
    page = window(iom_focal_point)
    type_text(page, asked)
    Session.objects.all().delete()

    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url(re.compile("login"))
    page.locator("input[name=login]").fill(iom_focal_point.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(re.compile("^[^?]*/workspace/reports/"))

    assert page.get_by_label("What changed").input_value() == ""
    page.get_by_role("button", name="Put it back").click()
    assert page.get_by_label("What changed").input_value() == TEXT
    assert page.get_by_label("Ongoing").is_checked()
    page.get_by_role("button", name="Save draft").click()
    page.get_by_text("Draft saved.").wait_for()
    assert ProgressUpdate.objects.reports().get().values["what_changed"] == TEXT
    assert page.get_by_text("was not saved").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_what_she_sent_is_not_offered_later_as_if_it_was_not_saved(window, asked, iom_focal_point):
    """Whoever writes several reports comes from each to the next, not back to what she sent."""
    other = make_request(asked.agency)
    page = window(iom_focal_point)
    page.goto("/workspace/")
    for each in (asked, other):
        page.locator(f"input[name=answer-{each.pk}][value=text]").check()
    page.get_by_role("button", name="Send").click()
    page.get_by_label("Ongoing").check()
    page.get_by_label("What changed").fill(TEXT)
    page.get_by_role("button", name="Submit to the secretariat").click()
    page.get_by_text("Sent to the secretariat.").wait_for()

    assert page.get_by_label("What changed").input_value() == ""
    assert page.evaluate("Object.keys(localStorage)") == []


def test_through_a_tunnel(window, asked, iom_focal_point):
    page = window(iom_focal_point)
    type_text(page, asked)

    page.goto("/")
    page.goto(url_of(asked.activity))

    page.get_by_role("button", name="Throw it away").click()
    page.reload()
    assert page.get_by_text("was not saved").count() == 0
    assert page.get_by_label("What changed").input_value() == ""


def test_a_colleague_is_not_told_that_what_she_saved_was_not(page, live_server, asked):
    link = share(make_report(asked, status="ongoing"), LinkPurpose.DRAFT, by=None)
    page.goto(live_server.url + link.get_absolute_url())
    page.get_by_label("What changed").fill(TEXT)
    page.locator("input[name=name]").fill("Ana")

    page.get_by_role("button", name="Put it into the draft").click()
    page.get_by_text("Your text is in the draft.").wait_for()

    assert page.get_by_label("What changed").input_value() == TEXT
    assert page.get_by_text("was not saved").count() == 0
    assert page.evaluate("localStorage.length") == 0


def test_nobody_else_at_her_computer_is_offered_her_text(
    window, asked, iom_focal_point, live_server
):
    page = window(iom_focal_point)
    type_text(page, asked)
    other = User.objects.create_user("second@iom.example", PASSWORD)
    FocalPoint.objects.create(user=other, agency=asked.agency, first_day="2000-01-01")

    sign_in(page.context, other, live_server)
    page.goto(url_of(asked.activity))
    assert page.get_by_text("was not saved").count() == 0

    sign_in(page.context, iom_focal_point, live_server)
    page.goto("/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile("/$"))
    assert page.evaluate("localStorage.length") == 0


def test_a_file_that_is_too_large_is_told_before_it_is_sent(window, asked, iom_focal_point):
    page = window(iom_focal_point)
    page.goto(url_of(asked.activity))
    page.locator("main details summary").first.click()
    page.evaluate("document.querySelector('input[type=file]').dataset.most = '10'")

    page.get_by_label("Evidence: file").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 and more"}
    )

    page.get_by_text("is larger than").wait_for()
    assert page.get_by_label("Evidence: file").input_value() == ""


def test_a_report_is_written_without_a_script(window, asked, iom_focal_point):
    page = window(iom_focal_point, java_script_enabled=False)
    page.goto(url_of(asked.activity))
    page.get_by_role("link", name="Start from the last text").click()
    assert page.get_by_label("What changed").input_value() == "It began."
    page.get_by_label("Ongoing").check()

    page.get_by_label("What changed").press("Tab")
    page.get_by_role("button", name="Submit to the secretariat").click()
    page.get_by_text("Sent to the secretariat.").wait_for()
    page.get_by_role("button", name="Take back").click()

    page.get_by_text("It is a draft again.").first.wait_for()
    assert ProgressUpdate.objects.reports().get().state == "draft"


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_nobody_is_kept_out_of_the_form(window, asked, iom_focal_point, width, scheme):
    report = make_report(asked, what_changed=TEXT, by=iom_focal_point)
    page = window(iom_focal_point, viewport={"width": width, "height": 900}, color_scheme=scheme)
    detail = f"/workspace/reports/{asked.activity.slug}/{report.slug}/"
    for url in (url_of(asked.activity), "/ar" + url_of(asked.activity), detail):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        for more in page.locator("main details").all():
            more.evaluate("each => each.open = true")
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
