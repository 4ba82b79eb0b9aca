"""How many recommendations are in which state, by set, level, theme or agency."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency
from recommendations.models import Theme
from workplan.filter_kinds import NONE

from .states import AT_WORK, Coverage, at_work, served_by

#: In the order in which bars draw them: what is done first.
DRAWN = tuple(reversed(Coverage))
NUMBERS = {
    Coverage.NOT_GONE_THROUGH: gettext_lazy("%(count)s not gone through"),
    Coverage.NONE: gettext_lazy("%(count)s without work"),
    Coverage.PLANNED: gettext_lazy("%(count)s planned"),
    Coverage.UNDER_WAY: gettext_lazy("%(count)s under way"),
    Coverage.DELIVERED: gettext_lazy("%(count)s delivered"),
}
#: What bars are drawn by: the name of the filter that opens one of them.
GROUPINGS = {
    "framework": gettext_lazy("Set of recommendations"),
    "level": gettext_lazy("Level"),
    "theme": gettext_lazy("Theme"),
    "agency": gettext_lazy("Agency"),
}


@dataclass(frozen=True)
class Bar:
    """`counts` maps a state to a number; `link(states)` is the list of exactly those.

    `link(())` is that of all, `label` what the bar is about.
    """

    label: str
    counts: dict
    link: object

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def without(self):
        return self.total - self.with_work

    @property
    def with_work(self):
        return sum(self.counts.get(state, 0) for state in AT_WORK)

    @property
    def with_work_url(self):
        return self.link(AT_WORK)

    @property
    def url(self):
        return self.link(())

    @property
    def share(self):
        return _("%(count)s of %(total)s") % {"count": self.with_work, "total": self.total}

    @property
    def segments(self):
        """For the stacked bar and its key."""
        return [
            {
                "state": state.icon,
                "count": self.counts.get(state, 0),
                "label": NUMBERS[state] % {"count": self.counts.get(state, 0)},
                "url": self.link((state,)),
            }
            for state in DRAWN
        ]

    @property
    def parts(self):
        """The numbers that are not zero, gaps first."""
        return [each for each in reversed(self.segments) if each["count"]]


def counts_of(recommendations, *columns):
    """{state: number} of covered recommendations; by columns a dict of these; one query."""
    rows = recommendations.order_by().values_list(*columns, "coverage").annotate(Count("pk"))
    found = {}
    for *key, state, number in rows:
        found.setdefault(tuple(key), Counter())[Coverage(state)] += number
    return found if columns else found.get((), Counter())


def bars_by(grouping, recommendations, day=None):
    """{slug: {state: number}} of covered recommendations, in one query.

    "none" is the slug of what has no level, theme or agency; "" that of all together.
    """
    recommendations = recommendations.order_by()
    rows = _rows(recommendations, Value("")).union(*PARTS[grouping](recommendations, day), all=True)
    found = {}
    for slug, state, number in rows:
        found.setdefault(slug, {})[Coverage(state)] = number
    return found


def _rows(recommendations, slug):
    rows = recommendations.annotate(grouped_by=Cast(slug, CharField()))
    return rows.values_list("grouped_by", "coverage").annotate(Count("pk", distinct=True))


def _by_framework(recommendations, day):
    return [_rows(recommendations, F("framework__slug"))]


def _by_level(recommendations, day):
    levels = recommendations.exclude(level="")
    return [
        _rows(levels, F("level")),
        _rows(recommendations.filter(level=""), Value(NONE)),
    ]


def _by_theme(recommendations, day):
    themes = Theme.objects.published().order_by().values("pk")
    return [
        _rows(recommendations.filter(themes__in=themes), F("themes__slug")),
        _rows(recommendations.filter(without_theme()), Value(NONE)),
    ]


def _by_agency(recommendations, day):
    agencies = Agency.objects.published().order_by().values("pk")
    served = recommendations.filter(
        serving_links__in=at_work(day).values("pk"),
        serving_links__activity__agency_links__agency__in=agencies,
    )
    return [
        _rows(served, F("serving_links__activity__agency_links__agency__slug")),
        _rows(recommendations.exclude(pk__in=served_by(day=day)), Value(NONE)),
    ]


PARTS = {
    "framework": _by_framework,
    "level": _by_level,
    "theme": _by_theme,
    "agency": _by_agency,
}


def without_theme():
    """Filed under no theme that is published."""
    filed = Theme.recommendations.through.objects.filter(
        theme__in=Theme.objects.published().order_by().values("pk")
    )
    return ~Q(pk__in=filed.values("recommendation"))
