"""Tables as the database has them: six queries, whatever the size and however many tables.

The table, its columns, their sets; the rows, the pairs, what was looked for in vain.
"""

from collections import defaultdict

from django.db.models import DateField, OuterRef, Q, Subquery, Value
from django.utils.functional import cached_property

from recommendations.models import (
    Alignment,
    AlignmentEvent,
    ConvergenceTable,
    NoCounterpart,
    Recommendation,
    Relation,
)

from .grid import SHOWN, Cell, Convergence, Pair
from .source import Column, Source, issued_by


def tables_for(user):
    """The tables that this person may see, with the columns and sets that go with them."""
    return ConvergenceTable.objects.visible_to(user).for_listing().with_columns(user)


def convergence_of(table, user, day=None):
    """Compute a table that comes from `tables_for`, as of a day or of now."""
    return convergences_of([table], user, day)[0]


def convergences_of(tables, user, day=None):
    sources = [source_of(table, day) for table in tables]
    reading = Reading([source.rows for source in sources], user, day)
    return [reading.convergence(source) for source in sources]


def convergence_between(rows, frameworks, user, day=None):
    """One set beside others, one a column, as of a day or of now."""
    columns = tuple(column_of(each, day) for each in frameworks)
    return Reading([rows], user, day).convergence(Source(rows, columns, day=day))


def first_day():
    """The day on which a pair was proposed, if one is on record."""
    steps = AlignmentEvent.objects.filter(alignment=OuterRef("pk")).order_by("pk")
    return Subquery(steps.values("decided_on")[:1])


def source_of(table, day=None):
    framework = table.rows_framework
    columns = []
    for column in table.columns.all():
        sets = [each for each in column.frameworks.all() if each != framework]
        if not sets:
            continue  # all that it holds is hidden from this person: it says nothing
        columns.append(
            Column(
                slug=column.slug,
                name=column.name,
                frameworks=tuple(each for each in sets if issued_by(each, day)),
                later=tuple(each for each in sets if not issued_by(each, day)),
            )
        )
    return Source(framework, tuple(columns), table=table, day=day)


def column_of(framework, day=None):
    """A column of one set, under its title."""
    title, language, _is_official = framework.text_in("title")
    is_issued = issued_by(framework, day)
    return Column(
        slug=framework.slug,
        name=title,
        language=language,
        frameworks=(framework,) if is_issued else (),
        later=() if is_issued else (framework,),
    )


class Reading:
    """What is on record of these sets as rows, in three queries."""

    def __init__(self, frameworks, user, day=None):
        self.frameworks = {framework.pk for framework in frameworks}
        self.user, self.day = user, day

    def convergence(self, source):
        rows = tuple(self.rows[source.rows.pk])
        cells = (tuple(self.cell(source, row, each) for each in source.columns) for row in rows)
        return Convergence(source, rows, source.columns, tuple(cells))

    def cell(self, source, row, column):
        if not (source.is_issued and column.is_issued):
            return Cell(source, row, column, is_issued=False)
        keys = [(row.pk, framework.pk) for framework in column.frameworks]
        pairs = [pair for key in keys for pair in self.pairs.get(key, ())]
        searched = [self.none_found[key] for key in keys if key in self.none_found]
        return Cell(
            source=source,
            row=row,
            column=column,
            pairs=tuple(sorted(pairs, key=lambda pair: SHOWN.index(pair.state))),
            none_found=tuple(searched) if len(searched) == len(keys) else (),
        )

    @cached_property
    def rows(self):
        """The items of each set that can be aligned, with what they are part of."""
        found = defaultdict(list)
        rows = Recommendation.objects.visible_to(self.user).assessable()
        rows = rows.filter(framework__in=self.frameworks).select_related("parent")
        for row in rows.order_by("order", "pk"):
            found[row.framework_id].append(row)
        return found

    @cached_property
    def pairs(self):
        """For each (recommendation of a set, other set): its pairs, read from there."""
        found = defaultdict(list)
        for slug, state, relation, proposed_on, *sides in self.alignments():
            if state not in SHOWN:
                continue
            (a, a_slug, a_set), (b, b_slug, b_set) = sides[:3], sides[3:]
            is_undated = bool(self.day) and proposed_on is None
            pair = Pair(slug, state, Relation(relation), a_slug, b_slug, is_undated)
            if a_set in self.frameworks:
                found[a, b_set].append(pair)
            if b_set in self.frameworks:
                found[b, a_set].append(pair.turned())
        return found

    def alignments(self):
        sides = ("recommendation_a", "recommendation_b")
        first, second = (Q(**{f"{side}__framework__in": self.frameworks}) for side in sides)
        return (
            Alignment.objects.visible_to(self.user)
            .as_of(self.day)
            .filter(first | second)
            .annotate(proposed_on=first_day() if self.day else Value(None, DateField()))
            .values_list(
                "slug",
                "state_then",
                "relation",
                "proposed_on",
                *(f"{side}{path}" for side in sides for path in ("", "__slug", "__framework")),
            )
        )

    @cached_property
    def none_found(self):
        """For each (recommendation of a set, other set): the slug of what says "none found"."""
        rows = NoCounterpart.objects.visible_to(self.user).by(self.day)
        rows = rows.filter(recommendation__framework__in=self.frameworks)
        return {
            (recommendation, other): slug
            for recommendation, other, slug in rows.values_list(
                "recommendation", "framework", "slug"
            )
        }
