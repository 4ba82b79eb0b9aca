"""The secretariat runs a round in the admin: prepare, open, extend, waive, remind, close, seal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import FocalPoint
from gmg_portal.lib.models import Notice, OutgoingMail
from tests.admin_pages import admin_url, open_form, read_form, send
from tests.factories import make_activity, make_agency, make_plan, make_report, make_round
from workplan.models import ReportingRound, ReportRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def plan():
    return make_plan(state="adopted", slug="plan", title="Plan of work")


@pytest.fixture
def iom(iom_focal_point):
    return FocalPoint.objects.get(user=iom_focal_point).agency


def page_of(round_, page="requests"):
    return reverse(f"admin:workplan_reportinground_{page}", args=[round_.pk])


def take(client, round_, verb, **values):
    """Press the button of the page as it is now."""
    now = ReportingRound.objects.get(pk=round_.pk)
    data = {"version": now.version, "decided_on": timezone.localdate().isoformat(), **values}
    return client.post(page_of(round_, verb), data)


def do(client, round_, word, *requests, **values):
    """Tick requests as they are now, and press a button."""
    chosen = [f"{each.pk}:{each.version}" for each in requests]
    return client.post(page_of(round_), {"do": word, "chosen": chosen, **values})


def state(round_):
    return ReportingRound.objects.get(pk=round_.pk).state


def later(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_round_is_prepared_from_its_plan(editor, plan, secretariat):
    url = f"{admin_url(ReportingRound, 'add')}?plan={plan.pk}"
    fields = read_form(editor.get(url))
    assert fields["title"] == ["Closing round: Plan of work"]  # its years are over
    assert fields["due_on"] == [later(30)]

    assert send(editor, url, fields, slug="").status_code == 302

    round_ = ReportingRound.objects.get()
    assert round_.slug == f"plan-{timezone.localdate():%Y-%m}"
    assert (round_.state, round_.scope, round_.contact) == ("draft", "unknown", secretariat)


def test_before_it_opens_one_sees_who_is_asked_and_who_cannot_be(editor, plan, iom):
    make_activity(plan=plan, leads=[iom], title="Asked about")
    make_activity(plan=plan, leads=[make_agency(acronym="QUIET")], title="Nobody there")
    lonely = make_activity(plan=plan, title="Lonely")
    round_ = make_round(plan=plan, is_open=False)

    page = editor.get(page_of(round_, "open")).content.decode()

    assert "It asks about 2 activities." in page
    assert "iom@gmg.example" in page
    assert "1 agency has no focal point today" in page
    assert "1 activity cannot be asked about" in page
    assert f'href="{admin_url(lonely)}#agency_links-group"' in page


def test_opening_asks_the_leads_and_tells_their_focal_points_once(editor, plan, iom, secretariat):
    make_activity(plan=plan, leads=[iom])
    round_ = make_round(plan=plan, is_open=False)

    for _click in range(2):
        assert take(editor, round_, "open").status_code == 302

    assert state(round_) == "open"
    assert ReportRequest.objects.get().agency == iom
    assert [notice.kind for notice in Notice.objects.all()] == ["round_opened"]
    assert round_.events.get().by == secretariat
    assert ReportRequest.objects.get().history.get().history_user == secretariat


def test_a_round_on_a_draft_plan_or_with_nobody_to_ask_does_not_open(editor, iom):
    draft = make_plan()
    make_activity(plan=draft, leads=[iom])
    round_ = make_round(plan=draft, is_open=False)
    assert "agencies do not report on drafts" in take(editor, round_, "open").content.decode()

    empty = make_round(plan=make_plan(state="adopted"), is_open=False)
    assert "There is nobody to ask." in take(editor, empty, "open").content.decode()
    assert (state(round_), state(empty)) == ("draft", "draft")


def test_a_stale_page_opens_nothing_and_keeps_what_was_written(editor, plan, iom):
    make_activity(plan=plan, leads=[iom])
    round_ = make_round(plan=plan, is_open=False)
    round_.save()

    response = take(editor, round_, "open", version=1, comment="Agreed in Geneva.")

    assert response.status_code == 409
    assert "Agreed in Geneva." in response.content.decode()
    assert state(round_) == "draft"


def test_what_came_later_is_asked_about_too(editor, plan, iom):
    round_ = make_round([make_activity(plan=plan, leads=[iom])])
    assert "Nothing has come into its scope" in editor.get(page_of(round_, "ask_again")).text
    make_activity(plan=plan, leads=[iom])

    assert take(editor, round_, "ask_again").status_code == 302

    assert round_.requests.count() == 2


@pytest.fixture
def round_(plan, iom):
    return make_round([make_activity(plan=plan, leads=[iom]) for _number in range(3)], plan=plan)


def test_the_page_of_a_round_takes_as_many_queries_for_many(editor, plan, iom, round_):
    def number():
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(page_of(round_)).status_code == 200
        return len(queries)

    number()
    few = number()
    for _number in range(10):
        make_activity(plan=plan, leads=[make_agency()])
    round_.ask_again()
    assert number() == few <= 12


def test_who_runs_a_round_sees_which_agencies_no_mail_reaches(editor, plan, iom):
    silent = make_agency()
    round_ = make_round(
        [make_activity(plan=plan, leads=[each]) for each in (iom, silent)], plan=plan
    )

    page = editor.get(page_of(round_)).text

    assert page.count("reaches nobody") == 1
    assert f"{reverse('admin:agencies_focalpoint_add')}?agency={silent.pk}" in page


def test_a_button_without_its_reason_says_so_on_top_of_the_page(editor, round_):
    answer = do(editor, round_, "waive", round_.requests.first())

    assert answer.status_code == 400
    assert "Nothing was done yet" in answer.text
    assert "Say why." in answer.text


def test_several_are_given_more_time_for_a_reason(editor, round_):
    first, second, _third = round_.requests.all()
    to, why = later(40), "The office moved."

    assert do(editor, round_, "extend", first, second, to=to, because=why).status_code == 302

    assert [each.due.isoformat() for each in round_.requests.all()] == [to, to, later(30)]
    assert why in editor.get(page_of(round_)).content.decode()
    # The same once more changes nothing.
    assert do(editor, round_, "extend", first, second, to=to, because=why).status_code == 302
    assert round_.requests.get(pk=first.pk).version == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"to": later(-1), "because": "Why"}, "This day is past."),
        ({"to": later(3), "because": "Why"}, "are due later"),
        ({"to": later(40), "because": " "}, "Say why."),
        ({"to": "", "because": "Why"}, "Say until when."),
        ({"to": "soon", "because": "Why"}, "Enter a valid date."),
    ],
)
def test_no_time_is_given_without_a_day_to_come_and_a_reason(editor, round_, values, words):
    response = do(editor, round_, "extend", round_.requests.first(), **values)
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not round_.requests.exclude(extended_to=None).exists()


def test_a_report_is_waived_and_the_waiver_taken_back(editor, round_):
    request = round_.requests.first()
    do(editor, round_, "waive", request, because="Merged.")
    request.refresh_from_db()
    assert request.waived_because == "Merged."
    page = do(editor, round_, "extend", request, to=later(40), because="More.").content.decode()
    assert "no report is expected" in page

    do(editor, round_, "take_back", request)

    assert not round_.requests.get(pk=request.pk).is_waived
    assert request.history.count() == 3


def test_one_that_cannot_be_waived_stops_the_whole(editor, round_):
    first, second, _third = round_.requests.all()
    make_report(first, "accepted")

    response = do(editor, round_, "waive", first, second, because="Merged.")

    assert response.status_code == 400
    assert "there is nothing to waive" in response.content.decode()
    assert "Merged." in response.content.decode()
    assert not round_.requests.exclude(waived_because="").exists()


def test_of_two_editors_the_second_is_told(editor, round_):
    stale = round_.requests.first()
    round_.requests.get(pk=stale.pk).waive(because="Merged.")
    response = do(editor, round_, "extend", stale, to=later(40), because="More.")
    assert response.status_code == 409
    assert "More." in response.content.decode()


def test_nothing_happens_to_what_is_not_of_the_round(editor, round_):
    other = make_round([make_activity(leads=[make_agency()])]).requests.get()
    response = do(editor, round_, "waive", other, because="Merged.")
    assert response.status_code == 400
    assert do(editor, round_, "waive", because="Merged.").status_code == 400
    url = page_of(round_)
    assert editor.post(url, {"do": "waive", "chosen": "x:y", "because": "."}).status_code == 400
    assert editor.post(url, {"do": "erase", "chosen": "1:1"}).status_code == 400
    assert not ReportRequest.objects.exclude(waived_because="").exists()


def test_who_owes_a_report_is_reminded_now_and_once_a_day(editor, round_):
    request = round_.requests.first()
    assert "1 mail was put" in do_and_read(editor, round_, "remind", request)
    assert OutgoingMail.objects.get().recipient == "iom@gmg.example"
    assert "got a mail today already" in do_and_read(editor, round_, "remind", request)
    assert OutgoingMail.objects.count() == 1


def do_and_read(client, round_, word, *requests):
    do(client, round_, word, *requests)
    return client.get(page_of(round_)).content.decode()


def test_nobody_is_reminded_of_what_is_not_owed(editor, round_):
    request = round_.requests.first()
    request.waive(because="Merged.")
    request.refresh_from_db()
    assert do(editor, round_, "remind", request).status_code == 400
    assert not OutgoingMail.objects.exists()


def test_a_round_is_closed_opened_again_and_sealed(editor, round_):
    take(editor, round_, "close")
    assert state(round_) == "closed"
    assert "Say why." in take(editor, round_, "reopen").content.decode()
    take(editor, round_, "reopen", comment="Two agencies asked for it.")
    assert state(round_) == "open"
    make_report(round_.requests.first(), "submitted")
    take(editor, round_, "close")

    page = editor.get(page_of(round_, "seal")).content.decode()
    assert "1 report is still in review" in page
    assert "Not received: 3" in page
    assert "still in review" in take(editor, round_, "seal").content.decode()

    round_.requests.first().updates.get().send_back(by=None, comment="More, please.")
    assert take(editor, round_, "seal").status_code == 302
    assert state(round_) == "sealed"


def test_before_sealing_the_secretariat_reads_in_words_what_was_answered(editor, plan, round_):
    first = make_agency(acronym_en="AAA")
    activity = make_activity(plan=plan, leads=[first], slug="zzz")
    round_.ask_again()
    request = round_.requests.get(activity=activity)
    make_report(request, "accepted", answer="no_change", what_changed="")
    take(editor, round_, "close")

    page = editor.get(page_of(round_, "seal"))

    assert ": no change" in page.text
    assert page.context["stored"][0][0].agency.acronym == "AAA"


def test_a_sealed_round_is_read_in_the_admin_and_never_changed(editor, round_):
    round_.close(by=None).seal(by=None)
    page = editor.get(admin_url(round_)).content.decode()
    assert 'name="_save"' not in page
    assert editor.post(admin_url(round_), {"title": "Other"}).status_code == 403
    assert do(editor, round_, "waive", round_.requests.first(), because="No.").status_code == 400
    assert take(editor, round_, "reopen", comment="No.").status_code == 302
    assert state(round_) == "sealed"
    assert '<label for="request-' not in editor.get(page_of(round_)).text
    snapshot = admin_url(round_.snapshots.first())
    assert editor.post(snapshot, {"content": "{}"}).status_code == 403
    assert editor.post(f"{snapshot.removesuffix('change/')}delete/").status_code == 403


def test_a_round_that_was_opened_is_never_deleted(editor, plan, round_):
    assert editor.post(admin_url(round_, "delete"), {"post": "yes"}).status_code == 403
    draft = make_round(plan=plan, is_open=False)
    data = {"post": "yes", "read_version": draft.version}
    assert editor.post(admin_url(draft, "delete"), data).status_code == 302
    assert list(ReportingRound.objects.all()) == [round_]


def test_what_an_open_round_asks_is_not_rewritten(editor, round_):
    url, fields = open_form(editor, round_)
    assert not {"plan", "slug", "scope", "due_on"} & set(fields)
    assert send(editor, url, fields, title="A better title").status_code == 302
    assert ReportingRound.objects.get(pk=round_.pk).title == "A better title"
    request = admin_url(round_.requests.first())
    assert editor.post(request, {"waived_because": "By hand."}).status_code == 403


def test_focal_points_and_visitors_run_no_round(client, round_, iom_focal_point):
    for user, status in ((None, 302), (iom_focal_point, 302)):
        if user:
            client.force_login(user)
        for page in ("requests", "close", "seal"):
            assert client.post(page_of(round_, page)).status_code in (status, 403, 404)
    assert state(round_) == "open"


def test_who_owes_what_is_one_click_away(editor, round_, iom):
    sent, begun, owed = round_.requests.select_related("activity", "agency", "round")
    report = make_report(sent, "submitted")
    make_report(begun)
    past = timezone.localdate() - timedelta(days=1)
    ReportRequest.objects.filter(pk=owed.pk).update(extended_to=past, extended_because="Asked.")

    desk = editor.get("/admin/").text
    listed = editor.get(admin_url(ReportRequest, "changelist") + "?standing=overdue")
    page = editor.get(page_of(round_)).text
    narrowed = editor.get(f"{page_of(round_)}?standing=overdue").context["rows"]

    assert f'<a href="{page_of(round_)}">{round_.title}</a>: 0 of 3 reports accepted' in desk
    assert f'/reportrequest/?standing=overdue&amp;agency__id__exact={iom.pk}">IOM 1</a>' in desk
    assert [row.pk for row in listed.context["cl"].result_list] == [owed.pk]
    assert "not received (overdue)" in listed.text
    assert [row.pk for row in narrowed] == [owed.pk]
    assert f'href="/admin/workplan/progressupdate/{report.pk}/review/"' in page
    offered = {row.pk for row in (begun, owed) if f"/{row.pk}/record/" in page}
    assert offered == {begun.pk, owed.pk}
    assert f"/reportrequest/{sent.pk}/record/" not in page
