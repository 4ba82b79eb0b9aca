"""What became of activities: read in public documents, or reported by an agency and reviewed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import (
    Agency,
    AppendOnlyQuerySet,
    Event,
    Publication,
    Record,
    RecordQuerySet,
    Stateful,
    require_reason,
)
from gmg_portal.lib.fields import CleanCharField, CleanTextField, HttpURLField
from gmg_portal.lib.languages import is_language_tag
from gmg_portal.lib.periods import Edge, EdtfField
from gmg_portal.lib.versions import Versioned
from workplan.reporting import accepting, typing

from .activity import Activity
from .choices import ActivityStatus
from .outputs import Output
from .rounds import ReportRequest


class UpdateOrigin(models.TextChoices):
    PUBLIC_RECORD = "public_record", _("on record")
    AGENCY_REPORT = "agency_report", _("report of the agency")


class UpdateState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("in review")
    RETURNED = "returned", _("sent back")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: What may follow. What was accepted is corrected by a new report, or withdrawn.
UPDATE_TRANSITIONS = {
    UpdateState.DRAFT: {UpdateState.SUBMITTED, UpdateState.WITHDRAWN},
    UpdateState.SUBMITTED: {UpdateState.DRAFT, UpdateState.RETURNED, UpdateState.ACCEPTED},
    UpdateState.RETURNED: {UpdateState.SUBMITTED, UpdateState.WITHDRAWN},
    UpdateState.ACCEPTED: {UpdateState.WITHDRAWN},
    UpdateState.WITHDRAWN: set(),
}
#: The agency writes on it.
WRITABLE = (UpdateState.DRAFT, UpdateState.RETURNED)
#: An agency has one of these for an activity at most.
OPEN = (*WRITABLE, UpdateState.SUBMITTED)


class UpdateAnswer(models.TextChoices):
    """How the agency answered: with a text, or with one of two words that need none."""

    TEXT = "text", _("a report")
    NO_CHANGE = "no_change", _("no change")
    DONE = "done", _("done")


#: The secretariat typed it for the agency, and nobody else wrote in it or sent it yet.
AS_RECORDED = Q(
    recorded_by__isnull=False,
    written_by=F("recorded_by"),
    state=UpdateState.DRAFT,
    submitted_at=None,
)

#: Whoever reports one of these says why.
NEEDS_REASON = (ActivityStatus.DELAYED, ActivityStatus.SUSPENDED, ActivityStatus.CANCELLED)


class ProgressUpdateQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """What was accepted, and besides: agencies see their own, the secretariat what was sent.

        What an agency is still writing is seen by that agency alone.
        """
        if user.is_anonymous:
            return self.published()
        if self.is_edited_by(user):
            return self.filter(
                Q(origin=UpdateOrigin.PUBLIC_RECORD)
                | Q(submitted_at__isnull=False) & ~Q(state=UpdateState.DRAFT)
                | AS_RECORDED
            )
        own = Agency.objects.represented_by(user).values("pk")
        return self.filter(
            Q(pk__in=self.model.objects.published().values("pk"))
            | Q(origin=UpdateOrigin.AGENCY_REPORT, agency__in=own)
        )

    def on_record(self):
        """Read from public documents, never a report of an agency."""
        return self.filter(origin=UpdateOrigin.PUBLIC_RECORD)

    def reports(self):
        """Reports of agencies, in whatever state."""
        return self.filter(origin=UpdateOrigin.AGENCY_REPORT)

    def accepted(self):
        return self.filter(state=UpdateState.ACCEPTED)

    def in_review(self):
        """Sent, and nobody has decided; the oldest first."""
        return self.reports().filter(state=UpdateState.SUBMITTED).order_by("submitted_at", "pk")

    def as_recorded(self):
        """Recorded from a message, and the agency has neither said yes nor changed a word."""
        return self.filter(AS_RECORDED)

    def open(self):
        """Being written, in review, or sent back."""
        return self.filter(state__in=OPEN)

    def for_listing(self):
        return self.select_related("activity", "agency")


class ProgressUpdate(Stateful, Record):
    """One word on what became of an activity.

    A report of an agency is written in `typed` (see `workplan.reporting.typing`) and comes into
    the columns when it is submitted; verbs alone move its state, and it is public from the moment
    it is accepted. What was accepted never changes.
    """

    transitions = UPDATE_TRANSITIONS
    search_fields = ("what_changed", "achievements", "challenges", "next_steps")
    published_through = ("activity", "activity__plan")

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="updates", verbose_name=_("activity")
    )
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agency"),
        help_text=_("Empty for what was read from public documents."),
    )
    origin = models.CharField(
        _("origin"), max_length=14, choices=UpdateOrigin, default=UpdateOrigin.PUBLIC_RECORD
    )
    # Not `request`: its key would be the id of the request of the web in the history.
    report_request = models.ForeignKey(
        ReportRequest,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="updates",
        verbose_name=_("request"),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=UpdateState,
        default=UpdateState.ACCEPTED,
        editable=False,
        db_index=True,
    )
    answer = models.CharField(
        _("answer"),
        max_length=10,
        choices=UpdateAnswer,
        default=UpdateAnswer.TEXT,
        editable=False,
    )
    reported = EdtfField(_("reported"), edge=Edge.DAY)
    reported_earliest = models.DateField(null=True, editable=False, db_index=True)
    reported_latest = models.DateField(null=True, editable=False, db_index=True)
    status = models.CharField(
        _("status"), max_length=16, choices=ActivityStatus, blank=True, db_index=True
    )
    what_changed = CleanTextField(_("what changed"), max_length=5000, blank=True)
    status_reason = CleanTextField(
        _("why it is delayed, suspended or cancelled"), max_length=2000, blank=True
    )
    achievements = CleanTextField(_("achievements"), max_length=5000, blank=True)
    challenges = CleanTextField(_("challenges"), max_length=5000, blank=True)
    next_steps = CleanTextField(_("next steps"), max_length=5000, blank=True)
    evidence_url = HttpURLField(_("link to evidence"), blank=True)
    language = CleanCharField(_("language"), max_length=12, default="en")
    # What is being written, as it is typed, also when it is not valid: JSON in ASCII.
    typed = models.TextField(blank=True, default="", editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recorded for the agency by"),
    )
    message_on = models.DateField(_("day of the message"), null=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, editable=False)

    objects = ProgressUpdateQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("progress update")
        verbose_name_plural = _("progress updates")
        ordering = [models.F("reported_latest").desc(nulls_last=True), "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(origin__in=UpdateOrigin.values),
                name="a_progress_update_has_a_known_origin",
            ),
            models.CheckConstraint(
                condition=Q(origin=UpdateOrigin.AGENCY_REPORT, agency__isnull=False)
                | Q(origin=UpdateOrigin.PUBLIC_RECORD, agency__isnull=True),
                name="a_report_names_its_agency_and_the_record_none",
                violation_error_message=_("A report names its agency; the record names none."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["", *ActivityStatus.values]),
                name="a_progress_update_has_a_known_status",
            ),
            models.CheckConstraint(
                condition=Q(state__in=UpdateState.values),
                name="a_progress_update_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=UpdateAnswer.values),
                name="a_progress_update_has_a_known_answer",
            ),
            models.CheckConstraint(
                condition=Q(origin=UpdateOrigin.PUBLIC_RECORD, state=UpdateState.ACCEPTED)
                | Q(origin=UpdateOrigin.AGENCY_REPORT, state=UpdateState.ACCEPTED)
                & ~Q(publication=Publication.DRAFT)
                | Q(origin=UpdateOrigin.AGENCY_REPORT, state=UpdateState.WITHDRAWN)
                & ~Q(publication=Publication.PUBLISHED)
                | Q(
                    origin=UpdateOrigin.AGENCY_REPORT,
                    state__in=OPEN,
                    publication=Publication.DRAFT,
                ),
                name="a_report_is_public_once_it_is_accepted",
                violation_error_message=_("A report is public once it is accepted."),
            ),
            models.UniqueConstraint(
                fields=["activity", "agency"],
                condition=Q(origin=UpdateOrigin.AGENCY_REPORT, state__in=OPEN),
                name="an_agency_has_one_open_report_on_an_activity",
                violation_error_message=_("The agency has an open report on this activity."),
            ),
        ]

    def __str__(self):
        return f"{self.activity} ({self.reported or self.get_state_display()})"

    def get_absolute_url(self):
        return f"{self.activity.get_absolute_url()}#update-{self.slug}"

    @property
    def is_report(self):
        return self.origin == UpdateOrigin.AGENCY_REPORT

    @property
    def is_writable(self):
        """The agency may write on it; else it is in review, or was decided on."""
        return self.is_report and self.state in WRITABLE

    @property
    def waits_for_the_agency(self):
        """The secretariat recorded it from a message, and the agency has not said yes yet."""
        return bool(self.recorded_by_id) and self.state == UpdateState.DRAFT

    @property
    def is_as_recorded(self):
        """It waits for the agency, with the words that the secretariat typed."""
        is_theirs = self.submitted_at is None and self.written_by_id == self.recorded_by_id
        return self.waits_for_the_agency and is_theirs

    @property
    def values(self):
        """{field: text} of the form: what is being written, or else what was sent last."""
        return typing.values_of(self)

    def save(self, *args, **kwargs):
        """What was accepted is corrected by a new report."""
        if self.is_report and not self._state.adding:
            accepting.refuse_change_of_accepted(self)
        super().save(*args, **kwargs)

    def clean(self):
        """Says all that is missing at once."""
        super().clean()
        errors = {}
        if self.answer == UpdateAnswer.TEXT and not self.what_changed.strip():
            errors["what_changed"] = _("Say what changed.")
        if self.is_report:
            errors |= self.missing_in_report()
        if errors:
            raise ValidationError(errors)

    def missing_in_report(self):
        errors = {}
        if not self.status:
            errors["status"] = _("Choose a status.")
        if self.status in NEEDS_REASON and not self.status_reason.strip():
            errors["status_reason"] = _("Say why.")
        if not is_language_tag(self.language):
            errors["language"] = _("Give the code of a language, such as pt or sw.")
        return errors

    def submit(self, **step):
        """What was typed is checked, comes into the columns and goes to the secretariat.

        Raises ValidationError with the fields that are missing or wrong, or where the round was
        closed. `by_name` and `link` say who answered by a signed link.
        """
        return self.move_to(UpdateState.SUBMITTED, **step)

    def take_back(self, **step):
        """It is a draft again, with what was sent; as long as nobody has decided on it."""
        return self.step_from((UpdateState.SUBMITTED,), UpdateState.DRAFT, **step)

    def send_back(self, **step):
        """The secretariat asks for more; it says what."""
        require_reason(step)
        return self.move_to(UpdateState.RETURNED, **step)

    def accept(self, **step):
        """It is public, and what the record says of the activity follows it.

        Refused to those who wrote it, or typed it for the agency.
        """
        return self.move_to(UpdateState.ACCEPTED, **step)

    def discard(self, **step):
        """The agency gives up what was not accepted; it is kept, and seen by the agency alone."""
        return self.step_from(WRITABLE, UpdateState.WITHDRAWN, **step)

    def withdraw(self, **step):
        """What was accepted is no longer public; its address says why."""
        require_reason(step)
        return self.step_from((UpdateState.ACCEPTED,), UpdateState.WITHDRAWN, **step)

    def move_to(self, state, *, by_name="", link=None, **step):
        """As `Stateful.move_to`, with who answered where she has no account."""
        super().move_to(state, extra={"by_name": by_name, "link": link}, **step)
        self.refresh_from_db()
        return self

    def step_from(self, before, state, **step):
        """As `move_to`, from these states alone; `move_to` locks the row and looks again."""
        now = ProgressUpdate.objects.only("state").get(pk=self.pk)
        if now.state not in before:
            raise ValidationError(
                _("It is %(state)s: that step is not possible.")
                % {"state": now.get_state_display()},
                code="transition",
            )
        return self.move_to(state, **step)

    def refuse_step(self, state, decided_on):
        if not self.is_report:
            raise ValidationError(_("This was read in a document."), code="transition")
        super().refuse_step(state, decided_on)

    def enter(self, state, step):
        now = timezone.now()
        if state == UpdateState.SUBMITTED:
            typing.settle(self, step)
            self.submitted_at = now
        if state == UpdateState.ACCEPTED:
            accepting.refuse_own(self, step)
            accepting.refuse_in_sealed_round(self)
            accepting.tell_the_activity(self)
            self.accepted_at, self.publication = now, Publication.PUBLISHED
        if state == UpdateState.WITHDRAWN and self.publication == Publication.PUBLISHED:
            self.publication = Publication.WITHDRAWN
            self.withdrawn_because = step.comment
        if state == UpdateState.DRAFT:
            self.typed = typing.written(self.values)


class UpdateEvent(Event):
    """A report was submitted, taken back, sent back, accepted or withdrawn. Not public.

    `by_name` is who answered by a signed link, as she gave her name.
    """

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="events")
    comment = CleanTextField(_("comment"), blank=True, max_length=5000)
    by_name = CleanCharField(_("name"), max_length=200, blank=True)
    link = models.ForeignKey(
        "workplan.SignedLink", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AppendOnlyQuerySet.as_manager()

    class Meta(Event.Meta):
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_state__in=UpdateState.values),
                name="a_step_leads_to_a_known_state_of_a_report",
            ),
            models.CheckConstraint(
                condition=Q(from_state__in=["", *UpdateState.values]),
                name="a_step_comes_from_a_known_state_of_a_report",
            ),
        ]

    def __str__(self):
        return f"{self.update}: {self.to_state}"

    @property
    def who(self):
        return self.by_name or self.by


class ReportedOutput(Versioned):
    """An agency says in a report that an output was delivered; it holds once it is accepted."""

    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.CASCADE, related_name="reported_outputs"
    )
    output = models.ForeignKey(
        Output, on_delete=models.CASCADE, related_name="+", verbose_name=_("output")
    )
    delivered = EdtfField(_("delivered"), edge=Edge.DAY, blank=False)
    delivered_earliest = models.DateField(null=True, editable=False)
    delivered_latest = models.DateField(null=True, editable=False)
    url = HttpURLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("output reported")
        verbose_name_plural = _("outputs reported")
        ordering = ["update", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "output"], name="a_report_names_an_output_once"
            )
        ]

    def __str__(self):
        return f"{self.output} ({self.delivered})"

    def clean(self):
        super().clean()
        if self.output_id and self.update_id and self.output.activity_id != self.update.activity_id:
            raise ValidationError({"output": _("The output belongs to another activity.")})
