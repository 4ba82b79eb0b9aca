"""Where focal points land, and who sees whose drafts."""

import pytest
from django.utils import timezone

from agencies.models import Agency, FocalPoint, Publication
from tests.factories import make_activity, make_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(iom_focal_point, ilo_focal_point):
    """Led by IOM; ILO contributes."""
    return make_activity(
        title="Draft of IOM",
        leads=[Agency.objects.get(slug="iom")],
        contributors=[Agency.objects.get(slug="ilo")],
        publication=Publication.DRAFT,
    )


def workspace(client, user):
    client.force_login(user)
    response = client.get("/workspace/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_visitor_is_asked_to_sign_in(client):
    response = client.get("/workspace/")

    assert response.status_code == 302
    assert "/account/login/" in response.url


def test_a_focal_point_finds_what_her_agency_leads_and_contributes_to(client, iom_focal_point):
    iom = Agency.objects.get(slug="iom")
    led = make_activity(title="Led by IOM", leads=[iom], status="completed")
    make_activity(title="Helped by IOM", contributors=[iom])
    make_activity(title="Of others")
    make_update(activity=led, reported="2014-07")

    page = workspace(client, iom_focal_point)

    assert "Led by IOM" in page
    assert "Helped by IOM" in page
    assert "Of others" not in page
    assert "July 2014" in page
    assert "1 of 1 activity completed" in page


def test_a_focal_point_sees_the_drafts_that_her_agency_leads(client, iom_focal_point, draft):
    assert "Draft of IOM" in workspace(client, iom_focal_point)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_other_agencies_do_not(client, ilo_focal_point, draft):
    assert "Draft of IOM" not in workspace(client, ilo_focal_point)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_visitors_do_not(client, draft):
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert "Draft of IOM" not in client.get("/activities/").content.decode()


def test_the_secretariat_does(client, secretariat, draft):
    client.force_login(secretariat)

    assert client.get(draft.get_absolute_url()).status_code == 200
    assert "Draft of IOM" in client.get("/activities/").content.decode()


def test_the_secretariat_is_led_to_its_desk(client, secretariat):
    page = workspace(client, secretariat)

    assert 'href="/admin/"' in page
    assert "not named as the focal point" in page


def test_rights_end_with_their_last_day(client, iom_focal_point, draft):
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    FocalPoint.objects.filter(user=iom_focal_point).update(last_day=yesterday)

    page = workspace(client, iom_focal_point)

    assert "not named as the focal point" in page
    assert "Draft of IOM" not in page


def test_no_cache_between_keeps_the_page(client, iom_focal_point):
    client.force_login(iom_focal_point)

    assert "private" in client.get("/workspace/").headers["Cache-Control"]


def test_the_page_takes_the_same_queries_however_much_there_is(
    client, iom_focal_point, django_assert_max_num_queries
):
    iom = Agency.objects.get(slug="iom")
    client.force_login(iom_focal_point)
    for rows in (1, 12):
        for _number in range(rows):
            make_update(activity=make_activity(leads=[iom]))
            make_activity(contributors=[iom])
        with django_assert_max_num_queries(14):
            client.get("/workspace/")
