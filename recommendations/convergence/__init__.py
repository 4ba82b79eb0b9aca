"""Where the agendas agree: the cells of a table, from pairs and from what was looked for in vain.

`grid` knows cells, counts and turning; `source` what a table is about and its addresses; `reading`
asks the database; `opening` shows what a cell rests on; `drawing` makes the table.
"""

from .grid import SHOWN, Cell, Convergence, Pair, Tally, Value
from .reading import convergence_between, convergence_of, convergences_of, tables_for
from .source import Column, Source, pairs_url

__all__ = [
    "SHOWN",
    "Cell",
    "Column",
    "Convergence",
    "Pair",
    "Source",
    "Tally",
    "Value",
    "convergence_between",
    "convergence_of",
    "convergences_of",
    "pairs_url",
    "tables_for",
]
