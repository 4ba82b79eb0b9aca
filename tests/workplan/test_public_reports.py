"""What the public sees of reports: what was accepted, and of everything else not one word."""

import csv
import io
from html import unescape

import pytest
from django.test import Client

from agencies.models import Agency
from gmg_portal.lib.uploads import checked
from tests.factories import make_activity, make_report, make_request, make_update
from tests.reports import a_file, write
from tests.test_visibility import reading, what_changed
from workplan.models import ProgressUpdate
from workplan.reporting import evidence

pytestmark = pytest.mark.django_db

MARKER = "zqmarker"
SAYS = {
    "what_changed": f"{MARKER} changed",
    "status": "delayed",
    "status_reason": f"{MARKER} why",
    "achievements": f"{MARKER} achieved",
    "challenges": f"{MARKER} difficult",
    "next_steps": f"{MARKER} next",
    "evidence_url": f"https://{MARKER}.example.org/",
}
LISTS = [
    "/",
    "/updates/",
    "/updates/?text=zqmarker",
    "/activities/",
    "/activities/?noted=report",
    "/activities/?status=delayed",
    "/activities/timeline/",
    "/coverage/",
    "/outputs/",
    "/search/?q=zqmarker",
    "/data/record.zip",
    "/api/v1/updates/",
    "/api/v1/activities/?noted=report",
    "/activities.ics",
]
#: Here the public is told that a report is in review, and no word of it.
TELLS_THE_STANDING = {"/data/record.zip"}


def addresses(activity, is_visitor=True):
    page = activity.get_absolute_url()
    yield from [page, f"{page}?on=2100-01-01", "/updates/", "/updates.csv"]
    if is_visitor:
        yield from [*LISTS, f"/api/v1/activities/{activity.slug}/"]


def readings(activity, user=None):
    client = Client()
    if user:
        client.force_login(user)
    return {url: reading(client, url) for url in addresses(activity, user is None)}


@pytest.fixture
def asked(iom_focal_point):
    iom = Agency.objects.get(slug="iom")
    activity = make_activity(leads=[iom], outputs=["Handbook"], starts="2010", ends="2020")
    make_update(activity=activity, what_changed="It began.", reported="2014-05")
    return make_request(iom, activity=activity)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_is_not_accepted_changes_no_answer(
    asked, state, iom_focal_point, ilo_focal_point, secretariat
):
    before = [readings(asked.activity, user) for user in (None, ilo_focal_point)]

    outputs = {str(asked.activity.outputs.get().pk): {"delivered": "2019", "url": ""}}
    said = {"by": iom_focal_point, "outputs": outputs, **SAYS}
    evidence.attach(make_report(asked, **said), checked(a_file(f"{MARKER}.pdf")), by=None)
    make_report(asked, state, reviewer=secretariat, **said)

    after = [readings(asked.activity, user) for user in (None, ilo_focal_point)]
    for once, then in zip(before, after, strict=True):
        changed = what_changed(once, then)
        assert MARKER not in str(changed)
        assert changed.keys() <= (TELLS_THE_STANDING if state == "submitted" else set())


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_the_api_knows_no_report_that_is_not_accepted(
    asked, state, iom_focal_point, ilo_focal_point, secretariat
):
    report = make_report(asked, state, by=iom_focal_point, reviewer=secretariat, **SAYS)
    other = Client()
    other.force_login(ilo_focal_point)

    for each in (Client(), other):
        for url in (f"/api/v1/updates/{report.slug}/", f"/api/v1/updates/{report.pk}/"):
            answer = each.get(url)
            assert (answer.status_code, MARKER in answer.content.decode()) == (404, False), url


def text_of(url):
    return unescape(Client().get(url).content.decode())


def test_an_accepted_report_is_told_in_its_language_with_all_that_it_says(asked, secretariat):
    book = asked.activity.outputs.get()
    outputs = {str(book.pk): {"delivered": "2019-05", "url": "https://example.org/book"}}
    report = make_report(asked, language="ar", outputs=outputs, **SAYS)
    evidence.attach(report, checked(a_file("minutes.pdf")), by=None)
    evidence.attach(report, checked(a_file("secret.pdf", b"%PDF-2")), by=None, is_public=False)
    report.submit(by=None, by_name="Ana", on_behalf_of=asked.agency)
    report.accept(by=secretariat)

    for url in (asked.activity.get_absolute_url(), "/updates/"):
        page = text_of(url)
        for name in ("what_changed", "status_reason", "achievements", "challenges", "next_steps"):
            assert f'<span lang="ar" dir="rtl">{SAYS[name]}</span>' in page, (url, name)
        assert f'href="{SAYS["evidence_url"]}"' in page
        assert ("minutes.pdf" in page, "secret.pdf" in page) == (True, False)
        assert "May 2019" in page
    book.refresh_from_db()
    assert book.delivered == "2019-05"


@pytest.mark.parametrize("code", ["pt", "sw"])
def test_a_report_may_be_in_a_language_that_the_portal_does_not_speak(
    client, asked, iom_focal_point, secretariat, code
):
    client.force_login(iom_focal_point)
    typed = {"status": "ongoing", "what_changed": MARKER, "language_other": code}
    write(client, asked.activity, "submit", **typed, language="other")
    report = ProgressUpdate.objects.reports().get()
    report.accept(by=secretariat)

    assert (report.state, report.language) == ("accepted", code)
    for url in (asked.activity.get_absolute_url(), "/updates/", f"/ar{report.get_absolute_url()}"):
        assert f'<span lang="{code}" dir="ltr">{MARKER}</span>' in text_of(url), url
    assert Client().get(f"/api/v1/updates/{report.slug}/").json()["language"] == code


def test_the_last_accepted_stays_while_a_newer_one_is_in_review(asked, secretariat):
    make_report(asked, "accepted", what_changed="The first word.", reviewer=secretariat)
    again = make_request(asked.agency, activity=asked.activity)
    make_report(again, "submitted", what_changed=MARKER)

    page = text_of(asked.activity.get_absolute_url())

    assert ("The first word." in page, MARKER in page) == (True, False)


def test_a_word_alone_is_told_in_words(asked, secretariat):
    for word, told in [("no_change", "No change since May 2014"), ("done", "Done")]:
        report = make_report(asked, answer=word, status="completed", what_changed="")
        report.submit(by=None, by_name="Ana", on_behalf_of=asked.agency)
        report.accept(by=secretariat)
        assert told in text_of(asked.activity.get_absolute_url())
        assert told in text_of("/updates/")
        report.withdraw(by=secretariat, comment="Wrong.")


def test_files_and_programs_read_the_same_fields(asked, secretariat):
    make_report(asked, "accepted", reviewer=secretariat, **SAYS)
    told = {**SAYS, "answer": "text", "language": "en"}

    (row,) = [
        row
        for row in csv.DictReader(io.StringIO(b"".join(Client().get("/updates.csv")).decode()))
        if row["origin"] == "agency_report"
    ]
    client = Client()
    (update,) = client.get("/api/v1/updates/?origin=agency_report").json()["results"]
    activity = client.get(f"/api/v1/activities/{asked.activity.slug}/").json()
    (packed,) = [each for each in activity["updates"] if each["origin"] == "agency_report"]

    for found in (row, update, packed):
        assert {name: found[name] for name in told} == told


def test_public_pages_tell_their_writers_no_more(client, asked, iom_focal_point, secretariat):
    """What she is writing stands in her workspace alone, and what is in review on the desk."""
    make_report(asked, "submitted", by=iom_focal_point, **SAYS)
    for user in (iom_focal_point, secretariat):
        client.force_login(user)
        for url in ("/updates/", asked.activity.get_absolute_url(), "/api/v1/updates/"):
            assert MARKER not in client.get(url).content.decode(), (user, url)


def test_lists_of_reports_take_as_many_queries_with_many(
    asked, secretariat, django_assert_max_num_queries
):
    for number in range(4):
        request = make_request(asked.agency, activity=asked.activity)
        report = make_report(request, achievements=f"Step {number}")
        evidence.attach(report, checked(a_file(f"{number}.pdf")), by=None)
        report.submit(by=None, by_name="Ana", on_behalf_of=asked.agency)
        report.accept(by=secretariat)
    with django_assert_max_num_queries(7):
        assert "Step 3" in text_of("/updates/")
