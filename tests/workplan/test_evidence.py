"""Files that support a report: given by the agency, and to nobody who may not have them."""

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from agencies.models import Agency
from gmg_portal.lib import uploads
from tests.factories import make_agency, make_report, make_request
from tests.reports import PDF, TYPED, a_file, url_of, write
from workplan.models import Evidence, ProgressUpdate
from workplan.reporting import evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return make_request(Agency.objects.get(slug="iom"))


@pytest.fixture
def attached(client, asked):
    write(client, asked.activity, **TYPED, file=a_file(), is_public="on")
    return Evidence.objects.get()


def address(evidence):
    return f"/evidence/{evidence.pk}/{evidence.name}"


def browsers(*users):
    for user in users:
        client = Client()
        if not user.is_anonymous:
            client.force_login(user)
        yield client


def statuses(evidence, *users):
    return [each.get(address(evidence)).status_code for each in browsers(*users)]


def test_a_file_is_kept_with_the_draft_once(client, asked, attached):
    write(client, asked.activity, update=attached.update, **TYPED, file=a_file("again.pdf"))

    kept = Evidence.objects.get()
    assert (kept.name, kept.media_type, kept.size) == ("minutes.pdf", "application/pdf", len(PDF))
    assert kept.file.name == f"evidence/{kept.sha256[:2]}/{kept.sha256}-{kept.nonce}"
    assert kept.history.get().on_behalf_of == "iom"


def test_it_is_saved_by_a_browser_and_never_shown(client, attached):
    answer = client.get(address(attached))

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "private" in answer["Cache-Control"]
    assert client.get(f"/evidence/{attached.pk}/other").url == address(attached)
    assert client.post(address(attached)).status_code == 405


def test_its_name_leads_nowhere(client, asked):
    sent = encode_multipart(BOUNDARY, {"language": "en", "do": "save", **TYPED, "file": a_file()})
    sent = sent.replace(b'filename="minutes.pdf"', b'filename="../../x.pdf"')
    assert b"../../x.pdf" in sent

    client.generic("POST", url_of(asked.activity), sent, MULTIPART_CONTENT)

    kept = Evidence.objects.get()
    assert (kept.name, kept.file.name.count("x.pdf"), ".." in kept.file.name) == ("x.pdf", 0, False)
    answer = client.get(address(kept))
    assert answer["Content-Disposition"] == 'attachment; filename="x.pdf"'
    assert b"".join(answer.streaming_content) == PDF


def test_others_have_it_once_it_is_accepted(
    client, asked, attached, iom_focal_point, ilo_focal_point, secretariat, visitor
):
    everybody = (iom_focal_point, ilo_focal_point, secretariat, visitor)
    assert statuses(attached, *everybody) == [200, 404, 404, 404]
    update = attached.update
    update.submit(by=iom_focal_point, on_behalf_of=asked.agency)
    assert statuses(attached, *everybody) == [200, 404, 200, 404]
    update.accept(by=secretariat)
    assert statuses(attached, *everybody) == [200, 200, 200, 200]

    Evidence.objects.filter(pk=attached.pk).update(is_public=False)
    assert statuses(attached, *everybody) == [200, 404, 200, 404]
    page = Client().get(asked.activity.get_absolute_url()).content.decode()
    assert "minutes.pdf" not in page


def test_a_file_that_is_refused_takes_no_text_with_it(client, asked):
    page = write(client, asked.activity, "submit", **TYPED, file=a_file("a.pdf", b"<svg/>"))

    assert page.status_code == 400
    assert '<a href="#id_file"' in page.content.decode()
    assert ProgressUpdate.objects.get().values["what_changed"] == "The network met."
    assert Evidence.objects.count() == 0


def test_a_file_that_is_too_large_takes_no_text_with_it(client, asked, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)

    page = write(client, asked.activity, **TYPED, file=a_file(content=PDF + b"x" * 5000))

    assert (page.status_code, "is larger than" in page.content.decode()) == (400, True)
    assert ProgressUpdate.objects.get().values["what_changed"] == "The network met."


def test_a_file_is_kept_though_the_texts_clash(client, asked):
    draft = make_report(asked, **TYPED)
    write(client, asked.activity, update=draft, what_changed="Saved first")

    page = write(client, asked.activity, update=draft, what_changed="Mine", file=a_file())

    assert (page.status_code, Evidence.objects.count()) == (409, 1)


def test_nobody_takes_the_file_of_another_agency_away(client, asked, attached):
    other = make_report(make_request(make_agency()))
    theirs = evidence.attach(other, uploads.checked(a_file("theirs.pdf")), by=None)

    write(client, asked.activity, f"remove:{theirs.pk}", attached.update, **TYPED)

    assert set(Evidence.objects.all()) == {attached, theirs}
    assert Evidence.history.filter(history_type="-").count() == 0


def test_she_takes_a_file_away_as_long_as_she_writes(client, asked, attached):
    update, file = attached.update, attached.file

    write(client, asked.activity, f"remove:{attached.pk}", update, **TYPED)

    assert Evidence.objects.count() == 0
    assert Evidence.history.filter(id=attached.pk, history_type="-").exists()
    assert file.storage.exists(file.name)  # until the test, which is one transaction, is over
    assert client.get(address(attached)).status_code == 404


def test_no_file_is_added_or_taken_away_once_it_was_sent(client, asked, attached):
    write(client, asked.activity, "submit", attached.update, **TYPED)

    page = write(client, asked.activity, f"remove:{attached.pk}", attached.update, **TYPED)

    assert page.status_code == 302
    assert Evidence.objects.count() == 1
    write(client, asked.activity, update=attached.update, file=a_file("b.pdf", PDF + b"b"))
    assert Evidence.objects.count() == 1


def test_the_page_of_the_other_agency_names_no_file(attached, ilo_focal_point):
    client = next(browsers(ilo_focal_point))
    assert client.get(url_of(attached.update.activity)).status_code == 404
