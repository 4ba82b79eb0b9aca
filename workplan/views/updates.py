"""What is on record about the progress of activities."""

from django.utils.translation import gettext_lazy, ngettext_lazy

from gmg_portal.lib.exports import ListExport
from recommendations.views.base import CountedList
from workplan import columns
from workplan.filters import ProgressUpdateFilterSet
from workplan.models import ProgressUpdate


class ProgressUpdateList(CountedList):
    model = ProgressUpdate
    filterset_class = ProgressUpdateFilterSet
    template_name = "workplan/progressupdate_list.html"
    title = gettext_lazy("What is on record about activities")
    lede = gettext_lazy(
        "Noted from public documents, newest first. No agency reported it to this portal."
    )
    counted = ngettext_lazy("%(count)s note", "%(count)s notes", "count")
    nav_section = "activities"
    export_name = "progressupdate_export"
    api_name = "progressupdate-list"


class ProgressUpdateExport(ListExport):
    model = ProgressUpdate
    filterset_class = ProgressUpdateFilterSet
    file_name = "updates"
    export_columns = columns.PROGRESS_UPDATE
