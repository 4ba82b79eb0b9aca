"""What a cell rests on: its pairs with both texts and their sources, and what was searched."""

from dataclasses import dataclass

from django.db.models import Prefetch

from agencies.models import Document
from recommendations.models import Alignment, AlignmentState, NoCounterpart, Recommendation

from .grid import Cell, Pair


@dataclass(frozen=True)
class OpenPair:
    """`item` is the recommendation of the pair that does not stand at the head of the cell."""

    record: Alignment
    item: Recommendation
    read: Pair

    @property
    def state(self):
        return AlignmentState(self.read.state)


@dataclass(frozen=True)
class OpenCell:
    cell: Cell
    pairs: list
    searched: list  # what was looked for in vain in sets of the column

    @property
    def item(self):
        """The recommendation at the head of the row or, in a table that is turned, the column."""
        return self.cell.column if self.cell.source.is_turned else self.cell.row

    @property
    def column(self):
        """The sets on the other side."""
        return self.cell.row if self.cell.source.is_turned else self.cell.column


def opened(cell, user):
    """The cell with its records, in three queries; nothing where there is nothing to open."""
    if cell is None or not cell.opens:
        return None
    found = OpenCell(cell, pairs=[], searched=[])
    documents = Prefetch("documents", Document.objects.visible_to(user))
    records = {
        record.slug: record
        for record in Alignment.objects.visible_to(user)
        .filter(slug__in=cell.slugs)
        .for_listing()
        .prefetch_related(documents)
    }
    for pair in cell.pairs:
        record = records[pair.slug]
        found.pairs.append(OpenPair(record, record.other(found.item), pair))
    found.searched.extend(
        NoCounterpart.objects.visible_to(user)
        .by(cell.source.day)
        .filter(recommendation=found.item, framework__in=found.column.frameworks)
        .select_related("framework")
        .prefetch_related(documents)
        .order_by("framework__dated_latest", "pk")
    )
    return found
