"""What a round asks: of which agency, about which activity, until when."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.fields import CleanTextField
from gmg_portal.lib.versions import Versioned
from workplan.reporting import granting, sealing

from .activity import Activity
from .rounds import ReportingRound, RoundState


class ReportRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of rounds that one may see; those about drafts only for those who see the draft.

        A sealed round goes on telling of what was withdrawn since.
        """
        rows = self.filter(round__in=ReportingRound.objects.visible_to(user).values("pk"))
        for name, records in (("activity", Activity.objects), ("agency", Agency.objects)):
            seen = Q(**{f"{name}__in": records.visible_to(user).values("pk")})
            gone = Q(**{f"{name}__in": records.withdrawn().values("pk")})
            rows = rows.filter(seen | gone & Q(round__state=RoundState.SEALED))
        return rows

    def public(self):
        """What anybody may see."""
        return self.visible_to(AnonymousUser())

    def of_agencies_of(self, user):
        """What the agencies of this person are asked today, and were asked before."""
        return self.visible_to(user).filter(
            agency__in=Agency.objects.represented_by(user).values("pk")
        )

    def in_open_rounds(self):
        return self.filter(round__state=RoundState.OPEN)

    def update(self, **values):
        """Nothing of what a sealed round asked is changed, in whatever number."""
        if self.filter(round__state=RoundState.SEALED).exists():
            raise ValidationError(_("This round is sealed: it never changes."), code="sealed")
        return super().update(**values)

    def bulk_create(self, *args, **kwargs):
        """It would pass by sealed rounds and the history."""
        raise TypeError("Requests are made one by one.")

    def delete(self):
        raise TypeError("What a round asked is never deleted: waive it.")

    def with_due_day(self):
        return self.annotate(due_day=Coalesce("extended_to", "round__due_on"))

    def for_listing(self):
        return self.select_related("round__plan", "activity", "agency")


class ReportRequest(Versioned):
    """In a round the reporting lead of an activity is asked to report on it.

    Where it stands is computed: see `workplan.reporting.standing`.
    """

    round = models.ForeignKey(
        ReportingRound, on_delete=models.PROTECT, related_name="requests", verbose_name=_("round")
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="requests", verbose_name=_("activity")
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    extended_to = models.DateField(_("extended to"), null=True, blank=True)
    extended_because = CleanTextField(
        _("extended because"), max_length=2000, blank=True, help_text=_("Public.")
    )
    waived_because = CleanTextField(
        _("waived because"), max_length=2000, blank=True, help_text=_("Public.")
    )

    objects = ReportRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a report")
        verbose_name_plural = _("requests for reports")
        ordering = ["round", "agency__acronym_en", "activity__code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "activity"],
                name="a_round_asks_once_about_an_activity",
                violation_error_message=_("This round asks about the activity already."),
            ),
            models.CheckConstraint(
                condition=Q(extended_to__isnull=True) | ~Q(extended_because=""),
                name="a_request_is_extended_for_a_reason",
                violation_error_message=_("Say why it is extended."),
            ),
        ]

    def __str__(self):
        return f"{self.activity} ({self.agency})"

    @property
    def due(self):
        """The day by which the report is expected."""
        return self.extended_to or self.round.due_on

    @property
    def is_waived(self):
        return bool(self.waived_because)

    def save(self, *args, **kwargs):
        """What a sealed round asked never changes after."""
        sealing.refuse_in_sealed(self.round_id)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("What a round asked is never deleted: waive it."), code="asked")

    def extend(self, *, to, because, version=None):
        """More time for this one report. Of two clicks the second changes nothing.

        Raises StaleRecord where somebody changed the request since `version`, and ValidationError
        where there is nothing to extend, the day is past, or it is before that of the round.
        """
        return granting.extend(self, to=to, because=because, version=version)

    def waive(self, *, because, version=None):
        """No report is expected any more, for a public reason; raises as `extend`."""
        return granting.waive(self, because=because, version=version)

    def take_waiver_back(self, *, version=None):
        """The report is expected again; raises as `extend`."""
        return granting.take_waiver_back(self, version=version)
