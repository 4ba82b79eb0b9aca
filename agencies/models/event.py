"""Steps of a record from one state to the next: by whom, for whom, when and why; kept for ever."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanTextField
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import StaleRecord

from .agency import Agency


class AppendOnlyQuerySet(models.QuerySet):
    """Rows are added, read, and never changed; they go with a draft that is deleted."""

    def for_listing(self):
        """With who took the step, and for whom."""
        return self.select_related("by", "on_behalf_of")

    def update(self, **values):
        raise TypeError("What happened is never changed.")

    def delete(self):
        raise TypeError("What happened is never deleted.")


class Event(models.Model):
    """One step. A subclass names its subject in a foreign key with the related name `events`.

    `decided_on` is the world's day, `at` the moment when it was written down here. Without a day
    (what came with the record) it holds for every day.
    """

    from_state = models.CharField(_("from"), max_length=12, blank=True)
    to_state = models.CharField(_("to"), max_length=12)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty for what came with the record."),
    )
    on_behalf_of = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("on behalf of"),
    )
    comment = CleanTextField(_("why"), blank=True, max_length=2000, help_text=_("Public."))
    decided_on = models.DateField(_("decided on"), null=True, blank=True, db_index=True)
    at = models.DateTimeField(_("written down at"), auto_now_add=True)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What happened is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What happened is never deleted.")


class Stateful(models.Model):
    """A record with a state that only verbs move.

    `transitions` maps each state to those that may follow. A subclass has the columns `state`,
    `version` and `publication`, and its events.
    """

    transitions: dict = {}

    class Meta:
        abstract = True

    @transaction.atomic
    def move_to(
        self,
        state,
        *,
        by,
        comment="",
        on_behalf_of=None,
        decided_on=None,
        version=None,
        extra=None,
    ):
        """Append the event and move the column, and bring this instance up to date.

        `decided_on` is today if it is not given. Raises ValidationError where the table of
        transitions or the days refuse the step, and StaleRecord where somebody changed the record
        since `version`. `extra` are further columns of the event.
        """
        rows = type(self)._base_manager.select_for_update(of=("self",), no_key=True)
        record = rows.get(pk=self.pk)
        if version is not None and record.version != version:
            raise StaleRecord(record)
        decided_on = decided_on or timezone.localdate()
        record.refuse_step(state, decided_on)
        event = record.events.model(
            **{record.events.field.name: record},
            from_state=record.state,
            to_state=state,
            by=by,
            on_behalf_of=on_behalf_of,
            comment=comment,
            decided_on=decided_on,
            **(extra or {}),
        )
        event.full_clean(exclude=["by"], validate_unique=False)  # nobody, where a link was used
        with provenance(on_behalf_of=on_behalf_of.slug if on_behalf_of else ""):
            record.enter(state, event)
            record.state = state
            record.save()
        event.save()
        self.state, self.version, self.changed_at = state, record.version, record.changed_at
        return self

    def enter(self, state, event):
        """What else a step changes, in the same transaction and the same version.

        The record is still in the state before; the event says who took the step, and why.
        """

    def refuse_step(self, state, decided_on):
        """Raise ValidationError if the record cannot move to that state on that day."""
        if state not in self.transitions.get(self.state, ()):
            raise ValidationError(
                _("It is %(state)s: that step is not possible.")
                % {"state": self.get_state_display()},
                code="transition",
            )
        refuse_days_to_come(decided_on)
        last = self.events.aggregate(last=models.Max("decided_on"))["last"]
        if last and decided_on < last:
            raise ValidationError(
                {"decided_on": _("The step before was decided later, on %(day)s.") % {"day": last}}
            )


def require_reason(step):
    if not (step.get("comment") or "").strip():
        raise ValidationError({"comment": _("Say why.")})


def refuse_days_to_come(day):
    if day > timezone.localdate():
        raise ValidationError({"decided_on": _("This day is still to come.")})
