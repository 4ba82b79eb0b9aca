"""Every version stays readable, with what changed, and can be restored as a new one."""

import pytest

from agencies.models import Agency, Body
from tests.admin_pages import admin_url
from tests.factories import make_agency, make_body, make_document, make_office_term


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def agency(db):
    agency = make_agency(slug="iom", mandate="Orderly migration.", documents=[make_document()])
    agency.mandate = "Humane and orderly migration."
    agency.save()
    return agency


def restore(client, record, version, read_version=None):
    row = record.history.get(version=version)
    url = admin_url(record, "version", row.history_id)
    return client.post(url, {"read_version": read_version or record.version}, follow=True)


def test_the_history_shows_differences_word_by_word(editor, agency):
    page = editor.get(admin_url(agency, "history")).content.decode()
    assert "<ins>Humane and orderly </ins>" in page
    assert "Version 2" in page
    assert "through: command" in page


def test_the_history_shows_sources_by_their_titles(editor, agency):
    agency.documents.add(make_document(title="Terms of reference 2007"))
    page = editor.get(admin_url(agency, "history")).content.decode()
    assert "Terms of reference 2007" in page


def test_the_history_takes_the_same_queries_for_many_versions(
    editor, agency, django_assert_max_num_queries
):
    for number in range(15):
        agency.founded = 1951 + number
        agency.save()
    editor.get(admin_url(agency, "history"))
    with django_assert_max_num_queries(14):
        editor.get(admin_url(agency, "history"))


def test_restoring_makes_a_new_version(editor, agency, secretariat):
    document = agency.documents.get()
    agency.documents.clear()

    restore(editor, agency, 1)

    agency.refresh_from_db()
    assert (agency.mandate, agency.version) == ("Orderly migration.", 3)
    assert list(agency.documents.all()) == [document]
    row = agency.history.first()
    assert (row.history_user, row.history_change_reason) == (
        secretariat,
        "Version 1 restored",
    )
    assert agency.history.count() == 4


def test_restoring_is_refused_when_somebody_saved_meanwhile(editor, agency):
    page = restore(editor, agency, 1, read_version=1).content.decode()
    assert "Somebody saved this record in between" in page
    agency.refresh_from_db()
    assert agency.version == 2


def test_restoring_what_the_record_says_changes_nothing(editor, agency):
    restore(editor, agency, 2)
    agency.refresh_from_db()
    assert agency.version == 2


def test_restoring_keeps_the_address_and_what_is_public(editor):
    draft = make_agency(slug="first", publication="draft")
    draft.slug, draft.publication, draft.founded = "iom", "published", 1951
    draft.save()

    restore(editor, draft, 1)

    draft.refresh_from_db()
    assert (draft.slug, draft.publication, draft.founded) == ("iom", "published", None)


def test_a_version_that_breaks_a_rule_today_is_not_restored(editor):
    body = make_body()
    term = make_office_term(body=body, starts="2012", ends="2013")
    term.starts = term.ends = "2014"
    term.save()
    make_office_term(body=body, starts="2012", ends="2013")

    page = restore(editor, term, 1).content.decode()

    assert "This version cannot be restored" in page
    term.refresh_from_db()
    assert term.starts == "2014"


def test_a_version_that_names_a_body_that_is_gone_is_not_restored(editor):
    parent = make_body(publication="draft")
    body = make_body(parent=parent)
    body.parent = None
    body.save()
    parent.delete()

    page = restore(editor, body, 1).content.decode()

    assert "This version cannot be restored" in page
    assert Body.objects.get(pk=body.pk).parent is None


def test_history_survives_the_record(editor):
    agency = make_agency(publication="draft", name="Short-lived agency")
    url = admin_url(agency, "history")
    agency.delete()
    page = editor.get(url).content.decode()
    assert "This record was deleted" in page
    assert "Deleted" in page


def test_nobody_changes_history(editor, agency):
    url = admin_url(agency, "history")
    before = list(agency.history.values())
    editor.post(url, {"mandate": "Another past"})
    assert list(agency.history.values()) == before
    assert Agency.objects.get().mandate == "Humane and orderly migration."


def test_focal_points_see_no_history(client, agency, ilo_focal_point):
    client.force_login(ilo_focal_point)
    for url in (admin_url(agency, "history"), admin_url(agency, "version", 1)):
        assert client.get(url, follow=True).status_code == 403
        assert client.post(url, follow=True).status_code == 403


@pytest.mark.parametrize("key", ["0", "abc", "99999999999999999999"])
def test_a_history_that_does_not_exist_says_so(editor, agency, key):
    url = admin_url(agency, "history").replace(f"/{agency.pk}/", f"/{key}/")
    assert editor.get(url).status_code == 302
    assert editor.get(f"{url}1/").status_code == 404
