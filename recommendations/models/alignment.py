"""Where recommendations of different sets meet, and where none was found."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.versions import Versioned

from .framework import Framework, Recommendation


class Relation(models.TextChoices):
    """Mapping properties of SKOS, read from a to b."""

    EXACT = "exact", _("says the same as")
    CLOSE = "close", _("is close to")
    BROADER = "broader", _("is broader than")
    NARROWER = "narrower", _("is narrower than")
    RELATED = "related", _("is related to")


#: What a relation is called when it is read from b to a.
INVERSE = {
    Relation.BROADER.value: Relation.NARROWER,
    Relation.NARROWER.value: Relation.BROADER,
}


class AlignmentState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ENDORSED = "endorsed", _("endorsed")
    REJECTED = "rejected", _("rejected")


class AlignmentQuerySet(RecordQuerySet):
    def live(self):
        """Proposed or endorsed: a rejected pair says nothing about agreement."""
        return self.exclude(state=AlignmentState.REJECTED)

    def between(self, first, second):
        """The pair of these two recommendations, whichever comes first in it."""
        return self.filter(
            Q(recommendation_a=first, recommendation_b=second)
            | Q(recommendation_a=second, recommendation_b=first)
        )

    def of(self, recommendation):
        return self.filter(Q(recommendation_a=recommendation) | Q(recommendation_b=recommendation))

    def for_listing(self):
        return self.select_related("recommendation_a__framework", "recommendation_b__framework")


class Alignment(Record):
    published_through = (
        "recommendation_a",
        "recommendation_a__framework",
        "recommendation_b",
        "recommendation_b__framework",
    )

    recommendation_a = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="+", verbose_name=_("this")
    )
    relation = models.CharField(_("relation"), max_length=10, choices=Relation)
    recommendation_b = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="+", verbose_name=_("to that")
    )
    rationale = CleanTextField(_("rationale"), help_text=_("Why the two meet. Public."))
    basis = CleanTextField(_("basis"), blank=True, help_text=_("What it rests on. Public."))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=AlignmentState,
        default=AlignmentState.PROPOSED,
        editable=False,
        db_index=True,
    )

    objects = AlignmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        ordering = ["recommendation_a__order", "recommendation_b__order", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(recommendation_a=F("recommendation_b")),
                name="no_recommendation_is_aligned_with_itself",
                violation_error_message=_("Choose two different recommendations."),
            ),
            models.UniqueConstraint(
                Least("recommendation_a", "recommendation_b"),
                Greatest("recommendation_a", "recommendation_b"),
                name="two_recommendations_are_aligned_once",
                violation_error_message=_("This pair is on record already."),
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values),
                name="an_alignment_has_a_known_relation",
            ),
            models.CheckConstraint(
                condition=Q(state__in=AlignmentState.values),
                name="an_alignment_has_a_known_state",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation_a} / {self.recommendation_b}"

    def get_absolute_url(self):
        return f"{self.recommendation_a.get_absolute_url()}#alignment-{self.slug}"

    def clean(self):
        super().clean()
        if not (self.recommendation_a_id and self.recommendation_b_id):
            return
        a, b = self.recommendation_a, self.recommendation_b
        if a.pk != b.pk and a.framework_id == b.framework_id:
            raise ValidationError(
                {"recommendation_b": _("Both belong to the same set of recommendations.")}
            )
        for field, side in (("recommendation_a", a), ("recommendation_b", b)):
            if not side.assessable:
                raise ValidationError({field: _("Headings and lost texts are not aligned.")})

    def relation_from(self, recommendation):
        """The relation as read from that side of the pair."""
        if recommendation.pk == self.recommendation_a_id:
            return Relation(self.relation)
        return Relation(INVERSE.get(self.relation, self.relation))

    def other(self, recommendation):
        if recommendation.pk == self.recommendation_a_id:
            return self.recommendation_b
        return self.recommendation_a


class NoCounterpartQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("recommendation__framework", "framework")


class NoCounterpart(Record):
    """Somebody looked for a counterpart in a set and found none."""

    published_through = ("recommendation", "recommendation__framework", "framework")

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="no_counterparts"
    )
    framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("looked for in"),
    )
    checked = EdtfField(_("checked"), edge=Edge.DAY)
    checked_earliest = models.DateField(null=True, editable=False, db_index=True)
    checked_latest = models.DateField(null=True, editable=False, db_index=True)

    objects = NoCounterpartQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("none found")
        verbose_name_plural = _("looked for, none found")
        ordering = ["recommendation__order", "framework", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["recommendation", "framework"],
                name="none_found_is_said_once_of_a_set",
                violation_error_message=_("This is on record already."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation} / {self.framework}"

    def get_absolute_url(self):
        return f"{self.recommendation.get_absolute_url()}#none-{self.slug}"

    def clean(self):
        super().clean()
        if not (self.recommendation_id and self.framework_id):
            return
        if self.recommendation.framework_id == self.framework_id:
            raise ValidationError({"framework": _("The recommendation belongs to this set.")})
        pairs = Alignment.objects.live().filter(
            Q(recommendation_a=self.recommendation_id, recommendation_b__framework=self.framework)
            | Q(recommendation_b=self.recommendation_id, recommendation_a__framework=self.framework)
        )
        if pairs.exists():
            raise ValidationError({"framework": _("A pair with this set is on record.")})


class ConvergenceTableQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("rows_framework")

    def with_columns(self, user):
        """With the columns, and of their sets those that this person may see."""
        frameworks = Framework.objects.visible_to(user).by_date()
        return self.prefetch_related("columns", Prefetch("columns__frameworks", frameworks))


class ConvergenceTable(Record):
    """A named table: the items of one set against columns of one or more sets."""

    search_fields = ("title",)
    published_through = ("rows_framework",)

    title = CleanCharField(_("title"), max_length=300)
    rows_framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="+", verbose_name=_("rows")
    )

    objects = ConvergenceTableQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("convergence table")
        verbose_name_plural = _("convergence tables")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("convergence_table", args=[self.slug])


class ConvergenceColumn(Versioned):
    _history_m2m_fields = ["frameworks"]

    table = models.ForeignKey(ConvergenceTable, on_delete=models.CASCADE, related_name="columns")
    slug = models.SlugField(_("short name in addresses"), max_length=100)
    name = CleanCharField(_("name"), max_length=200)
    frameworks = models.ManyToManyField(
        Framework, related_name="+", verbose_name=_("sets of recommendations")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "slug"], name="a_column_of_a_table_is_named_once"
            )
        ]

    def __str__(self):
        return self.name
