"""Whom a round asks, or what it would ask about besides: before anybody is asked."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from agencies.models import FocalPoint
from workplan.models import ActivityAgency
from workplan.reporting.asking import not_asked_yet, without_reporting_lead


class Asked:
    """`rows` by agency; `leaderless` are activities that nobody can be asked about."""

    def __init__(self, round_, site_name):
        self.round, self.site_name = round_, site_name

    @cached_property
    def links(self):
        links = ActivityAgency.objects.filter(
            is_reporting=True, activity__in=not_asked_yet(self.round).values("pk")
        )
        return list(
            links.select_related("activity", "agency").order_by(
                "agency__acronym_en", "activity__code", "activity__title"
            )
        )

    @property
    def number(self):
        return len(self.links)

    @cached_property
    def points(self):
        """{agency: those who write for it today}."""
        found = {}
        points = FocalPoint.objects.current().writers().select_related("user", "alternate_for")
        for point in points.filter(agency__in={link.agency_id for link in self.links}):
            found.setdefault(point.agency_id, []).append(point)
        return found

    @cached_property
    def rows(self):
        """(agency, its activities, its focal points, where one is named)."""
        found = {}
        for link in self.links:
            found.setdefault(link.agency, []).append(link.activity)
        add = reverse(f"{self.site_name}:agencies_focalpoint_add")
        return [
            (agency, activities, self.points.get(agency.pk, []), f"{add}?agency={agency.pk}")
            for agency, activities in found.items()
        ]

    @property
    def unreachable(self):
        """How many agencies have nobody who could be written to."""
        return sum(not points for _agency, _activities, points, _url in self.rows)

    @cached_property
    def leaderless(self):
        """(activity, where its reporting lead is named)."""
        page = f"{self.site_name}:workplan_activity_change"
        return [
            (activity, f"{reverse(page, args=[activity.pk])}#agency_links-group")
            for activity in without_reporting_lead(self.round).order_by("code", "title", "pk")
        ]

    @property
    def today(self):
        return timezone.localdate()
