"""The agencies, what else they are called and what they say of themselves in figures."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import (
    CleanCharField,
    CleanTextField,
    HttpURLField,
    LanguagesField,
    translated,
)
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.versions import Versioned

from .focal_points import FocalPoint
from .record import Record, RecordQuerySet


class AgencyKind(models.TextChoices):
    SPECIALIZED_AGENCY = "specialized_agency", _("specialized agency")
    FUND_OR_PROGRAMME = "fund_or_programme", _("fund or programme")
    SECRETARIAT = "secretariat", _("part of the Secretariat")
    GENERAL_ASSEMBLY_BODY = "general_assembly_body", _("body of the General Assembly")
    RELATED_ORGANIZATION = "related_organization", _("related organization")
    REGIONAL_COMMISSIONS = "regional_commissions", _("regional commissions")
    TRAINING_AND_RESEARCH = "training_and_research", _("training and research")
    FINANCIAL_INSTITUTION = "financial_institution", _("financial institution")


class AgencyQuerySet(RecordQuerySet):
    def represented_by(self, user, day=None):
        """The agencies for which this person is a focal point on that day (today)."""
        if user.is_anonymous:
            return self.none()
        points = FocalPoint.objects.on(day or timezone.localdate())
        return self.filter(Exists(points.filter(user=user, agency=OuterRef("pk"))))

    def without_focal_point(self, day=None):
        """Those for which nobody writes reports on that day (today)."""
        points = FocalPoint.objects.on(day or timezone.localdate()).writers()
        return self.exclude(Exists(points.filter(agency=OuterRef("pk"))))

    def containing(self, words):
        """Those whose name, acronym or alias in any language contains these words."""
        words = normalise(words)
        aliases = AgencyAlias.objects.filter(agency=OuterRef("pk"), normalised__contains=words)
        return self.filter(Q(search_text__contains=words) | Exists(aliases))

    def called(self, words):
        """Those of which this is a whole acronym, name or alias, in any language."""
        words = normalise(words)
        aliases = AgencyAlias.objects.filter(agency=OuterRef("pk"), normalised=words)
        line = Q(search_text=words) | Q(search_text__startswith=f"{words}\n")
        line |= Q(search_text__contains=f"\n{words}\n") | Q(search_text__endswith=f"\n{words}")
        return self.filter(line | Exists(aliases))

    def for_listing(self):
        return self.select_related("headquarters_country")

    def for_detail(self):
        return self.for_listing().prefetch_related("documents", "constituents", "aliases")


class Agency(Record):
    search_fields = tuple(
        f"{name}_{code}" for name in ("acronym", "name") for code in LANGUAGE_SUFFIXES
    )

    acronym = translated(CleanCharField(_("acronym"), max_length=60))
    name = translated(CleanCharField(_("name"), max_length=300))
    name_official_in = LanguagesField(
        _("name is official in"),
        help_text=_("Elsewhere pages say that the name is our translation."),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=AgencyKind, db_index=True)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    headquarters_city = CleanCharField(_("headquarters"), max_length=100, blank=True)
    headquarters_country = models.ForeignKey(
        "agencies.Place",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("country of the headquarters"),
    )
    website = HttpURLField(_("website"), blank=True)
    public_contact = CleanTextField(
        _("public contact"), blank=True, max_length=1000, help_text=_("Public.")
    )
    mandate = CleanTextField(_("mandate"), blank=True)
    migration_activities = CleanTextField(_("what it does on migration"), blank=True)

    objects = AgencyQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["acronym_en"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["acronym_en"],
                name="an_acronym_names_one_agency",
                violation_error_code="unique",  # puts the message at the field
                violation_error_message=_("Another agency has this acronym."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AgencyKind.values), name="an_agency_has_a_known_kind"
            ),
        ]

    def __str__(self):
        return self.acronym

    def get_absolute_url(self):
        return reverse("agency_detail", args=[self.slug])

    @property
    def acronym_official_in(self):
        """Acronyms are as official as the names that they shorten."""
        return self.name_official_in


class AgencyAlias(Versioned):
    """Another name of an agency, for imports and for search."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="aliases")
    alias = CleanCharField(_("alias"), max_length=200)
    # A copy kept for speed: the alias as search and import compare it, written by save().
    normalised = models.CharField(max_length=400, editable=False)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["alias"]
        constraints = [
            models.UniqueConstraint(
                fields=["normalised"],
                name="an_alias_names_one_agency",
                violation_error_message=_("This alias belongs to another agency already."),
            )
        ]

    def __str__(self):
        return self.alias

    def validate_constraints(self, exclude=None):
        """What is wrong with the copy is wrong with the alias."""
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as error:
            raise ValidationError({"alias": error.messages}) from error

    def clean_fields(self, exclude=None):
        self.normalised = normalise(self.alias)
        super().clean_fields(exclude=exclude)

    def save(self, *args, **kwargs):
        self.normalised = normalise(self.alias)
        super().save(*args, **kwargs)


class Constituent(Versioned):
    """An organization that sits in the group as part of a collective member."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="constituents")
    acronym = CleanCharField(_("acronym"), max_length=60)
    name = CleanCharField(_("name"), max_length=300)
    founded = models.PositiveSmallIntegerField(_("founded"), null=True, blank=True)
    headquarters_city = CleanCharField(_("headquarters"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("constituent")
        verbose_name_plural = _("constituents")
        ordering = ["acronym"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "acronym"], name="an_agency_names_a_constituent_once"
            )
        ]

    def __str__(self):
        return self.acronym


class KeyFigureQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("agency")


class KeyFigure(Record):
    """A number that an agency gives of itself, with its unit and its date."""

    search_fields = ("what",)
    published_through = ("agency",)

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="key_figures")
    what = CleanCharField(_("what"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=2)
    unit = CleanCharField(_("unit"), max_length=100)
    on = EdtfField(_("on"), edge=Edge.DAY)
    on_earliest = models.DateField(null=True, editable=False, db_index=True)
    on_latest = models.DateField(null=True, editable=False, db_index=True)

    objects = KeyFigureQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["agency__acronym_en", "what", "-on_latest", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "what", "on"], name="a_key_figure_is_given_once_a_date"
            ),
        ]

    def __str__(self):
        return f"{self.agency}: {self.what} ({self.on})"

    def get_absolute_url(self):
        return f"{self.agency.get_absolute_url()}#figure-{self.slug}"
