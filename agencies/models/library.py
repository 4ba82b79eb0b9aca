"""Documents (the sources of the record among them), excerpts and the glossary."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import (
    CleanCharField,
    CleanTextField,
    HttpURLField,
    LanguagesField,
    translated,
)
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.lines import LinesField
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.validators import refuse_unsafe_address

from .agency import Agency
from .record import Record, RecordQuerySet


class DocumentKind(models.TextChoices):
    UN_DOCUMENT = "un_document", _("United Nations document")
    TERMS_OF_REFERENCE = "terms_of_reference", _("terms of reference")
    STATEMENT = "statement", _("statement")
    PUBLICATION = "publication", _("publication")
    MEETING_RECORD = "meeting_record", _("meeting record")
    PRESENTATION = "presentation", _("presentation")
    NEWS = "news", _("news")
    REFERENCE = "reference", _("reference page")


class DocumentQuerySet(RecordQuerySet):
    def by_the_group(self):
        """The group's own publications and statements."""
        return self.filter(is_gmg_publication=True)

    def for_detail(self):
        published = Agency.objects.published()
        return self.prefetch_related(
            models.Prefetch("lead_agencies", published),
            models.Prefetch("signatories", published),
            "documents",
        )


class Document(Record):
    search_fields = ("title", "publisher")
    _history_m2m_fields = ["documents", "lead_agencies", "signatories"]

    title = CleanCharField(_("title"), max_length=400)
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, db_index=True)
    kind_as_published = CleanCharField(_("kind as published"), max_length=100, blank=True)
    publisher = CleanCharField(_("publisher"), max_length=300, blank=True)
    date = EdtfField(_("date"), edge=Edge.DAY)
    date_earliest = models.DateField(null=True, editable=False, db_index=True)
    date_latest = models.DateField(null=True, editable=False, db_index=True)
    url = HttpURLField(_("address"), blank=True)
    also_at = LinesField(
        _("also at"), check_line=refuse_unsafe_address, help_text=_("One address a line.")
    )
    source_file = CleanCharField(
        _("file held"),
        max_length=200,
        blank=True,
        help_text=_("Name of the copy that ships with the record."),
    )
    language = CleanCharField(
        _("language"), max_length=12, default="en", help_text=_("A code such as en or zh-hans.")
    )
    summary = CleanTextField(_("summary"), blank=True)
    lead_agencies = models.ManyToManyField(
        Agency, blank=True, related_name="led_documents", verbose_name=_("lead agencies")
    )
    signatories = models.ManyToManyField(
        Agency, blank=True, related_name="signed_documents", verbose_name=_("signatories")
    )
    is_gmg_publication = models.BooleanField(_("by the group"), default=False, db_index=True)
    is_public = models.BooleanField(
        _("can be read by the public"),
        default=True,
        help_text=_("If not, the library names the document but gives neither file nor address."),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = [models.F("date_latest").desc(nulls_last=True), "title", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="a_document_has_a_known_kind"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("document_detail", args=[self.slug])

    def text_in(self, field, language=None):
        """The title is in the language of the document; what we say of it is in English."""
        return getattr(self, field), self.language if field == "title" else "en", True


class Wording(models.TextChoices):
    VERBATIM = "verbatim", _("word for word")
    OFFICIAL_TITLE = "official_title", _("official title")
    OWN_WORDS = "own_words", _("in our words")
    MISSING = "missing", _("text missing in the copy held")


class ExcerptQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("document")


class Excerpt(Record):
    """What the group says of itself, for the page about it."""

    search_fields = ("heading",)
    published_through = ("document",)

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="excerpts")
    heading = CleanCharField(_("heading"), max_length=200)
    text = CleanTextField(_("text"))
    wording = models.CharField(_("wording"), max_length=16, choices=Wording)

    objects = ExcerptQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("excerpt")
        verbose_name_plural = _("excerpts")
        ordering = ["document", "slug"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(wording__in=Wording.values), name="an_excerpt_has_a_known_wording"
            ),
        ]

    def __str__(self):
        return self.heading

    def get_absolute_url(self):
        return f"{reverse('about')}#{self.slug}"


class GlossaryEntry(Record):
    """An abbreviation or a term in plain words."""

    search_fields = tuple(
        f"{name}_{code}" for name in ("term", "expansion") for code in LANGUAGE_SUFFIXES
    )
    _history_m2m_fields = ["documents", "see_also"]

    term = translated(CleanCharField(_("term"), max_length=200))
    expansion = translated(CleanCharField(_("expansion"), max_length=300), en={"blank": True})
    text = translated(CleanTextField(_("text")))
    term_official_in = LanguagesField(_("term is official in"))
    see_also = models.ManyToManyField(
        "self", blank=True, symmetrical=False, related_name="+", verbose_name=_("see also")
    )

    class Meta(Record.Meta):
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        ordering = ["term_en"]

    def __str__(self):
        return self.term

    def get_absolute_url(self):
        return f"{reverse('glossary')}#{self.slug}"
