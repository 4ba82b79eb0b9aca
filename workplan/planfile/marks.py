"""Plans that mark quarters or months with an x, a column each, as a period in words."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .date_parts import point_of
from .dates import prepared
from .findings import Doubtful

MARKS = {"x", "х", "xx", "✓", "✔", "☑", "■", "●", "•", "*", "1", "yes", "ü", "√", "نعم", "是"}
#: Fewer columns than these are no chart.
FEWEST = 2
NAMED = re.compile(r"(?i)\b(?:q|t|h|s)\s*[1-4]\b|[12][0-9]{3}|[^\W\d_]{3,}")


def with_marked_periods(table):
    """The table with one more column where at least two columns are dates of marked cells."""
    columns = [at for at in range(len(table["headers"])) if is_marked(table, at)]
    if len(columns) < FEWEST:
        return table
    heading = _("Marked from %(first)s to %(last)s") % {
        "first": table["headers"][columns[0]],
        "last": table["headers"][columns[-1]],
    }
    # The word that says what the column means goes first: headings are compared.
    table["headers"] = [*table["headers"], _("Period") + f" ({heading})"]
    table["rows"] = [[*row, marked(row, columns, table["headers"])] for row in table["rows"]]
    table["notes"].append(
        _("%(count)s columns mark when something happens: they were read as one period.")
        % {"count": len(columns)}
    )
    return table


def is_marked(table, at):
    cells = {row[at].strip().casefold() for row in table["rows"]} - {""}
    return bool(cells) and cells <= MARKS and is_date(table["headers"][at])


def is_date(heading):
    if not NAMED.search(heading):
        return False
    try:
        return point_of(prepared(heading), (2020, 2021)) is not None
    except Doubtful:
        return True
    except ValidationError:
        return False


def marked(row, columns, headers):
    """“Q1 2021 - Q3 2021” for marks side by side, “Q1 2021, Q3 2021” for others."""
    places = [place for place, at in enumerate(columns) if row[at].strip()]
    if len(places) > 1 and places == list(range(places[0], places[-1] + 1)):
        return f"{headers[columns[places[0]]]} - {headers[columns[places[-1]]]}"
    return ", ".join(headers[columns[place]] for place in places)
