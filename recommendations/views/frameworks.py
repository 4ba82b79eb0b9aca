"""Themes, and sets of recommendations with their items as a tree."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.fields import in_language
from recommendations.columns import dates, footing, texts
from recommendations.convergence import SHOWN, pairs_url
from recommendations.filters import FrameworkFilterSet, ThemeFilterSet
from recommendations.models import (
    Alignment,
    Framework,
    Instrument,
    Recommendation,
    Theme,
)

from .base import CountedList, number_of, visible


class ThemeList(CountedList):
    model = Theme
    filterset_class = ThemeFilterSet
    template_name = "recommendations/theme_list.html"
    nav_section = "recommendations"
    export_name = "theme_export"
    api_name = "theme-list"
    title = _("Themes")
    lede = _("The words under which recommendations, activities and treaties are filed.")
    counted = ngettext_lazy("%(count)s theme", "%(count)s themes", "count")

    def get_queryset(self):
        user = self.request.user
        return (
            super()
            .get_queryset()
            .annotate(
                recommendation_count=number_of(
                    Recommendation.objects.visible_to(user), themes="pk"
                ),
                instrument_count=number_of(Instrument.objects.visible_to(user), themes="pk"),
            )
        )


class ThemeExport(ListExport):
    model = Theme
    filterset_class = ThemeFilterSet
    file_name = "themes"
    export_columns = {
        "slug": "slug",
        **texts("name"),
        "description": "description",
        **footing(Theme),
    }


class FrameworkList(CountedList):
    model = Framework
    filterset_class = FrameworkFilterSet
    template_name = "recommendations/framework_list.html"
    nav_section = "recommendations"
    export_name = "framework_export"
    api_name = "framework-list"
    title = _("Sets of recommendations")
    lede = _("Each set as it was issued: by whom, when, and in whose words it stands here.")
    counted = ngettext_lazy("%(count)s set", "%(count)s sets", "count")

    def get_queryset(self):
        items = Recommendation.objects.visible_to(self.request.user)
        return super().get_queryset().annotate(item_count=number_of(items, framework="pk"))


class FrameworkExport(ListExport):
    model = Framework
    filterset_class = FrameworkFilterSet
    file_name = "frameworks"
    export_columns = {
        "slug": "slug",
        **texts("title"),
        "issuer": "issuer",
        **dates("dated"),
        "wording": "wording",
        "summary": "summary",
        "preamble": "preamble",
        **footing(Framework),
    }


@dataclass
class Item:
    """A recommendation with its parts below it."""

    record: Recommendation
    parts: list = field(default_factory=list)


def tree(recommendations):
    """Recommendations of one set, in their order, as items under items.

    An item whose parent is not among them stands at the top.
    """
    items = {each.pk: Item(each) for each in recommendations}
    top = []
    for item in items.values():
        above = items.get(item.record.parent_id)
        (above.parts if above else top).append(item)
    return top


def sections(items):
    """Items grouped under their headings as published, in their order: (heading, items)."""
    grouped = groupby(items, key=lambda item: item.record.section)
    return [(heading, list(each)) for heading, each in grouped]


def themes_of(recommendations):
    """The themes of recommendations that come with them: (theme, how many), the most used first."""
    counts = Counter(theme for each in recommendations for theme in each.themes.all())
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].name.casefold()))


class FrameworkDetail(RecordDetail):
    model = Framework
    template_name = "recommendations/framework_detail.html"
    nav_section = "recommendations"

    def get_context_data(self, **kwargs):
        items = self.items()
        return super().get_context_data(
            items=items,
            sections=sections(tree(items)),
            has_own_numbers=any(each.number_is_ours and each.code for each in items),
            themes=themes_of(items),
            agreements=self.agreements(),
            crumbs=[
                (_("Recommendations"), reverse("recommendation_list")),
                (FrameworkList.title, reverse("framework_list")),
                (self.object.title, ""),
            ],
            **kwargs,
        )

    def items(self):
        user = self.request.user
        rows = self.object.recommendations.visible_to(user).order_by("order", "pk")
        return list(rows.prefetch_related(visible("themes", Theme, user)))

    def agreements(self):
        """For each other set with which pairs are on record: its name and its counts."""
        slug = self.object.slug
        sides = {side: f"recommendation_{side}__framework" for side in "ab"}
        rows = (
            Alignment.objects.visible_to(self.request.user)
            .live()
            .filter(Q(**{sides["a"]: self.object}) | Q(**{sides["b"]: self.object}))
            .order_by()
            .values_list(
                f"{sides['a']}__slug",
                in_language(f"{sides['a']}__title"),
                f"{sides['b']}__slug",
                in_language(f"{sides['b']}__title"),
                "state",
            )
            .annotate(Count("pk"))
        )
        titles, counts = {}, defaultdict(Counter)
        for a, a_title, b, b_title, state, number in rows:
            other, title = (b, b_title) if a == slug else (a, a_title)
            titles[other] = title
            counts[other][state] += number
        return [
            {
                "title": titles[other],
                "url": reverse("framework_detail", args=[other]),
                **{
                    state.value: {
                        "count": counts[other][state],
                        "url": pairs_url(framework=[slug], other_framework=[other], state=[state]),
                    }
                    for state in SHOWN
                },
            }
            for other in sorted(titles, key=lambda each: (-sum(counts[each].values()), each))
        ]
