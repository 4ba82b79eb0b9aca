"""The plan as a workbook that may be edited and imported again: one line an activity."""

import io

from django.utils import translation
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from workplan.models import ActivityKind, ActivityScope, ActivityStatus

from .lines import CELLS, lines_of
from .targets import TARGETS

#: Cells that offer their words.
OFFERED = {"kind": ActivityKind, "scope": ActivityScope, "status": ActivityStatus}
OFFERED["last_known_status"] = ActivityStatus
#: How many lines below the last one offer them too.
LINES_TO_ADD = 500
WIDE = {"title": 48, "description": 60, "outputs": 40, "note": 40, "body": 32}
USUAL_WIDTH = 18


def workbook_of(plan):
    """The bytes of an XLSX file."""
    lines = lines_of(plan)
    book = Workbook(write_only=True)
    with translation.override("en"):
        sheet = book.create_sheet(sheet_title(plan))
        prepare(sheet, len(lines) + 1 + LINES_TO_ADD)
        sheet.append([heading(sheet, TARGETS[name].label) for name in CELLS])
        for line in lines.values():
            sheet.append([text_cell(sheet, line[name]) for name in CELLS])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_title(plan):
    """What a spreadsheet takes as the name of a sheet."""
    kept = (char for char in plan.title_en if char not in "[]:*?/\\")
    return "".join(kept).strip(" '")[:31] or "Plan"


def prepare(sheet, last_line):
    sheet.freeze_panes = "B2"
    for number, name in enumerate(CELLS, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDE.get(name, USUAL_WIDTH)
        if name in OFFERED:
            sheet.data_validations.append(offer(OFFERED[name], f"{letter}2:{letter}{last_line}"))


def offer(choices, cells):
    """A list to choose from; what stands in a cell already is not refused."""
    words = ",".join(str(label) for label in choices.labels)
    offered = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    offered.errorStyle, offered.showErrorMessage = "warning", True
    offered.add(cells)
    return offered


def heading(sheet, label):
    cell = WriteOnlyCell(sheet, value=str(label))
    cell.font = Font(bold=True)
    return cell


def text_cell(sheet, text):
    """Text in every case: 1.10 is no number, 2-3 no day and #N/A no error."""
    cell = WriteOnlyCell(sheet, value=text or None)
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
