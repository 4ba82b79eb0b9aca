"""On every way in, a public text is corrected with its reason or not at all."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.models import Publication
from recommendations.models import Erratum, Recommendation
from tests.admin_pages import admin_url, open_form, send
from tests.factories import correct, make_framework, make_recommendation

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def item():
    return make_recommendation(slug="rights", text="Protect human right")


def errors_of(response):
    return response.context["adminform"].form.errors


def text_of(item):
    return Recommendation.objects.get(pk=item.pk).text_en


# The form of the admin


def test_the_form_asks_for_the_reason_at_the_field(editor, item):
    url, fields = open_form(editor, item)

    response = send(editor, url, fields, text_en="Protect human rights")

    assert set(errors_of(response)) == {"text_en", "corrected_because"}
    assert text_of(item) == "Protect human right"


def test_a_reason_corrects_the_text_and_names_who_did_it(editor, secretariat, item):
    url, fields = open_form(editor, item)

    response = send(
        editor, url, fields, text_en="Protect human rights", corrected_because="It was cut off."
    )

    assert response.status_code == 302
    erratum = Erratum.objects.get()
    assert (erratum.old_text, erratum.by) == ("Protect human right", secretariat)
    page = editor.get(url).content.decode()
    assert "It was cut off." in page
    assert f"recommendation/{item.pk}/change" in page or "Protect human right" in page


def test_a_reason_without_a_correction_is_told_to_be_one(editor, item):
    url, fields = open_form(editor, item)

    response = send(editor, url, fields, note="Read twice.", corrected_because="No reason.")

    assert list(errors_of(response)) == ["corrected_because"]


def test_a_draft_asks_for_no_reason(editor):
    draft = make_recommendation(publication=Publication.DRAFT)
    url, fields = open_form(editor, draft)
    assert "corrected_because" not in fields

    assert send(editor, url, fields, text_en="Something else").status_code == 302
    assert text_of(draft) == "Something else"


def test_what_somebody_else_saved_first_is_seen_before_it_is_corrected_again(editor, item):
    url, fields = open_form(editor, item)
    correct(item, "Protect human rights")

    changes = {"text_en": "Protect all human rights", "corrected_because": "A word was lost."}
    response = send(editor, url, fields, **changes)
    assert response.status_code == 409
    assert "A word was lost." in response.content.decode()
    response = send(editor, url, fields, **changes, accept_version="2")

    assert response.status_code == 302
    newest = Erratum.objects.first()
    assert (newest.old_text, newest.new_text) == (
        "Protect human rights",
        "Protect all human rights",
    )


def test_an_older_text_is_not_restored_behind_the_back_of_the_public(editor, item):
    correct(item, "Protect human rights")
    first = item.history.earliest()

    response = editor.post(
        admin_url(item, "version", first.history_id), {"read_version": item.version}, follow=True
    )

    assert "say why it is corrected" in response.content.decode()
    assert text_of(item) == "Protect human rights"
    assert Erratum.objects.count() == 1


def test_other_things_of_an_older_version_are_restored(editor, item):
    item.note = "Read twice."
    item.save()
    first = item.history.earliest()

    editor.post(admin_url(item, "version", first.history_id), {"read_version": item.version})

    assert Recommendation.objects.get(pk=item.pk).note == ""


def test_errata_are_read_in_the_admin_and_not_written(editor, item):
    erratum = correct(item, "Protect human rights")

    assert editor.get(admin_url(Erratum, "changelist")).status_code == 200
    assert editor.get(admin_url(Erratum, "add")).status_code == 403
    assert editor.post(admin_url(erratum), {"reason": "Other."}).status_code == 403
    assert editor.post(admin_url(erratum, "delete"), {"post": "yes"}).status_code == 403


# A file


def uploaded(editor, **row):
    table = io.StringIO()
    writer = csv.DictWriter(table, row)
    writer.writeheader()
    writer.writerow(row)
    file = SimpleUploadedFile("items.csv", table.getvalue().encode())
    return editor.post(admin_url(Recommendation, "import"), {"table": file})


def confirmed(editor, preview):
    url = admin_url(Recommendation, "import_confirm")
    return editor.post(url, {"token": preview.context["token"]}, follow=True)


def test_a_file_says_why_in_the_column_erratum(editor, secretariat, item):
    preview = uploaded(editor, slug="rights", text_en="Protect rights", erratum="Cut off.")
    assert preview.context["outcome"].is_clean
    assert not Erratum.objects.exists()
    confirmed(editor, preview)

    erratum = Erratum.objects.get()
    assert (erratum.reason, erratum.by) == ("Cut off.", secretariat)
    assert text_of(item) == "Protect rights"


@pytest.mark.parametrize("column", [{}, {"erratum": ""}])
def test_a_row_without_a_reason_is_refused_at_its_text(editor, item, column):
    preview = uploaded(editor, slug="rights", text_en="Protect rights", **column)

    ((_number, _name, cells),) = preview.context["outcome"].wrong
    assert [name for name, _message in cells] == ["text_en"]
    confirmed(editor, preview)
    assert text_of(item) == "Protect human right"


def test_a_row_that_changes_nothing_is_skipped_whatever_its_reason(editor, item):
    preview = uploaded(editor, slug="rights", text_en="Protect human right", erratum="Cut off.")

    assert preview.context["outcome"].unchanged == 1


def test_an_unreadable_reason_is_told_at_its_column(editor, item):
    preview = uploaded(editor, slug="rights", text_en="Protect rights", erratum="x" * 2001)

    ((_number, _name, cells),) = preview.context["outcome"].wrong
    assert "erratum" in [name for name, _message in cells]


def test_a_draft_of_a_file_needs_no_reason(editor):
    framework = make_framework()
    row = {"slug": "new", "framework": framework.slug, "text_en": "New", "wording": "verbatim"}

    confirmed(editor, uploaded(editor, **row))

    assert Recommendation.objects.get().text_en == "New"


# The API


def test_a_program_reads_errata_with_their_recommendation(client, item):
    correct(item, "Protect human rights", reason="It was cut off.")

    (erratum,) = client.get("/api/v1/recommendations/rights/").json()["errata"]

    assert erratum.pop("corrected_on")
    assert erratum == {
        "field": "text_en",
        "old_text": "Protect human right",
        "new_text": "Protect human rights",
        "reason": "It was cut off.",
    }


def test_errata_are_downloaded_with_the_public_items_alone(client, item):
    correct(item, "Protect human rights")
    hidden = make_recommendation(text="Hidden", framework=make_framework())
    correct(hidden, "Hidden away")
    hidden.publication, hidden.withdrawn_because = Publication.WITHDRAWN, "Twice."
    hidden.save()

    lines = b"".join(client.get("/errata.csv")).decode()

    assert "rights,text_en,Protect human right,Protect human rights" in lines
    assert "Hidden" not in lines
