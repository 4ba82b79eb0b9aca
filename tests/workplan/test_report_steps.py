"""Who may take a step of a report, and when: beside the form that the other tests fill in."""

import pytest
from django.utils import timezone

from agencies.models import Agency, FocalPoint, User
from tests.factories import make_report, make_request, make_reviewer
from tests.reports import TYPED, url_of, write
from workplan.reporting import recording

pytestmark = pytest.mark.django_db
CLOSED = "is closed. Your text is kept; write to the secretariat."


@pytest.fixture
def asked(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return make_request(Agency.objects.get(slug="iom"), title="Closing round")


@pytest.fixture
def drafter(client, asked):
    user = User.objects.create_user("drafter@iom.example")
    FocalPoint.objects.create(
        user=user, agency=asked.agency, first_day="2000-01-01", role="drafter"
    )
    client.force_login(user)
    return user


def sent_back(asked):
    return make_report(asked, state="returned", reviewer=make_reviewer())


def taken_back(asked):
    return make_report(asked, state="submitted").take_back(by=None, on_behalf_of=asked.agency)


def recorded(asked):
    values = {"status": "ongoing", "what_changed": "It began."}
    day = timezone.localdate()
    return recording.record(asked, values, by=make_reviewer(), message_on=day)


@pytest.mark.parametrize("made", [sent_back, taken_back, recorded])
def test_a_drafter_gives_nothing_up_that_was_sent_once_or_waits_for_a_yes(
    client, asked, drafter, made
):
    report = made(asked)
    words = {**TYPED, "what_changed": "Hers"}

    assert write(client, asked.activity, "discard", report, **words).status_code == 404

    report.refresh_from_db()
    assert report.state in ("draft", "returned")
    assert report.values["what_changed"] == "Hers"
    assert 'value="discard"' not in client.get(url_of(asked.activity)).content.decode()


def test_a_drafter_gives_a_draft_up(client, asked, drafter):
    report = make_report(asked, by=drafter)
    assert 'value="discard"' in client.get(url_of(asked.activity)).content.decode()

    write(client, asked.activity, "discard", report, **TYPED)

    report.refresh_from_db()
    assert report.state == "withdrawn"


def test_whoever_opens_a_form_after_its_round_was_closed_is_told_before_she_writes(client, asked):
    make_report(asked)
    asked.round.close(by=None)

    assert CLOSED in client.get(url_of(asked.activity)).content.decode()


def test_a_round_that_closes_over_an_open_form_takes_no_report_outside_of_it(client, asked):
    page = client.get(url_of(asked.activity)).content.decode()
    assert f'name="asked" value="{asked.pk}"' in page
    asked.round.close(by=None)

    page = write(client, asked.activity, "submit", asked=asked.pk, **TYPED)

    assert page.status_code == 409
    assert CLOSED in page.content.decode()
    report = asked.activity.updates.get()
    assert (report.state, report.report_request) == ("draft", asked)
    assert report.values["what_changed"] == TYPED["what_changed"]


@pytest.mark.parametrize("kind", ["none", "foreign", "waived"])
def test_a_request_that_the_form_cannot_be_opened_on_changes_nothing(client, asked, kind):
    foreign = make_request(asked.agency, title="Another round")
    if kind == "waived":
        asked.waive(because="The agency left the programme.")
    for each in (asked, foreign):
        each.round.refresh_from_db()
        each.round.close(by=None)
    key = {"none": "x\0", "foreign": foreign.pk, "waived": asked.pk}[kind]

    assert write(client, asked.activity, "submit", asked=key, **TYPED).status_code == 302

    report = asked.activity.updates.get()
    assert (report.state, report.report_request) == ("submitted", None)


def test_what_was_sent_stays_sent_once_its_round_is_closed(client, asked):
    report = make_report(asked, state="submitted")
    assert 'value="take_back"' in client.get(url_of(asked.activity)).content.decode()
    asked.round.close(by=None)

    page = write(client, asked.activity, "take_back")

    report.refresh_from_db()
    assert report.state == "submitted"
    page = client.get(page.url).content.decode()
    assert CLOSED in page
    assert "It is a draft again." not in page
    assert 'value="take_back"' not in client.get(url_of(asked.activity)).content.decode()


@pytest.mark.parametrize("typed", [{}, {**TYPED, "what_changed": "Typed for an hour"}])
def test_whoever_takes_back_what_was_just_accepted_is_told_so_and_loses_no_word(
    client, asked, typed
):
    report = make_report(asked, state="accepted")

    page = client.post(url_of(asked.activity), {"do": "take_back", "report": report.slug, **typed})

    page = client.get(page.url).content.decode()
    assert "It is accepted: that step is not possible." in page
    assert ("Typed for an hour" in page) == bool(typed)
    report.refresh_from_db()
    assert report.state == "accepted"


def test_what_was_sent_leads_to_the_whole_conversation(client, asked):
    report = make_report(asked, state="submitted")

    page = client.get(url_of(asked.activity)).content.decode()

    assert f'href="{url_of(asked.activity)}{report.slug}/"' in page


def test_the_form_of_what_was_recorded_says_where_it_is_from(client, asked):
    recorded(asked)

    page = " ".join(client.get(url_of(asked.activity)).content.decode().split())

    assert "The secretariat recorded this from a message of" in page


def test_a_text_begun_before_a_waiver_is_sent_after_it(client, asked):
    report = make_report(asked)
    asked.waive(because="The agency left the programme.")
    assert "This was waived: no report is expected." in (
        client.get(url_of(asked.activity)).content.decode()
    )

    assert write(client, asked.activity, "submit", report, **TYPED).status_code == 302

    report.refresh_from_db()
    assert (report.state, report.report_request) == ("submitted", None)
