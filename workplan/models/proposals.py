"""What an agency would change in its activities, or add to the plan; reviewed as reports are."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, AppendOnlyQuerySet, Event, Stateful, require_reason
from gmg_portal.lib.fields import CleanTextField
from gmg_portal.lib.versions import Versioned
from workplan.proposing import applying, fields

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
#: The agency is told.
DECIDED = (ProposalState.RETURNED, ProposalState.ACCEPTED, ProposalState.REFUSED)
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

    def waiting(self):
        """The secretariat is to decide."""
        return self.filter(state=ProposalState.SUBMITTED)

    def for_listing(self):
        return self.select_related("activity", "plan", "agency")


class ActivityProposal(Stateful, Versioned):
    """`changes` is JSON in ASCII: {field: text}; `base` holds the same fields as they were read.

    See `workplan.proposing.fields` for the texts; `why` stands among them until it is sent.
    `activity` is empty for a new one; `base_version` is its version when the agency wrote last.
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

    @property
    def typed(self):
        """{field: text} of what is being written, why it is proposed included."""
        return fields.read(self.changes)

    @property
    def texts(self):
        """{field: text} of what would change."""
        return {name: text for name, text in self.typed.items() if name in fields.FIELDS}

    @property
    def base_texts(self):
        return fields.read(self.base)

    def conflicts(self, present):
        """The fields that have changed since the agency wrote, to something else than it proposes.

        `present` are the texts of the activity as it is now.
        """
        base = self.base_texts
        return [
            name
            for name, text in self.texts.items()
            if self.activity_id and present[name] not in (base.get(name, ""), text)
        ]

    @property
    def sent(self):
        """As it was sent last: what the agency has written since is seen by the agency alone."""
        if self.state in (ProposalState.DRAFT, ProposalState.RETURNED, ProposalState.WITHDRAWN):
            rows = self.history.filter(state=ProposalState.SUBMITTED)
            row = rows.order_by("-history_id").first()
            return row.instance if row else ActivityProposal(plan=self.plan, agency=self.agency)
        return self

    @staticmethod
    def word_of(state):
        return ProposalState(state).label

    def submit(self, **step):
        """It goes to the secretariat, checked as the activity would be.

        Raises ValidationError with the fields that are wrong, or where nothing is changed.
        """
        return self.move_to(ProposalState.SUBMITTED, **step)

    def take_back(self, **step):
        return self.move_to(ProposalState.DRAFT, **step)

    def send_back(self, **step):
        require_reason(step)
        return self.move_to(ProposalState.RETURNED, **step)

    def accept(self, *, fields=None, is_published=False, seen=None, **step):
        """The activity changes, or begins to be, as the agency proposed.

        `fields` names what is taken over: it must where the activity has changed since. A new
        activity is a draft, or public at once where `is_published` says so and the plan is adopted.
        Raises StaleRecord where somebody edited the activity since its version `seen`.
        """
        names = None if fields is None else frozenset(fields)
        taking = applying.Taking(names, is_published, seen)
        return self.move_to(ProposalState.ACCEPTED, extra={"taking": taking}, **step)

    def refuse(self, **step):
        require_reason(step)
        return self.move_to(ProposalState.REFUSED, **step)

    def withdraw(self, **step):
        """The agency gives it up, as long as it is not in review."""
        return self.move_to(ProposalState.WITHDRAWN, **step)

    def move_to(self, state, **step):
        super().move_to(state, **step)
        self.refresh_from_db()
        return self

    def enter(self, state, event):
        if state == ProposalState.SUBMITTED:
            applying.settle(self, event)
            self.submitted_at = timezone.now()
        if state == ProposalState.ACCEPTED:
            applying.apply(self, event)
        if state in DECIDED:
            applying.tell_agency(self, state, event)


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

    @property
    def word(self):
        """What was done: taken back, or the state that it led to."""
        if self.to_state == ProposalState.DRAFT:
            return _("taken back")
        return ProposalState(self.to_state).label

    @property
    def taking(self):
        """What is taken over, during the step itself; no column."""
        return vars(self).get("_taking")

    @taking.setter
    def taking(self, value):
        self._taking = value
