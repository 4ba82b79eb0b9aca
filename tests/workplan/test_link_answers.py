"""The link of a mail opens what is due without a sign-in: a word a row, and a name."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from agencies.models import Agency, FocalPoint
from gmg_portal.lib.models import Notice
from tests.factories import (
    make_activity,
    make_plan,
    make_report,
    make_request,
    make_round,
    make_update,
)
from workplan.mail.kinds import line_of
from workplan.models import Contribution, ProgressUpdate, ReportRequest, SignedLink
from workplan.reporting.linking import link_for

pytestmark = pytest.mark.django_db

#: What a mail's page may weigh, in bytes.
BUDGET = 30_000


@pytest.fixture
def point(iom_focal_point):
    return FocalPoint.objects.get(user=iom_focal_point)


@pytest.fixture
def asked(point):
    return make_request(point.agency)


@pytest.fixture
def link(asked, point):
    return link_for(asked.round, point)


def open_page(client, link, status=200):
    response = client.get(link.get_absolute_url())
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def answer(client, link, requests, word="done", name="A. Passerby", read=0, **more):
    words = {f"answer-{each.pk}": word for each in requests}
    words |= {f"read-{each.pk}": read for each in requests}
    return client.post(link.get_absolute_url(), {**words, "name": name, **more})


def reports():
    return ProgressUpdate.objects.reports()


def test_whoever_has_the_link_answers_and_gives_a_name(client, link, asked, point):
    page = open_page(client, link)
    assert asked.activity.title in page
    assert "This link answers for IOM" in page

    response = answer(client, link, [asked])

    assert response.status_code == 302
    assert response.url == link.get_absolute_url()
    step = reports().get(state="submitted", answer="done").events.get()
    assert (step.by, step.by_name, step.link) == (None, "A. Passerby", link)
    assert step.on_behalf_of == point.agency
    page = open_page(client, link)
    assert "1 answer was sent." in page
    assert "by A. Passerby, with the link" in page
    link.refresh_from_db()
    assert link.answered_by == "A. Passerby"


def test_the_focal_point_is_told_who_answered_with_her_link(client, link, asked, point):
    answer(client, link, [asked])
    answer(client, link, [asked])

    notice = Notice.objects.get(kind="answered_by_link")
    assert notice.recipient == point.address
    line = line_of(notice, reports().get())
    assert line.title == asked.activity.title
    assert line.detail == "A. Passerby answered: done"


def test_an_answer_that_was_taken_back_and_given_anew_is_told_anew(
    client, link, asked, point, iom_focal_point
):
    answer(client, link, [asked])
    reports().get().take_back(by=iom_focal_point, on_behalf_of=point.agency)

    answer(client, link, [asked], "no_change", read=reports().get().version)

    assert Notice.objects.filter(kind="answered_by_link").count() == 2


def test_only_a_post_changes_anything(client, link, asked):
    url = link.get_absolute_url()
    before = ReportRequest.history.count()

    client.get(f"{url}?answer-{asked.pk}=done&name=Scanner")
    client.head(url)
    client.options(url)

    assert not reports().exists()
    assert ReportRequest.history.count() == before
    link.refresh_from_db()
    assert (link.answered_at, link.opened) == (None, 1)


def test_a_name_is_asked_for_and_the_choice_is_kept(client, link, asked):
    response = answer(client, link, [asked], name=" ")

    assert response.status_code == 400
    page = " ".join(response.content.decode().split())
    assert 'value="done" checked' in page
    assert "This field is required." in page
    assert not reports().exists()


@pytest.mark.parametrize("name", ["x" * 201, "a\x00b"])
def test_what_is_no_name_is_refused(client, link, asked, name):
    assert answer(client, link, [asked], name=name).status_code == 400
    assert not reports().exists()


def test_nothing_chosen_sends_nothing(client, link):
    assert answer(client, link, []).status_code == 400


def test_a_second_click_sends_nothing_twice(client, link, asked):
    answer(client, link, [asked])

    assert answer(client, link, [asked]).status_code == 302
    assert reports().get().events.count() == 1


def test_another_answer_than_the_one_that_was_sent_is_a_conflict(client, link, asked):
    answer(client, link, [asked], "done", name="First")

    response = answer(client, link, [asked], "no_change", name="Second")

    assert response.status_code == 409
    assert "Answered already by First" in response.content.decode()
    assert reports().get().answer == "done"


def test_a_text_needs_a_sign_in(client, link, asked):
    page = open_page(client, link)

    assert f"/workspace/reports/{asked.activity.slug}/" in page
    assert "I must write (sign in)" in page
    assert answer(client, link, [asked], "text").status_code == 400
    assert not reports().exists()


def test_a_link_answers_what_its_agency_is_asked_in_its_round_and_nothing_else(
    client, link, asked, point, ilo_focal_point
):
    plan, ilo = asked.activity.plan, Agency.objects.get(slug="ilo")
    theirs = make_activity(leads=[ilo], plan=plan)
    later = make_round([asked.activity, theirs]).requests.order_by("pk")

    page = open_page(client, link)

    assert theirs.title not in page
    for other in later:
        assert answer(client, link, [asked, other]).status_code == 404
    assert not reports().exists()


@pytest.mark.parametrize("change", ["x{}", "{}x", "0{}", "{}:"])
def test_a_forged_link_does_not_exist(client, link, change):
    token = change.format(link.token)

    assert client.get(f"/link/answer/{token}/").status_code == 404
    assert client.post(f"/link/answer/{token}/", {"name": "X"}).status_code == 404


def end(link):
    link.revoke()


def expire(link):
    SignedLink.objects.filter(pk=link.pk).update(expires_at=timezone.now())


def end_her_days(link):
    yesterday = timezone.localdate() - timedelta(days=1)
    FocalPoint.objects.filter(pk=link.focal_point_id).update(last_day=yesterday)


def switch_her_account_off(link):
    link.focal_point.user.is_active = False
    link.focal_point.user.save()


def take_her_role(link):
    FocalPoint.objects.filter(pk=link.focal_point_id).update(role="secretariat")


@pytest.mark.parametrize("stop", [end, expire, end_her_days, switch_her_account_off, take_her_role])
def test_a_link_that_ended_opens_nothing(client, link, asked, stop):
    stop(link)

    page = open_page(client, link, status=410)

    assert asked.activity.title not in page
    assert answer(client, link, [asked]).status_code == 410
    assert not reports().exists()


def test_after_the_round_closed_what_was_chosen_is_named_and_nothing_is_sent(client, link, asked):
    asked.round.close(by=None)

    assert open_page(client, link, status=410)
    response = answer(client, link, [asked])
    assert response.status_code == 409
    page = " ".join(response.content.decode().split())
    assert "You chose: done." in page
    assert "until the round closes" not in page
    assert not reports().filter(state="submitted").exists()


def test_the_link_of_a_drafter_only_prepares(client, link, asked, point):
    FocalPoint.objects.filter(pk=point.pk).update(role="drafter")

    assert "a submitter of your agency sends them" in open_page(client, link)
    answer(client, link, [asked], name="D. Drafter")

    report = reports().get()
    assert (report.state, report.values["answer"]) == ("draft", "done")
    assert Contribution.objects.get(update=report).name == "D. Drafter"
    assert not Notice.objects.exists()


def test_a_focal_point_has_one_link_to_a_round(asked, point, link):
    assert link_for(asked.round, point) == link
    link.revoke()
    assert link_for(asked.round, point) != link


def test_the_page_is_light_enough_for_a_phone_abroad(client, point):
    """Counted is the page as it comes, and on the wire the page with the style sheet, packed.

    The page has twenty activities with a long text each; the style sheet is that of the portal.
    """
    plan = make_plan()
    activities = [
        make_activity(leads=[point.agency], plan=plan, title=f"{number} {'Long title ' * 8}")
        for number in range(20)
    ]
    for activity in activities:
        make_update(activity=activity, what_changed="What became of it. " * 60)
    requests = make_round(activities).requests.order_by("pk")
    for request in requests[:5]:
        make_report(request, "submitted", by=point.user)
    link = link_for(requests[0].round, point)

    page = client.get(link.get_absolute_url()).content

    style = Path(settings.BASE_DIR, "static/css/portal.css").read_bytes()
    assert len(page) < BUDGET
    assert len(gzip.compress(page)) + len(gzip.compress(style)) < BUDGET


def test_the_page_takes_the_same_queries_for_one_row_and_thirty(
    client, link, asked, point, django_assert_max_num_queries
):
    plan = asked.activity.plan
    open_page(client, link)
    with django_assert_max_num_queries(10):
        open_page(client, link)
    activities = [make_activity(leads=[point.agency], plan=plan) for _each in range(30)]
    many = link_for(make_round(activities).requests.first().round, point)
    with django_assert_max_num_queries(10):
        open_page(client, many)
