"""Links that open one thing without an account: signed, expiring, and noted when they are used."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, FocalPoint
from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import Versioned

from .rounds import ReportingRound
from .updates import ProgressUpdate


class LinkPurpose(models.TextChoices):
    #: What an agency is asked in a round, on one page; for one focal point.
    ANSWERS = "answers", _("answers of a round")
    #: A colleague helps with one draft.
    DRAFT = "draft", _("help with a draft")
    #: Somebody looks at a draft as the public will see it.
    PREVIEW = "preview", _("preview")
    #: The agency says yes to what the secretariat recorded from a message.
    CONFIRM = "confirm", _("confirmation")


#: The names of the pages that the links open.
PAGES = {
    LinkPurpose.ANSWERS: "link_answers",
    LinkPurpose.DRAFT: "link_draft",
    LinkPurpose.PREVIEW: "link_preview",
    LinkPurpose.CONFIRM: "link_confirm",
}
ABOUT_A_REPORT = (LinkPurpose.DRAFT, LinkPurpose.PREVIEW, LinkPurpose.CONFIRM)


def new_nonce():
    return secrets.token_hex(8)


class SignedLinkQuerySet(models.QuerySet):
    def for_token(self, token, purpose):
        """The link of a token, also one that has expired; None for a token that is none of ours."""
        try:
            key, nonce = signer(purpose).unsign(token).split("-")
            return self.get(pk=int(key), nonce=nonce, purpose=purpose)
        except (BadSignature, ValueError, OverflowError, SignedLink.DoesNotExist):
            return None

    def usable(self):
        return self.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()), revoked_at=None
        )


class SignedLink(Versioned):
    """A link to one page for somebody without a session. Opening it changes nothing.

    The token is made from the row and the portal's secret; it is stored nowhere. `opened_at` is
    the first time and `opened` how often; `answered_at` and `answered_by` tell of the last answer.
    """

    purpose = models.CharField(_("purpose"), max_length=10, choices=LinkPurpose)
    nonce = models.CharField(max_length=16, default=new_nonce, editable=False)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    round = models.ForeignKey(
        ReportingRound, null=True, on_delete=models.PROTECT, related_name="links"
    )
    update = models.ForeignKey(
        ProgressUpdate, null=True, on_delete=models.CASCADE, related_name="links"
    )
    focal_point = models.ForeignKey(
        FocalPoint, null=True, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField(_("expires at"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(_("first opened at"), null=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    answered_by = CleanCharField(_("answered by"), max_length=200, blank=True)

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose=LinkPurpose.ANSWERS, round__isnull=False, update__isnull=True)
                | Q(purpose__in=ABOUT_A_REPORT, update__isnull=False),
                name="a_signed_link_is_about_a_round_or_a_report",
            ),
            models.UniqueConstraint(
                fields=["round", "agency", "focal_point"],
                condition=Q(purpose=LinkPurpose.ANSWERS, revoked_at__isnull=True),
                name="a_focal_point_has_one_link_to_a_round",
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()}: {self.update or self.round} ({self.agency})"

    @property
    def token(self):
        return signer(self.purpose).sign(f"{self.pk}-{self.nonce}")

    def get_absolute_url(self):
        return reverse(PAGES[LinkPurpose(self.purpose)], args=[self.token])

    @property
    def is_usable(self):
        """It has not expired and nobody ended it; that of a person ends with her rights."""
        if self.revoked_at or (self.expires_at and self.expires_at <= timezone.now()):
            return False
        return self.is_its_readers if self.focal_point else self.is_its_makers

    @property
    def is_its_readers(self):
        """The focal point stands for that agency today, and her account is not switched off."""
        point = self.focal_point
        is_on = point.user is None or point.user.is_active
        return is_on and point.agency_id == self.agency_id and point.holds_on()

    @cached_property
    def is_its_makers(self):
        """Who shared a draft writes for the agency still: no link outlives her rights."""
        if self.created_by is None:
            return True
        points = FocalPoint.objects.of(self.created_by).current().writers()
        return self.created_by.is_active and points.filter(agency=self.agency_id).exists()

    def note_opened(self):
        """Count a visit; the first moment stays. A visit is no change, and leaves no history."""
        SignedLink.objects.filter(pk=self.pk).update(
            opened=F("opened") + 1, opened_at=Coalesce("opened_at", timezone.now())
        )

    def note_answered(self, name):
        self.note(answered_at=timezone.now(), answered_by=name)

    def revoke(self):
        """End it; the first moment stays."""
        if self.revoked_at is None:
            self.note(revoked_at=timezone.now())

    @transaction.atomic
    def note(self, **values):
        """Write down what happened to it, whoever did so at the same time."""
        saved = SignedLink.objects.select_for_update(of=("self",)).get(pk=self.pk)
        for name, value in values.items():
            setattr(saved, name, value)
            setattr(self, name, value)
        with provenance(on_behalf_of=saved.agency.slug):
            saved.save()
        self.version = saved.version


def signer(purpose):
    return Signer(salt=f"workplan.links.{purpose}")
