"""Multi-annual work plans, their objectives, and the steps from a draft to the end."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import (
    AppendOnlyQuerySet,
    Body,
    Event,
    Publication,
    Record,
    RecordQuerySet,
    Stateful,
    require_reason,
)
from gmg_portal.lib.constraints import CertainPeriodOverlap, refuse_overlap
from gmg_portal.lib.fields import CleanCharField, CleanTextField, LanguagesField, translated
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.periods import Period, PeriodQuerySet, Reading
from gmg_portal.lib.rings import refuse_ring
from gmg_portal.lib.versions import Versioned
from workplan.planning import checks, codes

from .choices import PlanCheck


class PlanState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


#: What may follow: a plan that was closed too early is opened again, none is a draft again.
TRANSITIONS = {
    PlanState.DRAFT: {PlanState.ADOPTED},
    PlanState.ADOPTED: {PlanState.CLOSED},
    PlanState.CLOSED: {PlanState.ADOPTED},
}


#: The verbs that each state offers.
STEPS = {
    PlanState.DRAFT: ["adopt"],
    PlanState.ADOPTED: ["close"],
    PlanState.CLOSED: ["reopen"],
}


class WorkPlanQuerySet(RecordQuerySet, PeriodQuerySet):
    def adopted(self):
        return self.filter(state=PlanState.ADOPTED)

    def for_listing(self):
        return self.select_related("body")

    def for_detail(self):
        return self.for_listing().prefetch_related("documents", "objectives")


class WorkPlan(Stateful, Record, Period):
    """What a body set out to do in some years; its state is moved by verbs alone."""

    transitions = TRANSITIONS
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
        _("state"),
        max_length=10,
        choices=PlanState,
        default=PlanState.DRAFT,
        editable=False,
        db_index=True,
    )
    # The number of the last code that was given: none is given twice, whatever is deleted.
    codes_given = models.PositiveIntegerField(default=0, editable=False)
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

    def save(self, *args, **kwargs):
        """The first event of a new plan says in which state it came."""
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new:
                self.events.create(to_state=self.state)

    def clean(self):
        super().clean()
        refuse_ring(self, "supersedes")
        if self.state == PlanState.ADOPTED:
            self.refuse_beside_another()

    def refuse_beside_another(self):
        if self.body_id:
            refuse_overlap(self, WorkPlan.objects.adopted().filter(body=self.body_id))

    def adopt(self, **step):
        """From now on it is what the body agreed on; its activities are given their codes.

        See `move_to` for what a step says. Refused while a check is neither met nor waived.
        """
        self.step_from(PlanState.DRAFT, PlanState.ADOPTED, **step)
        self.refresh_from_db(fields=["codes_given"])
        return self

    def close(self, **step):
        """It is over: from now on it reads as a record."""
        return self.move_to(PlanState.CLOSED, **step)

    def reopen(self, **step):
        """It was closed too early; a reason is required."""
        require_reason(step)
        return self.step_from(PlanState.CLOSED, PlanState.ADOPTED, **step)

    @transaction.atomic
    def step_from(self, before, state, **step):
        """As `move_to`, from that state alone: a plan is adopted in two ways."""
        rows = WorkPlan.objects.select_for_update(of=("self",), no_key=True)
        refuse_transition(rows.get(pk=self.pk), before)
        return self.move_to(state, **step)

    def refuse_step(self, state, decided_on):
        if self.publication == Publication.WITHDRAWN:
            raise ValidationError(_("This plan was withdrawn."), code="transition")
        super().refuse_step(state, decided_on)
        if state == PlanState.ADOPTED:
            self.refuse_beside_another()
        if self.state == PlanState.DRAFT:
            checks.refuse_unmet(self)

    def enter(self, state, event):
        if state == PlanState.ADOPTED:
            codes.give_all(self)

    @property
    def steps(self):
        """What may be done next, by the names of the verbs."""
        if self.publication == Publication.WITHDRAWN:
            return []
        return STEPS[self.state]


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


def refuse_transition(plan, before):
    if plan.state != before:
        raise ValidationError(
            _("It is %(state)s: that step is not possible.") % {"state": plan.get_state_display()},
            code="transition",
        )


STEP_WORDS = {
    ("", PlanState.DRAFT): _("drafted"),
    (PlanState.CLOSED, PlanState.ADOPTED): _("opened again"),
}


class PlanEvent(Event):
    """A plan was drafted, adopted, closed or opened again."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="events")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta(Event.Meta):
        verbose_name = _("step of a work plan")
        verbose_name_plural = _("steps of work plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=PlanState.values),
                name="a_step_leads_to_a_known_state_of_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=["", *PlanState.values]),
                name="a_step_comes_from_a_known_state_of_a_plan",
            ),
        ]

    def __str__(self):
        return f"{self.plan}: {self.to_state}"

    @property
    def word(self):
        """What was done: drafted, adopted, closed, opened again."""
        return STEP_WORDS.get((self.from_state, self.to_state), PlanState(self.to_state).label)


class CheckWaiverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of plans, and of activities, that this person may see."""
        activities = self.model._meta.get_field("activity").related_model.objects
        plans = WorkPlan.objects.visible_to(user)
        return self.filter(
            Q(activity=None) | Q(activity__in=activities.visible_to(user).values("pk")),
            plan__in=plans.values("pk"),
        )

    def for_listing(self):
        return self.select_related("activity")


class CheckWaiver(Versioned):
    """A check that a plan, or one activity of it, need not pass, and why."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.CASCADE, related_name="waivers")
    activity = models.ForeignKey(
        "workplan.Activity",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity"),
        help_text=_("Empty: all activities of the plan."),
    )
    check_name = models.CharField(_("check"), max_length=16, choices=PlanCheck)
    reason = CleanTextField(_("why"), max_length=2000, help_text=_("Public."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("written down at"), auto_now_add=True)

    objects = CheckWaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("waived check")
        verbose_name_plural = _("waived checks")
        ordering = ["plan", "check_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "check_name", "activity"],
                name="a_check_is_waived_once_for_an_activity",
                violation_error_message=_("This check is waived for this activity already."),
            ),
            models.UniqueConstraint(
                fields=["plan", "check_name"],
                condition=Q(activity=None),
                name="a_check_is_waived_once_for_a_plan",
                violation_error_message=_("This check is waived for the plan already."),
            ),
            models.CheckConstraint(
                condition=Q(check_name__in=PlanCheck.values), name="a_waiver_names_a_known_check"
            ),
        ]

    def __str__(self):
        return f"{self.activity or self.plan}: {self.get_check_name_display()}"

    def clean(self):
        super().clean()
        if self.activity_id and self.activity.plan_id != self.plan_id:
            raise ValidationError({"activity": _("The activity belongs to another plan.")})
