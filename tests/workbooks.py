"""How a focal point takes a workbook away, fills it in, and sends it back."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from gmg_portal.lib.models import ImportRun
from workplan.workbook.columns import COLUMNS


def url_of(round_, page="upload/"):
    return f"/workspace/rounds/{round_.slug}/{page}"


def taken_away(client, round_, query=""):
    """The workbook as openpyxl reads it."""
    response = client.get(url_of(round_, "workbook.xlsx") + query)
    assert response.status_code == 200, response.status_code
    return load_workbook(io.BytesIO(response.content))


def column(book, name, heading=1):
    """The number of a column, by its heading, which stands in that row."""
    label = str(COLUMNS[name])
    return next(cell.column for cell in book.worksheets[0][heading] if cell.value == label)


def fill(book, row=2, **cells):
    """Write texts into a row as somebody would; gives the workbook."""
    for name, text in cells.items():
        cell = book.worksheets[0].cell(row, column(book, name))
        cell.value = text
        if isinstance(text, str):
            cell.data_type = "s"
    return book


def row_of(book, activity):
    at = column(book, "slug")
    rows = book.worksheets[0].iter_rows(min_row=2)
    return next(row[0].row for row in rows if row[at - 1].value == activity.slug)


def filled(client, round_, activity, **cells):
    """The workbook as it is taken away, with texts in the row of an activity."""
    book = taken_away(client, round_)
    return fill(book, row_of(book, activity), **cells)


def as_upload(book, name="workbook.xlsx"):
    content = io.BytesIO()
    book.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def send(client, round_, book, query=""):
    """Upload it; the page where the browser lands."""
    file = book if isinstance(book, SimpleUploadedFile) else as_upload(book)
    return client.post(url_of(round_) + query, {"file": file}, follow=True)


def lines_of(response):
    return {line.title: line for line in response.context["file"].lines}


def messages_of(line):
    return {cell.name: cell.errors for cell in line.changed if cell.errors}


def apply(client, response, *, over=False, **ticked):
    """Send the form of a preview as it is shown; `over` ticks what is in conflict, too."""
    file = response.context["file"]
    lines = [line for line in file.good if over or not line.has_conflicts]
    data = {"take": [line.key for line in lines], **ticked}
    return client.post(response.request["PATH_INFO"], data, follow=True)


def newest_run():
    return ImportRun.objects.first()
