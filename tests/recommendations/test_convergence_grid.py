"""Any sets beside any others: what holds of every table, whatever is on record."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from recommendations.convergence import Column, Source, Tally, Value
from recommendations.convergence.reading import Reading
from recommendations.models import AlignmentState, Framework, Recommendation, Relation
from recommendations.models.alignment import INVERSE


@dataclass
class Record:
    """Sets with their items, pairs and searches, as the database would give them."""

    sets: list
    items: dict  # primary key of a set -> its items
    pairs: list  # rows of `Reading.alignments`
    searched: dict

    def convergence(self, columns):
        source = Source(self.sets[0], tuple(columns))
        return Remembered(self).convergence(source)


class Remembered(Reading):
    """Reads from memory and not from the database."""

    def __init__(self, record):
        super().__init__(record.sets[:1], user=None)
        self.record, self.rows, self.none_found = record, record.items, record.searched

    def alignments(self):
        return self.record.pairs


def side(item):
    return item.pk, item.slug, item.framework_id


def row_of(number, state, relation, a, b):
    return (f"pair-{number}", state, relation, None, *side(a), *side(b))


@st.composite
def records(draw):
    sets = [Framework(pk=pk, slug=f"set-{pk}") for pk in range(1, draw(st.integers(2, 5)) + 1)]
    items, pk = {}, 0
    for each in sets:
        items[each.pk] = []
        for _number in range(draw(st.integers(0, 4))):
            pk += 1
            items[each.pk].append(Recommendation(pk=pk, slug=f"item-{pk}", framework_id=each.pk))
    every = [item for members in items.values() for item in members]
    possible = [(a, b) for a in every for b in every if a.framework_id < b.framework_id]
    chosen = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    pairs = []
    for number, sides in enumerate(chosen):
        state = draw(st.sampled_from(AlignmentState.values))
        relation = draw(st.sampled_from(Relation.values))
        sides = sides if draw(st.booleans()) else sides[::-1]
        pairs.append(row_of(number, state, relation, *sides))
    keys = [(item.pk, each.pk) for item in items[1] for each in sets[1:]]
    searched = draw(st.sets(st.sampled_from(keys))) if keys else set()
    return Record(sets, items, pairs, {key: f"none-{key[0]}-{key[1]}" for key in searched})


@st.composite
def tables(draw):
    """A record, and columns of one or more of its sets."""
    record = draw(records())
    groups = st.lists(st.sampled_from(record.sets[1:]), min_size=1, unique=True)
    columns = [
        Column(slug=f"column-{number}", name="", frameworks=tuple(sets))
        for number, sets in enumerate(draw(st.lists(groups, max_size=6)))
    ]
    return record, columns


@given(tables())
def test_whoever_turns_a_table_twice_has_it_back(table):
    record, columns = table
    found = record.convergence(columns)

    assert found.turned().turned() == found


@given(tables())
def test_a_turned_table_has_its_rows_as_columns_and_relations_from_the_other_side(table):
    record, columns = table
    found = record.convergence(columns)
    turned = found.turned()

    assert (turned.rows, turned.columns) == (found.columns, found.rows)
    for at, row in enumerate(found.cells):
        for number, cell in enumerate(row):
            other = turned.cells[number][at]
            assert other.value == cell.value
            assert other.slugs == cell.slugs
            for here, there in zip(cell.pairs, other.pairs, strict=True):
                assert there.relation == INVERSE.get(here.relation, here.relation)
                assert (there.row_side, there.column_side) == (here.column_side, here.row_side)


@given(tables())
def test_every_cell_has_one_of_three_values(table):
    record, columns = table
    found = record.convergence(columns)
    cells = len(found.rows) * len(found.columns)

    assert sum(len(found.cells_with(value)) for value in Value) == cells
    assert found.tally.all == cells
    assert found.tally.aligned == len(found.cells_with(Value.ALIGNED))
    for at in range(len(found.rows)):
        assert found.tally_of_row(at).all == len(found.columns)
    for at in range(len(found.columns)):
        assert found.tally_of_column(at).all == len(found.rows)


@given(tables())
def test_rows_and_columns_add_up_to_the_table(table):
    record, columns = table
    found = record.convergence(columns)

    for name in Tally.__dataclass_fields__:
        whole = getattr(found.tally, name)
        assert whole == sum(getattr(found.tally_of_row(at), name) for at in range(len(found.rows)))
        assert whole == sum(
            getattr(found.tally_of_column(at), name) for at in range(len(found.columns))
        )


@given(tables(), st.data())
def test_a_proposed_pair_never_changes_what_is_endorsed(table, data):
    record, columns = table
    before = record.convergence(columns)
    taken = {frozenset((row[4], row[7])) for row in record.pairs}
    free = [
        (a, b)
        for a in record.items[1]
        for members in list(record.items.values())[1:]
        for b in members
        if frozenset((a.pk, b.pk)) not in taken
    ]
    if not free:
        return
    sides = data.draw(st.sampled_from(free))
    record.pairs.append(row_of("new", AlignmentState.PROPOSED, Relation.CLOSE, *sides))
    after = record.convergence(columns)

    assert after.endorsed == before.endorsed
    assert after.tally.endorsed == before.tally.endorsed
    for at in range(len(before.rows)):
        assert after.tally_of_row(at).endorsed == before.tally_of_row(at).endorsed
    for at in range(len(before.columns)):
        assert after.tally_of_column(at).endorsed == before.tally_of_column(at).endorsed
    assert after.tally.aligned >= before.tally.aligned


@given(tables())
def test_rejected_pairs_say_nothing(table):
    record, columns = table
    before = record.convergence(columns)
    record.pairs = [row for row in record.pairs if row[1] != AlignmentState.REJECTED]

    assert record.convergence(columns) == before
