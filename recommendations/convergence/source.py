"""What a table is about (its sets, its day, which way round) and the addresses that follow."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from recommendations.models import AlignmentState, ConvergenceTable, Framework


@dataclass(frozen=True)
class Column:
    """Sets under one name, which is in `language`; `later` are those not issued by the day."""

    slug: str
    name: str
    frameworks: tuple
    later: tuple = ()
    language: str = "en"

    @property
    def short(self):
        """The first word of its short name, for where there is no room: HLD of hld-declaration."""
        return self.slug.split("-")[0].upper()

    @property
    def is_issued(self):
        return bool(self.frameworks) or not self.later

    @property
    def holdings(self):
        """All its sets, each with whether it was issued by then."""
        return [(each, True) for each in self.frameworks] + [(each, False) for each in self.later]


@dataclass(frozen=True)
class Source:
    """A saved table, or a set beside others that were chosen; as of a day, or of now."""

    rows: Framework
    columns: tuple[Column, ...]
    table: ConvergenceTable | None = None
    day: date | None = None
    is_turned: bool = False

    def turned(self):
        return replace(self, is_turned=not self.is_turned)

    @property
    def today(self):
        """The same table as of now; its heads still speak of the day."""
        return replace(self, day=None)

    @property
    def is_issued(self):
        """Had the set of the rows certainly been issued by that day?"""
        return issued_by(self.rows, self.day)

    @property
    def chosen(self):
        """The parameters that say which table it is."""
        if self.table:
            return {"table": [self.table.slug]}
        return {"rows": [self.rows.slug], "columns": [each.slug for each in self.columns]}

    @property
    def view(self):
        """The parameters that say how it is looked at."""
        return {
            "on": [self.day.isoformat()] if self.day else [],
            "turned": ["yes"] if self.is_turned else [],
        }

    def url(self, fragment="", **parameters):
        """The page of the table, with more parameters."""
        filters = {**self.view, **{name: [value] for name, value in parameters.items()}}
        if self.table:
            address = self.table.get_absolute_url()
        else:
            address, filters = reverse("convergence"), {**self.chosen, **filters}
        return address + query_of(filters) + (f"#{fragment}" if fragment else "")

    @property
    def permanent_url(self):
        return self.url()

    def cells_url(self, name="convergencecell_list", **filters):
        """The list of its cells, or a download of them, with these filters."""
        given = {each: [str(value)] for each, value in filters.items() if value}
        return list_url(name, {**self.chosen, **self.view, **given})

    def pairs_url(self, *states, name="alignment_list"):
        """The list of its pairs in these states, all shown ones without any.

        Of all its sets: by the day the list leaves out those that were not issued itself.
        """
        sets = {each.slug for column in self.columns for each, _is_issued in column.holdings}
        filters = {
            "framework": [self.rows.slug],
            "other_framework": sorted(sets),
            "state": states or (AlignmentState.ENDORSED, AlignmentState.PROPOSED),
            "on": self.view["on"],
        }
        return list_url(name, filters)


def issued_by(framework, day):
    """Had the set certainly been issued by that day? Without a day: yes."""
    return not day or bool(framework.dated_latest and framework.dated_latest <= day)


def query_of(filters):
    """A query with lists of values, `?` included; nothing without any."""
    query = QueryDict(mutable=True)
    for name, values in filters.items():
        if values:
            query.setlist(name, [str(value) for value in values])
    return f"?{query.urlencode()}" if query else ""


def list_url(name, filters):
    return reverse(name) + query_of(filters)


def pairs_url(name="alignment_list", **filters):
    """The list of pairs, or its download, with these filters, each a list of values."""
    return list_url(name, filters)
