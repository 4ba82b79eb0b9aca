"""The page of an activity: as of now, or as the world knew it on a day."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from recommendations.models import Recommendation
from recommendations.views.base import DetailNowOrOn
from workplan.calendars import sure_day
from workplan.chronicle import chronicle, kin_of, with_steps
from workplan.deliveries import with_delivery
from workplan.models import (
    Activity,
    ActivityRecommendation,
    Output,
    ProgressUpdate,
    UpdateOrigin,
    UpdateState,
)
from workplan.overlap import OthersAtWork
from workplan.reporting.noting import with_notes
from workplan.reporting.showing import with_report


class ActivityDetail(DetailNowOrOn):
    model = Activity
    template_name = "workplan/activity_detail.html"
    nav_section = "activities"

    def get_queryset(self):
        updates = ProgressUpdate.objects.visible_to(self.request.user).accepted()
        withdrawn = ProgressUpdate.objects.reports().withdrawn()
        updates = ProgressUpdate.objects.filter(Q(pk__in=updates) | Q(pk__in=withdrawn))
        updates = with_notes(with_report(updates.select_related("agency")))
        served = ActivityRecommendation.objects.filter(
            recommendation__in=Recommendation.objects.published()
        ).select_related("recommendation__framework")
        return (
            with_steps(super().get_queryset())
            .standing_on(self.asked_day)
            .select_related("objective")
            .prefetch_related(
                Prefetch("updates", updates.prefetch_related("documents"), "noted"),
                Prefetch("recommendation_links", served, "served"),
                Prefetch("outputs", self.outputs),
            )
        )

    @cached_property
    def updates(self):
        """What was on record by the day, the newest first; the agency where it reported itself."""
        day = self.asked_day
        updates = [
            each
            for each in self.object.noted
            if each.state == UpdateState.ACCEPTED
            and (day is None or (each.reported_latest and each.reported_latest <= day))
        ]
        for each in updates:
            is_named = each.agency and each.agency.is_published
            each.reporter = each.agency.acronym if is_named else _("An agency")
        return updates

    def with_origin(self, origin):
        return [each for each in self.updates if each.origin == origin]

    def of_the_day(self, links):
        """Those of the links of agencies that held on the day."""
        day = self.asked_day
        return [link for link in links if day is None or held_on(link, day)]

    @property
    def outputs(self):
        """Each with what became of it, now or by the day."""
        return with_delivery(Output.objects.select_related("document"), self.asked_day)

    def has_days(self):
        """Is there anything that a calendar can show?"""
        activity = self.object
        return any(
            (
                sure_day(activity, "starts"),
                sure_day(activity, "ends"),
                *(sure_day(output, "due") for output in activity.outputs.all()),
            )
        )

    def get_context_data(self, **kwargs):
        activity = self.object
        kin = kin_of(activity, self.request.user)
        return super().get_context_data(
            crumbs=[(_("Activities"), reverse("activity_list")), (activity.title, "")],
            sections=[
                ("facts", _("What is known")),
                ("outputs", _("Outputs")),
                ("serves", _("What it serves")),
                ("others", _("Others at work on the same")),
                ("updates", _("On record")),
                ("history", _("What happened")),
                ("sources", _("Sources")),
            ],
            leads=self.of_the_day(activity.leads),
            contributors=self.of_the_day(activity.contributors),
            themes=sorted(activity.themes.all(), key=lambda theme: theme.name.casefold()),
            outputs=activity.outputs.all(),
            places=activity.place_links.all(),
            served=activity.served,
            others=OthersAtWork(activity, activity.served, self.asked_day),
            reports=self.with_origin(UpdateOrigin.AGENCY_REPORT),
            notes=self.with_origin(UpdateOrigin.PUBLIC_RECORD),
            withdrawn=[each for each in activity.noted if each.state == UpdateState.WITHDRAWN],
            kin=kin,
            events=chronicle(activity, self.updates, kin, self.asked_day),
            has_days=self.has_days(),
            **kwargs,
        )


def held_on(link, day):
    """As `part_on`, for one link of an agency."""
    has_begun = not link.starts or (link.starts_latest and link.starts_latest <= day)
    return has_begun and (not link.ends or (link.ends_earliest and link.ends_earliest >= day))
