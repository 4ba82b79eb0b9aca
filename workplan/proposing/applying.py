"""What follows when a proposal is sent or decided on, and what may never follow."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from agencies.models import FocalPoint, Publication
from gmg_portal.lib.notices import tell
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import StaleRecord
from workplan.models import choices
from workplan.planfile.slugs import Slugs

from . import fields


@dataclass(frozen=True)
class Taking:
    """What of a proposal is taken over: names of fields, None for all that meet no conflict.

    `seen` is the version of the activity that was read beside it, None where nobody read it.
    """

    names: frozenset | None = None
    is_published: bool = False
    seen: int | None = None


def settle(proposal, event):
    """It is sent: what was typed must be an activity that the plan may hold."""
    refuse_what_is_over(proposal)
    texts = proposal.texts
    if not texts:
        raise ValidationError(_("Nothing is changed yet: there is nothing to send."), code="empty")
    proposal.why = proposal.typed.get("why", "").strip()
    proposal.clean_fields(exclude=["activity", "plan", "agency"])
    if not proposal.why:
        raise ValidationError({"why": _("Say why.")})
    with_texts(proposal, activity_of(proposal), texts)
    proposal.written_by = event.by or proposal.written_by


def refuse_what_is_over(proposal):
    """A plan that is closed gets no new activity; what was withdrawn is changed no more."""
    activity = proposal.activity
    if activity is None and proposal.plan.state == "closed":
        raise ValidationError(_("This plan is closed: nothing is added to it."), code="closed")
    gone = (activity or proposal.plan).publication == Publication.WITHDRAWN
    if gone:
        raise ValidationError(_("This was withdrawn."), code="withdrawn")


def activity_of(proposal):
    """The activity as it is now, locked; a new one where the proposal adds it."""
    model = proposal._meta.get_field("activity").related_model
    if proposal.activity_id:
        rows = model.objects.select_for_update(of=("self",), no_key=True).select_related("plan")
        return rows.get(pk=proposal.activity_id)
    slug = Slugs(model).take(
        proposal.texts.get("title", ""), f"{proposal.plan.slug} {proposal.agency.slug}"
    )
    return model(
        plan=proposal.plan,
        slug=slug,
        status=choices.ActivityStatus.PLANNED,
        publication=Publication.DRAFT,
    )


def with_texts(proposal, activity, texts):
    """The activity with these texts, checked by its own rules; it is not saved."""
    fields.put(activity, texts)
    fields.places_of(texts.get("places", ""))
    activity.full_clean()
    return activity


def refuse_own(proposal, event):
    """Nobody accepts what she proposed herself."""
    if event.by_id is None:
        raise PermissionDenied
    writers = set(proposal.history.values_list("written_by", flat=True))
    senders = proposal.events.filter(to_state="submitted").values_list("by", flat=True)
    if event.by_id in writers.union(senders):
        raise ValidationError(
            _("You proposed this yourself: somebody else of the secretariat accepts it."),
            code="own",
        )


def apply(proposal, event):
    """The activity changes, or begins to be, on behalf of the agency."""
    refuse_own(proposal, event)
    refuse_what_is_over(proposal)
    taking = event.taking or Taking()
    activity = activity_of(proposal)
    refuse_unseen(activity, taking.seen)
    names = names_to_take(proposal, activity, taking)
    texts = {name: proposal.texts[name] for name in names}
    with_texts(proposal, activity, texts)
    if not proposal.activity_id:
        publish_if_asked(proposal, activity, taking)
    with provenance(on_behalf_of=proposal.agency.slug):
        activity._change_reason = _("Proposed by %(agency)s.") % {"agency": proposal.agency}
        activity.save()
        if "places" in texts:
            fields.put_places(activity, texts["places"])
        if not proposal.activity_id:
            activity.agency_links.model(
                activity=activity,
                agency=proposal.agency,
                role=choices.AgencyRole.LEAD,
                is_reporting=True,
            ).save()
            proposal.became = activity
    note_what_was_left(proposal, event, names)


def refuse_unseen(activity, seen):
    """Raise StaleRecord where somebody edited the activity since that version was read."""
    if seen is not None and activity.pk and activity.version != seen:
        raise StaleRecord(activity)


def names_to_take(proposal, activity, taking):
    """The fields that are taken over; of a new activity all. What is in conflict must be named."""
    offered = set(proposal.texts)
    if not proposal.activity_id:
        return offered
    if taking.names is None and proposal.conflicts(fields.texts_of(activity)):
        raise ValidationError(
            _("The activity has changed since: choose which fields are taken over."),
            code="conflict",
        )
    names = offered if taking.names is None else offered & taking.names
    if not names:
        raise ValidationError(_("Tick what is taken over, or refuse the proposal."), code="empty")
    return names


def publish_if_asked(proposal, activity, taking):
    if not taking.is_published:
        return
    if proposal.plan.state != "adopted":
        raise ValidationError(
            _("Only what is added to an adopted plan is published at once."), code="unadopted"
        )
    activity.publication = Publication.PUBLISHED


def note_what_was_left(proposal, event, names):
    """The agency is told which of its changes were not taken over."""
    left = [name for name in fields.FIELDS if name in proposal.texts and name not in names]
    if not left:
        return
    model = proposal._meta.get_field("activity").related_model
    labels = ", ".join(str(model._meta.get_field(name).verbose_name) for name in left)
    said = _("Not taken over: %(fields)s.") % {"fields": labels}
    event.comment = "\n".join(filter(None, [event.comment, said]))


def tell_agency(proposal, state, event):
    """Those who write for the agency find it in their next digest."""
    points = FocalPoint.objects.current().writers().filter(agency=proposal.agency_id)
    words = {"decision": proposal.word_of(state), "comment": event.comment}
    for point in points.select_related("user"):
        if point.address:
            tell(point.address, "proposal_decided", proposal, due=f"v{proposal.version}", **words)
