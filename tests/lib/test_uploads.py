"""Somebody sends a file: it is what its content says, under a plain name, or refused."""

import io
import tracemalloc
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from gmg_portal.lib import uploads
from tests.reports import PDF, an_archive

DOCX = an_archive("[Content_Types].xml", "word/document.xml")
XLSX = an_archive("[Content_Types].xml", "xl/workbook.xml")
PPTX = an_archive("[Content_Types].xml", "ppt/presentation.xml")
ODT = an_archive(mimetype="application/vnd.oasis.opendocument.text", content="x")


def packed_and_broken():
    """An archive whose first part is packed, and cannot be unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    start = made.getvalue().index(b"mimetype") + len("mimetype")
    return made.getvalue()[:start] + b"\xff" * 20 + made.getvalue()[start + 20 :]


EML = b"From: ana@iom.example\r\nTo: desk@gmg.example\r\nSubject: Our report\r\n\r\nDone."
TAKEN = {
    "a.pdf": PDF,
    "a.png": b"\x89PNG\r\n\x1a\n....",
    "a.jpg": b"\xff\xd8\xff\xe0....",
    "a.gif": b"GIF89a....",
    "a.webp": b"RIFF....WEBPVP8 ",
    "a.docx": DOCX,
    "a.xlsx": XLSX,
    "a.pptx": PPTX,
    "a.odt": ODT,
    "a.txt": "Réunion à Genève".encode(),
    "a.csv": "agency;caf\xe9".encode("latin-1"),
}
REFUSED = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "svg behind a comment": b"<!-- hello --><svg onload='x()'></svg>",
    "html": b"\n<!DOCTYPE html><p>",
    "html with a mark": b"\xef\xbb\xbf<html>",
    "xml": b'<?xml version="1.0"?><x/>',
    "script": b"#!/bin/sh\nrm -rf /",
    "program": b"MZ\x90\x00\x03\x00\x00\x00",
    "program of another system": b"\x7fELF\x02\x01\x01\x00",
    "old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "archive": an_archive("a.txt"),
    "broken archive": b"PK\x03\x04 nothing more",
    "archive that does not unpack": packed_and_broken(),
    "two documents in one": an_archive(
        "[Content_Types].xml", "word/document.xml", "xl/workbook.xml"
    ),
    "java": an_archive("META-INF/MANIFEST.MF", "A.class"),
    "bytes": bytes(range(256)),
    "message": EML,
}
MACROS = {
    "word": an_archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "excel": an_archive("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
    "open": an_archive("Basic/script.xml", mimetype="application/vnd.oasis.opendocument.text"),
}


def check(content, name="a.pdf", **options):
    return uploads.checked(SimpleUploadedFile(name, content), **options)


@pytest.mark.parametrize("name", TAKEN)
def test_she_sends_a_document_a_picture_or_a_text(name):
    found = check(TAKEN[name], name)

    assert (found.name, found.size) == (name, len(TAKEN[name]))
    assert name.rsplit(".")[-1] in uploads.ENDINGS[found.media_type]


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_none_of_these_is_refused_whatever_it_is_called(what):
    with pytest.raises(ValidationError) as refusal:
        check(REFUSED[what])
    assert "not taken" in refusal.value.messages[0]


@pytest.mark.parametrize("what", MACROS)
def test_nobody_sends_macros(what):
    with pytest.raises(ValidationError, match="macros"):
        check(MACROS[what], "a.docx")


def test_an_empty_file_is_none():
    with pytest.raises(ValidationError, match="empty"):
        check(b"")


def test_the_secretariat_attaches_a_message():
    assert check(EML, "report.eml", allow_messages=True).media_type == "message/rfc822"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../x", "x.pdf"),
        ("..\\..\\boot.ini", "boot.ini.pdf"),
        ("a\x00b\nc.pdf", "a b c.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.exe.pdf"),
        ("report.pdf.exe", "report.pdf.exe.pdf"),
        ("  Note  de  service .PDF", "Note de service.pdf"),
        ('a<b>:"c|d?.pdf', "a-b---c-d-.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(sent, kept):
    assert uploads.clean_name(sent, "application/pdf") == kept


def a_form(*files):
    """A request with a text behind its files."""
    factory = RequestFactory()
    parts = {f"file{number}": file for number, file in enumerate(files)}
    return factory.post("/", {**parts, "what_changed": "Typed for an hour"})


def test_of_a_large_file_nothing_is_kept_and_the_text_is_read(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    request = a_form(SimpleUploadedFile("a.pdf", PDF + b"x" * 200_000))

    assert request.POST["what_changed"] == "Typed for an hour"
    file = request.FILES["file0"]
    assert (file.read(), file.size > 1000) == (b"", True)
    with pytest.raises(ValidationError) as refusal:
        uploads.checked(file)
    assert refusal.value.code == "too_large"


def test_many_small_files_are_no_way_round(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 1000)
    request = a_form(*(SimpleUploadedFile(f"{n}.pdf", PDF + b"x" * 600) for n in range(3)))

    assert [file.size > 1000 for file in request.FILES.values()] == [False, True, True]


class Endless:
    """A body of 200 MB that takes no memory: it is made as it is read."""

    def __init__(self, head, size, tail):
        self.head, self.size, self.tail = head, size, tail

    def read(self, number=65536):
        if self.head:
            given, self.head = self.head[:number], self.head[number:]
        elif self.size:
            given = b"x" * min(number, self.size)
            self.size -= len(given)
        else:
            given, self.tail = self.tail[:number], self.tail[number:]
        return given

    def readline(self, number=-1):
        raise AssertionError("A body of parts is read in pieces, not in lines.")


def test_two_hundred_megabytes_fill_neither_memory_nor_disk(tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    line = b'--b\r\nContent-Disposition: form-data; name="'
    head = line + b'file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    tail = b"\r\n" + line + b'what_changed"\r\n\r\nTyped for an hour\r\n--b--\r\n'
    size = 200 * 1024 * 1024
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "multipart/form-data; boundary=b",
        "CONTENT_LENGTH": str(len(head) + size + len(tail)),
        "wsgi.input": Endless(head, size, tail),
    }
    request = WSGIRequest(environ)
    tracemalloc.start()
    file = request.FILES["file"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert request.POST["what_changed"] == "Typed for an hour"
    assert (peak < 5 * 1024**2, list(tmp_path.iterdir())) == (True, [])
    assert file.size > uploads.MOST_BYTES
