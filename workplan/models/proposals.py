"""What an agency would change in its activities, or add to the plan; reviewed as reports are."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, AppendOnlyQuerySet, Event, Stateful, require_reason
from gmg_portal.lib.fields import CleanTextField
from gmg_portal.lib.versions import Versioned

from .activity import Activity
from .plan import WorkPlan


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("in review")
    RETURNED = "returned", _("sent back")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


PROPOSAL_TRANSITIONS = {
    ProposalState.DRAFT: {ProposalState.SUBMITTED, ProposalState.WITHDRAWN},
    ProposalState.SUBMITTED: {
        ProposalState.DRAFT,
        ProposalState.RETURNED,
        ProposalState.ACCEPTED,
        ProposalState.REFUSED,
    },
    ProposalState.RETURNED: {ProposalState.SUBMITTED, ProposalState.WITHDRAWN},
    ProposalState.ACCEPTED: set(),
    ProposalState.REFUSED: set(),
    ProposalState.WITHDRAWN: set(),
}
OPEN_PROPOSAL = (ProposalState.DRAFT, ProposalState.SUBMITTED, ProposalState.RETURNED)


class ActivityProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Agencies see their own, the secretariat what was sent; nobody else any."""
        if user.is_anonymous:
            return self.none()
        if self.is_edited_by(user):
            return self.exclude(state=ProposalState.DRAFT).exclude(submitted_at=None)
        return self.filter(agency__in=Agency.objects.represented_by(user).values("pk"))

    def is_edited_by(self, user):
        return user.has_perm("workplan.change_activityproposal")

    def open(self):
        return self.filter(state__in=OPEN_PROPOSAL)

    def for_listing(self):
        return self.select_related("activity", "plan", "agency")


class ActivityProposal(Stateful, Versioned):
    """`changes` is JSON in ASCII: {field: value}; `base` holds the same fields as they were read.

    `activity` is empty for a new one; `base_version` is its version when the agency began.
    """

    transitions = PROPOSAL_TRANSITIONS

    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    plan = models.ForeignKey(
        WorkPlan, on_delete=models.PROTECT, related_name="proposals", verbose_name=_("plan")
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    changes = models.TextField(blank=True, default="", editable=False)
    base = models.TextField(blank=True, default="", editable=False)
    base_version = models.PositiveIntegerField(null=True, editable=False)
    why = CleanTextField(_("why"), max_length=2000, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProposalState,
        default=ProposalState.DRAFT,
        editable=False,
        db_index=True,
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    submitted_at = models.DateTimeField(null=True, editable=False)
    # What an accepted proposal of a new activity became.
    became = models.ForeignKey(
        Activity, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = ActivityProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of an agency")
        verbose_name_plural = _("proposals of agencies")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ProposalState.values), name="a_proposal_has_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["activity", "agency"],
                condition=Q(state__in=OPEN_PROPOSAL, activity__isnull=False),
                name="an_agency_has_one_open_proposal_on_an_activity",
                violation_error_message=_("The agency has an open proposal on this activity."),
            ),
        ]

    def __str__(self):
        return f"{self.activity or self.plan} ({self.agency})"

    def clean(self):
        super().clean()
        if self.activity_id and self.activity.plan_id != self.plan_id:
            raise ValidationError({"plan": _("The activity belongs to another plan.")})

    @property
    def is_writable(self):
        return self.state in (ProposalState.DRAFT, ProposalState.RETURNED)

    def submit(self, **step):
        return self.move_to(ProposalState.SUBMITTED, **step)

    def take_back(self, **step):
        return self.move_to(ProposalState.DRAFT, **step)

    def send_back(self, **step):
        require_reason(step)
        return self.move_to(ProposalState.RETURNED, **step)

    def accept(self, **step):
        """The activity changes, or begins to be, as the agency proposed."""
        return self.move_to(ProposalState.ACCEPTED, **step)

    def refuse(self, **step):
        require_reason(step)
        return self.move_to(ProposalState.REFUSED, **step)

    def withdraw(self, **step):
        return self.move_to(ProposalState.WITHDRAWN, **step)


class ProposalEvent(Event):
    """A proposal was submitted, taken back, sent back, accepted, refused or withdrawn."""

    proposal = models.ForeignKey(ActivityProposal, on_delete=models.CASCADE, related_name="events")
    comment = CleanTextField(_("comment"), blank=True, max_length=5000)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta(Event.Meta):
        verbose_name = _("step of a proposal")
        verbose_name_plural = _("steps of proposals")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=ProposalState.values),
                name="a_step_leads_to_a_known_state_of_a_proposal",
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=["", *ProposalState.values]),
                name="a_step_comes_from_a_known_state_of_a_proposal",
            ),
        ]

    def __str__(self):
        return f"{self.proposal}: {self.to_state}"
