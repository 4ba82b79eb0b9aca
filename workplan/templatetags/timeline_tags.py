"""Activities along time: the rows of the full timeline, and sections on pages of something else."""

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


def section(context, activities, plan=None, **filters):
    """What the section of a timeline shows; `filters` describe these activities in the list."""
    grouping = GROUPINGS["body"]
    counts = Counts(activities, grouping)
    body = context["portal"]["body"] if "portal" in context else None
    day = reference_day(body)

    def link(**more):
        return activities_url(**filters, **more)

    rows = ordered(activities.order_by("starts_latest", "title", "pk"), grouping)
    timeline = drawn(
        list(rows[:MOST_ROWS]) if counts.total else [],
        counts,
        grouping,
        link,
        window=default_window(counts, day, plan),
        day=day,
        plan=plan,
    )
    return {
        "timeline": timeline,
        "total": counts.total,
        "shown": min(counts.total, MOST_ROWS),
        "url": timeline_url(**filters),
    }


@register.inclusion_tag("workplan/_timeline_section.html", takes_context=True)
def timeline_of_plan(context, plan):
    """All activities of a plan along time, under their bodies; five queries."""
    activities = Activity.objects.visible_to(context["request"].user).filter(plan=plan)
    return section(context, activities, plan, plan=plan.slug)


@register.inclusion_tag("workplan/_timeline_section.html", takes_context=True)
def timeline_of_body(context, body):
    """All activities of a body along time; five queries."""
    activities = Activity.objects.visible_to(context["request"].user).filter(body=body)
    return section(context, activities, body=body.slug)


@register.inclusion_tag("workplan/_timeline_section.html", takes_context=True)
def timeline_of_agency(context, agency):
    """What an agency leads or contributes to along time, under its bodies; five queries."""
    activities = Activity.objects.visible_to(context["request"].user).involving(agency)
    return section(context, activities, agency=agency.slug)
