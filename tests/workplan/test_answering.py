"""One page, one Send: an agency answers for all its activities in one go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import Agency, FocalPoint
from tests.factories import (
    make_activity,
    make_plan,
    make_report,
    make_request,
    make_reviewer,
    make_round,
    make_update,
)
from workplan.models import ProgressUpdate, ReportRequest
from workplan.reporting.writing import prepare

pytestmark = pytest.mark.django_db
PAGE = "/workspace/"


@pytest.fixture
def iom(iom_focal_point, client):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def as_drafter(iom):
    FocalPoint.objects.filter(agency=iom).update(role="drafter")


def ask(agency, number=1, **values):
    """Requests of one round about so many activities of the agency."""
    plan = make_plan()
    activities = [make_activity(leads=[agency], plan=plan, **values) for _each in range(number)]
    return list(make_round(activities).requests.order_by("pk"))


def answers(client, requests, word, url=PAGE, **more):
    return client.post(url, {**{f"answer-{each.pk}": word for each in requests}, **more})


def page_of(response):
    return " ".join(response.content.decode().split())


def reports():
    return ProgressUpdate.objects.reports()


def test_a_focal_point_answers_for_nine_activities_in_one_go(client, iom, iom_focal_point):
    asked = ask(iom, 9)

    response = answers(client, asked, "no_change")

    assert response.status_code == 302
    assert response.url == PAGE
    assert list(reports().values_list("state", "answer")) == [("submitted", "no_change")] * 9
    step = reports().first().events.get()
    assert (step.by, step.on_behalf_of) == (iom_focal_point, iom)
    page = page_of(client.get(PAGE))
    assert "9 answers were sent." in page
    assert "9 of 9 answers sent" in page
    assert "Everything is answered." in page


def test_what_is_due_stands_with_what_is_on_record(client, iom):
    [asked] = ask(iom, title="Fair recruitment", status="ongoing")
    make_update(activity=asked.activity, what_changed="A second workshop.", reported="2014-07")
    make_update(activity=asked.activity, what_changed="A first workshop.", reported="2013")

    page = page_of(client.get(PAGE))

    assert "A second workshop. (July 2014)" in page
    assert "A first workshop." not in page
    assert "No change since July 2014" in page
    assert "Due in 30 days" in page


def test_overdue_comes_first_then_what_came_back_then_what_is_due(client, iom, iom_focal_point):
    due, back, late = ask(iom, 3)
    make_report(back, "returned", by=iom_focal_point, reviewer=make_reviewer())
    late.extended_to, late.extended_because = timezone.localdate() - timedelta(days=3), "Asked."
    late.save()

    response = client.get(PAGE)

    rows = response.context["sheets"][0].owed
    assert [row.key for row in rows] == [late.pk, back.pk, due.pk]
    page = page_of(response)
    assert "3 days overdue" in page
    assert "Say more." in page


def test_a_second_click_sends_nothing_twice(client, iom):
    asked = ask(iom, 2)

    answers(client, asked, "done")
    again = answers(client, asked, "done")

    assert again.status_code == 302
    assert reports().count() == 2
    assert [report.events.count() for report in reports()] == [1, 1]


def test_somebody_else_answered_first_and_both_are_told(client, iom, django_user_model):
    one, other = ask(iom, 2)
    colleague = django_user_model.objects.create_user("b@iom.example", name="B. Example")
    make_report(one, "submitted", by=colleague, answer="done", what_changed="")

    response = answers(client, [one, other], "no_change")

    assert response.status_code == 409
    page = page_of(response)
    assert "Answered already by B. Example" in page
    assert "You chose: no change." in page
    assert reports().get(report_request=one).answer == "done"
    assert reports().get(report_request=other).answer == "no_change"


@pytest.mark.parametrize("state", ["waived", "closed", "accepted", "begun"])
def test_what_cannot_be_answered_any_more_says_why(client, iom, iom_focal_point, state):
    asked = make_request(iom)
    if state == "waived":
        asked.waived_because = "The programme ended."
        asked.save()
    if state == "closed":
        asked.round.close(by=None)
    if state == "accepted":
        make_report(asked, "accepted", by=iom_focal_point)
    if state == "begun":
        make_report(asked, by=iom_focal_point)
    before = list(reports().values_list("version", "typed", "state"))

    response = answers(client, [asked], "done")

    assert response.status_code == 409
    words = {
        "waived": "This was waived",
        "closed": "is closed",
        "accepted": "Answered already by Focal point of IOM",
        "begun": "changed what lies ready",
    }
    page = page_of(response)
    assert words[state] in page
    assert "You chose: done." in page
    assert list(reports().values_list("version", "typed", "state")) == before


def test_what_another_agency_is_asked_does_not_exist_here(client, iom, ilo_focal_point):
    own, theirs = make_request(iom), make_request(Agency.objects.get(slug="ilo"))

    response = answers(client, [own, theirs], "done")

    assert response.status_code == 404
    assert not reports().exists()
    assert theirs.activity.title not in page_of(client.get(PAGE))


@pytest.mark.parametrize(
    ("name", "word", "status"),
    [
        ("answer-x", "done", 400),
        ("answer-99999999999999999999999", "done", 400),
        ("answer-987654321", "done", 404),
        ("answer-{}", "accepted", 400),
        ("answer-{}", "", 400),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(client, iom, name, word, status):
    asked = make_request(iom)

    assert client.post(PAGE, {name.format(asked.pk): word}).status_code == status
    assert not reports().exists()


def test_nothing_chosen_sends_nothing(client, iom):
    make_request(iom)

    response = client.post(PAGE, {})

    assert response.status_code == 400
    assert "choose an answer first" in page_of(response)


def test_what_takes_a_text_leads_to_its_form_and_the_words_are_sent(client, iom):
    word, first, second = ask(iom, 3)
    data = {f"answer-{each.pk}": "text" for each in (first, second)}

    response = client.post(PAGE, {**data, f"answer-{word.pk}": "done"})

    forms = [f"/workspace/reports/{each.activity.slug}/" for each in (first, second)]
    assert response.url in forms
    assert sorted(client.session["to_write"]) == sorted(forms)
    assert reports().get().answer == "done"


def test_a_drafter_prepares_and_a_submitter_sends(
    client, iom, as_drafter, iom_focal_point, django_user_model
):
    asked = make_request(iom)

    answers(client, [asked], "done")

    report = reports().get()
    assert (report.state, report.values["answer"]) == ("draft", "done")
    assert "Prepared by Focal point of IOM" in page_of(client.get(PAGE))
    submitter = django_user_model.objects.create_user("boss@iom.example")
    FocalPoint.objects.create(user=submitter, agency=iom, first_day="2000-01-01")
    client.force_login(submitter)
    page = client.get(PAGE)
    assert 'value="done" checked' in page_of(page)
    answers(client, [asked], "done", **{f"read-{asked.pk}": str(report.version)})
    report.refresh_from_db()
    assert (report.state, report.events.get().by) == ("submitted", submitter)


def test_what_was_prepared_may_wait(client, iom, iom_focal_point):
    word, other = ask(iom, 2)
    prepare(word, "done", by=iom_focal_point)

    answers(client, [word], "later", **{f"answer-{other.pk}": "done"})

    assert sorted(reports().values_list("state", flat=True)) == ["draft", "submitted"]


def test_what_was_prepared_meanwhile_is_not_written_over_unseen(client, iom, as_drafter):
    asked = make_request(iom)
    answers(client, [asked], "done")

    response = answers(client, [asked], "no_change")

    assert response.status_code == 409
    assert "look at it again" in page_of(response)
    assert f'<p class="error" id="why-{asked.pk}">' in page_of(response)
    assert f'<fieldset aria-describedby="why-{asked.pk}">' in page_of(response)
    assert reports().get().values["answer"] == "done"


def test_who_only_stands_in_the_secretariat_of_an_agency_answers_nothing(client, iom):
    FocalPoint.objects.filter(agency=iom).update(role="secretariat")
    asked = make_request(iom)

    assert "A focal point of the agency answers." in page_of(client.get(PAGE))
    assert answers(client, [asked], "done").status_code == 404
    assert not reports().exists()


def test_delayed_without_a_reason_is_no_answer(client, iom):
    [asked] = ask(iom, status="delayed")

    page = page_of(client.get(PAGE))

    assert 'value="no_change"' not in page
    assert 'value="text"' in page
    response = answers(client, [asked], "no_change")
    assert response.status_code == 409
    assert "Say why." in page_of(response)
    assert not reports().exists()


def test_what_was_chosen_outlives_the_session(client, iom, iom_focal_point):
    asked = make_request(iom)
    client.logout()

    response = answers(client, [asked], "done")

    assert response.status_code == 302
    assert "Your session had ended." in page_of(client.get(response.url))
    client.force_login(iom_focal_point)
    page = page_of(client.get(f"{PAGE}?answer-{asked.pk}=done"))
    assert f"answer-{asked.pk}%3Ddone" in response.url
    assert 'value="done" checked' in page
    assert not reports().exists()


def test_an_address_chooses_nothing_of_other_agencies(client, iom, ilo_focal_point):
    theirs = make_request(Agency.objects.get(slug="ilo"))

    assert client.get(f"{PAGE}?answer-{theirs.pk}=done").status_code == 404
    assert client.get(f"{PAGE}?answer-{theirs.pk}=nonsense").status_code == 400


def test_the_page_takes_the_same_queries_for_one_row_and_thirty(
    client, iom, iom_focal_point, django_assert_max_num_queries
):
    plan = make_request(iom).activity.plan
    client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(PAGE)
    activities = [make_activity(leads=[iom], plan=plan) for _each in range(29)]
    for request in make_round(activities).requests.all()[:8]:
        make_update(activity=request.activity)
        make_report(request, "returned", by=iom_focal_point, reviewer=make_reviewer())
    assert ReportRequest.objects.count() > 29
    with django_assert_max_num_queries(14):
        client.get(PAGE)
