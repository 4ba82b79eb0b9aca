"""The items of the sets: their list, and one of them with what it agrees with."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch
from django.urls import reverse
from django.utils.translation import get_language, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from agencies.columns import footing, slug_of, slugs_of, texts
from agencies.models import Document
from gmg_portal.lib.exports import ListExport
from recommendations.columns import links_of_treaties
from recommendations.convergence import pairs_url
from recommendations.filters import ErratumFilterSet, RecommendationFilterSet
from recommendations.models import (
    Alignment,
    AlignmentState,
    Erratum,
    InstrumentRecommendation,
    NoCounterpart,
    Recommendation,
    Theme,
)

from .base import CountedList, DetailAsOf, visible

#: So many items of the set stand beside one of them.
NEIGHBOURS = 30


class RecommendationList(CountedList):
    model = Recommendation
    filterset_class = RecommendationFilterSet
    template_name = "recommendations/recommendation_list.html"
    nav_section = "recommendations"
    export_name = "recommendation_export"
    api_name = "recommendation-list"
    title = _("Recommendations")
    lede = _("What was agreed and asked for on migration, item by item, and in whose words.")
    counted = ngettext_lazy("%(count)s recommendation", "%(count)s recommendations", "count")
    orders = {
        "dated": _("date of the set"),
        "framework": _("title of the set"),
        "text": _("text"),
    }
    groups = ("dated", "framework")

    def get_queryset(self):
        user = self.request.user
        return super().get_queryset().prefetch_related(visible("themes", Theme, user))


class RecommendationExport(ListExport):
    model = Recommendation
    filterset_class = RecommendationFilterSet
    file_name = "recommendations"
    export_columns = {
        "slug": "slug",
        "framework": "framework__slug",
        "code": "code",
        "alternative_code": "alternative_code",
        "number_is_ours": "number_is_ours",
        "parent": slug_of(Recommendation, "parent"),
        "section": "section",
        "level": "level",
        **texts("title"),
        **texts("text"),
        "wording": "wording",
        "locator": "locator",
        "assessable": "assessable",
        "themes": slugs_of(Recommendation, "themes"),
        "instruments": links_of_treaties("recommendation", "instrument"),
        "order": "order",
        **footing(Recommendation),
    }


class ErratumExport(ListExport):
    """Corrections of published texts, the old text beside the new one."""

    model = Erratum
    filterset_class = ErratumFilterSet
    file_name = "errata"
    export_columns = {
        "framework": "recommendation__framework__slug",
        "recommendation": "recommendation__slug",
        "field": "field",
        "old_text": "old_text",
        "new_text": "new_text",
        "reason": "reason",
        "corrected_on": "corrected_on",
    }


@dataclass(frozen=True)
class Pair:
    """A pair as it reads from one of its sides."""

    record: Alignment
    other: Recommendation
    relation: str
    sources: tuple  # numbers in the list at the foot of the page


class RecommendationDetail(DetailAsOf):
    model = Recommendation
    template_name = "recommendations/recommendation_detail.html"
    nav_section = "recommendations"

    def get_queryset(self):
        """With whether its text was ever corrected: of most items there is nothing to ask for."""
        errata = Erratum.objects.filter(recommendation=OuterRef("pk"))
        return super().get_queryset().annotate(is_corrected=Exists(errata))

    @property
    def framework(self):
        return self.object.framework

    def get_context_data(self, **kwargs):
        record = self.object
        sources = list(record.sources)
        pairs = self.pairs(sources)
        return super().get_context_data(
            sources=sources,
            pairs=pairs,
            pair_counts=self.pair_counts(pairs),
            none_found=self.none_found(),
            errata=record.errata.all() if record.is_corrected else (),
            treaties=self.treaties(),
            original=original(record),
            themes=[theme for theme in record.themes.all() if theme.is_published],
            cite_title=cite_title(record),
            crumbs=[
                (RecommendationList.title, reverse("recommendation_list")),
                (record.framework.title, record.framework.get_absolute_url()),
                (record.code or record.short_title, ""),
            ],
            **self.surroundings(),
            **kwargs,
        )

    def pairs(self, sources):
        """Pairs in the order of the other sets; their documents join the sources of the page."""
        user = self.request.user
        rows = (
            Alignment.objects.visible_to(user)
            .of(self.object)
            .as_of(self.asked_day)
            .exclude(state_then=AlignmentState.REJECTED)
            .for_listing()
            .prefetch_related(Prefetch("documents", Document.objects.visible_to(user)))
        )
        pairs = []
        for row in sorted(rows, key=self.order_of_pair):
            sources += [each for each in row.sources if each not in sources]
            pairs.append(
                Pair(
                    record=row,
                    other=row.other(self.object),
                    relation=row.relation_from(self.object).label,
                    sources=tuple(sources.index(each) + 1 for each in row.sources),
                )
            )
        return pairs

    def order_of_pair(self, pair):
        other = pair.other(self.object)
        dated = other.framework.dated_latest or date.max
        return dated, other.framework.slug, other.order, other.pk

    def pair_counts(self, pairs):
        """How many are proposed and how many endorsed, each with the list that it counts."""
        states = [pair.record.state_then for pair in pairs]
        on = {"on": [self.asked_day.isoformat()]} if self.asked_day else {}
        return {
            state.value: {
                "count": states.count(state),
                "url": pairs_url(recommendation=[self.object.slug], state=[state], **on),
            }
            for state in (AlignmentState.PROPOSED, AlignmentState.ENDORSED)
        }

    def none_found(self):
        return (
            NoCounterpart.objects.visible_to(self.request.user)
            .by(self.asked_day)
            .filter(recommendation=self.object)
            .select_related("framework")
            .order_by(F("framework__dated_latest").asc(nulls_last=True), "pk")
        )

    def treaties(self):
        """The treaties that it is about, as the links to them, the oldest first."""
        return (
            InstrumentRecommendation.objects.visible_to(self.request.user)
            .filter(recommendation=self.object)
            .select_related("instrument__custodian")
            .order_by(F("instrument__adopted_latest").asc(nulls_last=True), "pk")
        )

    def surroundings(self):
        """The set around the item: its neighbours, what it is part of, and its own parts."""
        record = self.object
        items = list(
            record.framework.recommendations.visible_to(self.request.user).order_by("order", "pk")
        )
        at = next(number for number, each in enumerate(items) if each.pk == record.pk)
        first = max(0, min(at - NEIGHBOURS // 2, len(items) - NEIGHBOURS))
        return {
            "neighbours": items[first : first + NEIGHBOURS],
            "set_count": len(items),
            "previous": items[at - 1] if at else None,
            "next": items[at + 1] if at + 1 < len(items) else None,
            "above": next((each for each in items if each.pk == record.parent_id), None),
            "parts": [each for each in items if each.parent_id == record.pk],
        }


def cite_title(record):
    """The set and the item in it; a number of ours stands in square brackets."""
    code = f"[{record.code}]" if record.code and record.number_is_ours else record.code
    return f"{record.framework.title}, {' '.join(filter(None, [code, record.short_title]))}"


def original(record):
    """The text as it was issued, where the page shows a translation of ours: (text, language)."""
    text, code, is_official = record.text_in("text")
    if not text or is_official or code != (get_language() or "en"):
        return None
    official = (record.text_official_in or ["en"])[0]
    text, code, _is_official = record.text_in("text", official)
    return text, code
