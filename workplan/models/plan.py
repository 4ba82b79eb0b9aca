"""Multi-annual work plans and their objectives."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Body, Record, RecordQuerySet
from gmg_portal.lib.constraints import CertainPeriodOverlap, refuse_overlap
from gmg_portal.lib.fields import CleanCharField, CleanTextField, LanguagesField, translated
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import Period, PeriodQuerySet, Reading
from gmg_portal.lib.versions import Versioned


class PlanState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


class WorkPlanQuerySet(RecordQuerySet, PeriodQuerySet):
    def adopted(self):
        return self.filter(state=PlanState.ADOPTED)

    def for_listing(self):
        return self.select_related("body")

    def for_detail(self):
        return self.for_listing().prefetch_related("documents", "objectives")


class WorkPlan(Record, Period):
    reading = Reading.COVERS
    search_fields = tuple(f"title_{code}" for code in LANGUAGE_SUFFIXES)
    published_through = ("body",)

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name=_("body")
    )
    title = translated(CleanCharField(_("title"), max_length=300))
    title_official_in = LanguagesField(_("title is official in"))
    summary = CleanTextField(_("summary"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=PlanState, default=PlanState.DRAFT, db_index=True
    )
    supersedes = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("supersedes"),
    )

    objects = WorkPlanQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("work plan")
        verbose_name_plural = _("work plans")
        ordering = ["-starts_latest", "title_en"]
        constraints = [
            *Record.Meta.constraints,
            CertainPeriodOverlap(
                name="one_adopted_plan_of_a_body_on_a_day",
                same=("body",),
                when=Q(state=PlanState.ADOPTED),
            ),
            models.CheckConstraint(
                condition=Q(state__in=PlanState.values), name="a_work_plan_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(supersedes=models.F("id")), name="no_plan_supersedes_itself"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workplan_detail", args=[self.slug])

    def clean(self):
        super().clean()
        if self.body_id and self.state == PlanState.ADOPTED:
            refuse_overlap(self, WorkPlan.objects.adopted().filter(body=self.body_id))


class Objective(Versioned):
    plan = models.ForeignKey(
        WorkPlan, on_delete=models.CASCADE, related_name="objectives", verbose_name=_("plan")
    )
    code = CleanCharField(_("code"), max_length=30)
    text = CleanTextField(_("text"), max_length=2000)
    wording = models.CharField(
        _("wording"),
        max_length=16,
        choices=[("verbatim", _("word for word")), ("own_words", _("in our words"))],
        default="own_words",
    )

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["plan", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                name="a_code_names_one_objective_of_a_plan",
                violation_error_message=_("This plan has an objective with this code already."),
            )
        ]

    def __str__(self):
        return f"{self.code} {self.text}"
