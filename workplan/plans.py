"""A work plan in numbers: its activities by body, by agency and by kind."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When

from agencies.models import Agency, Body
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import on_q

from .filter_kinds import NONE
from .models import ActivityAgency, ActivityKind, Objective, PlanState
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


def by_lead(activities, **filters):
    """Rows of (agency, progress of what it leads): most first. Joint work counts for each lead."""
    links = ActivityAgency.objects.leads().filter(activity__in=activities)
    found = Progress.by(
        links,
        "agency__slug",
        lambda slug, status: activities_url(**filters, lead=slug, status=status),
        status="activity__status",
    )
    agencies = {each.slug: each for each in Agency.objects.filter(slug__in=found)}
    rows = [(agencies[slug], progress) for slug, progress in found.items()]
    return sorted(rows, key=lambda row: (-row[1].total, row[0].acronym.casefold()))


def by_kind(activities, **filters):
    """Rows of (kind in words, progress): most first."""
    found = Progress.by(
        activities,
        "kind",
        lambda kind, status: activities_url(**filters, kind=kind, status=status),
    )
    rows = [(ActivityKind(kind).label, progress) for kind, progress in found.items()]
    return sorted(rows, key=lambda row: (-row[1].total, str(row[0])))
