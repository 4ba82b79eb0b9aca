"""Mail on its way out: written once, sent at most once, and kept.

A mail is put here in the transaction of what it tells about; commands that cron calls send it.
What a mail is about is named by the label of a model and a key: this app knows no subject.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.languages import LANGUAGES


class MailState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    #: Taken by a sender that has not come back; after a crash nobody knows whether it left.
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused")
    BOUNCED = "bounced", _("bounced")
    UNKNOWN = "unknown", _("perhaps sent")
    DROPPED = "dropped", _("not sent")


class OutgoingMail(models.Model):
    """One mail to one person.

    `key` says what the mail is (`digest:2026-11-22`): there is one of a key for a recipient.
    `cc` is a list of addresses. `not_before` is the moment from which it may leave.
    """

    recipient = models.EmailField(_("to"))
    recipient_name = CleanCharField(_("name"), max_length=200, blank=True)
    cc = models.JSONField(_("copy to"), default=list, blank=True)
    reply_to = CleanCharField(_("answers go to"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES, default="en")
    kind = models.CharField(_("kind"), max_length=30, db_index=True)
    key = models.CharField(max_length=200)
    is_essential = models.BooleanField(
        default=False, help_text=_("Goes also to those who want no reminders.")
    )
    subject = CleanCharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MailState, default=MailState.WAITING, db_index=True
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True, db_index=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    message_id = models.CharField(max_length=200, unique=True)
    error = models.TextField(_("what the server said"), blank=True)

    #: Of the instance that was just written, and of no other.
    is_new = False

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("recipient"), "key", name="a_person_gets_a_mail_of_a_key_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MailState.values), name="a_mail_has_a_known_state"
            ),
        ]

    def __str__(self):
        return f"{self.recipient}: {self.subject}"


class MailSubject(models.Model):
    """A record that a mail is about: `model` is a label (`workplan.reportrequest`)."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="subjects")
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()

    class Meta:
        verbose_name = _("subject of a mail")
        verbose_name_plural = _("subjects of mails")
        indexes = [models.Index(fields=["model", "key"])]
        constraints = [
            models.UniqueConstraint(
                fields=["mail", "model", "key"], name="a_mail_names_a_record_once"
            )
        ]

    def __str__(self):
        return f"{self.model} {self.key}"


class Notice(models.Model):
    """Something that a person is to be told in the next digest, once.

    `kind` says what happened (`overdue`), `model` and `key` to which record, `due` the day that it
    is about, where there is one; `words` holds what the sentence needs. `mail` is the mail that
    took it.
    """

    recipient = models.EmailField()
    kind = models.CharField(max_length=30)
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    due = models.CharField(max_length=10, blank=True)
    words = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    mail = models.ForeignKey(
        OutgoingMail, null=True, on_delete=models.PROTECT, related_name="notices"
    )

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("recipient"),
                "kind",
                "model",
                "key",
                "due",
                name="a_person_is_told_a_thing_once",
            )
        ]

    def __str__(self):
        return f"{self.recipient}: {self.kind}"


class MailPreference(models.Model):
    """Who wants no mail but what is essential, by address."""

    email = models.EmailField(_("e-mail"))
    unsubscribed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("preference about mails")
        verbose_name_plural = _("preferences about mails")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_has_one_preference")
        ]

    def __str__(self):
        return self.email
