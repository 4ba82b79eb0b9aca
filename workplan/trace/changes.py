"""What one write changed: before and after, field by field."""

from dataclasses import dataclass

from django.db.models import Q

from gmg_portal.lib.conflicts import between
from gmg_portal.lib.snapshots import Words, snapshots_of, told_fields
from workplan.models import ActivityProposal, Evidence
from workplan.models.conversation import sent_to
from workplan.models.proposals import ProposalState

from .entries import ADDED, theirs, traced


@dataclass(frozen=True)
class Change:
    """`differences` of the fields that changed; `said` is what was written, of what was added.

    `reason` says how it came about, where that is told in words.
    """

    row: object
    title: str
    differences: list
    said: str = ""
    reason: str = ""


def change_of(label, entry, agencies=None, reader=None):
    """The change of an entry, None where there is none, or none that these agencies may read.

    `reader` is of the secretariat: a proposal or the name of a file that an agency has not sent
    is not hers.
    """
    model = traced().get(label)
    if model is None:
        return None
    limits = Q() if agencies is None else theirs(label, model, agencies)
    if reader and model is Evidence:
        limits = sent_to(reader)
    if model in ADDED:
        row = model.objects.filter(limits, pk=entry).first()
        return row and Change(row, str(row.update), [], getattr(row, "text", ""))
    rows = model.history.model.objects.select_related("history_user")
    row = rows.filter(limits, history_id=entry).first()
    if row is None:
        return None
    reason = row.history_change_reason or ""
    if reader and model is ActivityProposal and is_unsent(row):
        return Change(row, title_of(row), [], reason=reason)
    return Change(row, title_of(row), differences(model, rows, row), reason=reason)


def is_unsent(proposal):
    """The agency was still writing it at that moment: that it did is told, and nothing of it."""
    return proposal.state == ProposalState.DRAFT or proposal.submitted_at is None


def title_of(row):
    """What the record is called today, or else by its key: what it names may be no more."""
    model = row.instance_type
    record = model._base_manager.filter(pk=getattr(row, model._meta.pk.attname)).first()
    return str(record or getattr(row, model._meta.pk.attname))


def differences(model, rows, row):
    """From the version before to this one; of a new record from nothing."""
    name = model._meta.pk.attname
    same = rows.filter(**{name: getattr(row, name)}, history_id__lt=row.history_id)
    before = same.order_by("-history_id").first()
    states = snapshots_of([row, before] if before else [row])
    now = states[0]
    nothing = {field.name: [] if field.many_to_many else None for field in told_fields(model)}
    then = states[1] if before else nothing
    if row.history_type == "-":
        then, now = now, nothing
    found = between(Words(model, [then, now]), then, now)
    return [each for each in found if each.before or each.saved]
