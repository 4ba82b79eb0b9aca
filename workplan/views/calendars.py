"""Days of activities and plans for the calendars of those who follow them."""

from itertools import chain

from django.utils.translation import gettext as _

from gmg_portal.lib.calendars import as_calendar
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import Download, each_row
from workplan.calendars import entries_of, plan_entries, with_days
from workplan.models import Activity, WorkPlan

from .activities import ActivityRows


class CalendarAnswer:
    """Entries with addresses as this request has them."""

    def address(self, record):
        return self.request.build_absolute_uri(record.get_absolute_url())

    def entries(self, activities):
        for activity in each_row(with_days(activities)):
            yield from entries_of(activity, self.address)

    def answered(self, name, title, entries):
        return as_calendar(name, title, entries, is_head=self.request.method == "HEAD")


class ActivityCalendar(CalendarAnswer, ActivityRows, Download):
    """The list of activities as a calendar, with its filters."""

    def written(self, filtered):
        return self.answered("activities", _("Activities"), self.entries(filtered))


class RecordCalendar(CalendarAnswer, RecordDetail):
    """That of one record; what is withdrawn says so, as its page does."""

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)

    def get(self, request, *args, **kwargs):
        if self.object is None:
            return self.explain_withdrawal()
        return self.answered(self.object.slug, self.object.title, self.of_record())


class ActivityDetailCalendar(RecordCalendar):
    model = Activity

    def of_record(self):
        return self.entries(self.get_queryset().filter(pk=self.object.pk))


class WorkPlanCalendar(RecordCalendar):
    model = WorkPlan

    def of_record(self):
        activities = Activity.objects.visible_to(self.request.user).filter(plan=self.object)
        return chain(plan_entries(self.object, self.address), self.entries(activities))
