"""Who does what: agencies by the items of a set of recommendations, or by themes.

`table` counts, `filters` say of which activities and by what, `lines` is the same for files and
programs.
"""

from .filters import WhoDoesWhatFilterSet
from .lines import COLUMNS, lines_of
from .table import ByRecommendation, ByTheme, table_of

__all__ = [
    "COLUMNS",
    "ByRecommendation",
    "ByTheme",
    "WhoDoesWhatFilterSet",
    "lines_of",
    "table_of",
]
