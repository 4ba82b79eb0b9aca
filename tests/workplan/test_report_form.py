"""A focal point writes a report: kept as typed, checked when it is sent."""

import pytest
from django.urls import reverse

from agencies.models import Agency
from tests.factories import make_activity, make_request
from workplan.models import ProgressUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def asked(iom):
    return make_request(iom)


def url_of(activity):
    return reverse("report_edit", args=[activity.slug])


def send(client, activity, do="save", update=None, **typed):
    """What the form of that version of the report sends."""
    data = {"language_": "en", "do": do, **typed}
    if update:
        data |= {"report": update.slug, "read_version": update.version}
    return client.post(url_of(activity), data)


def test_a_draft_is_kept_and_a_report_is_sent(client, asked):
    typed = {"status": "ongoing", "what_changed": "The network met."}
    page = client.get(url_of(asked.activity))
    assert page.status_code == 200

    assert send(client, asked.activity, **typed).status_code == 302
    draft = ProgressUpdate.objects.get()
    assert (draft.state, draft.values["what_changed"]) == ("draft", "The network met.")
    assert draft.report_request == asked

    send(client, asked.activity, "submit", draft, **typed)
    draft.refresh_from_db()
    assert (draft.state, draft.what_changed) == ("submitted", "The network met.")
