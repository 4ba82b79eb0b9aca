"""Good practices on the pages of what they came out of, and of what they show in practice."""

from django import template
from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When, Window
from django.http import QueryDict
from django.urls import reverse

from workplan.models import Practice

register = template.Library()

#: So many rows stand on the page of something else.
FIRST = 8


@register.inclusion_tag("workplan/_practices_of.html", takes_context=True)
def practices_of_activity(context, activity):
    """Those that name the activity, then how many are filed under one of its themes."""
    return section(context, activity=activity)


@register.inclusion_tag("workplan/_practices_of.html", takes_context=True)
def practices_of_recommendation(context, recommendation):
    """Those that name the recommendation, then how many are filed under one of its themes."""
    return section(context, recommendation=recommendation)


def section(context, **linked):
    """The first that name the record, and the number of both kinds with their lists; one query."""
    [(name, record)] = linked.items()
    themes = [theme for theme in record.themes.all() if theme.is_published]
    practices = Practice.objects.visible_to(context["request"].user)
    rows = list(first_rows(practices, name, record, themes))
    first = rows[0] if rows else None
    return {
        "practices": [row for row in rows if row.is_linked],
        "total": first.of_it if first else 0,
        "all_url": list_url(**{name: [record.slug]}),
        "alike": first.alike if first else 0,
        "alike_url": list_url(theme=[theme.slug for theme in themes]),
    }


def first_rows(practices, name, record, themes):
    """What names the record comes first; each row knows how many there are of both kinds."""
    relation = {"activity": "activities", "recommendation": "recommendations"}[name]
    is_linked = named_by(relation, **{name: record})
    is_alike = named_by("themes", theme__in=themes)
    return (
        practices.annotate(is_linked=is_linked, is_alike=is_alike)
        .filter(Q(is_linked=True) | Q(is_alike=True))
        .annotate(of_it=number_of(is_linked=True), alike=number_of(is_alike=True))
        .order_by("-is_linked", "title", "pk")[:FIRST]
    )


def named_by(relation, **target):
    through = Practice._meta.get_field(relation).remote_field.through
    return Exists(through.objects.filter(practice=OuterRef("pk"), **target))


def number_of(**condition):
    """Of all rows that are found, how many are so."""
    return Window(Count(Case(When(**condition, then=Value(1)))))


def list_url(**filters):
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        query.setlist(name, values)
    return f"{reverse('practice_list')}?{query.urlencode()}"
