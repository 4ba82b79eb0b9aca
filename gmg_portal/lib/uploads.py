"""Files that people send: never larger than a limit, and what their content says they are.

A file is refused by its content, whatever it is called: only a few kinds that documents, pictures
and messages come in are taken, none that a browser runs, and none with macros.
"""

import hashlib
import re
import secrets
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: In bytes, all files of one form together.
MOST_BYTES = 12 * 1024 * 1024
#: Beside its files a form holds texts, and what stands between its parts.
MOST_BESIDE = 6 * 1024 * 1024
MOST_LETTERS_OF_NAME = 100

#: Media type -> how the name of such a file ends; the first is added where it ends otherwise.
ENDINGS = {
    "application/pdf": ("pdf",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("pptx",),
    "application/vnd.oasis.opendocument.text": ("odt",),
    "text/plain": ("txt", "csv"),
    "message/rfc822": ("eml",),
}
MESSAGE = "message/rfc822"
#: The first bytes of a kind of file.
BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
#: What an archive of that kind always holds.
PARTS = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
MOST_PARTS = 5_000
MACROS = re.compile(r"vbaProject|(^|/)macrosheets/|^(Basic|Scripts)/|(^|/)activeX/", re.IGNORECASE)
# Bytes that no text has, in whatever alphabet of one byte a letter.
NOT_IN_TEXTS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
MARKUP = re.compile(
    rb"^\s*(<\?xml|<!doctype|<html|<svg|<script|#!)|<(html|svg|script)[\s>]", re.IGNORECASE
)
HEADER = re.compile(rb"^(from|to|date|subject|received|message-id|mime-version|return-path):", re.I)
TAKEN = gettext_lazy(
    "Send a PDF, a picture (PNG, JPEG, GIF, WEBP), a document (DOCX, XLSX, PPTX, ODT) or a plain "
    "text (TXT, CSV)."
)


class TooLarge(UploadedFile):
    """A file that was too large to be kept: its name and size, and nothing of its content."""

    def __init__(self, name, size, content_type, charset):
        super().__init__(BytesIO(), name, content_type, size, charset)


class LimitedUpload(FileUploadHandler):
    """Lets no form bring more than `MOST_BYTES` of files; of what is too much nothing is kept.

    The texts of the form are read to the end all the same, so that nothing typed is lost.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        self.is_too_much = content_length > MOST_BYTES + MOST_BESIDE
        self.received = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        if self.is_too_much:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received > MOST_BYTES:
            self.is_too_much = True
        return None if self.is_too_much else raw_data

    def file_complete(self, file_size):
        if not self.is_too_much:
            return None
        size = max(file_size, self.received, MOST_BYTES + 1)
        return TooLarge(self.file_name, size, self.content_type, self.charset)


def too_large():
    return ValidationError(
        _("The file is larger than %(most)s MB. Send a smaller one, or a link to it."),
        code="too_large",
        params={"most": MOST_BYTES // 1024**2},
    )


@dataclass(frozen=True)
class Checked:
    """A file whose content was looked at; `name` is one that any computer takes."""

    file: object
    name: str
    media_type: str
    sha256: str

    @property
    def size(self):
        return self.file.size

    @cached_property
    def nonce(self):
        return secrets.token_hex(16)


def checked(file, allow_messages=False):
    """What a file is; raises ValidationError if it is none of the kinds that are taken."""
    if file.size > MOST_BYTES:
        raise too_large()
    if not file.size:
        raise ValidationError(_("The file is empty."), code="empty")
    media_type = media_type_of(file)
    if media_type is None or (media_type == MESSAGE and not allow_messages):
        raise ValidationError([_("This kind of file is not taken."), str(TAKEN)], code="kind")
    return Checked(file, clean_name(file.name, media_type), media_type, digest(file))


def digest(file):
    found = hashlib.sha256()
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def media_type_of(file):
    """By its content; None for a kind that is not taken. Raises ValidationError for macros."""
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    for beginning, media_type in BEGINNINGS.items():
        if head.startswith(beginning):
            return media_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"PK\x03\x04"):
        return type_of_archive(file)
    return type_of_text(file, head)


def type_of_archive(file):
    """That of a document of an office; its parts are named, and never unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            is_open_document = read_mimetype(archive, parts) == OPEN_DOCUMENT.encode()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
        return None
    finally:
        file.seek(0)
    if len(parts) > MOST_PARTS:
        return None
    if any(MACROS.search(name) for name in names):
        raise ValidationError(
            _("The file holds macros. Save it without them, or as a PDF."), code="macros"
        )
    if is_open_document:
        return OPEN_DOCUMENT
    found = [kind for part, kind in PARTS.items() if part in names]
    return found[0] if "[Content_Types].xml" in names and len(found) == 1 else None


def read_mimetype(archive, parts):
    """The word by which an OpenDocument says what it is; it stands first, and is not packed."""
    first = parts[0] if parts else None
    if first is None or first.filename != "mimetype" or first.file_size > 100:
        return b""
    if first.compress_type != zipfile.ZIP_STORED:
        return b""
    return archive.read(first)


def type_of_text(file, head):
    if MARKUP.search(head.removeprefix(b"\xef\xbb\xbf")):
        return None
    for chunk in file.chunks():
        if len(chunk.translate(None, NOT_IN_TEXTS)) != len(chunk):
            file.seek(0)
            return None
    file.seek(0)
    return MESSAGE if is_message(head) else "text/plain"


def is_message(head):
    """It begins with the lines of an e-mail: from whom, to whom, when."""
    lines = head.replace(b"\r\n", b"\n").split(b"\n\n")[0].split(b"\n")
    names = {found[1].lower() for line in lines if (found := HEADER.match(line))}
    return b"from" in names and len(names) >= 3


def clean_name(name, media_type):
    """A name without folders, control characters or marks that turn its letters round.

    It ends as files of its kind do, and is never longer than `MOST_LETTERS_OF_NAME`.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", str(name or ""))[-1])
    name = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in name)
    name = re.sub(r'[<>:"|?*]', "-", " ".join(name.split())).strip(". ")
    endings = ENDINGS[media_type]
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in endings:
        stem, ending = name, endings[0]
    stem = stem[: MOST_LETTERS_OF_NAME - len(ending) - 1].strip(". ")
    return f"{stem or 'file'}.{ending.lower()}"
