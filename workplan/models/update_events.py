"""What happened to reports: each step stays, and is never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import AppendOnlyQuerySet, Event
from gmg_portal.lib.fields import CleanCharField, CleanTextField

from .report_states import UpdateState
from .updates import ProgressUpdate


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
