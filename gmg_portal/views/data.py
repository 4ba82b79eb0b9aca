"""The record as files: one archive of everything, and what stands in it."""

import csv
import io
import zipfile
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from gmg_portal.lib.exports import FORMATS, LINES
from gmg_portal.tables import row_counts, tables

#: An archive up to this size is made in memory, a larger one in a temporary file.
IN_MEMORY = 8 * 1024 * 1024


class Data(TemplateView):
    template_name = "data.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        counts = row_counts(self.request)
        return {
            "nav_section": "data",
            "crumbs": [(_("Data and reuse"), "")],
            "tables": [
                {
                    "name": table.name,
                    "label": table.model._meta.verbose_name_plural,
                    "count": counts.get(table.name, 0),
                    "url": table.url,
                    "others": [
                        {"label": ending.upper(), "url": table.address(ending)}
                        for ending in FORMATS
                        if ending != "csv"
                    ],
                }
                for table in tables()
            ],
            "licence": {"name": settings.DATA_LICENCE, "url": settings.DATA_LICENCE_URL},
            "api_url": self.request.build_absolute_uri("/api/v1/"),
            **kwargs,
        }


class DataDownload(View):
    """Every table as CSV and JSON with a codebook: what anybody may see, whoever asks."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in tables():
                add_table(archive, table, request)
            archive.writestr("codebook.csv", codebook(request))
            archive.writestr("README.txt", readme(request))
        file.seek(0)
        name = f"{settings.PORTAL_BODY}-{timezone.localdate().isoformat()}.zip"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def add_table(archive, table, request):
    """Both files of a table, written row by row while they are read."""
    for ending, lines in LINES.items():
        with archive.open(f"{ending}/{table.name}.{ending}", "w") as file:
            for line in lines(*table.header_and_rows(request, ending)):
                file.write(line.encode())


def codebook(request):
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["table", "column", "holds", "values"])
    for table in tables():
        for column, holds, values in table.columns(request):
            writer.writerow([table.name, column, holds, values])
    return file.getvalue()


def readme(request):
    home = request.build_absolute_uri(reverse("home"))
    return f"""{settings.PORTAL_NAME}: the record, {timezone.localdate().isoformat()}
{home}

csv/     each table, in UTF-8; a cell that a spreadsheet would take for a formula begins with '
json/    the same tables, lists as lists; what is empty or not known is null
codebook.csv  what each column holds and which values it may have

Dates are EDTF (ISO 8601-2): 2006, 2006-05, 2006-05-09, a quarter 2021-34, one day of a range
[2006-01-01..2006-05-09], that year or before [..2014]. An empty date is not known; ".." as an end
is open. Columns that end in _earliest and _latest give the first and the last day that a date may
mean, 9999-12-31 for an open end. Rows refer to each other by short names (slugs), which never
change.

Licence of the compilation: {settings.DATA_LICENCE}, {settings.DATA_LICENCE_URL}
Quoted texts belong to those who issued them.
"""
