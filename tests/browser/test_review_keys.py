"""The desk of reports by keyboard alone: sent back with a comment on a field, accepted, next."""

from agencies.models import Agency
from tests.factories import make_activity, make_report, make_request
from workplan.models import ProgressUpdate, ReviewComment

QUEUE = "/admin/workplan/progressupdate/review/"


def sent(agency, title):
    activity = make_activity(leads=[agency], title=title)
    return make_report(make_request(agency, activity=activity), "submitted")


def open_with_keys(page, name):
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=name).first.wait_for()


def test_she_reviews_without_a_mouse(seat, iom_focal_point, secretariat):
    iom = Agency.objects.get(slug="iom")
    first, second, third = [sent(iom, f"Training {word}") for word in ("one", "two", "three")]
    with seat(secretariat) as page:
        page.goto(QUEUE)
        open_with_keys(page, "Training one")

        page.keyboard.press("n")
        page.wait_for_url(f"**/{second.pk}/review/**")
        page.keyboard.press("a")
        page.get_by_text("Training two (IOM): Accepted.").wait_for()
        page.wait_for_url(f"**/{third.pk}/review/**")

        page.keyboard.press("r")  # a comment is needed first
        page.keyboard.type("Who ran it?")
        remark = page.locator("details.review-remark", has_text="What changed").first
        remark.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("ran: by whom?")
        page.keyboard.press("Tab")
        page.keyboard.press("r")
        page.get_by_text("Training three (IOM): Sent back.").wait_for()

    states = [ProgressUpdate.objects.get(pk=each.pk).state for each in (first, second, third)]
    assert states == ["submitted", "accepted", "returned"]
    said = ReviewComment.objects.filter(update=third).values_list("field", "text")
    assert set(said) == {("what_changed", "ran: by whom?")}
    assert third.events.last().comment == "Who ran it?"
