"""What agencies by year can be narrowed to; one set for download and API."""

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.filters import (
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    YearFilter,
)


class AgencyOfYearsFilter(SlugMultipleFilter):
    def filter(self, rows, value):
        return rows.of(value) if value else rows


class OneYearFilter(YearFilter):
    def filter(self, rows, value):
        return rows.between(value, value) if value else rows


class FromYearFilter(YearFilter):
    def filter(self, rows, value):
        return rows.between(value, self.last) if value else rows


class ToYearFilter(YearFilter):
    def filter(self, rows, value):
        return rows.between(self.first, value) if value else rows


class AgencyYearSortFilter(SortFilter):
    """The orders are those of `AgencyYears`."""

    def filter(self, rows, value):
        return rows.ordered(value or self.default)


class AgencyYearFilterSet(PortalFilterSet):
    first_fields = ("agency", "year", "from", "to")

    agency = AgencyOfYearsFilter(label=_("Agency"), queryset=Agency.objects.all(), shows="acronym")
    year = OneYearFilter()
    sort = AgencyYearSortFilter({"agency": "agency", "year": "year"})

    @classmethod
    def get_filters(cls):
        """`from` is a word of Python."""
        ends = {"from": FromYearFilter(label=_("From")), "to": ToYearFilter(label=_("To"))}
        return {**super().get_filters(), **ends}
