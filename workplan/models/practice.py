"""Practices that others can learn from."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Place, Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.lines import LinesField
from recommendations.models import Recommendation, Theme

from .activity import Activity, PlaceLink


class PracticeLevel(models.TextChoices):
    REGIONAL = "regional", _("regional")
    SUB_REGIONAL = "sub-regional", _("sub-regional")
    COUNTRY = "country", _("country")


class PracticeQuerySet(RecordQuerySet):
    def for_rows(self):
        """With what a row of a list shows; themes are for its page."""
        return self.prefetch_related(
            models.Prefetch("agencies", Agency.objects.published()),
            models.Prefetch("place_links", PracticePlace.objects.select_related("place")),
        )

    def for_listing(self):
        return self.for_rows().prefetch_related(
            models.Prefetch("themes", Theme.objects.published())
        )

    def for_detail(self):
        return self.for_listing().prefetch_related("documents")


class Practice(Record):
    """A good practice that the group told others about."""

    search_fields = ("title",)
    _history_m2m_fields = ["documents", "agencies", "themes", "activities", "recommendations"]

    title = CleanCharField(_("title"), max_length=300)
    level = models.CharField(_("level"), max_length=14, choices=PracticeLevel, db_index=True)
    places = models.ManyToManyField(
        Place, through="PracticePlace", related_name="+", verbose_name=_("places")
    )
    agencies = models.ManyToManyField(
        Agency, blank=True, related_name="+", verbose_name=_("agencies")
    )
    partners = LinesField(_("partners"), help_text=_("One a line. Public."))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))
    summary = CleanTextField(_("summary"))
    results = CleanTextField(
        _("results"), blank=True, help_text=_("What came of it, with numbers and days. Public.")
    )
    activities = models.ManyToManyField(
        Activity,
        blank=True,
        related_name="+",
        verbose_name=_("activities"),
        help_text=_("What it came out of, or what made it known."),
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        blank=True,
        related_name="+",
        verbose_name=_("recommendations"),
        help_text=_("What it shows in practice."),
    )

    objects = PracticeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        ordering = ["title", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level__in=PracticeLevel.values), name="a_practice_has_a_known_level"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practice_detail", args=[self.slug])


class PracticePlace(PlaceLink):
    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="place_links")

    class Meta:
        verbose_name = _("place of a practice")
        verbose_name_plural = _("places of practices")
        ordering = ["practice", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "place"],
                name="a_practice_names_a_place_once",
                violation_error_message=_("The practice names this place already."),
            )
        ]
