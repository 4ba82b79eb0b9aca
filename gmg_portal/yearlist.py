"""The years of the group, one row each: who presided, how many belonged, how much is on record."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from agencies.inayear import GroupInYear, Span, years_of_group
from agencies.models import reference_day
from gmg_portal.years import KINDS, numbers_by_year

#: What the columns count, in their order.
COLUMNS = {
    "meetings": _("Meetings"),
    "publications": _("Statements and publications"),
    "frameworks": _("Sets of recommendations"),
    "under_way": _("Activities under way"),
    "began": _("Activities that began"),
    "ended": _("Activities that ended"),
    "reported": _("Reported, or on record"),
}


@dataclass(frozen=True)
class Row:
    """`cells` are (label, number, address of the list) in the order of the columns."""

    year: int
    group: GroupInYear
    cells: list = field(default_factory=list)

    @property
    def day(self):
        return self.group.day

    @property
    def members(self):
        return len(self.group.members)

    @property
    def most(self):
        return self.members + len(self.group.possible_members)

    @property
    def is_empty(self):
        """Is nothing on record, not even who presided or who belonged?"""
        presided = any(not each.is_gap for each in self.group.chairs)
        return not (presided or self.most or any(number for _label, number, _url in self.cells))


def years_of_the_group(body, user):
    """Rows from the first year to the last; the queries are the same for any number of years."""
    years = list(years_of_group(body))
    if not years:
        return []
    counted = {name: numbers_by_year(name, years, user) for name in COLUMNS}
    group = GroupInYear(body, Span(years[0]), reference_day(body), user)
    return [row_of(group, year, counted) for year in years]


def row_of(group, year, counted):
    """`group` holds who presided and who belonged in all years, its day is the last one of all."""
    span = Span(year)
    day = min(span.last, max(group.day, span.first))
    cells = [(label, counted[name][year], KINDS[name].url(year)) for name, label in COLUMNS.items()]
    return Row(year, group.in_year(span, day), cells)
