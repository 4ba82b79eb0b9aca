"""A link without a sign-in opens what its person may open today, and not a day longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.models import Agency, FocalPoint
from tests.factories import make_agency, make_report, make_request
from workplan.models import LinkPurpose, ProgressUpdate
from workplan.reporting import linking, recording, sharing

pytestmark = pytest.mark.django_db

TYPED = {"status": "ongoing", "what_changed": "The network met.", "language": "en"}


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def point(iom):
    return FocalPoint.objects.get(agency=iom)


def end(point):
    point.last_day = timezone.localdate() - timedelta(days=1)


def switch_off(point):
    point.user.is_active = False
    point.user.save()


def move(point):
    point.agency = make_agency()


def let_draft(point):
    point.role = "drafter"


def status(client, link):
    return client.get(link.get_absolute_url()).status_code


@pytest.mark.parametrize("purpose", [LinkPurpose.DRAFT, LinkPurpose.PREVIEW])
@pytest.mark.parametrize("change", [end, switch_off, move])
def test_a_shared_draft_closes_with_the_rights_of_who_shared_it(
    client, iom, iom_focal_point, point, purpose, change
):
    link = sharing.share(make_report(make_request(iom)), purpose, by=iom_focal_point)
    assert status(client, link) == 200

    change(point)
    point.save()

    assert status(client, link) == 410
    sent = {"name": "Ana", **TYPED, "what_changed": "Mine"}
    assert client.post(link.get_absolute_url(), sent).status_code in (405, 410)
    assert "Mine" not in ProgressUpdate.objects.get().typed


@pytest.mark.parametrize("change", [end, switch_off, move, let_draft])
def test_the_yes_is_that_of_somebody_who_sends_for_the_agency_today(
    client, iom, point, secretariat, change
):
    update = recording.record(
        make_request(iom), TYPED, by=secretariat, message_on=timezone.localdate()
    )
    [link] = recording.ask(update, by=secretariat)
    assert status(client, link) == 200

    change(point)
    point.save()

    url, version = link.get_absolute_url(), update.version
    sent = {"name": "Ana", "version": version, "do": "confirm"}
    assert (status(client, link), client.post(url, sent).status_code) == (410, 410)
    assert ProgressUpdate.objects.get().state == "draft"


def test_whoever_went_to_another_agency_answers_for_the_first_no_more(client, iom, point):
    link = linking.link_for(make_request(iom).round, point)
    assert status(client, link) == 200

    move(point)
    point.save()

    assert status(client, link) == 410


def test_many_links_of_a_draft_are_looked_at_together(
    iom, iom_focal_point, django_assert_num_queries
):
    update = make_report(make_request(iom))
    for _each in range(3):
        sharing.share(update, LinkPurpose.DRAFT, by=iom_focal_point)

    with django_assert_num_queries(1):
        assert [link.is_usable for link in sharing.links_to(update)] == [True] * 3
