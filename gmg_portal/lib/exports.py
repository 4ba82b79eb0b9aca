"""A list as a file: the same rows as the page, as CSV, as a workbook (XLSX) and as JSON.

CSV and JSON are written while their rows are read; a workbook is written to a temporary file.
CSV is UTF-8 and its header says so. It has no byte order mark: programs would read it as part of
the first column's name, and spreadsheets ask for the encoding when they import.
"""

import csv
import json
from contextlib import nullcontext
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.urls import path
from django.utils import timezone
from django.views.generic import View

from . import spreadsheets
from .aggregates import Joined
from .workbooks import refuse_too_many, workbook

#: A cell that begins with one of these would be read as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: What a list can be taken away as: the ending of its address, and the type of the file.
FORMATS = {**spreadsheets.FORMATS, "json": "application/json"}


class Rows:
    """What the page, the download and the API of a list have in common."""

    model = None
    filterset_class = None

    def get_queryset(self):
        """What this person may see; a model that knows no persons has to say so here."""
        return self.model._default_manager.visible_to(self.request.user)

    def get_filterset(self, **kwargs):
        return self.filterset_class(
            self.request.GET, self.get_queryset(), request=self.request, **kwargs
        )


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text):
        return text


def cell(value):
    """One value as text; a spreadsheet never takes it for a formula.

    Numbers stay as they are: a negative one is no formula.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def plain(value):
    """One value as JSON has it: what is empty or not known is null, a list is a list."""
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if value is None or isinstance(value, bool | int | float | dict):
        return value
    return str(value) or None


def reading(alias):
    """Where rows are read one by one.

    PostgreSQL keeps a cursor open in a transaction only, and would otherwise collect all rows
    before the first. On SQLite a transaction would keep every writer out while somebody downloads.
    """
    if connections[alias].vendor == "postgresql":
        return transaction.atomic(using=alias, savepoint=False)
    return nullcontext()


def each_row(queryset):
    """The rows of a queryset one by one; the query runs when the first one is asked for."""
    with reading(queryset.db):
        try:
            yield from queryset.iterator(chunk_size=2000)
        except GeneratorExit:
            return  # the reader has gone; nothing is to be rolled back


def each_row_with_lists(columns, queryset):
    """As `each_row`, with the lists of joined columns as lists."""
    joined = {
        place: source for place, source in enumerate(columns.values()) if isinstance(source, Joined)
    }
    for row in each_row(queryset):
        yield [
            joined[place].parts(value) if place in joined else value
            for place, value in enumerate(row)
        ]


def csv_lines(header, rows):
    """Lines of CSV."""
    writer = csv.writer(Echo())
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow(map(cell, row))


def json_lines(header, rows):
    """Lines of JSON: a list with an object for each row."""
    mark = "["
    for row in rows:
        values = dict(zip(header, map(plain, row), strict=True))
        yield f"{mark}\n{json.dumps(values, ensure_ascii=False)}"
        mark = ","
    yield "[]\n" if mark == "[" else "\n]\n"


LINES = {"csv": csv_lines, "json": json_lines}


def as_file(ending, name, header, rows):
    """The answer that carries rows as a file, named after the list and the day."""
    if ending == "xlsx":
        file = workbook(header, (list(map(cell, row)) for row in rows), title=name)
        response = FileResponse(file, content_type=FORMATS[ending])
    else:
        response = StreamingHttpResponse(LINES[ending](header, rows), content_type=FORMATS[ending])
    return called(response, ending, name)


def called(response, ending, name):
    name = f"{name}-{timezone.localdate().isoformat()}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def refusal(problems):
    """Why a list is not given as a file, in words."""
    lines = [f"{problem['parameter']}: {problem['detail']}" for problem in problems]
    return HttpResponse(
        "\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8"
    )


class Download(Rows, View):
    """A list as a file at the same path with an ending: what is filtered, all pages of it.

    `table` gives the header and the rows for what is filtered; `file_name` is what the file is
    called before its date; `download_paths` makes the addresses.
    """

    http_method_names = ["get", "head", "options"]
    ending = "csv"
    file_name = ""

    def table(self, filtered):
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        filterset = self.get_filterset(passed=())
        problems = filterset.problems()
        return refusal(problems) if problems else self.written(filterset.qs)

    def written(self, filtered):
        name = self.file_name or self.model._meta.model_name
        if self.request.method == "HEAD":
            answer = StreamingHttpResponse(content_type=FORMATS[self.ending])
            return called(answer, self.ending, name)
        try:
            return as_file(self.ending, name, *self.table(filtered))
        except ValidationError as error:
            return refusal([{"parameter": self.ending, "detail": error.message}])


class ListExport(Download):
    """The records of a list.

    `export_columns` maps a heading to a lookup or an expression; headings are names for programs
    and not translated.
    """

    export_columns: dict = {}
    #: Whether the whole list is a table of the record; one of what is asked for is not.
    is_table = True

    def get_export_columns(self):
        return self.export_columns

    def table(self, filtered):
        columns = self.get_export_columns()
        rows = filtered.prefetch_related(None).values_list(*columns.values())
        # Without a database this is an error page; later it would be half a file.
        connections[rows.db].ensure_connection()
        if self.ending == "xlsx":
            refuse_too_many(rows.count())
        if self.ending == "json":
            return list(columns), each_row_with_lists(columns, rows)
        return list(columns), each_row(rows)


def download_paths(route, view, name):
    """The addresses of a list as a file: `activities.csv`, `.xlsx`, `.json`.

    The first is called `name`, the others have their ending behind it.
    """
    return [
        path(f"{route}.{ending}", view.as_view(ending=ending), name=download_name(name, ending))
        for ending in FORMATS
    ]


def download_name(name, ending):
    """The name of the address of a list as a file."""
    return name if ending == "csv" else f"{name}_{ending}"
