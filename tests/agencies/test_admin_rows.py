"""The rows under a record have versions of their own."""

import pytest

from agencies.models import AgencyAlias, Membership, OfficeTerm
from tests.admin_pages import open_form, read_form, send
from tests.factories import make_agency, make_body, make_membership, make_office_term

ADDED = {"memberships-TOTAL_FORMS": "1", "memberships-0-status": "member"}


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def agency(db):
    return make_agency(slug="iom", acronym="IOM", aliases=["OIM", "I.O.M. Geneva"])


@pytest.fixture
def alias(agency):
    return agency.aliases.order_by("alias").first()


def test_a_row_that_somebody_else_changed_is_not_overwritten(editor, agency, alias):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, **{"aliases-0-alias": "International migration office"})

    response = send(editor, url, hers, **{"aliases-0-alias": "Migration organization"})

    assert response.status_code == 409
    page = response.content.decode()
    assert "International migration office" in page
    assert 'value="Migration organization"' in page
    alias.refresh_from_db()
    assert (alias.alias, alias.version) == ("International migration office", 2)


def test_a_row_is_saved_once_its_writer_has_seen_the_other(editor, agency, alias):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, **{"aliases-0-alias": "International migration office"})
    conflict = send(editor, url, hers, **{"aliases-0-alias": "Migration organization"})

    fields = {**read_form(conflict), "aliases-0-accept_version": ["2"]}
    response = send(editor, url, fields)

    assert response.status_code == 302
    alias.refresh_from_db()
    assert (alias.alias, alias.version) == ("Migration organization", 3)


def test_rows_that_the_writer_left_alone_stay_as_saved(editor, agency, alias):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, **{"aliases-0-alias": "International migration office"})

    response = send(editor, url, hers, founded="1951")

    assert response.status_code == 302
    alias.refresh_from_db()
    agency.refresh_from_db()
    assert (alias.alias, agency.founded) == ("International migration office", 1951)


def test_a_row_changed_meanwhile_is_not_deleted_unseen(editor, agency, alias):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, **{"aliases-0-alias": "International migration office"})

    response = send(editor, url, hers, **{"aliases-0-DELETE": "on"})

    assert response.status_code == 409
    assert AgencyAlias.objects.filter(pk=alias.pk).exists()
    fields = {**read_form(response), "aliases-0-accept_version": ["2"]}
    assert send(editor, url, fields, **{"aliases-0-DELETE": "on"}).status_code == 302
    assert not AgencyAlias.objects.filter(pk=alias.pk).exists()


def test_a_row_deleted_meanwhile_keeps_what_was_written(editor, agency, alias):
    url, hers = open_form(editor, agency)
    alias.delete()

    response = send(editor, url, hers, **{"aliases-0-alias": "Migration organization"})

    page = response.content.decode()
    assert response.status_code == 200
    assert "deleted this row while you edited it" in page
    assert 'value="Migration organization"' in page
    again = send(editor, url, read_form(response))
    assert again.status_code == 302
    assert set(agency.aliases.values_list("alias", flat=True)) >= {"Migration organization"}
    assert agency.aliases.count() == 2


def test_a_row_deleted_meanwhile_is_forgotten_by_who_left_it_alone(editor, agency, alias):
    url, hers = open_form(editor, agency)
    alias.delete()

    response = send(editor, url, hers, founded="1951")

    assert response.status_code == 302
    assert agency.aliases.count() == 1


def test_a_membership_is_added_under_its_agency(editor, agency):
    body = make_body(slug="group")
    url, fields = open_form(editor, agency)
    row = {"body": str(body.pk), "starts": "May 2006", "confidence": "attested", "slug": ""}

    response = send(
        editor, url, fields, **ADDED, **{f"memberships-0-{k}": v for k, v in row.items()}
    )

    assert response.status_code == 302
    membership = Membership.objects.get()
    assert (membership.starts, membership.slug) == ("2006-05", "iom-group")
    assert membership.history.count() == 1


def test_two_clicks_on_save_add_one_row(editor, agency):
    body = make_body(slug="group")
    url, fields = open_form(editor, agency)
    row = {"body": str(body.pk), "starts": "2006", "confidence": "attested", "slug": ""}
    changes = {**ADDED, **{f"memberships-0-{k}": v for k, v in row.items()}}
    assert send(editor, url, fields, **changes).status_code == 302

    assert send(editor, url, fields, **changes).status_code == 200

    assert Membership.objects.count() == 1


def test_two_chairs_of_one_page_may_not_overlap(editor):
    body, first, second = make_body(), make_agency(), make_agency()
    url, fields = open_form(editor, body)
    changes = {"office_terms-TOTAL_FORMS": "2"}
    for number, agency in enumerate([first, second]):
        row = {"agency": str(agency.pk), "role": "chair", "starts": "2012", "ends": "2013"}
        row |= {"confidence": "attested", "slug": f"chair-{number}"}
        changes |= {f"office_terms-{number}-{name}": value for name, value in row.items()}

    response = send(editor, url, fields, **changes)

    assert response.status_code == 200
    assert "overlaps" in response.content.decode()
    assert not OfficeTerm.objects.exists()


def test_a_chair_beside_another_is_refused_at_the_row(editor):
    body = make_body()
    make_office_term(body=body, starts="2012", ends="2013")
    url, fields = open_form(editor, body)
    row = {"agency": str(make_agency().pk), "role": "chair", "starts": "2013", "ends": "2014"}
    changes = {f"office_terms-1-{name}": value for name, value in row.items()}

    response = send(
        editor,
        url,
        fields,
        **changes,
        **{"office_terms-TOTAL_FORMS": "2", "office_terms-1-confidence": "attested"},
    )

    assert response.status_code == 200
    assert "overlaps" in response.content.decode()
    assert OfficeTerm.objects.count() == 1


def test_records_under_a_record_are_not_deleted_there(editor, agency):
    membership = make_membership(agency=agency)
    url, fields = open_form(editor, agency)
    assert "memberships-0-DELETE" not in editor.get(url).content.decode()

    send(editor, url, fields, **{"memberships-0-DELETE": "on"})

    assert Membership.objects.filter(pk=membership.pk).exists()
