"""A report is sent while the secretariat closes its round or waives it: one waits for the other."""

from contextlib import suppress
from threading import Event, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from agencies.models import FocalPoint, User
from tests.agencies.test_admin_crowd import at_once
from tests.factories import make_agency, make_report, make_request, make_reviewer
from tests.reports import url_of
from workplan.models import ProgressUpdate, ReportingRound
from workplan.reporting import answering, recording, typing, writing
from workplan.reporting.due import rows_of

#: Seconds in which a step would be over that does not wait.
LONG_ENOUGH = 0.4


@pytest.fixture
def asked(transactional_db):
    return make_request()


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(send, decide)`: somebody decides between the check of a report and its sending.

    Gives what she got, and whether she had it before the report was sent. She has come to the
    door of her step when that is asked.
    """
    checked, came, decided = Event(), Event(), Event()
    found = {}
    settle_outputs = typing.settle_outputs

    def slowly(*args):
        checked.set()
        assert came.wait(10)
        found["was_first"] = decided.wait(LONG_ENOUGH)
        return settle_outputs(*args)

    def decides(decide):
        assert checked.wait(10)
        came.set()
        try:
            decide()
        except ValidationError as error:
            found["error"] = error.code
        finally:
            decided.set()
            connection.close()

    def run(send, decide):
        monkeypatch.setattr(typing, "settle_outputs", slowly)
        other = Thread(target=decides, args=[decide])
        other.start()
        send()
        other.join()
        return found

    return run


def by_a_word(asked):
    rows = rows_of(type(asked).objects.filter(pk=asked.pk))
    chosen, who = {asked.pk: ("no_change", 0)}, answering.Answerer(by_name="Ana")
    return lambda: answering.apply(rows, chosen, who, sends={asked.agency_id})


def by_a_text(asked):
    report = make_report(asked)
    return lambda: report.submit(by=None, on_behalf_of=asked.agency)


def by_a_yes(asked):
    clerk = make_reviewer()
    FocalPoint.objects.create(
        user=User.objects.create_user("ana@agency.example"),
        agency=asked.agency,
        first_day="2000-01-01",
    )
    values = {"status": "ongoing", "what_changed": "It began."}
    report = recording.record(asked, values, by=clerk, message_on=timezone.localdate())
    [link] = recording.ask(report, by=clerk)
    return lambda: recording.confirm(link, name="Ana", version=report.version)


WAYS = [by_a_word, by_a_text, by_a_yes]


@pytest.mark.parametrize("way", WAYS)
def test_a_round_is_closed_after_what_is_being_sent(asked, meanwhile, way):
    found = meanwhile(way(asked), lambda: asked.round.close(by=None))

    assert found == {"was_first": False}
    report = ProgressUpdate.objects.reports().get()
    assert (report.state, report.report_request.round.state) == ("submitted", "closed")


@pytest.mark.parametrize("way", WAYS)
def test_nobody_waives_what_is_being_sent(asked, meanwhile, way):
    found = meanwhile(way(asked), lambda: asked.waive(because="The agency left."))

    assert found == {"was_first": False, "error": "submitted"}
    asked.refresh_from_db()
    assert not asked.is_waived


def test_who_writes_sends_waives_and_closes_at_once_waits_for_nobody_for_ever(transactional_db):
    agency = make_agency()
    both = [make_request(agency) for _number in range(2)]
    user = User.objects.create_user("person@agency.example", "x")
    FocalPoint.objects.create(user=user, agency=agency, first_day="2000-01-01")
    clients = [Client() for _number in range(6)]
    for client in clients:
        client.force_login(user)
    words = {f"answer-{asked.pk}": "done" for asked in both}
    typed = {"status": "ongoing", "what_changed": "We met.", "language": "en", "do": "submit"}

    def act(number, client):
        asked = both[number % 2]
        if number < 4:
            url = "/workspace/" if number < 2 else url_of(asked.activity)
            return client.post(url, words if number < 2 else typed).status_code
        with suppress(ValidationError):  # it may be in review by then
            asked.waive(because="It ended.") if number == 4 else asked.round.close(by=None)
        return None

    assert set(at_once(clients, act)) <= {302, 400, 409, None}
    assert ReportingRound.objects.filter(state="closed").count() == 1


def test_a_report_on_what_was_waived_is_one_that_nobody_asked_for(db):
    report = make_report()
    asked = report.report_request
    asked.waive(because="The agency left the programme.")

    report.submit(by=None, on_behalf_of=report.agency)

    assert (report.state, report.report_request) == ("submitted", None)
    asked.refresh_from_db()
    assert asked.is_waived
    with pytest.raises(ValidationError, match="waived"):
        writing.answer(asked, "done")
