"""Which files are read as the workbook of a round, and which are refused; row by row and whole."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from agencies.models import Agency
from gmg_portal.lib.models import ImportRun
from gmg_portal.lib.spreadsheets import MOST_BYTES
from tests.factories import make_activity, make_round
from tests.workbooks import (
    apply,
    as_upload,
    column,
    fill,
    filled,
    lines_of,
    messages_of,
    row_of,
    send,
    taken_away,
    url_of,
)
from workplan.models import ProgressUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def iom(client, iom_focal_point):
    client.force_login(iom_focal_point)
    return Agency.objects.get(slug="iom")


@pytest.fixture
def judges(iom):
    return make_activity(title="Train judges", leads=[iom])


@pytest.fixture
def round_(iom, judges):
    return make_round([judges, make_activity(title="Print", leads=[iom], plan=judges.plan)])


def test_moved_columns_sorted_and_deleted_rows_are_read(client, round_, judges):
    book = filled(client, round_, judges, what_changed="Moved", status="ongoing")
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    kept = [rows[0], rows[row_of(book, judges) - 1]]
    moved = Workbook()
    for row in kept:
        moved.active.append(row[::-1])
    moved.active["A5"] = None

    shown = send(client, round_, moved)

    (line,) = shown.context["file"].lines
    assert {cell.name: cell.value for cell in line.changed} == {
        "what_changed": "Moved",
        "status": "ongoing",
    }


def test_rows_and_columns_that_were_added_are_told_and_not_read(client, round_, judges):
    book = filled(client, round_, judges, what_changed="Good")
    sheet = book.worksheets[0]
    for number in range(20):
        sheet.append([f"My own {number}"])
    sheet.cell(1, 30).value = "Remarks"
    sheet.cell(2, 30).value = "x"

    shown = send(client, round_, book)

    assert "20 rows that are not of the workbook are not read" in shown.text
    assert "Remarks" in shown.text
    apply(client, shown)
    assert ProgressUpdate.objects.get().values["what_changed"] == "Good"


def test_ten_thousand_rows_too_many_are_refused_in_words(client, round_):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(10_200):
        sheet.append([str(number)])

    assert_refused(client, round_, as_upload(book), "more than 10000 rows")


def test_an_activity_that_stands_twice_is_told(client, round_, judges):
    book = filled(client, round_, judges, what_changed="One")
    sheet = book.worksheets[0]
    sheet.append([cell.value for cell in sheet[row_of(book, judges)]])

    assert "stands in the file twice" in send(client, round_, book).text


def test_what_programs_make_of_a_text_is_read_as_it_is_seen(client, round_, judges):
    rich = CellRichText("Fifty ", TextBlock(InlineFont(b=True), "judges"), " came.")
    book = filled(client, round_, judges, what_changed=rich, challenges=12.5, next_steps=2014)
    sheet = book.worksheets[0]
    sheet.title = "Hoja 1"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "For Ana"
    at = column(book, "achievements", heading=3)
    sheet.merge_cells(start_row=4, end_row=5, start_column=at, end_column=at)
    sheet.delete_cols(column(book, "evidence_url", heading=3))
    book.create_sheet("Mine", 0)["A1"] = "Activity"

    line = lines_of(send(client, round_, book))["Train judges"]

    assert {cell.name: cell.value for cell in line.changed} == {
        "what_changed": "Fifty judges came.",
        "challenges": "12.5",
        "next_steps": "2014",
    }


def test_formulas_are_told_and_dates_are_read_as_they_are_seen(client, round_, judges):
    book = filled(client, round_, judges, what_changed="x")
    row = row_of(book, judges)
    cell = book.worksheets[0].cell(row, column(book, "what_changed"))
    cell.value, cell.data_type = "=1+1", "f"
    day = book.worksheets[0].cell(row, column(book, "challenges"))
    day.value, day.number_format = date(2014, 5, 9), "yyyy-mm-dd"

    line = lines_of(send(client, round_, book))["Train judges"]

    assert "formula" in messages_of(line)["what_changed"][0]
    assert [cell.value for cell in line.changed if cell.name == "challenges"] == ["2014-05-09"]


def test_the_workbook_of_another_agency_or_round_is_refused(
    client, round_, judges, ilo_focal_point
):
    ilo = Agency.objects.get(slug="ilo")
    theirs = make_round([make_activity(title="Secret of ILO", leads=[ilo], plan=judges.plan)])
    other = Client()
    other.force_login(ilo_focal_point)
    book = filled(other, theirs, theirs.requests.get(agency=ilo).activity, what_changed="Ours")

    assert_refused(client, round_, as_upload(book), "another round or another agency")

    mine = filled(client, round_, judges, what_changed="Mine")
    at = column(book, "signature")
    forged = mine.worksheets[0]
    forged.cell(row_of(mine, judges), at).value = "iom:forged"
    line = {line.number: line for line in send(client, round_, mine).context["file"].lines}
    assert any("another round or agency" in str(each.errors) for each in line.values())


def test_a_row_of_an_activity_that_is_not_hers_is_refused(client, round_, judges, ilo_focal_point):
    ilo = Agency.objects.get(slug="ilo")
    theirs = make_activity(title="Secret of ILO", leads=[ilo], plan=judges.plan)
    book = filled(client, round_, judges, what_changed="Mine")
    book.worksheets[0].cell(row_of(book, judges), column(book, "slug")).value = theirs.slug

    shown = send(client, round_, book)

    assert "Your agency is not asked about this activity" in shown.text
    assert "Secret of ILO" not in shown.text


def assert_refused(client, round_, file, words):
    response = client.post(url_of(round_), {"file": file})
    assert response.status_code == 400
    assert words in str(response.context["form"].errors)
    assert not ImportRun.objects.exists()


def packed(**parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"{name}.xml", text)
    return content.getvalue()


def changed_parts(book, change):
    """The parts of a workbook, each as `change(name, content)` gives it, packed again."""
    content = io.BytesIO()
    with zipfile.ZipFile(as_upload(book)) as parts, zipfile.ZipFile(content, "w") as packed:
        for part in parts.infolist():
            packed.writestr(part, change(part.filename, parts.read(part)))
    return SimpleUploadedFile("workbook.xlsm", content.getvalue())


def test_a_workbook_that_may_hold_macros_is_read_as_any_other(client, round_, judges):
    book = filled(client, round_, judges, answer="done")
    kinds = b"openxmlformats-officedocument.spreadsheetml.sheet", b"ms-excel.sheet.macroEnabled"

    file = changed_parts(book, lambda name, content: content.replace(*kinds))

    assert lines_of(send(client, round_, file))["Train judges"].is_good


def test_a_workbook_that_names_a_file_of_the_server_is_refused(client, round_, judges):
    entity = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet'
    file = changed_parts(
        taken_away(client, round_),
        lambda name, content: content.replace(b"<worksheet", entity),
    )

    assert_refused(client, round_, file, "no workbook that can be read")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.xlsx", b"PK\x03\x04" + b"0" * (MOST_BYTES + 1), "larger than 5 MB"),
        ("a.pdf", b"%PDF-1.7", "neither an XLSX workbook nor CSV"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
        ("a.xlsx", packed(word="<document/>"), "no workbook that can be read"),
        ("../../x.csv", b"Activity,Status\nTrain,done\n", "no workbook of this round"),
        ("a.csv", b"Activity\nTra\0in\n", "control character"),
    ],
    # An archive holds the time of its making, by which workers would name the test differently.
    ids=["empty", "too large", "pdf", "old", "no workbook", "climbing", "control"],
)
def test_a_file_that_is_no_workbook_is_refused_in_words(client, round_, name, content, words):
    assert_refused(client, round_, SimpleUploadedFile(name, content), words)


def test_a_bomb_is_refused_in_words(client, round_):
    bomb = packed(sheet=b" " * (70 * 1024 * 1024))

    assert_refused(client, round_, SimpleUploadedFile("a.xlsx", bomb), "once it is unpacked")


def test_a_workbook_in_another_language_is_read(client, round_, judges):
    book = taken_away(client, round_)
    french = client.get(f"/fr{url_of(round_, 'workbook.xlsx')}")
    assert french.status_code == 200
    fill(book, row_of(book, judges), status="en cours")

    line = lines_of(send(client, round_, book))["Train judges"]

    assert [(cell.name, cell.value) for cell in line.changed] == [("status", "ongoing")]


def test_a_row_that_was_sorted_in_part_is_refused(client, round_, judges):
    book = filled(client, round_, judges, what_changed="Fifty judges came.")
    rows = row_of(book, judges), 5 - row_of(book, judges)
    slugs = [book.worksheets[0].cell(row, column(book, "slug")) for row in rows]
    slugs[0].value, slugs[1].value = slugs[1].value, slugs[0].value

    other = round_.requests.exclude(activity=judges).get().activity
    other.title = "Print and film"
    other.save()

    shown = send(client, round_, book)

    assert not shown.context["file"].good
    assert "Its hidden cells are of another activity, “Print and film”" in shown.text


def test_a_row_whose_activity_was_renamed_meanwhile_is_read(client, round_, judges):
    book = filled(client, round_, judges, what_changed="Fifty judges came.")
    judges.title = "Train judges and police"
    judges.save()

    assert lines_of(send(client, round_, book))["Train judges and police"].is_good


def test_a_file_that_is_sent_twice_waits_once(client, round_, judges):
    file = as_upload(filled(client, round_, judges, answer="done"))
    first = send(client, round_, file).request["PATH_INFO"]
    file.seek(0)

    assert send(client, round_, file).request["PATH_INFO"] == first
    assert ImportRun.objects.count() == 1
