"""The server is killed at each of its writes: what it acknowledged stands, a half stands never."""

import os
import signal
import warnings

import pytest
from django.db import connection
from django.test import Client

from gmg_portal.lib.models import Notice, OutgoingMail
from tests.factories import make_request
from tests.reports import TYPED, write
from workplan.models import ProgressUpdate

WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def asked(transactional_db, iom_focal_point):
    return make_request(iom_focal_point.focal_points.get().agency)


@pytest.fixture
def draft(asked, iom_focal_point):
    """What she wrote and was told to be kept."""
    response = write(signed_in(iom_focal_point), asked.activity, **TYPED)
    assert response.status_code == 302
    return ProgressUpdate.objects.get()


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def survives(what, *, until):
    """Whether a process of its own does it, which is killed after so many writes."""
    connection.close()  # both would speak on it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads, which do nothing here
        child = os.fork()
    if not child:
        try:
            with connection.execute_wrapper(Killer(until)):
                what()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


class Killer:
    """Ends the process that it is in after a number of writes, as a power cut would."""

    def __init__(self, writes):
        self.left = writes

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return result


def what_stands():
    """The report's state, its steps, and what is to be told about it."""
    report = ProgressUpdate.objects.get()
    told = Notice.objects.count() + OutgoingMail.objects.count()
    return report.state, report.events.count(), told


def test_a_report_is_sent_as_a_whole_or_not_at_all(iom_focal_point, asked, draft):
    before, client = what_stands(), signed_in(iom_focal_point)
    assert before[:2] == ("draft", 0)
    killed = 0

    while not survives(
        lambda: write(client, asked.activity, "submit", draft, **TYPED), until=killed + 1
    ):
        killed += 1
        if what_stands() != before:
            break
        assert ProgressUpdate.objects.get().values["what_changed"] == TYPED["what_changed"]

    assert killed > 2
    sent = what_stands()
    assert sent[:2] == ("submitted", 1)
    assert write(client, asked.activity, "submit", draft, **TYPED).status_code in (302, 409)
    assert what_stands() == sent


def test_a_draft_is_kept_as_a_whole_or_as_it_was(iom_focal_point, asked, draft):
    client, killed, texts = signed_in(iom_focal_point), 0, []
    rows = ProgressUpdate.history.count()
    longer = {**TYPED, "what_changed": "The network met twice."}

    while not survives(
        lambda: write(client, asked.activity, "save", draft, **longer), until=killed + 1
    ):
        killed += 1
        report = ProgressUpdate.objects.get()
        texts.append((report.version, report.values["what_changed"]))
        if report.version != draft.version:
            break

    assert killed > 1
    assert set(texts) <= {
        (draft.version, TYPED["what_changed"]),
        (draft.version + 1, longer["what_changed"]),
    }
    assert ProgressUpdate.objects.get().values["what_changed"] == longer["what_changed"]
    assert ProgressUpdate.history.count() == rows + 1
