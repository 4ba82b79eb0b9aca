"""An agency says something in public to what was accepted or waived; the secretariat answers."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from gmg_portal.lib.fields import in_language
from gmg_portal.lib.provenance import provenance
from workplan.columns import packed
from workplan.models import ProgressUpdate, PublicNote, ReportRequest


def with_notes(rows):
    """Accepted reports, or waived requests, annotated with their notes for `notes_of`."""
    name = "update" if rows.model is ProgressUpdate else "report_request"
    notes = PublicNote.objects.filter(**{name: OuterRef("pk")}, withdrawn_at=None)
    if name == "report_request":
        notes = notes.exclude(report_request__waived_because="")
    columns = {
        "pk": "pk",
        "agency": in_language("agency__acronym"),
        "text": "text",
        "language": "language",
        "day": TruncDate("at"),
        "reply": "reply",
        "replied": TruncDate("replied_at"),
    }
    return rows.annotate(packed_notes=packed(notes, **columns))


def notes_of(row):
    """The public notes on a report or a request: dicts with the columns of `with_notes`."""
    lines = filter(None, (getattr(row, "packed_notes", "") or "").split("\n"))
    return sorted(map(json.loads, lines), key=lambda note: note["order"])


def reports_to_note(agency):
    """What was accepted of the agency, and the public reads; the newest first."""
    rows = ProgressUpdate.objects.published().reports().accepted().filter(agency=agency)
    return rows.select_related("activity", "agency").order_by("-accepted_at", "-pk")


def requests_to_note(agency, user):
    """Requests to the agency that were waived in rounds that it may see; the newest first."""
    rows = ReportRequest.objects.visible_to(user).exclude(waived_because="").filter(agency=agency)
    return rows.select_related("activity", "agency", "round").order_by("-pk")


@transaction.atomic
def note(about, text, *, by, agency, language):
    """A public note on a report or a request; of two clicks the second adds nothing.

    Raises ValidationError where it was not accepted, not waived, or is another agency's.
    """
    # Of two at once the second finds the note of the first.
    about = type(about).objects.select_for_update(of=("self",), no_key=True).get(pk=about.pk)
    refuse_unless_notable(about, agency)
    name = "update" if isinstance(about, ProgressUpdate) else "report_request"
    new = PublicNote(agency=agency, text=text, language=language, by=by, **{name: about})
    new.clean_fields(
        exclude=["by", "update", "report_request", "replied_by", "replied_at", "withdrawn_at"]
    )
    last = about.notes.filter(agency=agency, withdrawn_at=None).last()
    if last and (last.text, last.language) == (new.text, new.language):
        return last
    with provenance(on_behalf_of=agency.slug):
        new.save()
    return new


def refuse_unless_notable(about, agency):
    is_report = isinstance(about, ProgressUpdate)
    is_decided = about.accepted_at and about.is_published if is_report else about.is_waived
    if about.agency_id != agency.pk or not is_decided:
        raise ValidationError(
            _("A note is put beside what was accepted, or what was waived."), code="undecided"
        )


@transaction.atomic
def take_back(note, *, version):
    """It is no longer public; it stays on record with what was answered."""
    saved = PublicNote.objects.select_for_update(of=("self",), no_key=True).get(pk=note.pk)
    if saved.withdrawn_at is not None:
        return saved
    saved.version = version
    saved.withdrawn_at = timezone.now()
    with provenance(on_behalf_of=saved.agency.slug):
        saved.save()
    return saved
