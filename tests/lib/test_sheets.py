"""Files as secretariats have them: several sheets, merged cells, other encodings, broken ones."""

import io
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from gmg_portal.lib.sheets import read_sheets
from gmg_portal.lib.spreadsheets import COMPOUND_FILE, read_table
from tests.foreign_plans import saved, uploaded

ENCRYPTED = COMPOUND_FILE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
REFUSED = {
    "under a password": (ENCRYPTED, "password"),
    "of old": (COMPOUND_FILE + b"\0" * 600, "XLS"),
    "broken": (b"PK\x03\x04" + b"not a workbook" * 20, "no workbook"),
    "a PDF": (b"%PDF-1.7 ...", "neither"),
    "a page": (b"<!DOCTYPE html><table>", "neither"),
    "another archive": (None, "no workbook"),
    "empty": (b"", "no rows"),
    "with a null": (b"a,b\n\0,1\n", "control character"),
}


def archive():
    content = io.BytesIO()
    with ZipFile(content, "w") as parts:
        parts.writestr("readme.txt", "No sheets here.")
    return content.getvalue()


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("read", [read_sheets, read_table])
def test_what_is_no_table_is_refused_in_words(kind, read):
    content, word = REFUSED[kind]
    with pytest.raises(ValidationError) as refusal:
        read(uploaded(archive() if content is None else content))
    assert word in refusal.value.messages[0]


def test_too_many_rows_are_refused():
    content = b"Title,Lead\n" + b"Act,IOM\n" * 50_000
    with pytest.raises(ValidationError) as refusal:
        read_sheets(uploaded(content, "plan.csv"))
    assert "rows" in refusal.value.messages[0]


def test_a_cell_is_what_people_see_in_it():
    book = Workbook()
    shown = [
        (datetime(2021, 3, 1), "yyyy-mm-dd", "2021-03-01"),  # noqa: DTZ001
        (date(2021, 3, 1), "mmm yyyy", "2021-03"),
        (date(2021, 3, 1), "[$-409]mmm\\-yy;@", "2021-03"),
        (date(2021, 3, 1), "yyyy", "2021"),
        (datetime(2021, 3, 1, 12, 30), "dd/mm/yyyy hh:mm", "2021-03-01"),  # noqa: DTZ001
        (0.75, "0%", "75 %"),
        (0.125, "0.0%", "12.5 %"),
        (2014.0, "General", "2014"),
        (1.5, "General", "1.5"),
        (1.1, "0.00", "1.10"),
        (7, "000", "007"),
        (" two\r\nlines\xa0", "General", "two\nlines"),
    ]
    for line, (value, number_format, _text) in enumerate(shown, 1):
        book.active.cell(line, 1, value).number_format = number_format

    (sheet,) = read_sheets(uploaded(saved(book)))

    assert [row[0] for row in sheet.rows] == [text for value, number_format, text in shown]


def test_formulas_are_told_and_never_read():
    book = Workbook()
    book.active.append(["Title", "=1+1"])
    book.active.append(["=HYPERLINK(A1)", "x"])

    (sheet,) = read_sheets(uploaded(saved(book)))
    (of_csv,) = read_sheets(uploaded(b"Title,=1+1\nA,=B1\n", "plan.csv"))

    assert sheet.formulas == {(1, 1), (2, 0)}
    assert of_csv.formulas == {(1, 1), (2, 1)}
    assert "HYPERLINK" not in str(sheet.rows)


def test_hidden_sheets_are_not_read_and_merged_cells_are_told():
    book = Workbook()
    book.active.append(["Title", "Lead"])
    book.active.merge_cells("A1:B3")
    book.create_sheet("Old").append(["Title"])
    book["Old"].sheet_state = "hidden"

    (sheet,) = read_sheets(uploaded(saved(book)))

    assert sheet.merged == [(1, 0, 3, 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_every_usual_writing(encoding, delimiter):
    text = f"Activité{delimiter}Délai\r\nÉtude, 1re{delimiter}2014\r\n".replace(", 1re", " 1re")

    (sheet,) = read_sheets(uploaded(text.encode(encoding), "plan.csv"))

    assert sheet.rows == [["Activité", "Délai"], ["Étude 1re", "2014"]]
    assert bool(sheet.notes) == (encoding == "windows-1252")


def test_lines_of_csv_keep_their_numbers():
    text = 'sep=;\nTitle;Lead\n\n"Two\nlines";IOM\nB;ILO\n'

    (sheet,) = read_sheets(uploaded(text.encode(), "plan.csv"))

    assert sheet.rows == [["Title", "Lead"], ["Two\nlines", "IOM"], ["B", "ILO"]]
    assert sheet.numbers == [2, 4, 6]
