"""What an agency says in public to what was accepted or waived, and the one answer."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from agencies.models import Agency
from tests.admin_pages import admin_url, open_form, send
from tests.factories import make_activity, make_report, make_request, make_reviewer
from workplan.models import PublicNote
from workplan.reporting import noting

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(iom_focal_point):
    return Agency.objects.get(slug="iom")


@pytest.fixture
def report(iom):
    activity = make_activity(leads=[iom], title="Joint training")
    return make_report(make_request(iom, activity=activity), "accepted")


@pytest.fixture
def waived(iom):
    request = make_request(iom)
    request.waive(because="It ended long ago.")
    request.refresh_from_db()
    return request


def add(client, about, text="We hold a third course.", language="en"):
    kind, key = ("reports", about.slug) if hasattr(about, "slug") else ("requests", about.pk)
    return client.post(
        f"/workspace/notes/{kind}/{key}/", {"text": text, "language": language, "version": 1}
    )


def text_of(response):
    return " ".join(response.content.decode().split())


def public_page(client, report):
    client.logout()
    return text_of(client.get(report.activity.get_absolute_url()))


def test_a_note_is_public_at_once_and_taken_back(client, report, iom_focal_point):
    client.force_login(iom_focal_point)
    assert client.get(f"/workspace/notes/reports/{report.slug}/").status_code == 200
    for _click in range(2):
        assert add(client, report, "Nous tenons un cours.", "fr").status_code == 302
    note = PublicNote.objects.get()

    page = public_page(client, report)
    client.force_login(iom_focal_point)
    client.post(f"/workspace/notes/{note.pk}/withdraw/", {"version": note.version})

    assert '<div lang="fr" dir="ltr"><p>Nous tenons un cours.</p></div>' in page
    assert "Nous tenons" not in public_page(client, report)


def test_a_note_names_the_agency_as_the_page_does(client, report, iom, iom_focal_point):
    noting.note(report, "A third.", by=iom_focal_point, agency=iom, language="en")
    Agency.objects.filter(pk=iom.pk).update(acronym_fr="OIM")

    with translation.override("fr"):
        [said] = noting.notes_of(noting.with_notes(type(report).objects.all()).get())

    assert said["agency"] == "OIM"


def test_each_paragraph_of_a_note_and_its_answer_is_in_its_language(
    client, report, iom, iom_focal_point, secretariat
):
    note = noting.note(report, "نعم.\n\nلا.", by=iom_focal_point, agency=iom, language="ar")
    PublicNote.objects.filter(pk=note.pk).update(
        reply="Thank you.\n\nGood.", replied_by=secretariat, replied_at=timezone.now()
    )
    paragraphs = '<div lang="ar" dir="rtl"><p>نعم.</p> <p>لا.</p></div>'

    client.force_login(iom_focal_point)
    assert paragraphs in text_of(client.get("/workspace/notes/"))
    client.logout()
    page = text_of(client.get(f"/fr{report.activity.get_absolute_url()}"))

    assert paragraphs in page
    assert '<div lang="en" dir="ltr"><p>Thank you.</p> <p>Good.</p></div>' in page


def test_a_note_may_be_in_another_language(client, report, iom_focal_point):
    client.force_login(iom_focal_point)
    sent = {"text": "Sim.", "language": "other", "language_other": "pt", "version": 1}

    assert client.post(f"/workspace/notes/reports/{report.slug}/", sent).status_code == 302

    assert PublicNote.objects.get().language == "pt"


def test_what_was_waived_is_noted_on(client, waived, iom_focal_point, visitor):
    client.force_login(iom_focal_point)
    assert str(waived.activity) in text_of(client.get("/workspace/notes/"))
    add(client, waived)

    assert PublicNote.objects.visible_to(visitor).get().report_request == waived
    assert "<p>We hold a third course.</p>" in text_of(client.get(waived.round.get_absolute_url()))
    waived.take_waiver_back()
    assert not PublicNote.objects.visible_to(visitor).exists()


def test_other_agencies_and_drafts_are_not_noted_on(
    client, report, waived, iom, iom_focal_point, ilo_focal_point
):
    draft = make_report(make_request(iom), "submitted")
    client.force_login(iom_focal_point)
    assert add(client, draft).status_code == 404
    note = noting.note(report, "Ours.", by=iom_focal_point, agency=iom, language="en")

    client.force_login(ilo_focal_point)

    assert add(client, report).status_code == 404
    assert add(client, waived).status_code == 404
    taken = client.post(f"/workspace/notes/{note.pk}/withdraw/", {"version": 1})
    assert taken.status_code == 404
    assert "Ours." not in text_of(client.get("/workspace/notes/"))


def test_a_drafter_publishes_no_note(client, report, iom_focal_point):
    iom_focal_point.focal_points.update(role="drafter")
    client.force_login(iom_focal_point)

    assert add(client, report).status_code == 404


def test_an_empty_or_long_note_is_refused_with_its_text(client, report, iom_focal_point):
    client.force_login(iom_focal_point)

    assert add(client, report, " ").status_code == 400
    long = add(client, report, "x" * 2001)

    assert long.status_code == 400
    assert "x" * 2001 in text_of(long)
    assert not PublicNote.objects.exists()


def test_the_secretariat_answers_once_and_changes_nothing(
    client, report, iom, iom_focal_point, secretariat
):
    note = noting.note(report, "Ours.", by=iom_focal_point, agency=iom, language="en")
    client.force_login(secretariat)
    url, fields = open_form(client, note)

    send(client, url, fields, reply="Thank you.", text="Theirs.", withdrawn_at="2026-01-01")

    note.refresh_from_db()
    assert (note.text, note.reply, note.replied_by) == ("Ours.", "Thank you.", secretariat)
    assert note.withdrawn_at is None
    assert client.post(url, {"reply": "Once more."}).status_code == 403
    first = note.history.order_by("history_id").first()
    assert client.post(admin_url(note, "version", first.history_id)).status_code == 403
    assert client.post(admin_url(note, "delete")).status_code == 403
    assert "Thank you." in public_page(client, report)


def test_the_model_changes_no_word_of_it(report, iom, iom_focal_point):
    note = noting.note(report, "Ours.", by=iom_focal_point, agency=iom, language="en")
    note.text = "Theirs."

    with pytest.raises(ValidationError):
        note.save()


def test_a_note_goes_with_the_report_that_is_withdrawn(client, report, iom, iom_focal_point):
    noting.note(report, "Ours.", by=iom_focal_point, agency=iom, language="en")

    report.withdraw(by=make_reviewer(), comment="Of another activity.")

    page = public_page(client, report)
    assert "Ours." not in page
    assert "Of another activity." in page
