"""A list as CSV: the same rows as the page, written while they are read.

The file is UTF-8 and its header says so. It has no byte order mark: programs would read it as
part of the first column's name, and spreadsheets ask for the encoding when they import.
"""

import csv
from contextlib import nullcontext
from datetime import date, datetime

from django.db import connections, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.generic import View

#: A cell that begins with one of these would be read as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def reading(alias):
    """Where rows are read one by one.

    PostgreSQL keeps a cursor open in a transaction only, and would otherwise collect all rows
    before the first. On SQLite a transaction would keep every writer out while somebody downloads.
    """
    if connections[alias].vendor == "postgresql":
        return transaction.atomic(using=alias, savepoint=False)
    return nullcontext()


def csv_lines(header, queryset):
    """Lines of CSV; the query runs when the first one is asked for."""
    writer = csv.writer(Echo())
    with reading(queryset.db):
        try:
            yield writer.writerow(header)
            for row in queryset.iterator(chunk_size=2000):
                yield writer.writerow(map(cell, row))
        except GeneratorExit:
            return  # the reader has gone; nothing is to be rolled back


class Download(Rows, View):
    """A list as CSV at the same path ending in `.csv`: what is filtered, all pages of it.

    `lines` gives the lines of the file for the filtered rows; `file_name` is what the file is
    called before its date.
    """

    http_method_names = ["get", "head", "options"]
    file_name = ""

    def lines(self, rows):
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        filterset = self.get_filterset(passed=())
        problems = filterset.problems()
        if problems:
            return self.refuse(problems)
        response = StreamingHttpResponse(
            self.lines(filterset.qs), content_type="text/csv; charset=utf-8"
        )
        name = self.file_name or self.model._meta.model_name
        name = f"{name}-{timezone.localdate().isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def refuse(self, problems):
        lines = [f"{problem['parameter']}: {problem['detail']}" for problem in problems]
        return HttpResponse(
            "\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8"
        )


class ListExport(Download):
    """The records of a list.

    `export_columns` maps a heading to a lookup or an expression; headings are names for programs
    and not translated.
    """

    export_columns: dict = {}

    def get_export_columns(self):
        return self.export_columns

    def lines(self, rows):
        columns = self.get_export_columns()
        rows = rows.prefetch_related(None).values_list(*columns.values())
        # Without a database this is an error page; later it would be half a file.
        connections[rows.db].ensure_connection()
        return csv_lines(columns.keys(), rows)
