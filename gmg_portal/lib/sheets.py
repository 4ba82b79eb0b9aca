"""Every sheet of a file that somebody sends, as people see it: dates, shares and codes as texts.

Unlike `spreadsheets.read_table` it takes files as they are kept for reading: several sheets, merged
cells, lines above the headings, other encodings. A formula is never read: neither it nor the value
that a program left beside it is what somebody wrote.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from .spreadsheets import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    UNREADABLE_BOOK,
    refuse_bombs,
    refuse_other_kinds,
    too_many_columns,
    too_many_rows,
)

#: Lines that may stand above the headings and below the rows.
AROUND = 100
#: How far down somebody may have left a gap.
LOWEST_ROW = 3 * MOST_ROWS
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
MOST_MERGED = 20_000


@dataclass
class Sheet:
    """The lines of a sheet that are not empty.

    `numbers` are their numbers in the file, `formulas` and the ranges `merged` (first row, first
    column, last row, last column) name lines by those and columns from 0.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, number, cells):
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise too_many_columns()
        if cells:
            self.rows.append(cells)
            self.numbers.append(number)
        if len(self.rows) > MOST_ROWS + AROUND:
            raise too_many_rows()


def read_sheets(upload):
    """The sheets of a file that are shown and hold something. Raises ValidationError in words."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB. Split it."))
    content = upload.read()
    refuse_other_kinds(content)
    sheets = sheets_of_workbook(content) if content.startswith(b"PK") else [sheet_of_csv(content)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise ValidationError(_("The file holds no rows below a row of column names."))
    return sheets


# Workbooks


def sheets_of_workbook(content):
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            refuse_bombs(archive)
            book = load_workbook(io.BytesIO(content), read_only=True)
            return [
                sheet_of(sheet, archive)
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
    except ValidationError:
        raise
    except UNREADABLE_BOOK:
        raise ValidationError(_("This is no workbook that can be read. Save it as XLSX.")) from None


def sheet_of(worksheet, archive):
    sheet = Sheet(worksheet.title)
    rows = worksheet.iter_rows(max_row=LOWEST_ROW, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows, 1):
        filled = [(at, cell) for at, cell in enumerate(row) if cell.value is not None]
        if not filled:
            continue
        cells = [""] * (filled[-1][0] + 1)
        for at, cell in filled:
            if cell.data_type in ("f", "e"):
                sheet.formulas.add((number, at))
                cells[at] = "="
            else:
                cells[at] = text_of(cell.value, cell.number_format)
        sheet.add(number, cells)
    sheet.merged = merged_ranges(archive, worksheet._worksheet_path)
    return sheet


def merged_ranges(archive, path):
    """What openpyxl does not read in its quick mode."""
    found = MERGED.findall(archive.read(path.lstrip("/")))[:MOST_MERGED]
    ranges = (range_boundaries(each.decode()) for each in found)
    return [(first, left - 1, last, right - 1) for left, first, right, last in ranges]


def text_of(value, number_format="General"):
    """What a person sees in a cell."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime | date):
        return text_of_date(value, number_format)
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, int | float):
        return text_of_number(value, number_format)
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\xa0", " ")
    return text.replace("\r", "\n").strip()


def text_of_date(value, number_format):
    """ISO 8601 as exactly as the format shows it: a year, a month or a day."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.lower())
    if "d" in shown or "y" not in shown:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m") if "m" in shown else value.strftime("%Y")


def text_of_number(value, number_format):
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).split(";")[0]
    if "%" in shown:
        return f"{plain_number(round(value * 100, 6))} %"
    if re.fullmatch("0+", shown) and float(value).is_integer():
        return f"{int(value):0{len(shown)}}"
    if found := re.fullmatch(r"[#,0]*0\.(0+)", shown):
        return f"{value:.{len(found[1])}f}"
    return plain_number(value)


def plain_number(value):
    return str(int(value)) if float(value).is_integer() else f"{value:.12g}"


# CSV


def sheet_of_csv(content):
    text, encoding = decoded(content)
    sheet = Sheet("")
    if encoding == "windows-1252":
        sheet.notes.append(_("The file is not in UTF-8: it was read as Windows-1252."))
    lines, skipped = text.split("\n", 1), 0
    delimiter = delimiter_of(text)
    if lines[0].strip().lower() in ("sep=,", "sep=;", "sep=\t"):
        text, skipped = (lines[1] if len(lines) > 1 else ""), 1
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        number = 1 + skipped
        for row in reader:
            add_csv_row(sheet, number, row)
            number = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise ValidationError(
            _("The CSV cannot be read: %(why)s."), params={"why": error}
        ) from None
    return sheet


def add_csv_row(sheet, number, row):
    """CSV has no formulas: what begins like one becomes one where the file is opened."""
    cells = [text_of(cell) for cell in row]
    sheet.formulas |= {(number, at) for at, cell in enumerate(cells) if cell.startswith("=")}
    sheet.add(number, ["=" if cell.startswith("=") else cell for cell in cells])


def decoded(content):
    """(text, encoding). Raises ValidationError for what is no text."""
    encodings = ["utf-8-sig", "windows-1252"]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise ValidationError(_("The file holds a control character: it is no table."))
        return text.replace("\r\n", "\n").replace("\r", "\n"), encoding
    raise ValidationError(_("This is neither an XLSX workbook nor CSV. Save it as one of them."))


def delimiter_of(text):
    """The sign that makes the most lines equally wide."""
    if found := re.match(r"(?i)sep=([,;\t])\s*\n", text):
        return found[1]
    return max(",;\t", key=lambda delimiter: evenness(text[:20_000], delimiter))


def evenness(text, delimiter):
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max((count * (width - 1) for width, count in widths.items()), default=0)
