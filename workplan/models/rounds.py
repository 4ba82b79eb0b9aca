"""Rounds of reporting: the agencies are asked about a plan until a day."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import AppendOnlyQuerySet, Event, Stateful, require_reason
from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.versions import StaleRecord, Versioned
from workplan.reporting import asking, granting, sealing

from .plan import WorkPlan


class RoundState(models.TextChoices):
    DRAFT = "draft", _("in preparation")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    SEALED = "sealed", _("sealed")


#: What may follow: a round that was closed too early is opened again, a sealed one never changes.
ROUND_TRANSITIONS = {
    RoundState.DRAFT: {RoundState.OPEN},
    RoundState.OPEN: {RoundState.CLOSED},
    RoundState.CLOSED: {RoundState.OPEN, RoundState.SEALED},
    RoundState.SEALED: set(),
}


class RoundScope(models.TextChoices):
    """Which activities of the plan are asked about."""

    ALL = "all", _("every activity of the plan")
    UNFINISHED = "unfinished", _("what is neither completed nor cancelled")
    UNKNOWN = "unknown", _("what has an outcome that is not on record")


class ReportingRoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of plans that one may see: rounds that were opened; the secretariat sees all."""
        rows = self.filter(plan__in=WorkPlan.objects.visible_to(user).values("pk"))
        return rows if self.is_edited_by(user) else rows.exclude(state=RoundState.DRAFT)

    def editable_by(self, user):
        return self.all() if self.is_edited_by(user) else self.none()

    def is_edited_by(self, user):
        return user.has_perm("workplan.change_reportinground")

    def open(self):
        return self.filter(state=RoundState.OPEN)

    def public(self):
        """Those that were opened, on plans that anybody may see."""
        return self.visible_to(AnonymousUser())

    def for_listing(self):
        return self.select_related("plan")

    def update(self, **values):
        """A sealed round never changes, in whatever number."""
        if self.filter(state=RoundState.SEALED).exists():
            raise ValidationError(_("This round is sealed: it never changes."), code="sealed")
        return super().update(**values)

    def delete(self):
        """Only rounds in preparation are given up."""
        if self.exclude(state=RoundState.DRAFT).exists():
            raise ValidationError(_("This round was opened: it is never deleted."), code="opened")
        return super().delete()


class ReportingRound(Stateful, Versioned):
    """The agencies are asked to report on a plan by a day; its state is moved by verbs alone."""

    transitions = ROUND_TRANSITIONS

    plan = models.ForeignKey(
        WorkPlan, on_delete=models.PROTECT, related_name="rounds", verbose_name=_("plan")
    )
    slug = models.CharField(
        _("short name in addresses"), max_length=100, unique=True, validators=[validate_slug]
    )
    title = CleanCharField(_("title"), max_length=200)
    asks = CleanTextField(
        _("what is asked"), max_length=2000, blank=True, help_text=_("Stands in mails. Public.")
    )
    scope = models.CharField(
        _("activities"), max_length=12, choices=RoundScope, default=RoundScope.UNFINISHED
    )
    opens_on = models.DateField(_("opens on"), default=timezone.localdate)
    due_on = models.DateField(_("reports are due"))
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who answers questions"),
        help_text=_("Answers to mails of this round go to this person."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=RoundState,
        default=RoundState.DRAFT,
        editable=False,
        db_index=True,
    )
    # The digest of a sealed round: SHA-256 of the digests of its snapshots, each on a line.
    sealed_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    sealed_at = models.DateTimeField(null=True, editable=False)

    objects = ReportingRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RoundState.values), name="a_round_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(scope__in=RoundScope.values), name="a_round_has_a_known_scope"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="a_round_opens_before_reports_are_due",
                violation_error_message=_("Reports are due after the round opens."),
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.SEALED, sealed_at__isnull=False) & ~Q(sealed_sha256="")
                | ~Q(state=RoundState.SEALED) & Q(sealed_sha256="", sealed_at__isnull=True),
                name="a_round_has_a_digest_when_it_is_sealed",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("round_detail", args=[self.slug])

    @property
    def is_open(self):
        return self.state == RoundState.OPEN

    def save(self, *args, **kwargs):
        """A sealed round never changes after."""
        if self.pk and not self._state.adding:
            sealed = ReportingRound.objects.filter(pk=self.pk, state=RoundState.SEALED)
            if sealed.exists():
                raise ValidationError(_("This round is sealed: it never changes."), code="sealed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """A round in preparation is given up; one that asked somebody stays."""
        if ReportingRound.objects.filter(pk=self.pk).exclude(state=RoundState.DRAFT).exists():
            raise ValidationError(_("This round was opened: it is never deleted."), code="opened")
        return super().delete(*args, **kwargs)

    def open(self, **step):
        """From now on the reporting leads are asked; from a draft each gets her requests."""
        return self.move_to(RoundState.OPEN, **step)

    @transaction.atomic
    def ask_again(self, *, version=None):
        """Ask about what came into its scope since it opened; gives about how many.

        Raises StaleRecord where somebody changed the round since `version`.
        """
        round_ = ReportingRound.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        if version is not None and round_.version != version:
            raise StaleRecord(round_)
        granting.refuse_unless(round_, RoundState.OPEN)
        return asking.ask_leads(round_)

    def reopen(self, **step):
        """It was closed too early; a reason is required."""
        require_reason(step)
        if ReportingRound.objects.get(pk=self.pk).state == RoundState.DRAFT:
            raise ValidationError(_("This round was not open yet."), code="transition")
        return self.move_to(RoundState.OPEN, **step)

    def close(self, **step):
        """No report is sent any more; what is in review may still be accepted."""
        return self.move_to(RoundState.CLOSED, **step)

    def seal(self, **step):
        """What is on record of each activity is stored with its digest, and stays."""
        return self.move_to(RoundState.SEALED, **step)

    def move_to(self, state, **step):
        super().move_to(state, **step)
        self.refresh_from_db()
        return self

    def refuse_step(self, state, decided_on):
        super().refuse_step(state, decided_on)
        if state == RoundState.OPEN:
            asking.refuse_draft_plan(self)
        if state == RoundState.SEALED:
            sealing.refuse_unfinished(self)

    def enter(self, state, event):
        if state == RoundState.OPEN:
            if self.state == RoundState.DRAFT:  # it may open earlier than was planned
                self.opens_on = min(self.opens_on, event.decided_on)
            asking.ask_leads(self)
        if state == RoundState.SEALED:
            self.sealed_at = timezone.now()
            self.sealed_sha256 = sealing.store(self)


class RoundEvent(Event):
    """A round was opened, closed, opened again or sealed."""

    round = models.ForeignKey(ReportingRound, on_delete=models.CASCADE, related_name="events")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta(Event.Meta):
        verbose_name = _("step of a round")
        verbose_name_plural = _("steps of rounds")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=RoundState.values),
                name="a_step_leads_to_a_known_state_of_a_round",
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=["", *RoundState.values]),
                name="a_step_comes_from_a_known_state_of_a_round",
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.to_state}"

    def save(self, *args, **kwargs):
        """That it was sealed is the last that is told of a round."""
        if self.to_state != RoundState.SEALED:
            sealing.refuse_in_sealed(self.round_id)
        super().save(*args, **kwargs)
