"""What is on record about the progress of activities."""

from django.utils.translation import gettext_lazy, ngettext_lazy

from gmg_portal.lib.exports import ListExport, Rows
from recommendations.views.base import CountedList
from workplan import columns
from workplan.filters import ProgressUpdateFilterSet
from workplan.models import ProgressUpdate
from workplan.reporting.showing import with_report


class AcceptedRows(Rows):
    """What was accepted or read: no list holds what an agency writes or the desk reviews."""

    model = ProgressUpdate
    filterset_class = ProgressUpdateFilterSet

    def get_queryset(self):
        return super().get_queryset().accepted()


class ProgressUpdateList(AcceptedRows, CountedList):
    template_name = "workplan/progressupdate_list.html"
    title = gettext_lazy("What is on record about activities")
    lede = gettext_lazy(
        "What agencies reported, once it was accepted, and what was noted from public documents; "
        "newest first."
    )
    counted = ngettext_lazy("%(count)s note", "%(count)s notes", "count")
    nav_section = "activities"
    export_name = "progressupdate_export"
    api_name = "progressupdate-list"

    def get_queryset(self):
        return with_report(super().get_queryset())


class ProgressUpdateExport(AcceptedRows, ListExport):
    file_name = "updates"
    export_columns = columns.PROGRESS_UPDATE
