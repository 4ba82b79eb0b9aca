"""Stale saves are refused in forms and in rows, and nobody's text is lost."""

import pytest

from agencies.models import Agency
from gmg_portal.lib.versions import StaleRecord
from tests.admin_pages import open_form, read_form, send
from tests.factories import make_agency, make_document


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def agency(db):
    return make_agency(slug="iom", acronym="IOM", name="International Organization for Migration")


def test_the_secretariat_saves_a_change(editor, agency, secretariat):
    url, fields = open_form(editor, agency)

    response = send(editor, url, fields, name_en="The migration agency")

    assert response.status_code == 302
    agency.refresh_from_db()
    assert (agency.name_en, agency.version) == ("The migration agency", 2)
    row = agency.history.first()
    assert (row.history_user, row.channel, row.version) == (secretariat, "admin", 2)
    assert row.request_id


def test_a_save_without_changes_makes_no_version(editor, agency):
    url, fields = open_form(editor, agency)

    response = send(editor, url, fields)

    assert response.status_code == 302
    agency.refresh_from_db()
    assert agency.version == 1
    assert agency.history.count() == 1


def test_a_save_with_new_sources_is_one_row_of_history(editor, agency):
    document = make_document()
    url, fields = open_form(editor, agency)

    send(editor, url, fields, name_en="Another name", documents=[str(document.pk)])

    agency.refresh_from_db()
    assert list(agency.documents.all()) == [document]
    assert agency.history.count() == 2
    assert [row.document for row in agency.history.first().documents.all()] == [document]


def test_the_second_of_two_editors_sees_both_texts(editor, agency):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, mandate="Migration for the benefit of all.", founded="1951")

    response = send(editor, url, hers, mandate="Humane and orderly migration.")

    assert response.status_code == 409
    page = response.content.decode()
    assert "somebody else was faster" in page
    assert "Migration for the benefit of all." in page
    assert "Humane and orderly migration.</textarea>" in page
    assert "<ins>" in page
    agency.refresh_from_db()
    assert (agency.mandate, agency.version) == ("Migration for the benefit of all.", 2)


def test_she_saves_hers_once_she_has_seen_the_other(editor, agency):
    url, hers = open_form(editor, agency)
    send(editor, url, hers, mandate="Migration for the benefit of all.", founded="1951")
    send(editor, url, hers, mandate="Humane and orderly migration.")
    conflict = send(editor, url, hers, mandate="Humane and orderly migration.")
    assert conflict.status_code == 409

    fields = read_form(conflict)
    assert fields["founded"] == ["1951"], "what she had not touched shows what is saved"
    again = send(editor, url, fields)
    assert again.status_code == 409
    saved = send(editor, url, fields, accept_version="2")

    assert saved.status_code == 302
    agency.refresh_from_db()
    assert (agency.mandate, agency.founded) == ("Humane and orderly migration.", 1951)
    assert agency.version == 3


def test_a_save_that_the_lock_did_not_see_is_told_and_not_an_error(editor, agency, monkeypatch):
    """The last line: the record moves on between the check of the form and the save."""
    url, fields = open_form(editor, agency)
    save = Agency.save

    def overtaken(self, *args, **kwargs):
        monkeypatch.setattr(Agency, "save", save)
        raise StaleRecord(self)

    monkeypatch.setattr(Agency, "save", overtaken)

    response = send(editor, url, fields, name_en="Another name")

    assert response.status_code == 302
    agency.refresh_from_db()
    assert (agency.name_en, agency.version) == ("Another name", 2)


def test_a_second_click_on_save_is_no_conflict(editor, agency):
    url, fields = open_form(editor, agency)
    for _click in range(2):
        assert send(editor, url, fields, name_en="Another name").status_code == 302
    agency.refresh_from_db()
    assert (agency.version, agency.history.count()) == (2, 2)


def test_who_sends_what_is_saved_already_is_told(editor, agency):
    url, fields = open_form(editor, agency)
    send(editor, url, fields, name_en="Another name")

    response = send(editor, url, fields, name_en="Another name")

    page = editor.get(response["Location"]).content.decode()
    assert "Somebody else saved changes while you had the page open" in page


def test_a_third_version_is_not_overwritten_by_who_saw_the_second(editor, agency):
    url, fields = open_form(editor, agency)
    for text in ("Second", "Third"):
        send(editor, *open_form(editor, agency), mandate=text)

    response = send(editor, url, fields, mandate="Hers", accept_version="2")

    assert response.status_code == 409
    agency.refresh_from_db()
    assert agency.mandate == "Third"
