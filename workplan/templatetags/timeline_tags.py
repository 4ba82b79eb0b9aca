"""Activities along time: the rows of the full timeline, and the section on the page of a plan."""

from django import template

from agencies.models import reference_day
from workplan.models import Activity
from workplan.status import activities_url
from workplan.timeline import GROUPINGS, Counts, default_window, drawn, ordered, timeline_url

register = template.Library()

#: So many rows stand on the page of something else; the full timeline has all.
MOST_ROWS = 200


@register.simple_tag
def timeline_rows(timeline, group):
    """All rows of a group in one string."""
    return timeline.rows(group)


@register.inclusion_tag("workplan/_timeline_section.html", takes_context=True)
def timeline_of_plan(context, plan, as_of=None):
    """All activities of a plan along time, under their bodies, now or as of a day; four queries."""
    activities, filters = seen(context, plan), {"plan": plan.slug}
    if as_of:
        activities = activities.standing_on(as_of)
        filters["as_of"] = as_of.isoformat()
    grouping, counts = GROUPINGS["body"], Counts(activities, GROUPINGS["body"], as_of)
    day = as_of or reference_day(context["portal"]["body"] if "portal" in context else None)
    rows = ordered(activities, grouping, as_of)[:MOST_ROWS] if counts.total else []
    timeline = drawn(
        list(rows),
        counts,
        grouping,
        lambda **more: activities_url(**filters, **more),
        window=default_window(counts, day, plan),
        day=day,
        plan=plan,
        as_of=as_of,
    )
    return {
        "timeline": timeline,
        "total": counts.total,
        "shown": min(counts.total, MOST_ROWS),
        "url": timeline_url(**filters),
    }


def seen(context, plan):
    activities = Activity.objects.visible_to(context["request"].user).filter(plan=plan)
    return activities.order_by("starts_latest", "title", "pk")
