"""The copies of documents that ship with the record."""

from pathlib import Path

from django.apps import apps

#: No copy of a document is read beyond this; a page stays light.
MOST_CHARACTERS = 40_000


def held_text(document):
    """The text of the copy held, or nothing where there is none or the public may not read it."""
    folder = Path(apps.get_app_config("agencies").path, "data", "sources")
    name = document.source_file
    if not document.is_public or not name or Path(name).name != name:
        return ""
    path = folder / name
    if not path.is_file() or path.is_symlink():
        return ""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(MOST_CHARACTERS).strip()
