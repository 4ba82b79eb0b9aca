"""Good practices that the group told others about."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.models import Agency
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from recommendations.views.base import CountedList
from workplan import columns
from workplan.filters import PracticeFilterSet
from workplan.models import Practice, PracticePlace


class PracticeList(CountedList):
    model = Practice
    filterset_class = PracticeFilterSet
    template_name = "workplan/practice_list.html"
    title = gettext_lazy("Good practices")
    counted = ngettext_lazy("%(count)s good practice", "%(count)s good practices", "count")
    nav_section = "practices"
    export_name = "practice_export"
    api_name = "practice-list"

    def get_queryset(self):
        """What a row shows; themes are for its page."""
        rows = super().get_queryset().prefetch_related(None)
        places = PracticePlace.objects.select_related("place")
        return rows.prefetch_related(
            Prefetch("agencies", Agency.objects.published()), Prefetch("place_links", places)
        )


class PracticeExport(ListExport):
    model = Practice
    filterset_class = PracticeFilterSet
    file_name = "practices"
    export_columns = columns.PRACTICE


class PracticeDetail(RecordDetail):
    model = Practice
    template_name = "workplan/practice_detail.html"
    nav_section = "practices"

    def get_context_data(self, **kwargs):
        practice = self.object
        return super().get_context_data(
            crumbs=[(_("Good practices"), reverse("practice_list")), (practice.title, "")],
            agencies=sorted(practice.agencies.all(), key=lambda each: each.acronym.casefold()),
            themes=sorted(practice.themes.all(), key=lambda each: each.name.casefold()),
            places=practice.place_links.all(),
            **kwargs,
        )
