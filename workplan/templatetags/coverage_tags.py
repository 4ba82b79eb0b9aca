"""Who works on it: what pages of sets, recommendations, themes and agencies show of it.

States and numbers are of what is published, the same for every reader (`workplan.coverage`); the
activities named beside them are those that the reader may see.
"""

from django import template
from django.db.models import Count, Prefetch, Q, Window

from agencies.models import Confidence
from gmg_portal.lib.fields import in_language
from recommendations.models import Recommendation, Theme
from workplan.coverage import (
    Bar,
    counts_of,
    coverage_url,
    covered,
    day_asked,
    gone_through,
    left_out,
    listed,
    served_by,
    standing,
    was_issued,
    work_on,
)
from workplan.coverage.states import GAPS, OF_STANDING, on_record
from workplan.models import Activity, ActivityAgency, ActivityRecommendation
from workplan.status import activities_url

register = template.Library()

#: So many activities stand on the page of a recommendation.
FIRST = 8


def bar(label, counts, states=(), day=None, **filters):
    """A `Bar` whose links have these filters, and these states where they are not its own."""
    return Bar(label, counts, lambda own: coverage_url(state=own or states, day=day, **filters))


@register.simple_tag
def work_link(recommendation, day=None):
    """Where the activities are that serve a recommendation: of a day, on its own page."""
    if day is None:
        return activities_url(recommendation=recommendation.slug)
    return f"{recommendation.get_absolute_url()}?on={day.isoformat()}#activities"


@register.inclusion_tag("workplan/_coverage_of.html", takes_context=True)
def coverage_of(context, framework):
    """How many recommendations of a set are in which state, and who went through its links.

    Of a day on which it was not certainly issued only how many are left out.
    """
    day, items = day_asked(context["request"]), listed().filter(framework=framework)
    if not was_issued(framework, day):
        return {"left_out": left_out([framework.slug], items.count())}
    items = covered(items, day)
    return {
        "bar": bar(framework.title, counts_of(items), day=day, framework=framework.slug),
        "review": gone_through(day).filter(framework=framework).first(),
    }


@register.inclusion_tag("workplan/_coverage_on_theme.html")
def coverage_on_theme(theme):
    counts = counts_of(covered(listed().filter(themes=theme)))
    return {"bar": bar(theme.name, counts, theme=theme.slug)}


@register.inclusion_tag("workplan/_coverage_by.html", takes_context=True)
def coverage_by(context, agency):
    """What an agency's activities serve, by set; and what nobody works on of their themes.

    With `?on=` as it was on that day.
    """
    day = day_asked(context["request"])
    served = covered(listed().filter(pk__in=served_by([agency.slug], day)), day)
    by_set = counts_of(served, "framework__slug", in_language("framework__title"))
    bars = [
        bar(title, counts, day=day, agency=agency.slug, framework=slug)
        for (slug, title), counts in by_set.items()
    ]
    whole = {}
    for each in bars:
        for state, number in each.counts.items():
            whole[state] = whole.get(state, 0) + number
    return {
        "bars": sorted(bars, key=lambda each: -each.total),
        "whole": bar(agency.acronym, whole, day=day, agency=agency.slug),
        "gaps": gaps_on_themes_of(agency, day),
        "day": day,
    }


def gaps_on_themes_of(agency, day=None):
    """For each theme of its published activities the recommendations that nobody works on.

    An activity is on the themes that it is filed under, and on those of what it serves.
    """
    parts = ActivityAgency.objects.filter(agency=agency).order_by().values("activity")
    activities = on_record(day).filter(pk__in=parts).values("pk")
    filed = Activity.themes.through.objects.filter(activity__in=activities)
    served = Recommendation.themes.through.objects.filter(
        recommendation__in=served_by([agency.slug], day)
    )
    themes = Theme.objects.published().order_by()
    themes = themes.filter(Q(pk__in=filed.values("theme")) | Q(pk__in=served.values("theme")))
    gaps = covered(listed().filter(themes__in=themes.values("pk")), day).filter(coverage__in=GAPS)
    by_theme = counts_of(gaps, "themes__slug", in_language("themes__name"))
    bars = [
        bar(name, counts, states=GAPS, day=day, theme=slug)
        for (slug, name), counts in by_theme.items()
    ]
    return sorted(bars, key=lambda each: each.label.casefold())


@register.inclusion_tag("workplan/_activities_serving.html", takes_context=True)
def activities_serving(context, recommendation):
    """Who works on it: its state, the agencies, and the activities that serve it with their marks.

    With `?on=` as it was on that day.
    """
    day = day_asked(context["request"])
    work = work_on([recommendation.pk], day, with_state=True)[recommendation.pk]
    links = serving_links(recommendation, context["request"].user, day)
    return {
        "state": work.state,
        "is_assessable": recommendation.assessable,
        "work": work,
        "rows": [row_of(link, recommendation) for link in links],
        "total": links[0].links_in_all if links else 0,
        "all_url": activities_url(recommendation=recommendation.slug),
        "set_url": coverage_url(framework=recommendation.framework.slug, day=day),
        "day": day,
    }


def serving_links(recommendation, user, day):
    """The first links of activities that this reader may see, or of a day all."""
    activities = Activity.objects.visible_to(user)
    if day:
        activities = activities.filter(plan__starts_latest__lte=day)
    agencies = ActivityAgency.objects.public().select_related("agency")
    links = (
        ActivityRecommendation.objects.filter(
            recommendation=recommendation, activity__in=activities.order_by().values("pk")
        )
        .annotate(standing=standing(day, "activity"), links_in_all=Window(Count("pk")))
        .select_related("activity")
        .prefetch_related(Prefetch("activity__agency_links", agencies))
        .order_by("-activity__starts_latest", "activity__title", "pk")
    )
    return list(links if day else links[:FIRST])


def row_of(link, recommendation):
    dated, ended = recommendation.framework.dated_earliest, link.activity.ends_latest
    return {
        "activity": link.activity,
        "state": OF_STANDING.get(link.standing),
        "is_our_reading": link.confidence != Confidence.ATTESTED,
        "in_its_spirit": bool(dated and ended and ended < dated),
    }
