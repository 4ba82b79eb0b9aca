"""A report as the public sees it, or will see it once it is accepted."""

import copy
import json

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gmg_portal.lib.edtf_words import read
from workplan.columns import packed
from workplan.models import (
    ActivityStatus,
    Evidence,
    EvidenceKind,
    ProgressUpdate,
    ReportedOutput,
)

from .typing import TEXTS


def with_report(updates):
    """Annotated with what stands beside the texts of a report, for `outputs_of` and `files_of`.

    `since` is the date of the word before, for a report that nothing has changed.
    """
    before = ProgressUpdate.objects.published().filter(
        activity=OuterRef("activity"), reported_latest__lt=OuterRef("reported_latest")
    )
    outputs = ReportedOutput.objects.filter(update=OuterRef("pk"))
    return updates.annotate(
        since=Subquery(before.values("reported")[:1]),
        packed_outputs=packed(outputs, title="output__title", delivered="delivered", url="url"),
        packed_files=packed(
            public_files().filter(update=OuterRef("pk")), pk="pk", name="name", size="size"
        ),
    )


def public_files():
    return Evidence.objects.filter(kind=EvidenceKind.EVIDENCE, is_public=True)


def outputs_of(update):
    """The outputs that a report says were delivered: {"title", "delivered", "url"} of each."""
    return rows_of(update, "packed_outputs")


def files_of(update):
    """The files of a report that the public may have: {"pk", "name", "size"} of each."""
    return rows_of(update, "packed_files")


def rows_of(update, name):
    rows = getattr(update, name, "")
    if isinstance(rows, list):
        return rows
    found = [json.loads(line) for line in filter(None, (rows or "").split("\n"))]
    return sorted(found, key=lambda row: row["order"])


def as_public(update):
    """A copy of a report with what is being written in its columns; it is never saved."""
    shown = copy.copy(update)
    values = update.values
    shown.answer = values.get("answer") or shown.answer
    for name in TEXTS:
        setattr(shown, name, (values.get(name) or "").strip())
    if shown.status not in ActivityStatus.values:
        shown.status = ""
    if not update.submitted_at:
        shown.reported = timezone.localdate().isoformat()
    shown.packed_outputs = told_outputs(update, values.get("outputs") or {})
    shown.packed_files = [
        {"pk": each.pk, "name": each.name, "size": each.size}
        for each in update.evidence.all()
        if each.is_public and each.kind == EvidenceKind.EVIDENCE
    ]
    shown.since = since(update)
    shown.reporter = update.agency.acronym
    shown.is_preview = True
    return shown


def since(update):
    """The date of the word before, as `with_report` tells it once the report is accepted."""
    rows = ProgressUpdate.objects.published().filter(activity=update.activity_id)
    day = update.reported_latest if update.submitted_at else timezone.localdate()
    return rows.filter(reported_latest__lt=day).values_list("reported", flat=True).first()


def told_outputs(update, said):
    titles = {str(each.pk): each.title for each in update.activity.outputs.all()}
    return [
        {**each, "title": titles[key], "delivered": as_kept(each["delivered"])}
        for key, each in said.items()
        if key in titles and each.get("delivered")
    ]


def as_kept(text):
    """A date as it is kept; empty for what is none yet."""
    try:
        return read(text).text
    except ValidationError:
        return ""
