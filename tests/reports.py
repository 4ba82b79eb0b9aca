"""How a focal point writes a report in the workspace, as tests do it."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

TYPED = {"status": "ongoing", "what_changed": "The network met."}
PDF = b"%PDF-1.7 of no pages"


def url_of(activity):
    return reverse("report_edit", args=[activity.slug])


def write(client, activity, do="save", update=None, url=None, **typed):
    """What the form sends that was opened on that version of the report."""
    data = {"language": "en", "do": do, **typed}
    if update:
        data |= {"report": update.slug, "read_version": update.version, **data}
    return client.post(url or url_of(activity), data)


def a_file(name="minutes.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def an_archive(*names, **contents):
    """The bytes of an archive that holds these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in {**contents, **dict.fromkeys(names, "x")}.items():
            archive.writestr(name, text)
    return made.getvalue()
