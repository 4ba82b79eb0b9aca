"""What the record gives word for word stands in the documents that ship with it."""

import re
import unicodedata
from pathlib import Path

import pytest
from django.apps import apps

from agencies.models import Document, Excerpt, Wording
from recommendations.models import Recommendation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("record")]

SOURCES = Path(apps.get_app_config("agencies").path, "data", "sources")


@pytest.fixture
def sources():
    """Slug of a document -> what the copy held says."""
    held = Document.objects.exclude(source_file="")
    assert held
    return {
        document.slug: plain((SOURCES / document.source_file).read_text(encoding="utf-8"))
        for document in held
    }


def plain(text):
    """On one line; a word that the slide divides at a hyphen is whole again."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"(?<=\w)-\s+", "-", re.sub(r"\s+", " ", text)).strip()


def test_every_copy_that_ships_belongs_to_a_document(sources):
    held = Document.objects.exclude(source_file="").values_list("source_file", flat=True)
    assert sorted(held) == sorted(path.name for path in SOURCES.glob("*.txt"))


def test_every_recommendation_word_for_word_stands_in_its_source(sources):
    quoted = Recommendation.objects.filter(wording=Wording.VERBATIM).prefetch_related("documents")
    assert quoted
    for item in quoted:
        copies = [sources[d.slug] for d in item.documents.all() if d.slug in sources]
        assert any(plain(item.text_en) in copy for copy in copies), item.slug


def test_every_excerpt_stands_in_its_source(sources):
    for excerpt in Excerpt.objects.filter(wording=Wording.VERBATIM).select_related("document"):
        # Bullets of a slide are given one after the other, with a semicolon between them.
        for part in excerpt.text.split(" ; "):
            assert plain(part) in sources[excerpt.document.slug], excerpt.slug


def test_a_text_missing_in_the_copy_is_empty_and_says_so():
    missing = Recommendation.objects.filter(wording=Wording.MISSING)
    assert missing
    for item in missing:
        assert item.text_en == ""
        assert not item.assessable
        assert item.short_title == "text missing in the copy held"
