"""Themes, and sets of recommendations with their items as a tree."""

from collections import Counter, defaultdict

from django import forms
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from agencies.citations import cite
from agencies.columns import dates, footing, texts
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.fields import in_language
from gmg_portal.lib.filter_forms import OneOfField
from recommendations.convergence import SHOWN, pairs_url
from recommendations.filters import FrameworkFilterSet, ThemeFilterSet
from recommendations.models import (
    Alignment,
    AlignmentState,
    Framework,
    Instrument,
    Recommendation,
    Theme,
)
from recommendations.trees import in_other_order, sections, tree

from .base import CountedList, DetailAsOf, number_of, visible


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


def themes_of(recommendations):
    """The themes of recommendations that come with them: (theme, how many), the most used first."""
    counts = Counter(theme for each in recommendations for theme in each.themes.all())
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].name.casefold()))


class OrderForm(forms.Form):
    """In which of its orders a set is shown: `?order=alternative`."""

    PUBLISHED, OTHER = "published", "alternative"

    order = OneOfField(label=_("Order"), required=False)

    def __init__(self, data, orders):
        super().__init__(data)
        self.fields["order"].choices = [(name, name) for name in orders]

    @property
    def is_other(self):
        return self.is_valid() and self.cleaned_data["order"] == self.OTHER


class FrameworkDetail(DetailAsOf):
    model = Framework
    template_name = "recommendations/framework_detail.html"
    nav_section = "recommendations"

    @property
    def framework(self):
        return self.object

    @property
    def status(self):
        return self.as_of.status if self.order_form.is_valid() else 400

    @cached_property
    def order_form(self):
        """A set has two orders where its items have alternative codes."""
        orders = [OrderForm.PUBLISHED, *([OrderForm.OTHER] if self.in_two_orders else [])]
        return OrderForm(self.request.GET, orders)

    @cached_property
    def items(self):
        user = self.request.user
        rows = self.object.recommendations.visible_to(user).order_by("order", "pk")
        return list(rows.prefetch_related(visible("themes", Theme, user), "errata"))

    @cached_property
    def in_two_orders(self):
        """The items that have a code in another order of the set too."""
        return [each for each in self.items if each.alternative_code]

    def get_context_data(self, **kwargs):
        items, top = self.items, tree(self.items)
        is_other = self.order_form.is_other
        return super().get_context_data(
            items=items,
            sections=sections(in_other_order(top) if is_other else top),
            order_form=self.order_form,
            is_other_order=is_other,
            in_two_orders=bool(self.in_two_orders),
            order_notes=list(dict.fromkeys(each.note for each in self.in_two_orders if each.note)),
            sources=cite(self.request.user, [self.object], items),
            has_own_numbers=any(each.number_is_ours and each.code for each in items),
            treaties=self.treaties(),
            themes=themes_of(items),
            agreements=self.agreements(),
            crumbs=[
                (_("Recommendations"), reverse("recommendation_list")),
                (FrameworkList.title, reverse("framework_list")),
                (self.object.title, ""),
            ],
            **kwargs,
        )

    def treaties(self):
        """The treaties that items of the set are about, each with the number of these items."""
        user = self.request.user
        items = Recommendation.objects.visible_to(user).filter(framework=self.object)
        rows = Instrument.objects.visible_to(user).annotate(
            item_count=number_of(items, instrument_links__instrument="pk")
        )
        return rows.filter(item_count__gt=0).order_by(
            F("adopted_latest").asc(nulls_last=True), "pk"
        )

    def agreements(self):
        """For each other set with which pairs are on record: its name and its counts."""
        slug, day = self.object.slug, self.asked_day
        on = {"on": [day.isoformat()]} if day else {}
        sides = {side: f"recommendation_{side}__framework" for side in "ab"}
        rows = (
            Alignment.objects.visible_to(self.request.user)
            .as_of(day)
            .exclude(state_then=AlignmentState.REJECTED)
            .filter(Q(**{sides["a"]: self.object}) | Q(**{sides["b"]: self.object}))
            .order_by()
            .values_list(
                f"{sides['a']}__slug",
                in_language(f"{sides['a']}__title"),
                f"{sides['b']}__slug",
                in_language(f"{sides['b']}__title"),
                "state_then",
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
                        "url": pairs_url(
                            framework=[slug], other_framework=[other], state=[state], **on
                        ),
                    }
                    for state in SHOWN
                },
            }
            for other in sorted(titles, key=lambda each: (-sum(counts[each].values()), each))
        ]
