"""What is said about a report, what supports it, and what colleagues put into its draft."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, AppendOnlyQuerySet
from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.provenance import Trail, current
from gmg_portal.lib.versions import Versioned

from .links import SignedLink
from .report_states import UpdateState
from .requests import ReportRequest
from .updates import ProgressUpdate


class AppendOnly(Trail):
    """A row that is added, read, and never changed; it says through which door it came."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What was said is never changed.")
        here = current()
        self.channel, self.request_id = here.channel, here.request_id
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What was said is never deleted.")


class ReviewComment(AppendOnly):
    """A word on a report, or on one field of it, by the secretariat or the agency; not public."""

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="comments")
    field = models.CharField(_("about"), max_length=20, blank=True)
    text = CleanTextField(_("comment"), max_length=5000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by_name = CleanCharField(_("name"), max_length=200, blank=True)
    on_behalf_of = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("comment on a report")
        verbose_name_plural = _("comments on reports")
        ordering = ["pk"]

    def __str__(self):
        return self.text

    @property
    def who(self):
        return self.by_name or self.by


class Contribution(AppendOnly):
    """What a colleague put into a draft by a signed link, as it was typed; JSON in ASCII."""

    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.CASCADE, related_name="contributions"
    )
    link = models.ForeignKey(SignedLink, on_delete=models.PROTECT, related_name="contributions")
    name = CleanCharField(_("your name"), max_length=200)
    typed = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("contribution to a draft")
        verbose_name_plural = _("contributions to drafts")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.update}: {self.name}"


class EvidenceKind(models.TextChoices):
    EVIDENCE = "evidence", _("evidence")
    #: The message from which the secretariat recorded a report.
    MESSAGE = "message", _("message")


def evidence_path(evidence, name):
    """Below MEDIA_ROOT, under a name that nobody can choose or guess."""
    return f"evidence/{evidence.sha256[:2]}/{evidence.sha256}-{evidence.nonce}"


def sent_to(user):
    """The files of her own agency; for the secretariat what came with a report that was sent.

    What an agency has put beside its text since is as unsent as the text.
    """
    updates = ProgressUpdate.objects.visible_to(user)
    if not user.has_perm("workplan.change_progressupdate"):
        own = updates.filter(agency__in=Agency.objects.represented_by(user).values("pk"))
        return Q(update__in=own.values("pk"))
    came = Q(update__state__in=[UpdateState.SUBMITTED, UpdateState.ACCEPTED])
    came |= Q(kind=EvidenceKind.MESSAGE) | Q(at__lte=F("update__submitted_at"))
    return Q(came, update__in=updates.values("pk"))


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of reports that one may see: the public sees evidence alone, and of accepted ones."""
        public = ProgressUpdate.objects.published().values("pk")
        return self.filter(
            sent_to(user) | Q(update__in=public, kind=EvidenceKind.EVIDENCE, is_public=True)
        )


class Evidence(Versioned):
    """A file that supports a report. It is served by a page that asks for rights, never directly.

    `size` is in bytes; `media_type` is what the content says, not what the sender called it.
    """

    update = models.ForeignKey(ProgressUpdate, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(
        _("kind"), max_length=10, choices=EvidenceKind, default=EvidenceKind.EVIDENCE
    )
    file = models.FileField(_("file"), upload_to=evidence_path, max_length=200)
    name = CleanCharField(_("name of the file"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    nonce = models.CharField(max_length=32)
    is_public = models.BooleanField(_("public once the report is accepted"), default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=EvidenceKind.EVIDENCE)
                | Q(kind=EvidenceKind.MESSAGE, is_public=False),
                name="a_message_is_never_public",
            )
        ]

    def __str__(self):
        return self.name


class PublicNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """On requests that are waived and one may see; on a report, of accepted ones alone."""
        waived = ReportRequest.objects.visible_to(user).exclude(waived_because="")
        updates = ProgressUpdate.objects.visible_to(user).filter(state=UpdateState.ACCEPTED)
        return self.filter(
            Q(report_request__in=waived.values("pk"))
            | Q(update__in=updates.published().values("pk")),
            withdrawn_at=None,
        )

    def for_listing(self):
        return self.select_related("agency")


class PublicNote(Versioned):
    """What an agency says in public to what was accepted or waived; only she may take it back.

    The secretariat may answer once and never edits it.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    update = models.ForeignKey(
        ProgressUpdate, null=True, on_delete=models.PROTECT, related_name="notes"
    )
    report_request = models.ForeignKey(
        ReportRequest, null=True, on_delete=models.PROTECT, related_name="notes"
    )
    text = CleanTextField(_("note"), max_length=2000)
    language = CleanCharField(_("language"), max_length=12, default="en")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    reply = CleanTextField(_("answer of the secretariat"), max_length=2000, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    replied_at = models.DateTimeField(null=True)

    objects = PublicNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("public note")
        verbose_name_plural = _("public notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(update__isnull=False, report_request__isnull=True)
                | Q(update__isnull=True, report_request__isnull=False),
                name="a_public_note_is_about_a_report_or_a_request",
            )
        ]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        """What was said in public is taken back, or answered, and never changed."""
        if not self._state.adding:
            saved = PublicNote.objects.get(pk=self.pk)
            refuse_another(saved, self, SAID)
            if saved.replied_at:
                refuse_another(saved, self, ANSWERED)
        super().save(*args, **kwargs)


#: What an agency said and about what; and what the secretariat answered.
SAID = ("agency_id", "update_id", "report_request_id", "text", "language", "by_id")
ANSWERED = ("reply", "replied_by_id", "replied_at")


def refuse_another(saved, note, names):
    """Raise ValidationError where one of these fields would change."""
    if any(getattr(saved, name) != getattr(note, name) for name in names):
        raise ValidationError(_("What was said in public is never changed."), code="said")
