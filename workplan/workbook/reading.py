"""An uploaded workbook as lines: which cells it fills in for which activity."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.sheets import read_sheets

from .columns import FIXED, HIDDEN, READ, names_by_heading, signature_of

#: How far down the row of headings may stand.
ABOVE = 20


def read_answers(upload, round_, agency):
    """{"lines": [{"number", "cells", "formulas"}], "added": [numbers], "unknown": [headings]}.

    Cells are texts by the names of their columns, of those that are read. Raises ValidationError
    where the file cannot be read, or is no workbook of this round and agency.
    """
    sheet, at = sheet_of_answers(read_sheets(upload))
    columns, unknown = columns_of(sheet.rows[at])
    lines, added = [], []
    for number, row in list(zip(sheet.numbers, sheet.rows, strict=True))[at + 1 :]:
        row = row + [""] * (len(sheet.rows[at]) - len(row))
        cells = {name: row[index] for index, name in columns.items()}
        if not cells.get("slug"):
            added.append(number)
            continue
        formulas = [name for index, name in columns.items() if (number, index) in sheet.formulas]
        lines.append({"number": number, "cells": cells, "formulas": formulas})
    refuse_others(lines, signature_of(round_, agency))
    return {"lines": lines, "added": added, "unknown": unknown}


def sheet_of_answers(sheets):
    """The sheet with our hidden columns, and the index of its row of headings."""
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:ABOVE]):
            names = {names_by_heading().get(normalise(cell)) for cell in row}
            if names.issuperset(HIDDEN):
                return sheet, at
    raise ValidationError(
        _(
            "This is no workbook of this round, or its hidden columns are missing. Take the"
            " workbook once more, and fill that in."
        ),
        code="unknown",
    )


def columns_of(headings):
    """{index: name} of the columns that are read, and the headings of those that are not ours."""
    columns, unknown = {}, []
    for index, text in enumerate(headings):
        name = names_by_heading().get(normalise(text))
        if name in columns.values() and name not in FIXED:
            raise ValidationError(
                _("Two columns are called “%(heading)s”: delete one."), params={"heading": text}
            )
        if name is None and text:
            unknown.append(text)
        elif name in READ and name not in columns.values():
            columns[index] = name
    return columns, unknown


def refuse_others(lines, signature):
    """Raise ValidationError where no line is of this workbook."""
    if not lines:
        raise ValidationError(_("The file holds no row of the workbook."), code="empty")
    if all(line["cells"].get("signature") != signature for line in lines):
        raise ValidationError(
            _("This is the workbook of another round or another agency: nothing of it is read."),
            code="other",
        )
