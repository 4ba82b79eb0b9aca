"""What every record of the portal shares: sources, confidence, publication, version, history."""

from functools import cache
from itertools import chain, count

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Q
from django.db.models.sql import Query
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanTextField, Translated
from gmg_portal.lib.rings import refuse_ring
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.versions import Versioned


class Confidence(models.TextChoices):
    ATTESTED = "attested", _("documented")
    INFERRED = "inferred", _("worked out")
    UNCONFIRMED = "unconfirmed", _("to be confirmed")


class Publication(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: A part of a part of a body: what stands under itself is nested no deeper.
MOST_STEPS_UP = 2


def published_q(model, prefix="", above=()):
    """That a record is published, and so is everything that it hangs on, up to the top."""
    conditions = Q(**{f"{prefix}publication": Publication.PUBLISHED})
    for name in dict.fromkeys(path.split("__")[0] for path in model.published_through):
        field = model._meta.get_field(name)
        if above.count(field) == MOST_STEPS_UP:
            continue
        there = published_q(field.related_model, f"{prefix}{name}__", (*above, field))
        if field.null:
            there |= Q(**{f"{prefix}{name}__isnull": True})
        conditions &= there
    return conditions


@cache
def all_published(model):
    """The query of all that is published of a model; it is never run itself."""
    return models.QuerySet(model).filter(published_q(model)).query


class RecordQuerySet(models.QuerySet):
    def published(self):
        """Published itself, and so is everything that it hangs on (`published_through`).

        Joining all of that again for every query takes a tenth of the time of a page; where
        nothing was asked yet, a query that is at hand is carried on.
        """
        if vars(self.query) != vars(Query(self.model)):
            return self.filter(published_q(self.model))
        found = self._chain()
        found.query = all_published(self.model).chain()
        return found

    def withdrawn(self):
        """Once public and no more: their addresses say what happened.

        What hangs on a draft was never public, whatever it says itself.
        """
        rows = self.filter(publication=Publication.WITHDRAWN)
        for path in self.model.published_through:
            rows = rows.exclude(**{f"{path}__publication": Publication.DRAFT})
        return rows

    def visible_to(self, user):
        """What is published; the secretariat sees drafts and withdrawn records too."""
        return self.all() if self.is_edited_by(user) else self.published()

    def editable_by(self, user):
        return self.all() if self.is_edited_by(user) else self.none()

    def is_edited_by(self, user):
        meta = self.model._meta
        return user.has_perm(f"{meta.app_label}.change_{meta.model_name}")

    def containing(self, words):
        """Those whose titles or acronyms contain these words, in any language."""
        return self.filter(search_text__contains=normalise(words))

    def for_listing(self):
        """With what a row of a list shows. Subclasses add their relations."""
        return self

    def for_detail(self):
        """With what the page of one record shows, its sources included."""
        return self.for_listing().prefetch_related("documents")


class Record(Translated, Versioned):
    """A fact that the portal states, with the documents that it rests on.

    A subclass says in `search_fields` which of its columns the search by title
    reads, and in `published_through` which foreign keys must be published too.
    """

    search_fields: tuple[str, ...] = ()
    published_through: tuple[str, ...] = ()
    _history_m2m_fields = ["documents"]

    slug = models.CharField(
        _("short name in addresses"),
        max_length=100,
        unique=True,
        validators=[validate_slug],
        help_text=_("Part of the public address; it never changes once it is published."),
    )
    documents = models.ManyToManyField(
        "agencies.Document",
        blank=True,
        related_name="+",
        verbose_name=_("sources"),
        help_text=_("The documents this record rests on. Shown at the foot of its page."),
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=12,
        choices=Confidence,
        default=Confidence.ATTESTED,
        db_index=True,
        help_text=_("Pages mark what is worked out or still to be confirmed."),
    )
    confidence_note = CleanTextField(
        _("note on confidence"),
        blank=True,
        max_length=2000,
        help_text=_("How it was worked out, or what is still to be confirmed. Public."),
    )
    note = CleanTextField(_("note"), blank=True, max_length=5000, help_text=_("Public."))
    publication = models.CharField(
        _("publication"),
        max_length=10,
        choices=Publication,
        default=Publication.PUBLISHED,
        db_index=True,
        help_text=_("Drafts are seen by the secretariat alone."),
    )
    withdrawn_because = CleanTextField(
        _("withdrawn because"),
        blank=True,
        max_length=2000,
        help_text=_("Public: the page of a withdrawn record shows it."),
    )
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("replaced by"),
        help_text=_("The page of a replaced record leads there."),
    )
    # A copy kept for speed: `search_fields` normalised, written by save().
    search_text = models.TextField(editable=False, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(publication__in=Publication.values),
                name="%(app_label)s_%(class)s_has_a_known_publication",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values),
                name="%(app_label)s_%(class)s_has_a_known_confidence",
            ),
            models.CheckConstraint(
                condition=~Q(publication=Publication.WITHDRAWN) | ~Q(withdrawn_because=""),
                name="%(app_label)s_%(class)s_is_withdrawn_for_a_reason",
                violation_error_message=_("Say why this record is withdrawn."),
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="%(app_label)s_%(class)s_counts_versions_from_one",
            ),
        ]

    def save(self, *args, **kwargs):
        self.search_text = self.build_search_text()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        # One that replaces itself is told of by `refused_publication`.
        if self.replaced_by_id and self.replaced_by_id != self.pk:
            refuse_ring(self, "replaced_by")

    def build_search_text(self):
        """The columns of `search_fields`, normalised, one line each without repeats."""
        lines = (normalise(str(getattr(self, name) or "")) for name in self.search_fields)
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def check_publication(self):
        """Raises ValidationError if the record leaves the public as no record may."""
        errors = refused_publication(
            self, self.publication, self.withdrawn_because, self.replaced_by_id
        )
        if errors:
            raise ValidationError(errors)

    @property
    def is_published(self):
        return self.publication == Publication.PUBLISHED

    @property
    def is_public(self):
        """Published, and so is everything that it hangs on; asks for what is not at hand."""
        names = {path.split("__")[0] for path in self.published_through}
        above = filter(None, (getattr(self, name) for name in names))
        return self.is_published and all(record.is_public for record in above)

    @cached_property
    def sources(self):
        """The published documents behind this record, in the order of their titles."""
        published = (each for each in self.documents.all() if each.is_published)
        return sorted(published, key=lambda document: document.title.casefold())


def was_public(record):
    """It is, or any version of it was, published: then it is withdrawn and never deleted."""
    if record is None or record.pk is None:
        return False
    if not hasattr(record, "_was_public"):
        versions = type(record).history.filter(**{record._meta.pk.name: record.pk})
        record._was_public = versions.exclude(publication=Publication.DRAFT).exists()
    return record._was_public


def refused_publication(record, wanted, because, replacement_id):
    """{field: message} of what stands against a record's new publication."""
    errors = {}
    if wanted == Publication.DRAFT and was_public(record):
        errors["publication"] = _("What was public is withdrawn, not a draft again.")
    if wanted == Publication.WITHDRAWN and not because:
        errors["withdrawn_because"] = _("Say why this record is withdrawn.")
    if replacement_id and replacement_id == record.pk:
        errors["replaced_by"] = _("A record does not replace itself.")
    return errors


def free_slug(model, *records):
    """A short name that no record of the model has, from those of the records that it is about."""
    slug = "--".join(record.slug for record in records)
    names = chain([slug[:100]], (f"{slug[:95]}-{number}" for number in count(2)))
    return next(name for name in names if not model._base_manager.filter(slug=name).exists())
