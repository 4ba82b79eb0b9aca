"""Lists as workbooks (XLSX), written row by row to a temporary file."""

from tempfile import TemporaryFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

#: What the format holds: rows with the header, characters in a cell.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767

NARROWEST, WIDEST = 12, 40


def refuse_too_many(count):
    """Refuse to begin a workbook that its format cannot hold."""
    if count >= MOST_ROWS:
        raise ValidationError(
            _(
                "A workbook holds %(most)s rows at most, and this list has %(count)s."
                " Set a filter, or take it as CSV or JSON."
            )
            % {"most": f"{MOST_ROWS - 1:,}", "count": f"{count:,}"}
        )


def workbook(header, rows, title):
    """A file that holds a workbook of one sheet, whose header stays in view.

    Cells are numbers or texts; a text stays one, whatever it looks like.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, name in enumerate(header, 1):
        width = min(max(len(name) + 2, NARROWEST), WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([headed(sheet, name) for name in header])
    for row in rows:
        sheet.append([kept(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    book.save(file)
    file.seek(0)
    return file


def headed(sheet, name):
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def kept(sheet, value):
    """A value as a cell: without what the format cannot hold, and no error for its looks."""
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", value)
    if len(value) > MOST_CHARACTERS:
        value = value[: MOST_CHARACTERS - 1] + "…"
    if not value.startswith("#"):
        return value
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"  # “#N/A” is a text here
    return cell
