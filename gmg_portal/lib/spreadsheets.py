"""Tables that people send and take away, as CSV and as XLSX.

Reading refuses with a ValidationError whatever is too large, or no table: a file of 5 MB may hold
gigabytes once it is unpacked. defusedxml, which openpyxl uses where it is installed, refuses
external entities.
"""

import csv
import io
import zlib
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

import tablib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import DEFUSEDXML, Workbook, load_workbook

MOST_BYTES = 5 * 1024 * 1024
MOST_BYTES_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 200

#: How files begin that are no tables of ours: workbooks of old or under a password, PDF, pages.
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
OTHER_KINDS = (b"%pdf", b"<!doctype", b"<html", b"<?xml", b"{\\rtf", b"\x89png", b"gif8")

#: What reading a broken workbook raises. SyntaxError: XML that does not parse; ValueError: what
#: defusedxml refuses; RuntimeError: XML that is nested without end.
UNREADABLE_BOOK = (
    BadZipFile,
    KeyError,
    ValueError,
    OSError,
    IndexError,
    SyntaxError,
    TypeError,
    AttributeError,
    EOFError,
    RuntimeError,
    LZMAError,
    zlib.error,
)

#: The mark of a part of an archive that is kept under a password.
ENCRYPTED = 0x1

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def read_table(upload):
    """The rows of an uploaded file as a tablib Dataset; its first row names the columns."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is larger than 5 MB. Split it."))
    content = upload.read()
    refuse_other_kinds(content)
    rows = rows_of_workbook(content) if content.startswith(b"PK") else rows_of_csv(content)
    header, *body = rows or [[]]
    header = [str(name if name is not None else "").strip() for name in header]
    while header and not header[-1]:
        header.pop()
    if not header or not body:
        raise ValidationError(_("The file holds no rows below a row of column names."))
    dataset = tablib.Dataset(headers=header)
    for number, row in enumerate(body, 2):
        dataset.append(fitted(row, len(header), number))
    return dataset


def refuse_other_kinds(content):
    """Say of files that are neither a workbook of today nor text what they are."""
    if content.startswith(COMPOUND_FILE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise password_needed()
        raise ValidationError(_("This is a workbook of the old kind (XLS). Save it as XLSX."))
    if content.startswith(b"PK") and OPEN_DOCUMENT in content[:200]:
        raise ValidationError(_("This is an OpenDocument spreadsheet. Save it as XLSX."))
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(OTHER_KINDS):
        raise ValidationError(
            _("This is neither an XLSX workbook nor CSV. Save it as one of them.")
        )


def fitted(row, width, number):
    """The row with as many cells as there are columns. Raises when it holds more."""
    if any(cell not in (None, "") for cell in row[width:]):
        raise ValidationError(
            _("Line %(number)s holds more cells than there are columns."),
            params={"number": number},
        )
    cells = ["" if cell is None else cell for cell in row[:width]]
    return cells + [""] * (width - len(cells))


def rows_of_csv(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(
            _("This is neither an XLSX workbook nor CSV in UTF-8. Save it as one of them.")
        ) from None
    if "\0" in text:
        raise ValidationError(_("The file holds a control character: it is no table."))
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        return limited(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError(
            _("The CSV cannot be read: %(why)s."), params={"why": error}
        ) from None


def rows_of_workbook(content):
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            refuse_bombs(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        # One cell at the end of a sheet would make seventeen thousand million of them.
        corner = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS + 1}
        return limited(book.worksheets[0].iter_rows(values_only=True, **corner))
    except ValidationError:
        raise
    except UNREADABLE_BOOK:
        raise ValidationError(_("This is no workbook that can be read. Save it as XLSX.")) from None


def refuse_bombs(archive):
    """Refuse what cannot be unpacked: too much of it, or parts under a password."""
    if any(part.flag_bits & ENCRYPTED for part in archive.infolist()):
        raise password_needed()
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES_UNPACKED:
        raise ValidationError(_("The workbook is too large once it is unpacked."))


def limited(rows):
    """The rows that are not empty, as lists; no more of them than a person looks through."""
    found = []
    for row in rows:
        if any(cell not in (None, "") for cell in row):
            found.append(list(row))
        if len(found) > MOST_ROWS + 1:
            raise too_many_rows()
        if len(row) > MOST_COLUMNS and any(cell not in (None, "") for cell in row[MOST_COLUMNS:]):
            raise too_many_columns()
    return found


def password_needed():
    return ValidationError(_("The workbook is protected by a password. Save it without one."))


def too_many_rows():
    return ValidationError(
        _("The file has more than %(most)s rows. Split it."), params={"most": MOST_ROWS}
    )


def too_many_columns():
    return ValidationError(
        _("The file has more than %(most)s columns."), params={"most": MOST_COLUMNS}
    )


def write_table(dataset, kind):
    """A Dataset as the bytes of a file of a kind in `FORMATS`."""
    return workbook_of(dataset) if kind == "xlsx" else csv_of(dataset)


def csv_of(dataset):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(dataset.headers)
    writer.writerows(dataset)
    return text.getvalue().encode("utf-8-sig")


def workbook_of(dataset):
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(dataset.title or "Sheet")[:31])
    sheet.freeze_panes = "B2"
    sheet.append(list(dataset.headers))
    for row in dataset:
        sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


if not DEFUSEDXML:
    raise ImportError("Workbooks are read with defusedxml only: install it.")
