"""The desk of reports: the queue, and one report after the other."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agencies.models import Agency
from gmg_portal.lib.models import Notice, OutgoingMail
from gmg_portal.lib.outbox import put
from tests.factories import make_activity, make_report, make_request, make_reviewer, make_round
from workplan.models import ProgressUpdate, ReportRequest, ReviewComment, UpdateState
from workplan.reporting import writing

pytestmark = pytest.mark.django_db

QUEUE = "/admin/workplan/progressupdate/review/"


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def report(iom, iom_focal_point):
    """Sent by IOM."""
    activity = make_activity(leads=[iom], title="Joint training")
    return make_report(
        make_request(iom, activity=activity),
        "submitted",
        by=iom_focal_point,
        what_changed="Three courses were held in Accra.",
    )


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def page_of(update):
    return f"/admin/workplan/progressupdate/{update.pk}/review/"


def decide(client, update, do, version=None, query="", **typed):
    version = update.version if version is None else version
    return client.post(page_of(update) + query, {"do": do, "version": version, **typed})


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_queue_shows_the_oldest_first_and_counts(editor, iom, iom_focal_point):
    older = make_report(make_request(iom), "submitted", by=iom_focal_point)
    newer = make_report(make_request(iom), "submitted", by=iom_focal_point)
    ProgressUpdate.objects.filter(pk=newer.pk).update(
        submitted_at=timezone.now() - timedelta(days=9)
    )

    page = text_of(editor.get(QUEUE))

    assert "2 reports to review" in page
    assert page.index(str(newer.activity)) < page.index(str(older.activity))
    assert '<a href="?agency=iom">IOM</a> 2' in page
    waited = text_of(editor.get(QUEUE, {"waited": 7}))
    assert "1 report to review" in waited
    assert str(older.activity) not in waited


def test_the_queue_is_asked_by_round_and_agency_and_refuses_what_it_does_not_know(editor, report):
    other = make_round([make_activity()])

    assert "1 report to" in text_of(editor.get(QUEUE, {"round": report.report_request.round.slug}))
    assert "0 reports to" in text_of(editor.get(QUEUE, {"round": other.slug}))
    for bad in ({"round": "none"}, {"agency": "x\r"}, {"waited": "abc"}, {"p": "-1"}, {"x": "1"}):
        response = editor.get(QUEUE, bad)
        assert response.status_code == 400, bad
        assert "This list cannot be shown as it was asked for." in text_of(response)


def test_the_queue_and_a_report_take_as_many_queries_for_many(editor, report, iom, iom_focal_point):
    def counts():
        found = []
        for url in (QUEUE, page_of(report)):
            with CaptureQueriesContext(connection) as queries:
                assert editor.get(url).status_code == 200
            found.append(len(queries))
        return found

    def add(number):
        make_report(make_request(iom), "submitted", by=iom_focal_point)
        ReviewComment(update=report, text=f"Word {number}", by=iom_focal_point).save()

    add(0)
    counts()
    few = counts()
    for number in range(1, 6):
        add(number)
    assert counts() == few
    assert few[0] <= 16
    assert few[1] <= 24


def test_the_report_stands_beside_the_last_accepted_with_what_changed(editor, report, iom):
    report.accept(by=make_reviewer())
    newer = make_report(
        make_request(iom, activity=report.activity),
        "submitted",
        status="delayed",
        status_reason="No room.",
        what_changed="Three courses were held in Dakar.",
    )

    page = text_of(editor.get(page_of(newer)))

    assert "Three courses were held in <del>Accra.</del><ins>Dakar.</ins>" in page
    assert "<del>ongoing</del><ins>delayed</ins>" in page
    assert 'data-key="a"' in page
    assert "keys-on" in page


def test_accepting_opens_the_next_and_tells_the_agency(editor, report, iom, iom_focal_point):
    following = make_report(make_request(iom), "submitted", by=iom_focal_point)

    response = decide(editor, report, "accept", query="?agency=iom")

    assert response.url == page_of(following) + "?agency=iom"
    report.refresh_from_db()
    assert report.state == UpdateState.ACCEPTED
    assert Notice.objects.get().kind == "accepted"
    last = decide(editor, following, "accept")
    assert last.url == QUEUE


def test_nothing_is_sent_back_without_a_word(editor, report):
    refused = decide(editor, report, "send_back")

    assert "Say what is missing." in text_of(refused)
    decide(editor, report, "send_back", about_what_changed="Which courses?")
    report.refresh_from_db()
    assert report.state == UpdateState.RETURNED
    assert report.comments.get().field == "what_changed"
    assert report.events.last().comment == "See the comments on the fields."


def test_of_two_reviewers_the_second_keeps_her_words(editor, report):
    report.accept(by=make_reviewer(), version=report.version)

    response = decide(editor, report, "send_back", version=report.version - 1, comment="Too short")

    assert response.status_code == 409
    assert "accepted it since you opened it" in text_of(response)
    assert "Too short" in text_of(response)
    report.refresh_from_db()
    assert report.state == UpdateState.ACCEPTED


def test_what_was_taken_back_is_not_accepted(editor, report, iom, iom_focal_point):
    read = report.version
    report.take_back(by=iom_focal_point, on_behalf_of=iom)

    response = decide(editor, report, "accept", version=read, comment="Well done")

    assert response.status_code == 409
    assert "took its report" in text_of(response)
    assert "Well done" in text_of(response)
    assert editor.get(page_of(report)).status_code == 404
    report.refresh_from_db()
    assert report.state == UpdateState.DRAFT


def test_what_was_sent_again_is_shown_before_it_is_accepted(editor, report, iom, iom_focal_point):
    read = report.version
    report.take_back(by=iom_focal_point, on_behalf_of=iom)
    update = writing.write(
        report, {"what_changed": "Four courses."}, by=iom_focal_point, version=report.version
    )
    update.submit(by=iom_focal_point, on_behalf_of=iom)

    response = decide(editor, report, "accept", version=read)

    assert response.status_code == 409
    assert "Four courses." in text_of(response)
    assert f'name="version" value="{update.version}"' in text_of(response)


def test_nobody_accepts_what_she_wrote(client, report, secretariat):
    other = make_reviewer()
    mine = make_report(make_request(report.agency), "submitted", by=secretariat)
    client.force_login(secretariat)

    page = text_of(client.get(page_of(mine)))
    response = decide(client, mine, "accept")

    assert 'value="accept"' not in page
    assert "Who can:" in page
    assert str(other) in page
    assert "somebody else of the secretariat accepts it" in text_of(response)
    mine.refresh_from_db()
    assert mine.state == UpdateState.SUBMITTED


def test_comments_are_kept_once_and_seen_by_no_other_agency(
    editor, client, report, iom_focal_point, ilo_focal_point
):
    for _click in range(2):
        decide(editor, report, "remark", about_status="Since when?")

    assert report.comments.get().text == "Since when?"
    notice = Notice.objects.get(kind="commented")
    assert (notice.recipient, notice.words["comment"]) == (iom_focal_point.email, "Since when?")
    client.force_login(iom_focal_point)
    own = f"/workspace/reports/{report.slug}/comments/"
    assert "Since when?" in text_of(client.get(own))
    client.force_login(ilo_focal_point)
    assert client.get(own).status_code == 404
    assert client.post(own, {"text": "Hm"}).status_code == 404
    client.logout()
    assert "Since when?" not in text_of(client.get(report.activity.get_absolute_url()))
    assert client.get(own).status_code == 302


def test_an_agency_answers_a_comment(editor, client, report, iom_focal_point):
    decide(editor, report, "remark", comment="Since when?")
    client.force_login(iom_focal_point)

    client.post(f"/workspace/reports/{report.slug}/comments/", {"text": "Since May."})

    said = report.comments.last()
    assert (said.text, said.by, said.on_behalf_of) == (
        "Since May.",
        iom_focal_point,
        report.agency,
    )


def test_only_the_secretariat_comes_to_the_desk(client, report, iom_focal_point):
    client.force_login(iom_focal_point)
    for url in (QUEUE, page_of(report), f"{QUEUE}no-change/"):
        assert client.get(url, follow=True).status_code == 403


def test_an_accepted_report_is_withdrawn_for_a_reason(editor, report):
    report.accept(by=make_reviewer())

    refused = decide(editor, report, "withdraw")
    decide(editor, report, "withdraw", comment="It was about another activity.")

    assert "Say why." in text_of(refused)
    report.refresh_from_db()
    assert report.state == UpdateState.WITHDRAWN
    assert report.withdrawn_because == "It was about another activity."


def test_the_front_page_says_what_waits(editor, report, iom, iom_focal_point):
    late = make_request(iom, due_on=timezone.localdate(), opens_on=timezone.localdate())
    ReportRequest.objects.filter(pk=late.pk).update(
        extended_to=timezone.localdate() - timedelta(days=3), extended_because="Asked for."
    )
    put("gone@iom.example", "digest", "digest:1", subject="Late", text="Late.")
    OutgoingMail.objects.update(state="bounced")

    page = text_of(editor.get("/admin/"))

    assert f'<a href="{QUEUE}"><b>1</b> reports to review</a>' in page
    assert "<b>1</b> mails refused, bounced" in page
    assert "IOM 1</a>" in page
    for word in ("agency__id__exact", "answer=none"):
        found = [link for link in page.split('"') if word in link]
        assert all(editor.get(link.replace("&amp;", "&")).status_code == 200 for link in found)
