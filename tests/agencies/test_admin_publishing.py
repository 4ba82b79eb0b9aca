"""What was public is withdrawn, never deleted; many records at once, each with its history."""

import pytest
from django.contrib.admin import helpers

from agencies.models import Agency, Publication
from tests.admin_pages import admin_url, open_form, read_form, send
from tests.factories import make_agency


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def act(client, action, records, versions=None, **data):
    """Send an action of the list, confirmed if versions are given."""
    data |= {"action": action, helpers.ACTION_CHECKBOX_NAME: [r.pk for r in records]}
    if versions is not None:
        data |= {"confirm": "yes", "versions": versions}
    return client.post(admin_url(type(records[0]), "changelist"), data)


def versions_of(records):
    return [f"{record.pk}:{record.version}" for record in records]


def test_the_secretariat_publishes_drafts_once_she_has_confirmed(editor, secretariat):
    drafts = [make_agency(publication="draft") for _number in range(2)]
    page = act(editor, "publish", drafts).content.decode()
    assert all(f'value="{draft.pk}:1"' in page for draft in drafts)
    assert not Agency.objects.published().exists()

    act(editor, "publish", drafts, versions_of(drafts))

    assert Agency.objects.published().count() == 2
    row = drafts[0].history.first()
    assert (row.version, row.history_user, row.channel) == (2, secretariat, "admin")


def test_withdrawing_asks_for_the_reason(editor):
    agency = make_agency()

    page = act(editor, "withdraw", [agency], versions_of([agency]), withdrawn_because="")

    assert "This field is required" in page.content.decode()
    agency.refresh_from_db()
    assert agency.publication == Publication.PUBLISHED


def test_withdrawn_records_say_why_and_what_replaces_them(editor):
    agency, successor = make_agency(), make_agency()

    act(
        editor,
        "withdraw",
        [agency],
        versions_of([agency]),
        withdrawn_because="Entered twice.",
        replaced_by=successor.pk,
    )

    agency.refresh_from_db()
    assert agency.publication == Publication.WITHDRAWN
    assert (agency.withdrawn_because, agency.replaced_by) == ("Entered twice.", successor)


def test_nothing_is_withdrawn_when_one_of_them_was_changed_meanwhile(editor):
    agencies = [make_agency(), make_agency()]
    seen = versions_of(agencies)
    agencies[1].name_en = "Renamed"
    agencies[1].save()

    page = act(editor, "withdraw", agencies, seen, withdrawn_because="Twice.").content.decode()

    assert "was changed meanwhile" in page
    assert f'value="{agencies[1].pk}:2"' in page, "the page shows what would be confirmed now"
    assert Agency.objects.published().count() == 2


def test_what_was_public_cannot_be_deleted(editor):
    agency = make_agency()
    assert editor.post(admin_url(agency, "delete"), {"post": "yes"}).status_code == 403
    agency.publication, agency.withdrawn_because = Publication.WITHDRAWN, "Twice."
    agency.save()
    assert editor.post(admin_url(agency, "delete"), {"post": "yes"}).status_code == 403
    assert Agency.objects.exists()


def test_a_draft_that_never_was_public_can_be_deleted(editor):
    agency = make_agency(publication="draft")

    editor.post(admin_url(agency, "delete"), {"post": "yes", "read_version": "1"})

    assert not Agency.objects.exists()
    assert Agency.history.first().history_type == "-"


def test_a_draft_changed_meanwhile_is_not_deleted(editor):
    agency = make_agency(publication="draft")
    agency.name_en = "Renamed"
    agency.save()

    response = editor.post(
        admin_url(agency, "delete"), {"post": "yes", "read_version": "1"}, follow=True
    )

    assert "It was not deleted." in response.content.decode()
    assert Agency.objects.exists()


def test_nobody_deletes_many_at_once(editor):
    agency = make_agency(publication="draft")
    act(editor, "delete_selected", [agency], versions_of([agency]), post="yes")
    assert Agency.objects.exists()


def test_what_was_public_is_no_draft_again(editor):
    agency = make_agency()
    url, fields = open_form(editor, agency)

    page = send(editor, url, fields, publication="draft").content.decode()

    assert "What was public is withdrawn, not a draft again." in page


def test_the_address_of_what_was_public_stays(editor):
    agency = make_agency(slug="iom")
    url, fields = open_form(editor, agency)
    assert "slug" not in fields

    send(editor, url, fields, slug="another", name_en="Renamed")

    agency.refresh_from_db()
    assert (agency.slug, agency.name_en) == ("iom", "Renamed")


def test_a_new_record_is_a_draft_unless_told_otherwise(editor):
    _url, fields = open_form(editor, Agency, "add")
    assert fields["publication"] == ["draft"]


def test_who_edits_a_deleted_record_gets_her_text_back(editor):
    agency = make_agency(publication="draft")
    url, fields = open_form(editor, agency)
    agency.delete()

    response = send(editor, url, fields, mandate="Three hours of work.")

    assert response.status_code == 410
    assert "Three hours of work." in response.content.decode()


def test_a_record_is_viewed_on_the_site(editor):
    agency = make_agency(slug="iom")
    page = editor.get(admin_url(agency)).content.decode()
    assert "View on site" in page
    assert read_form(editor.get(admin_url(agency)))["read_version"] == ["1"]
