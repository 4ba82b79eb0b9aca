"""Treaties and declarations, and who looks after them."""

from urllib.parse import urlsplit

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Confidence, Place, Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField, HttpURLField, LanguagesField, translated
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.versions import Versioned

from .framework import Recommendation, Theme


class InstrumentKind(models.TextChoices):
    CONVENTION = "convention", _("convention")
    COVENANT = "covenant", _("covenant")
    PROTOCOL = "protocol", _("protocol")
    DECLARATION = "declaration", _("declaration")
    COMPACT = "compact", _("non-binding compact")
    FRAMEWORK = "framework", _("non-binding framework")


class InstrumentScope(models.TextChoices):
    GLOBAL = "global", _("global")
    REGIONAL = "regional", _("regional")


class InstrumentQuerySet(RecordQuerySet):
    def for_places(self, codes):
        """Those of these places and of the regions that they lie in."""
        around = Place.objects.filter(
            Q(code__in=codes)
            | Q(parts__code__in=codes)
            | Q(parts__parts__code__in=codes)
            | Q(parts__parts__parts__code__in=codes)
        )
        regions = self.model.regions.through.objects.filter(place__in=around.values("pk"))
        return self.filter(Exists(regions.filter(instrument=OuterRef("pk"))))

    def for_listing(self):
        return self.select_related("custodian")

    def for_detail(self):
        return self.for_listing().prefetch_related("documents", "themes", "regions")


class Instrument(Record):
    search_fields = tuple(
        f"{name}_{code}" for name in ("title", "short_name") for code in LANGUAGE_SUFFIXES
    )
    _history_m2m_fields = ["documents", "themes", "regions"]

    title = translated(CleanCharField(_("title"), max_length=400))
    title_official_in = LanguagesField(_("title is official in"))
    short_name = translated(CleanCharField(_("short name"), max_length=150))
    short_name_official_in = LanguagesField(_("short name is official in"))
    kind = models.CharField(_("kind"), max_length=12, choices=InstrumentKind, db_index=True)
    scope = models.CharField(_("scope"), max_length=10, choices=InstrumentScope, db_index=True)
    scope_note = CleanCharField(_("region as published"), max_length=100, blank=True)
    regions = models.ManyToManyField(Place, blank=True, related_name="+", verbose_name=_("regions"))
    adopted = EdtfField(_("adopted"), edge=Edge.DAY)
    adopted_earliest = models.DateField(null=True, editable=False, db_index=True)
    adopted_latest = models.DateField(null=True, editable=False, db_index=True)
    entered_into_force = EdtfField(_("entered into force"), edge=Edge.DAY)
    entered_into_force_earliest = models.DateField(null=True, editable=False)
    entered_into_force_latest = models.DateField(null=True, editable=False)
    depositary = CleanCharField(_("depositary"), max_length=300, blank=True)
    custodian = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("looked after by"),
    )
    parties = models.PositiveSmallIntegerField(_("parties"), null=True, blank=True)
    parties_as_of = EdtfField(_("parties as of"), edge=Edge.DAY)
    parties_as_of_earliest = models.DateField(null=True, editable=False)
    parties_as_of_latest = models.DateField(null=True, editable=False)
    status_url = HttpURLField(_("status at the depositary"), blank=True)
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="instruments", verbose_name=_("themes")
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        through="InstrumentRecommendation",
        related_name="+",
        verbose_name=_("recommendations"),
    )

    objects = InstrumentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("treaty or declaration")
        verbose_name_plural = _("treaties and declarations")
        ordering = ["adopted_latest", "title_en"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=InstrumentKind.values),
                name="an_instrument_has_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=InstrumentScope.values),
                name="an_instrument_has_a_known_scope",
            ),
            models.CheckConstraint(
                condition=Q(parties__isnull=True) | ~Q(parties_as_of=""),
                name="a_number_of_parties_has_a_date",
                violation_error_message=_("Say as of when this is the number of parties."),
            ),
        ]

    def __str__(self):
        return self.short_name

    def get_absolute_url(self):
        return reverse("instrument_detail", args=[self.slug])

    @property
    def status_host(self):
        """Whose site the page on the status is on."""
        return (urlsplit(self.status_url).hostname or "").removeprefix("www.")


class InstrumentRecommendationQuerySet(models.QuerySet):
    def published(self):
        """Where both the treaty and the recommendation are public."""
        return self.between(Instrument.objects.published(), Recommendation.objects.published())

    def visible_to(self, user):
        """Where this person may see both sides."""
        return self.between(
            Instrument.objects.visible_to(user), Recommendation.objects.visible_to(user)
        )

    def between(self, instruments, recommendations):
        return self.filter(
            instrument__in=instruments.values("pk"),
            recommendation__in=recommendations.values("pk"),
        )

    def by_set(self):
        """In the order of the sets and of their items."""
        return self.select_related("recommendation__framework").order_by(
            F("recommendation__framework__dated_latest").asc(nulls_last=True),
            "recommendation__framework__slug",
            "recommendation__order",
            "pk",
        )


class InstrumentRecommendation(Versioned):
    """A recommendation is about a treaty: its text names it, or so we read it."""

    instrument = models.ForeignKey(
        Instrument, on_delete=models.CASCADE, related_name="recommendation_links"
    )
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.PROTECT,
        related_name="instrument_links",
        verbose_name=_("recommendation"),
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=12,
        choices=Confidence,
        default=Confidence.ATTESTED,
        help_text=_("Documented: the text names the treaty. Worked out: it is our reading."),
    )

    objects = InstrumentRecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("recommendation about a treaty")
        verbose_name_plural = _("recommendations about treaties")
        ordering = ["instrument", "recommendation__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "recommendation"],
                name="a_treaty_names_a_recommendation_once",
                violation_error_message=_("This recommendation is named already."),
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values),
                name="a_recommendation_about_a_treaty_has_a_known_confidence",
            ),
        ]

    def __str__(self):
        return f"{self.instrument} / {self.recommendation}"
