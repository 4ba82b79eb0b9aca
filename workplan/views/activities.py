"""Activities: the list with all its filters, and its download."""

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext_lazy

from gmg_portal.lib.exports import ListExport, Rows
from recommendations.views.base import CountedList
from workplan import columns
from workplan.filters import ActivityFilterSet
from workplan.models import Activity
from workplan.newest import with_newest
from workplan.status import Progress


class ActivityRows(Rows):
    model = Activity
    filterset_class = ActivityFilterSet

    def get_queryset(self):
        return with_newest(super().get_queryset(), self.request.user)


class ActivityList(ActivityRows, CountedList):
    template_name = "workplan/activity_list.html"
    title = gettext_lazy("Activities")
    counted = ngettext_lazy("%(count)s activity", "%(count)s activities", "count")
    nav_section = "activities"
    export_name = "activity_export"
    api_name = "activity-list"

    def get_filterset(self, **kwargs):
        filterset = super().get_filterset(**kwargs)
        filterset.is_tallied = True
        return filterset

    @cached_property
    def downloads(self):
        query = self.query_with(**dict.fromkeys(self.page_alone))
        return {**super().downloads, "ics": reverse("activity_calendar") + query}

    def get_context_data(self, page, **kwargs):
        counts = self.counts_by_status()
        progress = Progress(counts, lambda status: self.url_with(status=status or None, page=None))
        return super().get_context_data(page, segments=progress.segments(), **kwargs)

    def counts_by_status(self):
        """Of what is listed, from the numbers beside the choices."""
        counts = self.filterset.tallies["status"]
        asked = self.filterset.form.cleaned_data.get("status") or counts
        return {status: number for status, number in counts.items() if status in asked}


class ActivityExport(ActivityRows, ListExport):
    file_name = "activities"
    export_columns = {**columns.ACTIVITY, "newest_on_record": F("newest")}
