"""Treaties and declarations, and who looks after them."""

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from agencies.columns import dates, footing, slug_of, slugs_of, texts
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.languages import LANGUAGES
from recommendations.columns import links_of_treaties
from recommendations.filters import InstrumentFilterSet, InstrumentRecommendationFilterSet
from recommendations.models import Instrument, InstrumentRecommendation, Theme

from .base import CountedList, visible

#: So many recommendations stand on the page of a treaty.
FIRST = 30


class InstrumentList(CountedList):
    model = Instrument
    filterset_class = InstrumentFilterSet
    template_name = "recommendations/instrument_list.html"
    nav_section = "recommendations"
    export_name = "instrument_export"
    api_name = "instrument-list"
    title = _("Treaties and declarations")
    lede = _("What States have adopted that bears on migrants, and which agency looks after it.")
    counted = ngettext_lazy(
        "%(count)s treaty or declaration", "%(count)s treaties and declarations", "count"
    )

    def get_queryset(self):
        user = self.request.user
        return super().get_queryset().prefetch_related(visible("themes", Theme, user), "regions")


class InstrumentExport(ListExport):
    model = Instrument
    filterset_class = InstrumentFilterSet
    file_name = "instruments"
    export_columns = {
        "slug": "slug",
        **texts("title"),
        **texts("short_name"),
        "kind": "kind",
        "scope": "scope",
        "scope_note": "scope_note",
        "regions": slugs_of(Instrument, "regions"),
        **dates("adopted"),
        **dates("entered_into_force"),
        "depositary": "depositary",
        "custodian": slug_of(Instrument, "custodian"),
        "parties": "parties",
        **dates("parties_as_of"),
        "status_url": "status_url",
        "themes": slugs_of(Instrument, "themes"),
        "recommendations": links_of_treaties("instrument", "recommendation"),
        **footing(Instrument),
    }


class InstrumentRecommendationExport(ListExport):
    """Which recommendations are about which treaties, a line each."""

    model = InstrumentRecommendation
    filterset_class = InstrumentRecommendationFilterSet
    file_name = "instrument-recommendations"
    export_columns = {
        "instrument": "instrument__slug",
        "recommendation": "recommendation__slug",
        "framework": "recommendation__framework__slug",
        "confidence": "confidence",
    }


class InstrumentDetail(RecordDetail):
    model = Instrument
    template_name = "recommendations/instrument_detail.html"
    nav_section = "recommendations"

    def get_context_data(self, **kwargs):
        record = self.object
        return super().get_context_data(
            themes=[theme for theme in record.themes.all() if theme.is_published],
            **self.about(),
            names=[names_in(record, code, language) for code, language in LANGUAGES],
            crumbs=[(InstrumentList.title, reverse("instrument_list")), (record.short_name, "")],
            **kwargs,
        )

    def about(self):
        """The first of the recommendations about it, how many there are, and their list."""
        rows = InstrumentRecommendation.objects.visible_to(self.request.user).by_set()
        rows = rows.filter(instrument=self.object).annotate(in_all=Window(Count("pk")))
        first = list(rows[:FIRST])
        count = first[0].in_all if first else 0
        return {
            "links": first,
            "link_count": count,
            "more_links": count - len(first),
            "links_url": f"{reverse('recommendation_list')}?instrument={self.object.slug}",
        }


def names_in(record, code, language):
    """Title and short name in a language, each as (text, whether it is official) or nothing."""
    names = {"code": code, "language": language}
    for name in ("title", "short_name"):
        text, found, is_official = record.text_in(name, code)
        names[name] = (text, is_official) if found == code else None
    return names
