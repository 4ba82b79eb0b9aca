"""The workbook that an agency takes away: one row an activity that it is asked about."""

import io

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from gmg_portal.lib.languages import RIGHT_TO_LEFT
from gmg_portal.lib.workbooks import MOST_CHARACTERS

from .columns import COLUMNS, FIXED, HIDDEN, LONG_TEXTS, OFFERED, signature_of, word_of
from .standing import output_lines

WIDTHS = {"activity": 40, "last_text": 40, "outputs": 40, "status_reason": 30, "due": 12}
WIDTHS |= dict.fromkeys(LONG_TEXTS, 44)
USUAL_WIDTH = 20
#: What is only for reading is grey, what is to be filled in white.
FOR_READING = PatternFill("solid", fgColor="E7E3D8")
HEADING = PatternFill("solid", fgColor="CFE2DD")
LISTS = "lists"


def workbook_of(round_, agency, asked):
    """The bytes of an XLSX file; `asked` as `standing.asked_of` gives it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Reports")[:31])
    sheet.sheet_view.rightToLeft = get_language() in RIGHT_TO_LEFT
    prepare(sheet, len(asked) + 1)
    sheet.append([heading(sheet, label) for label in COLUMNS.values()])
    signature = signature_of(round_, agency)
    for each in asked.values():
        cells = cells_of(each, signature)
        sheet.append([text_cell(sheet, cells[name], name) for name in COLUMNS])
    add_instructions(book, round_, agency)
    add_lists(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cells_of(each, signature):
    """Name of the column -> text, of one activity."""
    said = each.values
    cells = {name: said.get(name, "") for name in COLUMNS if name in said}
    cells |= {name: word_of(name, said[name]) for name in OFFERED if said.get(name)}
    return {
        **dict.fromkeys(COLUMNS, ""),
        **cells,
        "activity": each.activity.title,
        "due": each.request.due.isoformat(),
        "on_record": each.activity.get_status_display(),
        "last_text": each.request.last_text or "",
        "outputs": output_lines(each.outputs, said.get("outputs") or {}),
        "slug": each.activity.slug,
        "report": each.mark,
        "signature": signature,
    }


def in_a_cell(text):
    """The text as the format can hold it."""
    text = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def prepare(sheet, last_line):
    sheet.freeze_panes = "B2"
    for number, name in enumerate(COLUMNS, 1):
        letter = get_column_letter(number)
        column = sheet.column_dimensions[letter]
        column.width, column.hidden = WIDTHS.get(name, USUAL_WIDTH), name in HIDDEN
        if name in OFFERED:
            cells = f"{letter}2:{letter}{max(last_line, 2)}"
            sheet.data_validations.append(offer(name, cells))


def offer(name, cells):
    """A list to choose from; another word is told when the file comes back."""
    letter = get_column_letter(list(OFFERED).index(name) + 1)
    words = f"{LISTS}!${letter}$1:${letter}${len(OFFERED[name])}"
    offered = DataValidation(type="list", formula1=words, allow_blank=True)
    offered.errorStyle, offered.showErrorMessage = "warning", True
    offered.add(cells)
    return offered


def heading(sheet, label):
    cell = WriteOnlyCell(sheet, value=str(label))
    cell.font, cell.fill = Font(bold=True), HEADING
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def text_cell(sheet, text, name):
    """Text in every case: 1.10 is no number, 2-3 no day, #N/A no error and =1+1 no formula."""
    cell = WriteOnlyCell(sheet, value=in_a_cell(text) or None)
    if text:
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if name in FIXED:
        cell.fill, cell.font = FOR_READING, Font(color="444444")
    else:
        cell.protection = Protection(locked=False)
    return cell


def add_instructions(book, round_, agency):
    sheet = book.create_sheet(_("How to fill it in")[:31])
    sheet.sheet_view.rightToLeft = get_language() in RIGHT_TO_LEFT
    sheet.column_dimensions["A"].width = 100
    sheet.append([heading(sheet, f"{round_} ({agency})")])
    for line in instructions():
        sheet.append([text_cell(sheet, line, "")])


def instructions():
    return [
        _("Each row is an activity on which your agency reports. Grey columns are for reading."),
        _("“Answer”: choose “no change” or “done”, which need no text, or “a report”."),
        _(
            "A report needs a status and what changed; one that is delayed, suspended or cancelled"
            " needs a reason."
        ),
        _(
            "“Outputs delivered”: a line each: title | date | link. Write the date behind the title"
            " of what was delivered, for example 2014-05-09 or May 2014."
        ),
        _("An empty cell says nothing: it erases no text that is on the portal."),
        _("Columns may be moved and rows sorted or deleted. Rows that you add are not read."),
        _(
            "Save it as XLSX and upload it on the page of the round. You will see every change"
            " before anything is stored."
        ),
        _("The workbook is for your agency and this round alone."),
    ]


def add_lists(book):
    """The words that cells offer, on a sheet that nobody sees."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    columns = [list(words.values()) for words in OFFERED.values()]
    for number in range(max(map(len, columns))):
        words = (column[number] if number < len(column) else "" for column in columns)
        sheet.append([text_cell(sheet, str(word), "") for word in words])
