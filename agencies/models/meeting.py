"""Meetings of the group and events that mattered to it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.fields import CleanCharField, CleanTextField
from gmg_portal.lib.periods import Period, PeriodQuerySet, Reading, format_date

from .body import Body
from .place import Place
from .record import Record, RecordQuerySet


class MeetingLevel(models.TextChoices):
    PRINCIPALS = "principals", _("principals")
    WORKING_LEVEL = "working_level", _("working level")
    RETREAT = "retreat", _("retreat")
    TASK_FORCE_EVENT = "task_force_event", _("event of a task force")
    PRACTITIONER_SYMPOSIUM = "practitioner_symposium", _("symposium of practitioners")
    LAUNCH_EVENT = "launch_event", _("launch")
    SIDE_EVENT = "side_event", _("side event")
    STATEMENT = "statement", _("statement")
    MEMBER_EVENT = "member_event", _("event of a member")
    EXTERNAL_EVENT = "external_event", _("event of others")


class MeetingQuerySet(RecordQuerySet, PeriodQuerySet):
    def of_the_group(self):
        return self.filter(body__isnull=False)

    def for_listing(self):
        return self.select_related("body", "country")


class Meeting(Record, Period):
    reading = Reading.HAPPENED
    search_fields = ("title", "topic", "city")
    published_through = ("body",)

    body = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        verbose_name=_("body"),
        help_text=_("Empty for an event of others."),
    )
    level = models.CharField(_("level"), max_length=24, choices=MeetingLevel, db_index=True)
    title = CleanCharField(_("title"), max_length=300)
    city = CleanCharField(_("city"), max_length=100, blank=True)
    country = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("country"),
    )
    country_as_published = CleanCharField(_("country as published"), max_length=100, blank=True)
    topic = CleanTextField(_("topic"), blank=True)
    decisions = CleanTextField(_("decisions"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = [models.F("starts_latest").desc(nulls_last=True), "title", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(level__in=MeetingLevel.values), name="a_meeting_has_a_known_level"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meeting_detail", args=[self.slug])

    @property
    def period_display(self):
        """A meeting without a last day on record is named by its first: it did not go on."""
        return super().period_display if self.ends or not self.starts else format_date(self.starts)
