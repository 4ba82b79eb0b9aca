"""What a round asks one agency, with what is on record and what the agency has begun to write."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from gmg_portal.lib.edtf_forms import EdtfFormField
from gmg_portal.lib.periods import Edge
from workplan.models import Output, ProgressUpdate, UpdateState
from workplan.reporting import typing
from workplan.reporting.answering import on_public


@dataclass
class Asked:
    """One request with the open report of the agency, or None; and the outputs to tell of."""

    request: object
    report: object = None
    outputs: list = field(default_factory=list)

    @property
    def activity(self):
        return self.request.activity

    @property
    def values(self):
        return self.report.values if self.report else {}

    @property
    def mark(self):
        """Which report a line was made from, and which version of it."""
        return mark_of(self.report)

    @property
    def is_in_review(self):
        return bool(self.report) and self.report.state == UpdateState.SUBMITTED


def mark_of(report):
    return f"{report.slug}:{report.version}" if report else "-"


def asked_of(user, round_, agency):
    """Short name of the activity -> `Asked`, in the order of the requests."""
    accepted = ProgressUpdate.objects.published().filter(activity=OuterRef("activity"))
    accepted = accepted.exclude(what_changed="")
    requests = (
        on_public(round_.requests.of_agencies_of(user))
        .filter(agency=agency)
        .annotate(last_text=Subquery(accepted.values("what_changed")[:1]))
        .for_listing()
    )
    found = {each.activity_id: Asked(each) for each in requests}
    reports = ProgressUpdate.objects.reports().open().filter(agency=agency, activity__in=found)
    for report in reports.prefetch_related("reported_outputs"):
        found[report.activity_id].report = report
    for output in Output.objects.filter(activity__in=found):
        found[output.activity_id].outputs.append(output)
    return {each.activity.slug: each for each in found.values()}


def values_of_version(row):
    """What a row of the history of a report said: {field: text}."""
    if row.typed:
        return typing.read(row.typed)
    if row.submitted_at is None:
        return {}
    return {name: getattr(row, name) for name in ("answer", *typing.TEXTS)}


# Outputs, a line each: title | date | link

_date = EdtfFormField(edge=Edge.DAY, required=False)


def output_lines(outputs, said):
    """All outputs of the activity; after the title the date and the link of those delivered."""
    lines = []
    for output in outputs:
        told = said.get(str(output.pk)) or {}
        parts = [output.title.replace("|", "/"), told.get("delivered", ""), told.get("url", "")]
        lines.append(" | ".join(parts).rstrip(" |") if told else f"{parts[0]} |")
    return "\n".join(lines)


def clean_date(text):
    """A date as people write it, as EDTF. Raises ValidationError."""
    return _date.clean(text)
