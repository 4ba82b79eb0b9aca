"""Downloads of what belongs to a plan, an activity or a practice: visible with what it hangs on."""

from django.db.models import F

from agencies.models import Agency
from gmg_portal.lib.exports import ListExport
from recommendations.models import Recommendation
from workplan import columns
from workplan.filters import (
    ObjectiveFilterSet,
    OfActivityFilterSet,
    OfPracticeFilterSet,
    OutputFilterSet,
)
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    Objective,
    Output,
    Practice,
    PracticePlace,
    WorkPlan,
)


class ObjectiveExport(ListExport):
    model = Objective
    filterset_class = ObjectiveFilterSet
    file_name = "objectives"
    export_columns = columns.OBJECTIVE

    def get_queryset(self):
        return Objective.objects.filter(plan__in=WorkPlan.objects.visible_to(self.request.user))


class OfActivityExport(ListExport):
    filterset_class = OfActivityFilterSet

    def get_queryset(self):
        activities = Activity.objects.visible_to(self.request.user)
        return self.model.objects.filter(activity__in=activities.values("pk"))


class OutputExport(OfActivityExport):
    model = Output
    filterset_class = OutputFilterSet
    file_name = "outputs"
    export_columns = {**columns.OUTPUT, "state": F("delivery")}


class ActivityAgencyExport(OfActivityExport):
    model = ActivityAgency
    file_name = "activity-agencies"
    export_columns = columns.ACTIVITY_AGENCY

    def get_queryset(self):
        visible = Agency.objects.visible_to(self.request.user)
        return super().get_queryset().filter(agency__in=visible.values("pk"))


class ActivityRecommendationExport(OfActivityExport):
    model = ActivityRecommendation
    file_name = "activity-recommendations"
    export_columns = columns.ACTIVITY_RECOMMENDATION

    def get_queryset(self):
        visible = Recommendation.objects.visible_to(self.request.user)
        return super().get_queryset().filter(recommendation__in=visible.values("pk"))


class ActivityPlaceExport(OfActivityExport):
    model = ActivityPlace
    file_name = "activity-places"
    export_columns = columns.ACTIVITY_PLACE


class PracticePlaceExport(ListExport):
    model = PracticePlace
    filterset_class = OfPracticeFilterSet
    file_name = "practice-places"
    export_columns = columns.PRACTICE_PLACE

    def get_queryset(self):
        practices = Practice.objects.visible_to(self.request.user)
        return PracticePlace.objects.filter(practice__in=practices.values("pk"))
