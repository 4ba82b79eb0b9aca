"""A focal point writes a report: kept as typed, checked when it is sent."""

import pytest
from django.urls import reverse

from agencies.models import Agency, FocalPoint, User
from tests.factories import make_activity, make_agency, make_report, make_request, make_update
from tests.reports import TYPED, url_of, write
from workplan.models import ActivityAgency, ProgressUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def asked(iom):
    return make_request(iom)


def the_report():
    return ProgressUpdate.objects.get()


def test_a_draft_is_kept_and_a_report_is_sent(client, asked):
    assert client.get(url_of(asked.activity)).status_code == 200
    assert write(client, asked.activity, **TYPED).status_code == 302
    draft = the_report()
    assert (draft.state, draft.values["what_changed"]) == ("draft", "The network met.")
    assert draft.report_request == asked

    write(client, asked.activity, "submit", draft, **TYPED)

    draft.refresh_from_db()
    assert (draft.state, draft.what_changed) == ("submitted", "The network met.")
    assert draft.history.first().on_behalf_of == "iom"


@pytest.mark.parametrize(
    "text",
    ["\x07\x0b and \x00", "x" * 6000, "ش" * 5000, "<script>alert(1)</script>"],
    ids=["control", "long", "arabic", "markup"],
)
def test_a_draft_keeps_what_no_report_may_hold(client, asked, text):
    fields = ["what_changed", "achievements", "challenges", "next_steps"]
    write(client, asked.activity, **dict.fromkeys(fields, text))

    assert the_report().values["challenges"] == text
    assert b"<script>alert" not in client.get(url_of(asked.activity)).content


def test_she_is_told_all_that_is_missing_with_links(client, asked):
    typed = {"status": "delayed", "evidence_url": "see the minutes", "language": "???"}

    page = write(client, asked.activity, "submit", **typed)

    assert page.status_code == 400
    for field in ("what_changed", "status_reason", "evidence_url", "language"):
        assert f'<a href="#id_{field}' in page.content.decode()
    assert the_report().state == "draft"
    assert the_report().values["evidence_url"] == "see the minutes"


def test_another_language_is_asked_for_its_code_and_stays_chosen(client, asked):
    typed = {**TYPED, "language": "other", "language_other": " "}
    page = write(client, asked.activity, "submit", **typed).content.decode()

    assert '<a href="#id_language' in page
    assert '<option value="other" selected>' in page


@pytest.mark.parametrize(
    "typed",
    [{"status": "delayed"}, {"status": "ongoing", "language": "???"}],
    ids=["asked for", "wrong"],
)
def test_what_is_missing_in_a_folded_field_is_not_hidden(client, asked, typed):
    page = write(client, asked.activity, "submit", what_changed="It waits.", **typed)

    assert page.status_code == 400
    assert "<details open>" in page.content.decode()


def test_dates_of_outputs_are_taken_as_people_write_them(client, iom):
    activity = make_activity(leads=[iom], outputs=["Handbook", "Film"])
    request = make_request(iom, activity=activity)
    book, film = request.activity.outputs.all()
    date, link = f"output-{book.pk}-delivered", f"output-{book.pk}-url"
    other = f"output-{film.pk}-delivered"

    page = write(client, activity, "submit", **TYPED, **{date: "May 2014", other: "soon"})
    assert page.status_code == 400
    assert f'<a href="#id_{other}"' in page.content.decode()
    sent = {**TYPED, date: "May 2014", link: "https://example.org/book"}
    assert write(client, activity, "submit", the_report(), **sent).status_code == 302

    told = the_report().reported_outputs.get()
    assert (told.output, told.delivered, told.url) == (book, "2014-05", "https://example.org/book")


def test_what_was_delivered_before_its_activity_began_is_refused(client, iom):
    activity = make_activity(leads=[iom], outputs=["Handbook"], starts="2014", ends="2015")
    date = f"output-{activity.outputs.get().pk}-delivered"

    page = write(client, activity, "submit", **TYPED, **{date: "2010"})

    assert page.status_code == 400
    assert "cannot have been delivered" in page.content.decode()


def test_a_drafter_writes_and_does_not_send(client, asked, iom_focal_point):
    FocalPoint.objects.filter(user=iom_focal_point).update(role="drafter")
    page = client.get(url_of(asked.activity)).content.decode()
    assert "Submit to the secretariat" not in page
    assert "a submitter of your agency sends them" in page

    page = write(client, asked.activity, "submit", **TYPED)

    assert page.status_code == 403
    assert the_report().state == "draft"
    assert the_report().values["what_changed"] == "The network met."


def test_she_takes_a_report_back_and_gives_it_up(client, asked, iom_focal_point):
    report = make_report(asked, "submitted", by=iom_focal_point)
    page = client.get(url_of(asked.activity))
    assert b"Take back" in page.content
    assert b"<textarea" not in page.content

    write(client, asked.activity, "take_back")
    report.refresh_from_db()
    assert (report.state, report.values["what_changed"]) == ("draft", report.what_changed)
    answer = write(client, asked.activity, "discard", report, **TYPED)

    report.refresh_from_db()
    assert (report.state, report.values["what_changed"]) == ("withdrawn", "The network met.")
    assert client.get(answer.url).status_code == 200


def test_a_lead_reports_though_nobody_asked(client, iom):
    activity = make_activity(leads=[iom])

    write(client, activity, "submit", **TYPED)

    assert (the_report().state, the_report().report_request) == ("submitted", None)


def test_what_is_not_hers_does_not_exist(client, iom, visitor):
    ilo = make_agency(slug="ilo")
    request = make_request(ilo)
    report = make_report(request, what_changed="zqsecret")
    activity = request.activity
    ActivityAgency.objects.create(activity=activity, agency=iom, role="contributor")
    there = reverse("report_detail", args=[activity.slug, report.slug])
    urls = [url_of(activity), f"{url_of(activity)}preview/", there, "/workspace/reports/none/"]
    for url in [*urls, f"{url_of(activity)}?agency=ilo", f"{url_of(activity)}?agency=iom"]:
        assert client.get(url).status_code == 404, url
    assert write(client, activity, **TYPED).status_code == 404
    assert ProgressUpdate.objects.count() == 1

    client.logout()
    assert client.get(url_of(activity)).status_code == 302


def test_nothing_that_is_sent_sets_a_state(client, asked):
    write(client, asked.activity, state="accepted", publication="published", **TYPED)

    assert (the_report().state, the_report().publication) == ("draft", "draft")
    assert write(client, asked.activity, "accept", the_report(), **TYPED).status_code == 404


def test_she_starts_from_the_last_text_and_nothing_is_saved(client, iom):
    activity = make_activity(leads=[iom])
    make_update(activity=activity, what_changed="It began well.", reported="2014-05")
    page = client.get(url_of(activity)).content.decode()
    assert "What changed since May 2014?" in page

    page = client.get(f"{url_of(activity)}?start=last").content.decode()

    assert ">\nIt began well.</textarea>" in page
    assert ProgressUpdate.objects.reports().count() == 0
    assert client.get(f"{url_of(activity)}?start=first").status_code == 400


def test_a_person_of_two_agencies_says_for_which(client, iom, iom_focal_point):
    ilo = make_agency(slug="ilo")
    FocalPoint.objects.create(user=iom_focal_point, agency=ilo, first_day="2000-01-01")
    request = make_request(ilo)
    url = f"{url_of(request.activity)}?agency=ilo"

    assert client.get(url).status_code == 200
    assert client.get(f"{url_of(request.activity)}?agency=iom").status_code == 404
    answer = write(client, request.activity, url=url, **TYPED)

    assert answer.url.endswith("?agency=ilo")
    assert the_report().agency == ilo


def test_past_reports_stay_with_their_conversation(client, asked, iom_focal_point):
    report = make_report(asked, "accepted", by=iom_focal_point)
    make_report(make_request(asked.agency), "submitted", by=iom_focal_point)

    page = client.get("/workspace/reports/?state=accepted")
    assert [each.pk for each in page.context["reports"]] == [report.pk]
    assert client.get("/workspace/reports/?state=nonsense").status_code == 400
    page = client.get(reverse("report_detail", args=[asked.activity.slug, report.slug]))

    assert report.what_changed in page.content.decode()
    assert [said.state for said in page.context["conversation"]] == ["submitted", "accepted"]


def test_pages_take_as_many_queries_with_many_rows(client, iom, django_assert_max_num_queries):
    activity = make_activity(leads=[iom], outputs=["A", "B", "C"])
    request = make_request(iom, activity=activity)
    report = make_report(request, by=User.objects.get(focal_points__agency=iom))
    for each in range(3):
        make_report(make_request(iom, title=f"Round {each}"), "submitted")
    detail = reverse("report_detail", args=[activity.slug, report.slug])
    for url in (url_of(activity), "/workspace/reports/", f"{url_of(activity)}preview/", detail):
        client.get(url)
        with django_assert_max_num_queries(14):
            assert client.get(url).status_code == 200
