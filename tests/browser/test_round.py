"""A round of reporting in real browsers: who asks, who answers by phone or link, who reviews."""

from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from agencies.models import Agency, FocalPoint
from tests.factories import make_activity, make_plan, make_round, make_update
from workplan.models import ProgressUpdate, ReportingRound
from workplan.reporting.linking import link_for

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
#: What a finger finds, in pixels.
SMALLEST_TARGET = 44
HEIGHTS = "elements => elements.map(each => each.getBoundingClientRect().height)"


@pytest.fixture
def seat(browser, live_server, transactional_db):
    """`with seat(user, **options) as page`: a browser of somebody who is signed in, if a user."""

    @contextmanager
    def take(user=None, **options):
        context = browser.new_context(base_url=live_server.url, **options)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        yield context.new_page()
        context.close()

    return take


def tap(page, taps, locator):
    locator.tap()
    taps.append(locator)


def nine(agency, plan):
    activities = [
        make_activity(leads=[agency], plan=plan, title=f"Activity number {number}")
        for number in range(1, 10)
    ]
    make_update(activity=activities[0], what_changed="It began.", reported="2014-07")
    return activities


def ask_nine(agency):
    return make_round(nine(agency, make_plan()), title="Closing round")


def fits(page):
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    return page.evaluate(wide)


def targets(page):
    return page.locator(".answers label, .answers a, .submit button").evaluate_all(HEIGHTS)


def test_nine_activities_take_three_taps_each_at_most_on_a_phone(seat, iom_focal_point):
    ask_nine(Agency.objects.get(slug="iom"))
    taps = []

    with seat(iom_focal_point, java_script_enabled=False, **PHONE) as page:
        page.goto("/workspace/")
        for number in range(1, 10):
            row = page.get_by_role("group", name=f"Answer for Activity number {number}")
            tap(page, taps, row.get_by_text("No change"))
        tap(page, taps, page.get_by_role("button", name="Send"))
        page.get_by_text("9 answers were sent.").wait_for()

    assert ProgressUpdate.objects.reports().filter(state="submitted").count() == 9
    assert len(taps) <= 3 * 9


def test_the_pages_fit_a_finger_and_a_phone_and_axe_finds_nothing(seat, iom_focal_point):
    point = FocalPoint.objects.get(user=iom_focal_point)
    link = link_for(ask_nine(point.agency), point)

    for user, url in ((iom_focal_point, "/workspace/"), (None, link.get_absolute_url())):
        with seat(user, **PHONE) as page:
            page.goto(url)
            assert fits(page)
            assert min(targets(page)) >= SMALLEST_TARGET
            found = Axe().run(page, options=RULES).response["violations"]
            assert [rule["id"] for rule in found] == []


def test_the_link_of_a_mail_answers_without_a_sign_in(seat, iom_focal_point):
    point = FocalPoint.objects.get(user=iom_focal_point)
    link = link_for(ask_nine(point.agency), point)

    with seat(java_script_enabled=False, **PHONE) as page:
        page.goto(link.get_absolute_url())
        row = page.get_by_role("group", name="Answer for Activity number 1")
        row.get_by_text("No change since July 2014").tap()
        page.get_by_label("Your name").fill("B. Example")
        page.get_by_role("button", name="Send").tap()
        page.get_by_text("1 answer was sent.").wait_for()
        assert page.get_by_text("by B. Example, with the link").count() == 1

    report = ProgressUpdate.objects.reports().get()
    assert (report.state, report.answer) == ("submitted", "no_change")


@contextmanager
def three_seats(seat, secretariat, iom, ilo):
    """The secretariat at a desk, and two focal points, one of them on a phone."""
    with seat(secretariat) as desk, seat(iom, **PHONE) as phone, seat(ilo) as other:
        yield desk, phone, other


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def open_round(desk, plan):
    """Prepared from the plan, looked at, and opened; gives the round."""
    desk.goto(f"/admin/workplan/reportinground/add/?plan={plan.pk}")
    desk.get_by_label("Title").fill("Closing round")
    desk.locator("select[name=scope]").select_option("all")
    desk.locator("input[name=_save]").click()
    desk.wait_for_url("**/workplan/reportinground/")
    round_ = ReportingRound.objects.get()
    step(desk, round_, "open", "Open")
    return round_


def step(desk, round_, verb, button):
    desk.goto(f"/admin/workplan/reportinground/{round_.pk}/{verb}/")
    press(desk, button)
    desk.wait_for_url("**/requests/")


def answer_on_the_phone(phone):
    """Eight with a word, one with a text: its form follows the one Send."""
    phone.goto("/workspace/")
    for number in range(1, 9):
        row = phone.get_by_role("group", name=f"Answer for Activity number {number}")
        row.get_by_text("No change").tap()
    last = phone.get_by_role("group", name="Answer for Activity number 9")
    last.get_by_text("I must write").tap()
    phone.get_by_role("button", name="Send").tap()
    phone.get_by_text("8 answers were sent.").wait_for()
    write(phone, "A forum took it over.")


def write(page, text):
    page.locator("input[name=status][value=completed]").check()
    page.locator("textarea[name=what_changed]").fill(text)
    press(page, "Submit to the secretariat")
    page.get_by_text("Sent to the secretariat.").wait_for()


def send_back(desk, words):
    desk.goto("/admin/workplan/progressupdate/review/")
    desk.get_by_role("link", name="Activity number 9").click()
    desk.locator("textarea[name=comment]").fill(words)
    desk.locator("button[value=send_back]").click()
    desk.get_by_text("Sent back.").wait_for()


def answer_what_came_back(phone, words, text):
    phone.goto("/workspace/")
    phone.get_by_text(words).wait_for()
    phone.get_by_role("link", name="Answer Activity number 9").tap()
    write(phone, text)


def accept_all(desk):
    desk.goto("/admin/workplan/progressupdate/review/no-change/")
    for box in desk.locator("input[name=ticked]").all():
        box.check()
    press(desk, "Accept those ticked")
    desk.get_by_text("Nothing is left to review here.").first.wait_for()
    desk.goto("/admin/workplan/progressupdate/review/")
    desk.get_by_role("link", name="Activity of ILO").click()
    desk.locator("button[value=accept]").click()
    desk.get_by_text("Activity of ILO (ILO): Accepted.").wait_for()
    desk.locator("button[value=accept]").click()
    desk.get_by_text("Nothing is left to review here.").first.wait_for()


def test_a_round_is_played_by_three_from_its_opening_to_the_seal(
    seat, secretariat, iom_focal_point, ilo_focal_point
):
    plan = make_plan(title="Plan of nine", state="adopted")
    nine(Agency.objects.get(slug="iom"), plan)
    make_activity(leads=[Agency.objects.get(slug="ilo")], plan=plan, title="Activity of ILO")

    with three_seats(seat, secretariat, iom_focal_point, ilo_focal_point) as (desk, phone, other):
        round_ = open_round(desk, plan)
        answer_on_the_phone(phone)
        other.goto("/workspace/")
        assert other.get_by_text("Activity number").count() == 0
        other.get_by_role("group", name="Answer for Activity of ILO").get_by_text("Done").click()
        press(other, "Send")
        other.get_by_text("1 answer was sent.").wait_for()

        send_back(desk, "Which forum?")
        answer_what_came_back(phone, "Which forum?", "The forum of Marrakech took it over.")
        accept_all(desk)
        step(desk, round_, "close", "Close")
        step(desk, round_, "seal", "Seal")

    round_.refresh_from_db()
    assert (round_.state, round_.snapshots.count()) == ("sealed", 10)
    with seat() as visitor:
        ninth = round_.snapshots.get(activity__title="Activity number 9").activity
        visitor.goto(ninth.get_absolute_url())
        visitor.get_by_text("The forum of Marrakech took it over.").first.wait_for()
        assert visitor.get_by_text("Which forum?").count() == 0
        visitor.goto(round_.get_absolute_url())
        visitor.get_by_text(round_.sealed_sha256).first.wait_for()
