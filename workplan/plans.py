"""Work plans: which one is the current one, what stands around it, its activities by body."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone

from agencies.models import Body
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import on_q

from .day_filters import was_closed
from .filter_kinds import NONE
from .models import Objective, PlanEvent, PlanState, WorkPlan
from .status import Progress, activities_url


def current_plan(plans, day):
    """The adopted plan that was certainly under way on a day, else the newest begun before it.

    Of these one whose objectives are on record comes first: others are names of ours for what was
    done between two plans.
    """
    is_running = Case(When(on_q(day), state=PlanState.ADOPTED, then=1), default=0)
    is_known = Exists(Objective.objects.filter(plan=OuterRef("pk")))
    begun = plans.filter(Q(starts_latest__lte=day) | Q(starts_latest=None))
    return (
        begun.alias(is_running=is_running, is_known=is_known)
        .order_by("-is_running", "-is_known", F("ends_latest").desc(nulls_last=True), "-pk")
        .first()
    )


#: What a table says of a body: its name and its address.
OF_A_BODY = ("id", "slug", *(f"name_{suffix}" for suffix in LANGUAGE_SUFFIXES))


def by_body(activities, **filters):
    """`progress` of these activities, and `rows` of (body or None, its progress): most first."""
    columns = [f"body__{name}" for name in OF_A_BODY]
    numbers = activities.order_by().values_list("status", *columns).annotate(number=Count("pk"))
    bodies, counts = {}, {}
    for status, pk, slug, *names, number in numbers:
        body = dict(zip(OF_A_BODY, (pk, slug, *names), strict=True))
        bodies[slug] = Body(**body) if slug else None
        counts.setdefault(slug, {})[status] = number
    found = {slug: body_progress(each, slug or NONE, filters) for slug, each in counts.items()}
    rows = [(bodies[slug], progress) for slug, progress in found.items()]
    rows.sort(key=lambda row: (row[0] is None, -row[1].total, row[0] and row[0].name))
    return {"progress": Progress.together(found.values(), **filters), "rows": rows}


def body_progress(counts, body, filters):
    return Progress(counts, lambda status: activities_url(**filters, body=body, status=status))


def with_days(plans, day=None):
    """Annotated with the days on which each was adopted and closed, where they are known.

    With a day also `closed_then`: whether it had been closed by then, and not opened again.
    """
    steps = PlanEvent.objects.filter(plan=OuterRef("pk"), decided_on__isnull=False)
    # A plan that was opened again was adopted when it was adopted first.
    adopted = steps.filter(to_state=PlanState.ADOPTED).order_by("pk")
    closed = steps.filter(to_state=PlanState.CLOSED).order_by("-pk")
    plans = plans.annotate(
        adopted_on=Subquery(adopted.values("decided_on")[:1]),
        closed_on=Subquery(closed.values("decided_on")[:1]),
    )
    return plans.annotate(closed_then=was_closed(day)) if day else plans


def around(plan, user):
    """The plan that this one follows and the one that follows it, as far as somebody may see."""
    plans = WorkPlan.objects.visible_to(user).filter(Q(pk=plan.supersedes_id) | Q(supersedes=plan))
    found = list(plans)
    before = next((each for each in found if each.pk == plan.supersedes_id), None)
    after = next((each for each in found if each.supersedes_id == plan.pk), None)
    return before, after


def is_over(plan, day=None):
    """Its period had certainly ended, or it was closed: it reads as a record.

    Of a day the plan is one of `with_days` of that day.
    """
    has_ended = bool(plan.ends_latest and plan.ends_latest < (day or timezone.localdate()))
    return has_ended or (plan.closed_then if day else plan.state == PlanState.CLOSED)


def state_on(plan, day=None):
    """Its state now, or on a day as far as that is known; None where nobody knows.

    The plan is one of `with_days` of that day. Closed on no day on record, it was adopted until
    it was over.
    """
    if day is None or plan.state == PlanState.DRAFT:
        return plan.state
    if plan.adopted_on is None and is_to_come(plan, day):
        return None
    if plan.adopted_on and day < plan.adopted_on:
        return PlanState.DRAFT
    is_undated = plan.state == PlanState.CLOSED and plan.closed_on is None
    closed = plan.closed_then or (is_undated and is_over(plan, day))
    return PlanState.CLOSED if closed else PlanState.ADOPTED


def is_to_come(plan, day):
    """It had certainly not begun on a day."""
    return bool(day and plan.starts_earliest and plan.starts_earliest > day)
