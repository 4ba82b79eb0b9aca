"""Activities along time, with the filters of the list."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.models import portal_body, reference_day
from gmg_portal.lib.gantt import YEARS
from recommendations.views.base import CountedList
from workplan.models import Activity
from workplan.newest import with_newest
from workplan.status import Progress
from workplan.timeline import (
    DRAWN,
    GROUPINGS,
    ActivityTimelineFilterSet,
    Counts,
    asked_window,
    default_window,
    drawn,
    moves,
    ordered,
    plan_of,
    zooms,
)


class ActivityTimeline(CountedList):
    model = Activity
    filterset_class = ActivityTimelineFilterSet
    template_name = "workplan/activity_timeline.html"
    title = gettext_lazy("Activities along time")
    lede = gettext_lazy(
        "One row for each activity. Solid is certain, hatched is possible, a dashed outline is not "
        "known."
    )
    counted = ngettext_lazy("%(count)s activity", "%(count)s activities", "count")
    nav_section = "activities"
    export_name = "activity_export"
    api_name = "activity-list"
    page_alone = (*CountedList.page_alone, *DRAWN)
    paginate_by = 500

    def get_queryset(self):
        # What is on record last would be looked up for every row, and is shown by none.
        if self.request.GET.get("sort", "").endswith("newest"):
            return with_newest(super().get_queryset(), self.request.user)
        return super().get_queryset()

    def get_paginator(self):
        rows = ordered(self.filterset.qs, self.grouping, self.as_of)
        paginator = Paginator(rows, self.paginate_by)
        paginator.count = self.counts.total  # known without one more query
        return paginator

    def get_all(self, paginator):
        if paginator.num_pages > 1:
            self.notes.append(
                _("One page shows %(most)s rows at most. Set a filter, or read page by page.")
                % {"most": self.paginate_by}
            )
        return paginator.page(1)

    @cached_property
    def asked(self):
        form = self.filterset.form
        form.is_valid()
        return form.cleaned_data

    @cached_property
    def group(self):
        return self.asked.get("group") or next(iter(GROUPINGS))

    @property
    def grouping(self):
        return GROUPINGS[self.group]

    @cached_property
    def counts(self):
        return Counts(self.filterset.qs, self.grouping, self.as_of)

    @property
    def as_of(self):
        """The day as on which statuses and agencies are told, or None for now."""
        return self.asked.get("as_of")

    @cached_property
    def day(self):
        """The line: the day that the list is asked about, else the reference day."""
        self.request.portal_body = body = portal_body()
        return self.as_of or self.asked.get("on") or reference_day(body)

    @property
    def is_of_one_plan(self):
        return len(self.asked.get("plan") or []) == 1

    def get_window(self, plan):
        zoom = self.asked.get("zoom") or YEARS
        default = default_window(self.counts, self.day, plan, zoom)
        return asked_window(self.filterset, default)

    def link(self, **filters):
        """The list of activities with these filters besides those of the page."""
        chosen = {name: value for name, value in filters.items() if value}
        query = self.query_with(**{**dict.fromkeys(self.page_alone), **chosen})
        return reverse("activity_list") + query

    def get_context_data(self, page, **kwargs):
        activities = list(page.object_list)
        plan = plan_of(activities[0]) if self.is_of_one_plan and activities else None
        window = self.get_window(plan)
        timeline = drawn(
            activities,
            self.counts,
            self.grouping,
            self.link,
            window=window,
            day=self.day,
            plan=plan,
            as_of=self.as_of,
        )
        progress = Progress(timeline.by_status, self.url_of_status)
        context = super().get_context_data(
            page,
            timeline=timeline,
            segments=progress.segments(),
            moves=moves(window, self.url_with),
            zooms=zooms(window, self.url_with),
            groupings=self.groupings(),
            crumbs=[(_("Activities"), reverse("activity_list")), (_("Timeline"), "")],
            **kwargs,
        )
        context["page_urls"]["all"] = None
        return context

    def url_of_status(self, status):
        return self.url_with(status=status or None, page=None)

    def groupings(self):
        """Links (label, url, whether it is shown) to what the rows may stand together by."""
        return [
            (each.label, self.url_with(group=name, page=None), name == self.group)
            for name, each in GROUPINGS.items()
        ]
