"""Ten people of an agency answer at once: one answer is sent, and nobody's is lost."""

from collections import Counter

import pytest
from django.test import Client

from agencies.models import FocalPoint, User
from tests.agencies.test_admin_crowd import CROWD, at_once
from tests.factories import make_agency, make_request
from workplan.models import ProgressUpdate


@pytest.fixture
def crowd(transactional_db):
    """Ten focal points of one agency, each signed in; and what they are asked."""
    agency = make_agency()
    clients = []
    for number in range(CROWD):
        user = User.objects.create_user(f"person{number}@agency.example", "x")
        FocalPoint.objects.create(user=user, agency=agency, first_day="2000-01-01")
        clients.append(Client())
        clients[-1].force_login(user)
    return clients, make_request(agency)


def test_of_ten_who_send_the_same_word_one_is_put_down(crowd):
    clients, asked = crowd

    def send(number, client):
        return client.post("/workspace/", {f"answer-{asked.pk}": "done"})

    responses = at_once(clients, send)

    assert Counter(response.status_code for response in responses) == {302: CROWD}
    report = ProgressUpdate.objects.reports().get()
    assert (report.answer, report.state, report.events.count()) == ("done", "submitted", 1)


def test_of_ten_who_send_two_words_one_is_sent_and_the_others_are_told(crowd):
    clients, asked = crowd

    def send(number, client):
        word = "done" if number % 2 else "no_change"
        return client.post("/workspace/", {f"answer-{asked.pk}": word})

    responses = at_once(clients, send)

    report = ProgressUpdate.objects.reports().get()
    assert report.events.count() == 1
    for number, response in enumerate(responses):
        agreed = ("done" if number % 2 else "no_change") == report.answer
        assert response.status_code == (302 if agreed else 409)
        if not agreed:
            page = response.content.decode()
            assert "Answered already by person" in page
            assert "You chose:" in page
