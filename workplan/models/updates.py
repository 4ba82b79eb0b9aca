"""What became of activities: read in public documents, or reported by an agency and reviewed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Publication, Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField, CleanTextField, HttpURLField
from gmg_portal.lib.languages import is_language_tag
from gmg_portal.lib.periods import Edge, EdtfField
from workplan.reporting import accepting, typing

from .activity import Activity
from .choices import ActivityStatus
from .report_states import NEEDS_REASON, OPEN, WRITABLE, UpdateAnswer, UpdateOrigin, UpdateState
from .report_steps import Reviewed
from .requests import ReportRequest

#: The secretariat typed it for the agency, and nobody else wrote in it or sent it yet.
AS_RECORDED = Q(
    recorded_by__isnull=False,
    written_by=F("recorded_by"),
    state=UpdateState.DRAFT,
    submitted_at=None,
)


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


class ProgressUpdate(Reviewed, Record):
    """One word on what became of an activity.

    A report of an agency is written in `typed` (see `workplan.reporting.typing`) and comes into
    the columns when it is submitted; verbs alone move its state, and it is public from the moment
    it is accepted. What was accepted never changes.
    """

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
        is_unknown = self.status == ActivityStatus.OUTCOME_UNKNOWN
        if not self.status or (is_unknown and self.answer == UpdateAnswer.TEXT):
            errors["status"] = _("Choose a status.")
        if self.status in NEEDS_REASON and not self.status_reason.strip():
            errors["status_reason"] = _("Say why.")
        if not is_language_tag(self.language):
            errors["language"] = _("Give the code of a language, such as pt or sw.")
        return errors
