"""What is due in a real browser: answered by phone or by the link of a mail."""

from collections import Counter

from axe_playwright_python.sync_playwright import Axe

from agencies.models import Agency, FocalPoint
from tests.browser.test_public_pages import RULES
from tests.factories import make_activity, make_plan, make_round, make_update
from workplan.models import ProgressUpdate
from workplan.reporting.linking import link_for

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
#: For an activity that is answered in a word, with the one that sends them all.
MOST_TAPS = 3
#: What a finger finds, in pixels.
SMALLEST_TARGET = 44
HEIGHTS = "elements => elements.map(each => each.getBoundingClientRect().height)"


def tap(taps, row, locator):
    """A tap for a row of the page, counted there."""
    locator.tap()
    taps[row] += 1


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
    taps = Counter()

    with seat(iom_focal_point, java_script_enabled=False, **PHONE) as page:
        page.goto("/workspace/")
        for number in range(1, 10):
            row = page.get_by_role("group", name=f"Answer for Activity number {number}")
            tap(taps, number, row.get_by_text("No change"))
            assert row.get_by_role("radio", checked=True).count() == 1
            assert taps[number] < MOST_TAPS, "one more sends all nine"
        tap(taps, "all", page.get_by_role("button", name="Send"))
        page.get_by_text("9 answers were sent.").wait_for()

    assert ProgressUpdate.objects.reports().filter(state="submitted").count() == 9
    assert max(taps[number] for number in range(1, 10)) + taps["all"] <= MOST_TAPS


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
