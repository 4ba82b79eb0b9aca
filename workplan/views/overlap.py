"""Others at work on the same: the list with its download."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.models import Document
from gmg_portal.lib.exports import Download, Rows
from recommendations.models import Recommendation
from recommendations.views.base import CountedList
from workplan.models import ActivityRecommendation
from workplan.overlap import Overlaps, drawn, named, with_recommendations
from workplan.overlap.filters import OverlapFilterSet


class OverlapRows(Rows):
    model = ActivityRecommendation
    filterset_class = OverlapFilterSet

    def get_queryset(self):
        return Overlaps.on_record()


class OverlapList(OverlapRows, CountedList):
    template_name = "workplan/overlap_list.html"
    title = gettext_lazy("Others at work on the same")
    lede = gettext_lazy(
        "Activities of different leads that serve the same recommendation and were certainly under "
        "way on the same days."
    )
    counted = ngettext_lazy("%(count)s pair", "%(count)s pairs", "count")
    nav_section = "coverage"
    export_name = "overlap_export"
    api_name = "overlap-list"
    orders = {
        "recommendation": gettext_lazy("recommendation"),
        "starts": gettext_lazy("first day in common"),
    }
    groups = ("recommendation",)

    def count_all(self):
        """Not asked: it would read everything a second time."""
        return

    def result_title(self, count, total, chips):
        return self.counted % {"count": count}

    def get_context_data(self, page, **kwargs):
        pairs = drawn(page.object_list, self.filterset.qs.register)
        return super().get_context_data(
            page,
            pairs=with_recommendations(pairs),
            priority=priority(),
            crumbs=[(_("Who works on it"), reverse("coverage")), (self.title, "")],
            **kwargs,
        )


def priority():
    """What asks for it in the group's own words: `recommendation` and `document`, or None.

    A row between the two, so that both are published, in one query.
    """
    rows = Recommendation.documents.through.objects.filter(
        recommendation__in=Recommendation.objects.published().values("pk"),
        document__in=Document.objects.published().values("pk"),
        recommendation__slug=settings.OVERLAP_PRIORITY,
    )
    return rows.select_related("recommendation__framework", "document").order_by("pk").first()


class OverlapExport(OverlapRows, Download):
    file_name = "overlap"
    columns = (
        "recommendation",
        "framework",
        "activity",
        "leads",
        "other",
        "other_leads",
        "starts",
        "ends",
        "places",
    )

    def table(self, overlaps):
        # What cannot be read is an error page here; later it would be half a file.
        overlaps.count()
        rows = named(overlaps, overlaps)
        return self.columns, ([row[column] for column in self.columns] for row in rows)
