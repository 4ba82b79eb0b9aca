"""Who does what line by line, for files and programs."""

#: `item` is the recommendation or theme that `by` names.
COLUMNS = (
    "agency",
    "acronym",
    "chair_years",
    "by",
    "item",
    "title",
    "activities_led",
    "activities_contributed_to",
    "activities",
)


def lines_of(table):
    """Dicts of a line for each agency and item where there is something.

    For each item a line without an agency says how many `activities` there are, whoever does
    them: zero where nobody does. Joint ones count once there, and once for each of their leads.
    """
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.led or cell.contributed:
                yield {
                    **line_of(table, column),
                    "agency": row.agency.slug,
                    "acronym": row.agency.acronym,
                    "chair_years": row.chair_years,
                    "activities_led": cell.led,
                    "activities_contributed_to": cell.contributed,
                }
    for column, total in zip(table.columns, table.totals, strict=True):
        yield {**line_of(table, column), "activities": total.number}


def line_of(table, column):
    empty = {**dict.fromkeys(COLUMNS), "chair_years": []}
    return {**empty, "by": table.kind, "item": column.key, "title": column.title}
