"""Sets of recommendations, their items and the themes that both are filed under."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Record, RecordQuerySet, Wording
from gmg_portal.lib.fields import CleanCharField, CleanTextField, LanguagesField, translated
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.rings import chain, refuse_ring

from .corrections import IssuedTexts, IssuedTextsQuerySet

#: A set, its points, their parts: no set on record is nested deeper.
MAX_DEPTH = 3


class Theme(Record):
    search_fields = tuple(f"name_{code}" for code in LANGUAGE_SUFFIXES)

    name = translated(CleanCharField(_("name"), max_length=200))
    name_official_in = LanguagesField(_("name is official in"))
    description = CleanTextField(_("description"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name_en"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("theme_detail", args=[self.slug])


class FrameworkQuerySet(RecordQuerySet):
    def by_date(self):
        """The oldest first, what is not dated last, alike in both databases."""
        return self.order_by(F("dated_latest").asc(nulls_last=True), "slug")

    def for_detail(self):
        return self.prefetch_related("documents")


class Framework(Record):
    """A set of recommendations as it was issued."""

    search_fields = (*(f"title_{code}" for code in LANGUAGE_SUFFIXES), "issuer")

    title = translated(CleanCharField(_("title"), max_length=300))
    title_official_in = LanguagesField(_("title is official in"))
    issuer = CleanCharField(_("issuer"), max_length=300)
    summary = CleanTextField(_("summary"), blank=True)
    dated = EdtfField(_("dated"), edge=Edge.DAY)
    dated_earliest = models.DateField(null=True, editable=False, db_index=True)
    dated_latest = models.DateField(null=True, editable=False, db_index=True)
    preamble = CleanTextField(
        _("preamble"),
        blank=True,
        help_text=_("The lead-in without which the items are half sentences. Public."),
    )
    wording = models.CharField(_("wording"), max_length=16, choices=Wording)

    objects = FrameworkQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("set of recommendations")
        verbose_name_plural = _("sets of recommendations")
        ordering = ["dated_latest", "title_en"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(wording__in=Wording.values), name="a_framework_has_a_known_wording"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("framework_detail", args=[self.slug])


class Level(models.TextChoices):
    GOVERNANCE = "governance", _("governance")
    POLICY = "policy", _("policy")
    OPERATIONAL = "operational", _("operational")
    POST_2015 = "post_2015", _("post-2015")


class RecommendationQuerySet(IssuedTextsQuerySet):
    def assessable(self):
        """Items that can be aligned and served: headings and lost texts cannot."""
        return self.filter(assessable=True)

    def for_listing(self):
        return self.select_related("framework", "parent")

    def for_detail(self):
        return self.for_listing().prefetch_related("documents", "themes")


class Recommendation(IssuedTexts):
    search_fields = (
        "code",
        *(f"{name}_{code}" for name in ("title", "text") for code in LANGUAGE_SUFFIXES),
    )
    published_through = ("framework",)
    _history_m2m_fields = ["documents", "themes"]

    framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        related_name="recommendations",
        verbose_name=_("set of recommendations"),
    )
    code = CleanCharField(_("code"), max_length=30, blank=True, help_text=_("As published."))
    alternative_code = CleanCharField(_("alternative code"), max_length=30, blank=True)
    number_is_ours = models.BooleanField(
        _("number is ours"), default=False, help_text=_("The source has no number here.")
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("part of"),
    )
    section = CleanCharField(
        _("section"), max_length=300, blank=True, help_text=_("The heading as published.")
    )
    level = models.CharField(_("level"), max_length=12, choices=Level, blank=True, db_index=True)
    title = translated(CleanCharField(_("title"), max_length=400), en={"blank": True})
    title_official_in = LanguagesField(_("title is official in"))
    text = translated(CleanTextField(_("text")), en={"blank": True})
    text_official_in = LanguagesField(_("text is official in"))
    wording = models.CharField(_("wording"), max_length=16, choices=Wording, db_index=True)
    locator = CleanCharField(
        _("locator"), max_length=100, blank=True, help_text=_("Page or paragraph of the source.")
    )
    assessable = models.BooleanField(
        _("can be aligned and served"), default=True, help_text=_("Not for headings.")
    )
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="recommendations", verbose_name=_("themes")
    )
    order = models.PositiveIntegerField(_("order"), default=0, db_index=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["order", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["framework", "code"],
                condition=~Q(code=""),
                name="a_code_names_one_recommendation_of_a_set",
                violation_error_message=_("This set has an item with this code already."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="no_recommendation_is_its_own_part",
                violation_error_message=_("A recommendation cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(wording__in=Wording.values),
                name="a_recommendation_has_a_known_wording",
            ),
            models.CheckConstraint(
                condition=Q(level__in=["", *Level.values]),
                name="a_recommendation_has_a_known_level",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.short_title}".strip()

    def get_absolute_url(self):
        return reverse("recommendation_detail", args=[self.slug])

    @property
    def short_title(self):
        """Title, or the beginning of the text, or what there is to say without either."""
        words = self.title or self.text
        if not words:
            return str(Wording.MISSING.label)
        return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + "…"

    def clean(self):
        super().clean()
        above = self.ancestors()
        if len(above) >= MAX_DEPTH:
            raise ValidationError(
                {"parent": _("Items are nested at most %(depth)s deep.") % {"depth": MAX_DEPTH}}
            )
        if self.parent_id and self.parent.framework_id != self.framework_id:
            raise ValidationError({"parent": _("The parent belongs to another set.")})

    def ancestors(self):
        """From the parent upwards. Raises ValidationError when the chain comes back here."""
        refuse_ring(self, "parent", _("A recommendation cannot be part of itself."))
        return chain(self, "parent")

    def hold(self, *others):
        """Let nobody else say where these agree, or that they do not, until we have said it."""
        if transaction.get_connection().in_atomic_block:
            rows = Recommendation.objects.select_for_update(no_key=True)
            keys = [self.pk, *(other.pk for other in others)]
            list(rows.filter(pk__in=keys).order_by("pk").values_list("pk"))
