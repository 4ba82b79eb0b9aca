"""How many rows each choice of a filter leaves, the other filters kept."""

from collections import defaultdict

from django.db.models import CharField, Count, Value
from django.db.models.functions import Cast


def tally(name, rows, choice, counted="pk"):
    """Rows (name of the filter, choice, how many), ready for a union with those of others."""
    return (
        rows.order_by()
        .values(tallied_by=Value(name, output_field=CharField()), tallied=Cast(choice, CharField()))
        .annotate(tallied_rows=Count(counted))
        .values_list("tallied_by", "tallied", "tallied_rows")
    )


def tallies(filterset, names):
    """For each of these filters {choice: how many rows would be listed with it}; one query.

    What no row has is left out of it. A list with a wrong parameter has no rows.
    """
    found = {name: defaultdict(int) for name in names}
    if not names or filterset.is_refused:
        return found
    queries = [
        query
        for name in names
        for query in filterset.filters[name].tally(name, filterset.without(name))
    ]
    for name, choice, rows in queries[0].union(*queries[1:], all=True):
        found[name][choice] = rows
    return found
