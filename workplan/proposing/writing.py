"""An agency writes a proposal: kept as it is typed, valid or not, until it is sent."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gmg_portal.lib.provenance import provenance
from workplan.models import ActivityAgency, ActivityProposal, ProposalState, WorkPlan
from workplan.reporting import writing

from . import fields


def reporting_lead(activity):
    """The agency that reports on the activity, or None."""
    links = ActivityAgency.objects.filter(activity=activity, is_reporting=True)
    link = links.select_related("agency").first()
    return link.agency if link else None


def may_propose(user, activity):
    """Whether this person writes for the agency that reports on the activity."""
    agency = reporting_lead(activity)
    return agency is not None and writing.may_write(user, agency)


@transaction.atomic
def begin(*, activity, plan, agency, typed, by):
    """A new proposal with what was typed; of a double click the second finds that of the first.

    Raises ValidationError where the agency has an open one on the activity that says other things.
    """
    WorkPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    found = open_ones(activity, plan, agency)
    texts = changed_texts(typed, fields.texts_of(activity))
    for proposal in found:
        if proposal.is_writable and fields.read(proposal.changes) == texts:
            return proposal
    if activity is not None and found:
        raise ValidationError(_("Your agency has an open proposal on this activity."), code="open")
    proposal = ActivityProposal(activity=activity, plan=plan, agency=agency)
    return store(proposal, texts, by)


def open_ones(activity, plan, agency):
    rows = ActivityProposal.objects.open().filter(activity=activity, plan=plan, agency=agency)
    return list(rows if activity else rows.filter(state=ProposalState.DRAFT))


@transaction.atomic
def write(proposal, typed, *, by, version):
    """Keep what was typed. Raises StaleRecord where somebody wrote since that version was read."""
    rows = ActivityProposal.objects.select_for_update(of=("self",), no_key=True)
    saved = rows.get(pk=proposal.pk)
    if not saved.is_writable:
        raise ValidationError(
            _("It is %(state)s: nobody writes on it now.") % {"state": saved.get_state_display()},
            code="closed",
        )
    texts = changed_texts(typed, fields.texts_of(saved.activity))
    if texts == fields.read(saved.changes):
        return saved
    saved.version = version
    return store(saved, texts, by)


def store(proposal, texts, by):
    """What was read beside it is what the activity says now."""
    activity = proposal.activity
    base = fields.texts_of(activity)
    proposal.changes = fields.written(texts)
    proposal.base = fields.written({name: base[name] for name in texts if name in base})
    proposal.base_version = activity.version if activity else None
    proposal.written_by = by
    with provenance(on_behalf_of=proposal.agency.slug):
        proposal.save()
    return proposal


def changed_texts(typed, present):
    """What differs from the activity on record, and why."""
    changed = {name: typed[name] for name in fields.FIELDS if typed.get(name, "") != present[name]}
    return {**changed, **({"why": typed["why"]} if typed.get("why") else {})}
