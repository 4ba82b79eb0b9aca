"""A whole round in real browsers: from the invitation of two focal points to the seal."""

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command

from agencies.models import FocalPoint
from tests.accounts.signing_in import code_now, give_app
from tests.browser.test_passkeys import BY_PASSWORD, DEVICE
from tests.browser.test_round import MOST_TAPS, PHONE, fits, nine
from tests.conftest import PASSWORD
from tests.factories import make_activity, make_agency, make_plan
from workplan.models import ReportingRound

ADA, BEN = "ada@iom.example", "ben@ilo.example"
ADMIN = "/admin/workplan"
#: For the one with a text: its word and Send lead to its form; then its status, text and Submit.
MOST_TAPS_TO_WRITE = 5


@dataclass
class Somebody:
    """Who sits at a browser, and how often she tapped for each row."""

    page: object
    taps: Counter = field(default_factory=Counter)

    def tap(self, locator, row=""):
        locator.tap()
        self.taps[row] += 1

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()


@pytest.fixture
def takes(seat):
    """`with takes(seat) as somebody`: a browser whose device keeps passkeys."""
    cache.clear()  # tries of others came from the same address

    @contextmanager
    def take(user=None, **options):
        with seat(user, **options) as page:
            tools = page.context.new_cdp_session(page)
            tools.send("WebAuthn.enable")
            tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
            yield Somebody(page)

    yield take
    cache.clear()


@pytest.fixture
def plan(transactional_db):
    """Nine activities of IOM, one of them with something on record, and one of ILO."""
    plan = make_plan(title="Plan of nine", state="adopted")
    iom = make_agency(slug="iom", acronym="IOM")
    nine(iom, plan)
    ilo = make_agency(slug="ilo", acronym="ILO")
    make_activity(leads=[ilo], plan=plan, title="Activity of ILO")
    for email, agency in ((ADA, iom), (BEN, ilo)):
        FocalPoint.objects.create(email=email, name=email, agency=agency, first_day="2014-01-01")
    return plan


def mailed(address):
    """The path of the link in the last mail to somebody, once the outbox is sent."""
    call_command("send_mail_queue")
    letter = next(each for each in reversed(mail.outbox) if each.to[0].endswith(f"<{address}>"))
    return re.search(r"https?://[^/\s]+(/\S*)", letter.body)[1]


# How each begins


def invite_both(desk):
    desk.page.goto("/admin/agencies/focalpoint/")
    desk.page.locator("#action-toggle").check()
    desk.page.locator("select[name=action]").select_option("invite")
    desk.page.locator("button[name=index]").click()
    desk.press("Invite")
    desk.sees("2 invitations are sent.")


def choose_password(somebody, email):
    """By the link of the mail: whoever may write is led on to a second factor."""
    somebody.page.goto(mailed(email))
    somebody.sees(email)
    somebody.page.locator("main form button").click()
    for name in ("password1", "password2"):
        somebody.page.locator(f"input[name={name}]").fill(PASSWORD)
    somebody.press("Save the password")
    somebody.page.wait_for_url("**/done/")
    somebody.page.goto("/account/login/?next=/workspace/")
    somebody.page.fill("#id_login", email)
    somebody.page.fill("#id_password", PASSWORD)
    somebody.page.click(BY_PASSWORD)
    somebody.sees("Everybody who can write here needs one.")


def add_passkey(somebody):
    somebody.page.get_by_role("link", name="Add a passkey").click()
    somebody.press("Add a passkey")
    somebody.page.wait_for_url("**/recovery-codes/")


def add_app(somebody):
    somebody.page.get_by_role("link", name="Set up an app").click()
    secret = somebody.page.locator("dd code").first.inner_text()
    somebody.page.locator("input[name=code]").fill(code_now(secret))
    somebody.press("Set up")
    somebody.page.wait_for_url("**/recovery-codes/")


# What happens in between


def open_round(desk, plan):
    """Prepared from the plan, looked at, and opened; its mails go out. Gives the round."""
    desk.page.goto(f"{ADMIN}/reportinground/add/?plan={plan.pk}")
    desk.page.get_by_label("Title").fill("Closing round")
    desk.page.locator("select[name=scope]").select_option("all")
    desk.page.locator("input[name=_save]").click()
    desk.page.wait_for_url("**/workplan/reportinground/")
    round_ = ReportingRound.objects.get()
    step(desk, round_, "open", "Open")
    desk.page.goto(f"{ADMIN}/reportinground/{round_.pk}/mails/")
    desk.press("Put into the outbox")
    desk.sees("2 mails were put into the outbox.")
    return round_


def step(desk, round_, verb, button):
    desk.page.goto(f"{ADMIN}/reportinground/{round_.pk}/{verb}/")
    desk.press(button)
    desk.page.wait_for_url("**/requests/")


def answer_nine(phone):
    """Eight with a word in three taps each at most; the ninth, with a text, takes five.

    The one Send counts for each; the form of the ninth follows it.
    """
    phone.page.goto("/workspace/")
    for number in range(1, 10):
        name = f"Activity number {number}"
        row = phone.page.get_by_role("group", name=f"Answer for {name}", exact=True)
        phone.tap(row.get_by_text("I must write" if number == 9 else "No change"), number)
        assert row.get_by_role("radio", checked=True).count() == 1
    phone.tap(phone.page.get_by_role("button", name="Send"), "all")
    phone.sees("8 answers were sent.")
    write(phone, "A forum took it over.", 9)
    took = [phone.taps[number] + phone.taps["all"] for number in range(1, 10)]
    assert max(took[:8]) <= MOST_TAPS
    assert took[8] <= MOST_TAPS_TO_WRITE


def write(somebody, text, row=""):
    somebody.tap(somebody.page.locator("input[name=status][value=completed]"), row)
    box = somebody.page.locator("textarea[name=what_changed]")
    somebody.tap(box, row)
    box.fill(text)
    somebody.tap(somebody.page.get_by_role("button", name="Submit to the secretariat"), row)
    somebody.sees("Sent to the secretariat.")


def answer_by_link(other):
    """What the mail's link opens asks for no sign-in, and shows nothing of other agencies."""
    other.page.context.clear_cookies()
    other.page.goto(mailed(BEN))
    assert other.page.get_by_text("Activity number").count() == 0
    row = other.page.get_by_role("group", name="Answer for Activity of ILO")
    row.get_by_text("Done").click()
    other.page.get_by_label("Your name").fill("Ben Example")
    other.press("Send")
    other.sees("1 answer was sent.")


def send_back(desk, words):
    desk.page.goto(f"{ADMIN}/progressupdate/review/")
    desk.page.get_by_role("link", name="Activity number 9").click()
    desk.page.locator("textarea[name=comment]").fill(words)
    desk.page.locator("button[value=send_back]").click()
    desk.sees("Sent back.")


def answer_what_came_back(phone, words, text):
    phone.page.goto("/workspace/")
    phone.sees(words)
    phone.page.get_by_role("link", name="Answer Activity number 9").tap()
    write(phone, text)


def accept_all(desk):
    """What did not change all at once, the rest one after the other."""
    desk.page.goto(f"{ADMIN}/progressupdate/review/no-change/")
    for box in desk.page.locator("input[name=ticked]").all():
        box.check()
    desk.press("Accept those ticked")
    desk.sees("Nothing is left to review here.")
    desk.page.goto(f"{ADMIN}/progressupdate/review/")
    desk.page.get_by_role("link", name="Activity of ILO").click()
    desk.page.locator("button[value=accept]").click()
    desk.sees("Activity of ILO (ILO): Accepted.")
    desk.page.locator("button[value=accept]").click()
    desk.sees("Nothing is left to review here.")


# The round


def test_a_round_is_played_by_three_from_the_invitation_to_the_seal(
    takes, secretariat, plan, settings
):
    settings.REQUIRE_SECOND_FACTOR = True
    settings.MFA_TOTP_TOLERANCE = 1  # a page may take longer than a code is good for
    give_app(secretariat)
    with takes(secretariat) as desk, takes(**PHONE) as phone, takes() as other:
        invite_both(desk)
        choose_password(phone, ADA)
        add_passkey(phone)
        choose_password(other, BEN)
        add_app(other)

        round_ = open_round(desk, plan)
        answer_nine(phone)
        answer_by_link(other)
        send_back(desk, "Which forum?")
        answer_what_came_back(phone, "Which forum?", "The forum of Marrakech took it over.")
        accept_all(desk)
        step(desk, round_, "close", "Close")
        step(desk, round_, "seal", "Seal")

        assert fits(phone.page)
    assert_public(takes, round_)


def assert_public(takes, round_):
    """Anybody reads what was accepted and the seal, and nothing of what was said between."""
    round_.refresh_from_db()
    assert (round_.state, round_.snapshots.count()) == ("sealed", 10)
    with takes() as visitor:
        ninth = round_.snapshots.get(activity__title="Activity number 9").activity
        visitor.page.goto(ninth.get_absolute_url())
        visitor.sees("The forum of Marrakech took it over.")
        assert visitor.page.get_by_text("Which forum?").count() == 0
        visitor.page.goto(round_.get_absolute_url())
        visitor.sees(round_.sealed_sha256)
