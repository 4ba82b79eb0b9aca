"""What pages of lower apps show of the work plan: the first few, and a link to the whole list.

Every tag that draws a section draws all of it, its heading included, and starts from what the
reader may see.
"""

from collections import Counter

from django import template
from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from agencies.models import portal_body, reference_day, territory_name
from gmg_portal.lib.filters import YearFilter
from workplan.coverage import day_asked
from workplan.filter_kinds import on_themes
from workplan.models import (
    Activity,
    ActivityAgency,
    AgencyRole,
    Practice,
    ProgressUpdate,
    WorkPlan,
)
from workplan.newest import newest_first
from workplan.overlap import Overlaps, overlaps_url
from workplan.plans import by_body, current_plan
from workplan.status import WORDS, Progress, activities_url
from workplan.timeline import timeline_url

register = template.Library()

#: So many rows stand on the page of something else.
FIRST = 8


def seen(context, model):
    return model.objects.visible_to(context["request"].user)


@register.filter
def status_word(status):
    """“Completed”, as a badge says it."""
    return WORDS.get(status, "")


@register.filter
def words_published(link):
    """The words in which a place was published, where they are not its usual name."""
    return "" if link.as_published == territory_name(link.place.code, "en") else link.as_published


@register.filter
def linked(places):
    """The names of places as links, with commas between."""
    return format_html_join(
        ", ", '<a href="{}">{}</a>', ((place.get_absolute_url(), place.name) for place in places)
    )


def section(activities, **filters):
    """What the section of a list of activities shows, with the filters that describe the list."""
    progress = Progress.of(activities, **filters)
    return {
        "progress": progress,
        "segments": progress.segments(),
        "timeline_url": timeline_url(**filters),
        "activities": newest_first(activities)[:FIRST] if progress.total else [],
    }


@register.inclusion_tag("workplan/_activities_of.html", takes_context=True)
def activities_of(context, agency):
    """What an agency leads, by status, then how much it contributes to."""
    activities = seen(context, Activity)
    links = ActivityAgency.objects.filter(agency=agency, activity__in=activities)
    led, contributed = Counter(), 0
    numbers = links.order_by().values_list("role", "activity__status").annotate(Count("pk"))
    for role, status, number in numbers:
        if role == AgencyRole.LEAD:
            led[status] += number
        else:
            contributed += number
    progress = Progress(led, lambda status: activities_url(lead=agency.slug, status=status))
    role = links.filter(activity=OuterRef("pk")).values("role")
    rows = activities.involving(agency).annotate(role=Subquery(role[:1])).for_listing()
    return {
        "agency": agency,
        "progress": progress,
        "segments": progress.segments(),
        "contributed": contributed,
        "contributed_url": activities_url(contributor=agency.slug),
        "total": progress.total + contributed,
        "all_url": activities_url(agency=agency.slug),
        "timeline_url": timeline_url(agency=agency.slug),
        "activities": rows.order_by("-role", "-starts_latest", "title", "pk")[:FIRST],
    }


@register.inclusion_tag("workplan/_activities_section.html", takes_context=True)
def activities_of_body(context, body):
    activities = seen(context, Activity).filter(body=body)
    return {
        **section(activities, body=body.slug),
        "empty": _("No activity on record names this body."),
    }


@register.inclusion_tag("workplan/_activities_section.html", takes_context=True)
def activities_on_theme(context, theme):
    """Filed under the theme, or serving a recommendation that is."""
    activities = seen(context, Activity).filter(on_themes([theme.slug], context["request"].user))
    return {
        **section(activities, theme=theme.slug),
        "empty": _("No activity on record is about this theme."),
    }


@register.inclusion_tag("workplan/_activities_section.html", takes_context=True)
def activities_in_year(context, year):
    """All that is known to have been under way in some part of the year."""
    activities = YearFilter().filter(seen(context, Activity), year)
    return {
        **section(activities, year=year),
        "empty": _("No activity on record was under way in this year."),
    }


@register.inclusion_tag("workplan/_overlap_of.html", takes_context=True)
def overlap_of(context, recommendation):
    """How many pairs of activities of different leads met over it; the same for every reader.

    With `?on=` those that met on that day.
    """
    day = day_asked(context["request"])
    overlaps = Overlaps.on_record().serving(pk=recommendation.pk).on(day)
    return {
        "count": overlaps.count(),
        "url": overlaps_url(recommendation=recommendation.slug, on=day),
    }


@register.inclusion_tag("workplan/_practices_section.html", takes_context=True)
def practices_on_theme(context, theme):
    practices = seen(context, Practice).filter(themes=theme)
    rows = list(practices.for_listing())
    return {
        "practices": rows[:FIRST],
        "total": len(rows),
        "all_url": f"{reverse('practice_list')}?theme={theme.slug}",
    }


@register.inclusion_tag("workplan/_updates_latest.html", takes_context=True)
def updates_latest(context, number=4):
    """The newest that is on record about activities."""
    updates = seen(context, ProgressUpdate).accepted().select_related("activity")
    return {"updates": updates[:number]}


@register.inclusion_tag("workplan/_plans_of_body.html", takes_context=True)
def plans_of_body(context, body):
    plans = list(seen(context, WorkPlan).filter(body=body))
    progress = Progress.by(
        seen(context, Activity).filter(plan__in=[plan.pk for plan in plans]),
        "plan__slug",
        lambda slug, status: activities_url(plan=slug, status=status),
    )
    return {"plans": [(plan, progress.get(plan.slug)) for plan in plans]}


@register.inclusion_tag("workplan/_plan_at_a_glance.html", takes_context=True)
def plan_at_a_glance(context):
    """The plan under way on the reference day, else the last one, by body."""
    body = context["portal"]["body"] if "portal" in context else portal_body()
    plan = current_plan(seen(context, WorkPlan), reference_day(body))
    if plan is None:
        return {"plan": None}
    activities = seen(context, Activity).filter(plan=plan)
    return {"plan": plan, **by_body(activities, plan=plan.slug)}


@register.simple_tag(takes_context=True)
def activity_counts(context, agencies):
    """For each agency a dict: agency, led, led_url, contributed, contributed_url; one query."""
    agencies = list(agencies)
    links = ActivityAgency.objects.filter(
        agency__in=[agency.pk for agency in agencies], activity__in=seen(context, Activity)
    )
    numbers = {
        (agency, role): number
        for agency, role, number in links.order_by()
        .values_list("agency", "role")
        .annotate(Count("pk"))
    }
    return [
        {
            "agency": agency,
            "led": numbers.get((agency.pk, AgencyRole.LEAD), 0),
            "led_url": activities_url(lead=agency.slug),
            "contributed": numbers.get((agency.pk, AgencyRole.CONTRIBUTOR), 0),
            "contributed_url": activities_url(contributor=agency.slug),
        }
        for agency in agencies
    ]
