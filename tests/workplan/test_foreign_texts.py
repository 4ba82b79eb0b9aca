"""What the record holds in English alone is marked as such on a page in French."""

import pytest

from agencies.models import Agency
from tests.factories import (
    make_action_point,
    make_report,
    make_request,
    make_reviewer,
)
from tests.reports import url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


def page(client, url):
    response = client.get(f"/fr{url}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def english(text):
    return f'<span lang="en" dir="ltr">{text}</span>'


def test_a_report_that_was_sent_back_tells_the_comment_line_by_line(client, iom):
    asked = make_request(iom, title="Round of May")
    report = make_report(asked, "submitted")
    report.send_back(by=make_reviewer(), comment="Say more.\nAnd when.")

    told = page(client, url_of(asked.activity))

    assert '<span dir="auto">Say more.<br>And when.</span>' in told
    assert english("Round of May") in told


def test_what_was_waived_is_told_with_its_round_and_reason(client, iom):
    asked = make_request(iom, title="Round of May")
    asked.waive(because="It ended long ago.")

    assert english("It ended long ago.") in page(client, "/workspace/")
    assert english("Round of May") in page(client, "/workspace/notes/")
    assert english("Round of May") in page(client, f"/workspace/notes/requests/{asked.pk}/")


def test_what_is_still_to_be_done_is_marked_in_a_handover(client, secretariat):
    make_action_point(text="Write the paper", due="2014-03-01")
    client.force_login(secretariat)

    assert english("Write the paper") in page(
        client, "/handover/?since=2014-01-01&until=2014-12-31"
    )
