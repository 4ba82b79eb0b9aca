"""Cells, what they say, what they add up to, and the table turned: all of it without a database.

A cell has three values: aligned (how many pairs, in which state), looked for and none found (in
every set of the column), or nobody has looked yet. Rejected pairs say nothing. Where a set did not
exist on the day that is asked for, its cells say nothing either and are not counted.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recommendations.models import AlignmentState, Relation
from recommendations.models.alignment import INVERSE

from .source import Source

#: States of pairs that a table shows, the strongest first.
SHOWN = (AlignmentState.ENDORSED, AlignmentState.PROPOSED)


class Value(TextChoices):
    ALIGNED = "aligned", gettext_lazy("Aligned")
    NONE_FOUND = "none_found", gettext_lazy("Looked for, none found")
    NOT_LOOKED_FOR = "not_looked_for", gettext_lazy("Nobody has looked yet")


@dataclass(frozen=True)
class Pair:
    """An alignment as its cell reads it: `relation` goes from the side of the row to the other.

    Both sides are short names of recommendations. An undated pair was proposed on no day on record.
    """

    slug: str
    state: str
    relation: str
    row_side: str
    column_side: str
    is_undated: bool = False

    def turned(self):
        return replace(
            self,
            relation=Relation(INVERSE.get(self.relation, self.relation)),
            row_side=self.column_side,
            column_side=self.row_side,
        )


@dataclass(frozen=True)
class Cell:
    """Row and column are what stands at their heads: a recommendation and a `Column`, or turned.

    `pairs` has the strongest first; `none_found` holds short names of what says so, if every set
    of the column was searched in vain.
    """

    source: Source
    row: Any
    column: Any
    pairs: tuple[Pair, ...] = ()
    none_found: tuple[str, ...] = ()
    is_issued: bool = True

    def in_state(self, state):
        return [pair for pair in self.pairs if pair.state == state]

    @property
    def endorsed(self):
        return len(self.in_state(AlignmentState.ENDORSED))

    @property
    def proposed(self):
        return len(self.in_state(AlignmentState.PROPOSED))

    @property
    def state(self):
        """That of its strongest pair; nothing without one."""
        return self.pairs[0].state if self.pairs else ""

    @property
    def value(self):
        """None where the sets did not exist yet."""
        if not self.is_issued:
            return None
        if self.pairs:
            return Value.ALIGNED
        return Value.NONE_FOUND if self.none_found else Value.NOT_LOOKED_FOR

    @property
    def slugs(self):
        return [pair.slug for pair in self.pairs]

    @property
    def label(self):
        """What the cell says: "1 endorsed, 2 proposed", or which kind of nothing it is."""
        if self.value != Value.ALIGNED:
            return str(self.value.label) if self.value else _("not issued by then")
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
    def opens(self):
        return self.value in (Value.ALIGNED, Value.NONE_FOUND)

    @property
    def url(self):
        """Where the cell stands open in its table; nothing where there is nothing to open."""
        return self.source.url(open=self.anchor, fragment="open") if self.opens else ""

    def turned(self):
        return replace(
            self,
            source=self.source.turned(),
            row=self.column,
            column=self.row,
            pairs=tuple(pair.turned() for pair in self.pairs),
        )


@dataclass(frozen=True)
class Tally:
    """What cells add up to. One with an endorsed pair is endorsed, whatever else it holds."""

    endorsed: int
    proposed: int
    none_found: int
    not_looked_for: int

    @classmethod
    def of(cls, cells):
        said = [cell.state or cell.value for cell in cells if cell.is_issued]
        return cls(
            endorsed=said.count(AlignmentState.ENDORSED),
            proposed=said.count(AlignmentState.PROPOSED),
            none_found=said.count(Value.NONE_FOUND),
            not_looked_for=said.count(Value.NOT_LOOKED_FOR),
        )

    @property
    def aligned(self):
        return self.endorsed + self.proposed

    @property
    def all(self):
        return self.aligned + self.none_found + self.not_looked_for


@dataclass(frozen=True)
class Convergence:
    """A table: its heads, and one tuple of cells a row."""

    source: Source
    rows: tuple
    columns: tuple
    cells: tuple[tuple[Cell, ...], ...]

    def turned(self):
        """Rows for columns; every relation is read from the other side."""
        numbers = range(len(self.columns))
        return Convergence(
            source=self.source.turned(),
            rows=self.columns,
            columns=self.rows,
            cells=tuple(tuple(cells[at].turned() for cells in self.cells) for at in numbers),
        )

    @property
    def table(self):
        return self.source.table

    @cached_property
    def flat(self):
        return [cell for cells in self.cells for cell in cells]

    @property
    def counted(self):
        """The cells of sets that existed on the day that is asked for."""
        return [cell for cell in self.flat if cell.is_issued]

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

    @cached_property
    def tally(self):
        return Tally.of(self.flat)

    def tally_of_row(self, number):
        return Tally.of(self.cells[number])

    def tally_of_column(self, number):
        return Tally.of(cells[number] for cells in self.cells)

    @property
    def endorsed(self):
        return self.count(AlignmentState.ENDORSED)

    @property
    def proposed(self):
        return self.count(AlignmentState.PROPOSED)

    def count(self, state):
        """Different pairs of that state; one may stand in two columns."""
        return len({pair.slug for cell in self.flat for pair in cell.in_state(state)})

    @property
    def has_undated(self):
        return any(pair.is_undated for cell in self.flat for pair in cell.pairs)

    @property
    def endorsed_url(self):
        return self.source.pairs_url(AlignmentState.ENDORSED)

    @property
    def proposed_url(self):
        return self.source.pairs_url(AlignmentState.PROPOSED)
