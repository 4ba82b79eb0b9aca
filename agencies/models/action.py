"""What a meeting decided that somebody is to do."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanTextField
from gmg_portal.lib.versions import Versioned

from .agency import Agency
from .focal_points import FocalPoint
from .meeting import Meeting


class ActionPointQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the members of the group and its secretariat, of meetings that they may see."""
        meetings = Meeting.objects.visible_to(user).filter(pk=OuterRef("meeting"))
        rows = self.filter(Exists(meetings))
        if self.is_edited_by(user):
            return rows
        if user.is_anonymous or not FocalPoint.objects.of(user).current().exists():
            return self.none()
        return rows

    def editable_by(self, user):
        """By the secretariat; those who do it say in the workspace that it is done."""
        return self.all() if self.is_edited_by(user) else self.none()

    def is_edited_by(self, user):
        return user.has_perm("agencies.change_actionpoint")

    def of_agencies(self, agencies):
        return self.filter(agency__in=agencies)

    def open(self):
        return self.filter(done_on=None)

    def overdue(self, day=None):
        return self.open().filter(due__lt=day or timezone.localdate())

    def for_listing(self):
        return self.select_related("meeting", "agency")


class ActionPoint(Versioned):
    """Who is to do what by when, as a meeting decided; not public.

    Without an agency it is the secretariat's own.
    """

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="action_points", verbose_name=_("meeting")
    )
    text = CleanTextField(_("what is to be done"), max_length=2000)
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("agency"),
        help_text=_("Empty: the secretariat."),
    )
    due = models.DateField(_("due"), null=True, blank=True, db_index=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = CleanTextField(_("note"), blank=True, max_length=2000)

    objects = ActionPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("action point")
        verbose_name_plural = _("action points")
        ordering = [models.F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="an_action_point_says_what_is_to_do")
        ]

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.done_on and self.done_on > timezone.localdate():
            raise ValidationError({"done_on": _("This day is still to come.")})

    @property
    def is_done(self):
        return self.done_on is not None

    @property
    def is_overdue(self):
        return bool(not self.is_done and self.due and self.due < timezone.localdate())

    @property
    def days_late(self):
        """How many days an open point is over its due day; 0 where it is not."""
        return (timezone.localdate() - self.due).days if self.is_overdue else 0
