"""Reports of agencies in the lists of the admin: read there, and changed by no door of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.admin_pages import admin_url
from tests.factories import make_report, make_update
from workplan.models import ProgressUpdate
from workplan.reporting import writing

pytestmark = pytest.mark.django_db

LIST = "/admin/workplan/progressupdate/"


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_an_accepted_report_is_read_and_not_edited(editor):
    report = make_report(state="accepted", what_changed="Three courses.")

    page = text_of(editor.get(admin_url(report)))

    assert "Three courses." in page
    assert f"/admin/workplan/progressupdate/{report.pk}/review/" in page
    assert editor.post(admin_url(report), {"what_changed": "Four."}).status_code == 403
    assert editor.post(admin_url(report, "delete"), {"post": "yes"}).status_code == 403
    withdrawal = {"withdrawn_because": "Wrong.", "versions": f"{report.pk}:{report.version}"}
    chosen = {"action": "withdraw", "_selected_action": report.pk, "confirm": "1"}
    refused = editor.post(LIST, {**chosen, **withdrawal}, follow=True)
    assert "it is decided on at the desk" in text_of(refused)
    report.refresh_from_db()
    assert (report.what_changed, report.publication) == ("Three courses.", "published")


def test_no_file_changes_or_makes_a_report(editor):
    report, noted = make_report(state="accepted"), make_update()
    for slug, origin in ((report.slug, "agency_report"), (noted.slug, "agency_report")):
        rows = f"slug,origin,note\n{slug},{origin},From a file.\n".encode()

        page = editor.post(f"{LIST}import/", {"table": SimpleUploadedFile("a.csv", rows)})

        assert "neither imported nor changed by a file" in text_of(page)
    assert not ProgressUpdate.objects.filter(note="From a file.").exists()


def test_what_an_agency_is_writing_has_no_page_and_no_history(editor, iom_focal_point):
    draft = make_report(what_changed="Marker of a draft.")
    returned = make_report(state="returned", what_changed="Sent once.")
    writing.write(
        returned,
        {"what_changed": "Marker of a draft."},
        by=iom_focal_point,
        version=returned.version,
    )

    listed = text_of(editor.get(LIST, {"q": "marker"}))
    history = text_of(editor.get(admin_url(returned, "history")))

    assert str(draft.activity) not in text_of(editor.get(LIST))
    assert "Marker" not in listed
    assert "Marker" not in history + text_of(editor.get(admin_url(returned)))
    assert editor.get(admin_url(draft, "history")).status_code == 404
    for row in returned.history.filter(state="draft"):
        assert editor.get(admin_url(returned, "version", row.history_id)).status_code == 404
    assert editor.get(admin_url(draft)).status_code == 302
    assert "Marker" not in text_of(editor.get(f"{LIST}export.csv"))


def test_what_was_read_in_documents_is_edited_as_ever(editor):
    noted = make_update(what_changed="As published.")

    page = text_of(editor.get(admin_url(noted)))

    assert 'name="what_changed"' in page
    assert 'name="origin"' not in page


def test_the_desk_leads_to_exactly_the_records_without_a_source_that_it_counts(editor):
    make_report(state="accepted")
    noted = make_update()

    [line] = [
        each
        for each in editor.get("/admin/").context["desk"]
        if str(each.label) == ProgressUpdate._meta.verbose_name_plural
    ]

    assert line.without_source.count == 1
    listed = editor.get(line.without_source.url).context["cl"].result_list
    assert [each.pk for each in listed] == [noted.pk]
