"""What happened to an activity, by the world's dates, as the record tells it."""

import json
from datetime import date

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.history import dated, event
from gmg_portal.lib.aggregates import Day
from gmg_portal.lib.periods import OPEN
from gmg_portal.lib.separators import listed
from gmg_portal.lib.templatetags.portal import english

from .columns import packed
from .models import Activity, AgencyRole, PlanEvent, PlanState, UpdateOrigin
from .status import WORDS

#: What an agency did from a day on, and until a day: alone, with other leads, or by contributing.
BEGAN = {
    "lead": gettext_lazy("%(agency)s led from then on"),
    "co-lead": gettext_lazy("%(agency)s co-led from then on"),
    "contributor": gettext_lazy("%(agency)s contributed from then on"),
}
ENDED = {
    "lead": gettext_lazy("%(agency)s led until then"),
    "co-lead": gettext_lazy("%(agency)s co-led until then"),
    "contributor": gettext_lazy("%(agency)s contributed until then"),
}
STEPS = {
    ("", PlanState.ADOPTED): gettext_lazy("The plan was adopted"),
    (PlanState.DRAFT, PlanState.ADOPTED): gettext_lazy("The plan was adopted"),
    (PlanState.ADOPTED, PlanState.CLOSED): gettext_lazy("The plan was closed"),
    (PlanState.CLOSED, PlanState.ADOPTED): gettext_lazy("The plan was opened again"),
}


def chronicle(activity, updates, kin, day=None):
    """Events as the component `_dated_list.html` shows them, oldest first, undated ones last.

    The activity is one of `with_steps`; `updates` are those that the reader may see, with their
    `reporter`, and `kin` is what it was carried on from and as. Of a `day` what had certainly
    happened by then.
    """
    events = [
        *steps_of_the_plan(activity),
        *handovers(activity, kin),
        *edges(activity),
        *parts(activity),
        *outputs(activity),
        *said(activity, updates),
    ]
    if day:
        events = [each for each in events if each["days"][1] <= day]
    return sorted(events, key=lambda each: each["days"])


def with_steps(activities):
    """Annotated with `plan_steps`: what was decided about their plan on which day."""
    steps = PlanEvent.objects.filter(plan=OuterRef("plan")).exclude(decided_on=None)
    columns = {"before": "from_state", "after": "to_state", "why": "comment"}
    return activities.annotate(plan_steps=packed(steps, day=Day("decided_on"), **columns))


def steps_of_the_plan(activity):
    """When the plan was adopted, closed, opened again, as far as the days are on record."""
    steps = [json.loads(line) for line in filter(None, (activity.plan_steps or "").split("\n"))]
    for step in sorted(steps, key=lambda step: step["order"]):
        title, day = STEPS.get((step["before"], step["after"])), date.fromisoformat(step["day"])
        if title:
            url = activity.plan.get_absolute_url()
            yield event((step["day"], day, day), title, url=url, note=step["why"])


def kin_of(activity, user):
    """What it was carried on from, and what carries it on, with `is_earlier`; one query."""
    wanted = Q(carried_from=activity)
    if activity.carried_from_id:
        wanted |= Q(pk=activity.carried_from_id)
    rows = Activity.objects.visible_to(user).filter(wanted)
    kin = list(rows.order_by("starts_latest", "pk"))
    for each in kin:
        each.is_earlier = each.pk == activity.carried_from_id
    return kin


def handovers(activity, kin):
    for other in kin:
        when = dated(activity if other.is_earlier else other, "starts")
        title = _("Carried on from") if other.is_earlier else _("Carried on as")
        yield event(when, title, url=other.get_absolute_url(), note=english(other.title))


def edges(activity):
    """When it began and ended, or is to."""
    today = timezone.localdate()
    if activity.starts:
        is_to_come = (activity.starts_earliest or date.min) > today
        title = _("Is to begin") if is_to_come else _("Began")
        whole = [link.agency.acronym for link in activity.leads if not link.starts]
        note = _("Led by %(names)s") % {"names": listed(whole)} if whole else ""
        yield event(dated(activity, "starts"), title, note=note)
    if activity.ends and activity.ends != OPEN:
        is_to_come = (activity.ends_latest or date.min) >= today
        yield event(dated(activity, "ends"), _("Is to end") if is_to_come else _("Ended"))


def parts(activity):
    """From when and until when an agency took part, where that is not the whole time."""
    are_several = len(activity.leads) > 1
    for link in activity.agency_links.all():
        role = "co-lead" if link.role == AgencyRole.LEAD and are_several else str(link.role)
        words, url = {"agency": link.agency.acronym}, link.agency.get_absolute_url()
        if link.starts:
            yield event(dated(link, "starts"), BEGAN[role] % words, url=url)
        if link.ends and link.ends != OPEN:
            yield event(dated(link, "ends"), ENDED[role] % words, url=url)


def outputs(activity):
    for output in activity.outputs.all():
        if output.delivered:
            document = output.document
            url = document.get_absolute_url() if document and document.is_published else ""
            when, note = dated(output, "delivered"), english(output.title)
            yield event(when, _("Output delivered"), url=url, note=note)


def said(activity, updates):
    """What agencies reported of it and what was read in public documents, where a status was."""
    known = set()
    for update in updates:
        if not update.status:
            continue
        known.add((update.reported_latest, update.status))
        status = {"status": WORDS[update.status]}
        if update.origin == UpdateOrigin.AGENCY_REPORT:
            title = _("%(agency)s reported: %(status)s") % {**status, "agency": update.reporter}
        else:
            title = _("On record: %(status)s") % status
        yield event(dated(update, "reported"), title, url=f"#update-{update.slug}")
    status = activity.last_known_status or activity.status
    if activity.status_as_of and (activity.status_as_of_latest, status) not in known:
        title = _("Last known: %(status)s") % {"status": WORDS[status]}
        yield event(dated(activity, "status_as_of"), title)
