"""Agencies by year, as a file."""

from gmg_portal.lib.exports import Download
from workplan.agency_years import COLUMNS, AgencyYears
from workplan.agency_years.filters import AgencyYearFilterSet


class AgencyYearExport(Download):
    filterset_class = AgencyYearFilterSet
    file_name = "agency-years"

    def get_queryset(self):
        return AgencyYears(self.request.user)

    def table(self, filtered):
        # What cannot be read is an error page here; later it would be half a file.
        rows = list(filtered)
        return COLUMNS, ([getattr(row, name) for name in COLUMNS] for row in rows)
