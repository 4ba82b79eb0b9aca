"""The next plan: a draft that takes over objectives and activities, each with a link back."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from agencies.models import Confidence, Publication, free_slug
from gmg_portal.lib.periods import OPEN
from gmg_portal.lib.versions import one_history_row
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    ActivityStatus,
    Objective,
    PlanState,
    WorkPlan,
)

#: More than an editor can look through before confirming.
MOST_ACTIVITIES = 200

#: What is over is chosen by hand, or not at all.
OVER = (ActivityStatus.COMPLETED, ActivityStatus.CANCELLED)

#: What an activity says of itself in the next plan too; dates, status and code are its own.
KEPT = (
    "title",
    "description",
    "kind",
    "kind_as_published",
    "scope",
    "scope_note",
    "body_id",
    "partners",
)


POINTERS = {"slug", "plan", "objective", "body", "carried_from"}


@dataclass
class Carried:
    """What came of it: the plan, what was taken over now, and what it had already."""

    plan: WorkPlan
    activities: list = field(default_factory=list)
    objectives: list = field(default_factory=list)
    had: list = field(default_factory=list)


def activities_of(plan):
    """What a plan may hand on, in its order."""
    return plan.activities.exclude(publication=Publication.WITHDRAWN).order_by("code", "pk")


def drafts_after(plan):
    """Draft plans that can take over from this one."""
    drafts = WorkPlan.objects.filter(state=PlanState.DRAFT)
    return drafts.exclude(publication=Publication.WITHDRAWN).exclude(pk=plan.pk)


@transaction.atomic
def start_next(plan, *, title, starts, ends, activities, with_objectives, reason=""):
    """A draft plan of the same body that supersedes this one, with what it takes over.

    Sent twice, it is one plan. Raises ValidationError, and then nothing was made.
    """
    WorkPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    following = drafts_after(plan).filter(supersedes=plan, title_en=title).first()
    if following is None:
        following = WorkPlan(
            slug=slug_from(title),
            body_id=plan.body_id,
            title_en=title,
            starts=starts,
            ends=ends,
            supersedes=plan,
            publication=Publication.DRAFT,
        )
        following.full_clean()
        following._change_reason = reason
        following.save()
    return carry_on(plan, following, activities, with_objectives, reason)


def slug_from(title):
    """A short name that no plan has."""
    return free_slug(WorkPlan, WorkPlan(slug=slugify(title)[:100] or "plan"))


@transaction.atomic
def carry_on(plan, following, activities, with_objectives=False, reason=""):
    """Take activities of a plan over into a draft one, each once. Raises ValidationError."""
    rows = WorkPlan.objects.select_for_update(of=("self",), no_key=True)
    following = rows.get(pk=following.pk)
    refuse_into(plan, following)
    carried = Carried(following)
    objectives = carry_objectives(plan, following, carried, with_objectives)
    had = set(
        following.activities.exclude(carried_from=None).values_list("carried_from", flat=True)
    )
    for activity in with_what_belongs_to_it(plan, activities):
        if activity.pk in had:
            carried.had.append(activity)
        else:
            carried.activities.append(carry(activity, following, objectives, reason))
    return carried


def refuse_into(plan, following):
    if following.pk == plan.pk:
        raise ValidationError(_("A plan does not take over from itself."))
    if following.state != PlanState.DRAFT or following.publication == Publication.WITHDRAWN:
        text = _("“%(plan)s” is no draft any more: activities are taken over into drafts alone.")
        raise ValidationError(text % {"plan": following})


def with_what_belongs_to_it(plan, activities):
    """Those of the plan, as they are now, in few queries."""
    keys = [activity.pk for activity in activities]
    return (
        activities_of(plan)
        .filter(pk__in=keys)
        .select_related("objective")
        .prefetch_related("themes", "agency_links", "place_links", "recommendation_links")
    )


def carry_objectives(plan, following, carried, copies):
    """Code of an objective -> that of the following plan, which takes over what it lacks."""
    known = {each.code: each for each in following.objectives.all()}
    for objective in plan.objectives.all() if copies else ():
        if objective.code not in known:
            copy = Objective(
                plan=following,
                code=objective.code,
                text=objective.text,
                wording=objective.wording,
            )
            copy.full_clean()
            copy.save()
            known[copy.code] = copy
            carried.objectives.append(copy)
    same = {each.code: each.text for each in plan.objectives.all()}
    return {code: each for code, each in known.items() if same.get(code) == each.text}


def carry(activity, plan, objectives, reason):
    """One activity as a draft of the plan, with all that belongs to it; one row of history."""
    carried = Activity(
        slug=free_slug(Activity, activity),
        plan=plan,
        objective=objectives.get(activity.objective and activity.objective.code),
        carried_from=activity,
        status=status_of(activity),
        publication=Publication.DRAFT,
        confidence=Confidence.ATTESTED,
        **dict(zip(("starts", "ends"), period_in(activity, plan), strict=True)),
        **{name: getattr(activity, name) for name in KEPT},
    )
    # What it was copied from has kept the rules, and its short name was looked for just now.
    carried.full_clean(exclude=POINTERS, validate_constraints=False)
    carried._change_reason = reason
    with one_history_row(carried):
        carried.save()
        carried.themes.set(activity.themes.all())
    for link in links_of(activity, carried):
        link._change_reason = reason
        link.save()
    return carried


def status_of(activity):
    """What is under way stays so; everything else is planned anew."""
    ongoing = activity.status == ActivityStatus.ONGOING
    return ActivityStatus.ONGOING if ongoing else ActivityStatus.PLANNED


def period_in(activity, plan):
    """The years of the plan; an end of the activity that certainly falls in them is kept."""
    ends = activity.ends_earliest, activity.ends_latest
    known = None not in (*ends, plan.starts_latest, plan.ends_earliest)
    if known and activity.ends != OPEN and plan.starts_latest <= ends[0]:
        return plan.starts, activity.ends if ends[1] <= plan.ends_earliest else plan.ends
    return plan.starts, plan.ends


def links_of(activity, carried):
    """Agencies that had not left it, places and recommendations, not saved yet."""
    for link in activity.agency_links.all():
        if not has_left(link, activity):
            yield ActivityAgency(
                activity=carried,
                agency_id=link.agency_id,
                role=link.role,
                is_reporting=link.is_reporting,
            )
    for link in activity.place_links.all():
        yield ActivityPlace(
            activity=carried, place_id=link.place_id, as_published=link.as_published
        )
    for link in activity.recommendation_links.all():
        yield ActivityRecommendation(
            activity=carried,
            recommendation_id=link.recommendation_id,
            confidence=link.confidence,
        )


def has_left(link, activity):
    """Whether an agency's part certainly ended before the activity did."""
    left, ended = link.ends_latest, activity.ends_earliest
    return bool(left and ended and left < ended)
