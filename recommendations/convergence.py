"""Where the agendas agree: the cells of a table, from pairs and from what was looked for in vain.

A cell has three values: aligned (how many pairs, in which state), looked for and none found (in
every set of the column), or nobody has looked yet. Rejected pairs say nothing. All of it takes six
queries, whatever the size: the table, its columns, their sets, the rows, the pairs, the none found.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, TextChoices
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import (
    Alignment,
    AlignmentState,
    ConvergenceTable,
    NoCounterpart,
    Recommendation,
)

#: States of pairs that a table shows, the strongest first.
SHOWN = (AlignmentState.ENDORSED, AlignmentState.PROPOSED)


class Value(TextChoices):
    ALIGNED = "aligned", gettext_lazy("Aligned")
    NONE_FOUND = "none_found", gettext_lazy("Looked for, none found")
    NOT_LOOKED_FOR = "not_looked_for", gettext_lazy("Nobody has looked yet")


@dataclass(frozen=True)
class Column:
    slug: str
    name: str
    frameworks: tuple

    @property
    def short(self):
        """The first word of its short name, for where there is no room: HLD of hld-declaration."""
        return self.slug.split("-")[0].upper()


@dataclass(frozen=True)
class Cell:
    """`pairs` maps a state to slugs; `none_found` holds slugs if every set was searched in vain."""

    row: Recommendation
    column: Column
    pairs: dict
    none_found: tuple

    @property
    def endorsed(self):
        return len(self.pairs[AlignmentState.ENDORSED])

    @property
    def proposed(self):
        return len(self.pairs[AlignmentState.PROPOSED])

    @property
    def slugs(self):
        """The pairs of the cell, the strongest first."""
        return [slug for state in SHOWN for slug in self.pairs[state]]

    @property
    def value(self):
        if self.endorsed or self.proposed:
            return Value.ALIGNED
        return Value.NONE_FOUND if self.none_found else Value.NOT_LOOKED_FOR

    @property
    def label(self):
        """What the cell says: "1 endorsed, 2 proposed", or which kind of nothing it is."""
        if self.value != Value.ALIGNED:
            return str(self.value.label)
        parts = []
        if self.endorsed:
            words = ngettext("%(count)s endorsed", "%(count)s endorsed", self.endorsed)
            parts.append(words % {"count": self.endorsed})
        if self.proposed:
            words = ngettext("%(count)s proposed", "%(count)s proposed", self.proposed)
            parts.append(words % {"count": self.proposed})
        return _(", ").join(parts)

    @property
    def anchor(self):
        return f"{self.row.slug}.{self.column.slug}"

    @property
    def url(self):
        """Where the cell is explained: its pairs, or what was looked for."""
        if self.value == Value.NOT_LOOKED_FOR:
            return ""
        if self.value == Value.NONE_FOUND:
            return f"#{self.anchor}"
        return pairs_url(
            recommendation=[self.row.slug],
            framework=[each.slug for each in self.column.frameworks],
            state=SHOWN,
        )


@dataclass(frozen=True)
class Convergence:
    table: ConvergenceTable
    columns: tuple
    rows: tuple
    cells: tuple  # one tuple of cells a row

    @cached_property
    def flat(self):
        return [cell for cells in self.cells for cell in cells]

    @property
    def lines(self):
        return list(zip(self.rows, self.cells, strict=True))

    def cells_with(self, value):
        return [cell for cell in self.flat if cell.value == value]

    @property
    def none_found(self):
        return self.cells_with(Value.NONE_FOUND)

    @property
    def not_looked_for(self):
        return self.cells_with(Value.NOT_LOOKED_FOR)

    @property
    def endorsed(self):
        return self.count(AlignmentState.ENDORSED)

    @property
    def proposed(self):
        return self.count(AlignmentState.PROPOSED)

    def count(self, state):
        """Different pairs of that state; one may stand in two columns."""
        return len({slug for cell in self.flat for slug in cell.pairs[state]})

    def pairs_url(self, *states, name="alignment_list"):
        """The list of the pairs of this table in these states, all shown ones without any."""
        sets = {each.slug for column in self.columns for each in column.frameworks}
        return pairs_url(
            framework=[self.table.rows_framework.slug],
            other_framework=sorted(sets),
            state=states or SHOWN,
            name=name,
        )

    @property
    def endorsed_url(self):
        return self.pairs_url(AlignmentState.ENDORSED)

    @property
    def proposed_url(self):
        return self.pairs_url(AlignmentState.PROPOSED)


def pairs_url(name="alignment_list", **filters):
    """The list of pairs, or its download, with these filters, each a list of values."""
    query = QueryDict(mutable=True)
    for filter_name, values in filters.items():
        query.setlist(filter_name, [str(value) for value in values])
    return f"{reverse(name)}?{query.urlencode()}"


def tables_for(user):
    """The tables that this person may see, with the columns and sets that go with them."""
    return ConvergenceTable.objects.visible_to(user).for_listing().with_columns(user)


def convergence_of(table, user):
    """Compute a table that comes from `tables_for`."""
    framework = table.rows_framework
    columns = tuple(
        Column(
            slug=column.slug,
            name=column.name,
            frameworks=tuple(each for each in column.frameworks.all() if each != framework),
        )
        for column in table.columns.all()
    )
    rows = tuple(framework.recommendations.visible_to(user).assessable().order_by("order", "pk"))
    pairs, none_found = pairs_of(framework, user), none_found_of(framework, user)
    cells = tuple(tuple(cell(row, each, pairs, none_found) for each in columns) for row in rows)
    return Convergence(table, columns, rows, cells)


def cell(row, column, pairs, none_found):
    keys = [(row.pk, framework.pk) for framework in column.frameworks]
    searched = [none_found[key] for key in keys if key in none_found]
    return Cell(
        row=row,
        column=column,
        pairs={state: tuple(s for key in keys for s in pairs[key][state]) for state in SHOWN},
        none_found=tuple(searched) if searched and len(searched) == len(keys) else (),
    )


def pairs_of(framework, user):
    """For each (recommendation of the set, other set): slugs of pairs by state."""
    rows = (
        Alignment.objects.visible_to(user)
        .live()
        .filter(Q(recommendation_a__framework=framework) | Q(recommendation_b__framework=framework))
        .values_list(
            "slug",
            "state",
            "recommendation_a",
            "recommendation_a__framework",
            "recommendation_b",
            "recommendation_b__framework",
        )
    )
    found = defaultdict(lambda: {state: [] for state in SHOWN})
    for slug, state, a, a_framework, b, b_framework in rows:
        key = (a, b_framework) if a_framework == framework.pk else (b, a_framework)
        found[key][state].append(slug)
    return found


def none_found_of(framework, user):
    """For each (recommendation of the set, other set): the slug of what says "none found"."""
    rows = NoCounterpart.objects.visible_to(user).filter(recommendation__framework=framework)
    return {
        (recommendation, other): slug
        for recommendation, other, slug in rows.values_list("recommendation", "framework", "slug")
    }
