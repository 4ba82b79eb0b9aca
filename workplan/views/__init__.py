"""Pages and downloads of the work plan."""

from .activities import ActivityExport, ActivityList
from .activity import ActivityDetail
from .agency_years import AgencyYearExport
from .calendars import ActivityCalendar, ActivityDetailCalendar, WorkPlanCalendar
from .comparing import PlanChangeExport, PlanComparison
from .coverage import CoverageExport, CoverageList, LinkReviewExport
from .links import (
    ActivityAgencyExport,
    ActivityPlaceExport,
    ActivityRecommendationExport,
    ObjectiveExport,
    OutputExport,
    PracticePlaceExport,
)
from .outputs import OutputList
from .overlap import OverlapExport, OverlapList
from .places import PlaceDetail, PlaceExport, PlaceList
from .planning import CheckWaiverExport, PlanEventExport
from .plans import WorkPlanDetail, WorkPlanExport, WorkPlanList
from .practices import PracticeDetail, PracticeExport, PracticeList
from .rounds import (
    ReportRequestExport,
    RoundDetail,
    RoundExport,
    RoundList,
    RoundRequestExport,
    RoundSnapshotFile,
)
from .timeline import ActivityTimeline
from .updates import ProgressUpdateExport, ProgressUpdateList
from .who_does_what import WhoDoesWhat, WhoDoesWhatExport

__all__ = [
    "ActivityAgencyExport",
    "ActivityCalendar",
    "ActivityDetail",
    "ActivityDetailCalendar",
    "ActivityExport",
    "ActivityList",
    "ActivityPlaceExport",
    "ActivityRecommendationExport",
    "ActivityTimeline",
    "AgencyYearExport",
    "CheckWaiverExport",
    "CoverageExport",
    "CoverageList",
    "LinkReviewExport",
    "ObjectiveExport",
    "OutputExport",
    "OutputList",
    "OverlapExport",
    "OverlapList",
    "PlaceDetail",
    "PlaceExport",
    "PlaceList",
    "PlanChangeExport",
    "PlanComparison",
    "PlanEventExport",
    "PracticeDetail",
    "PracticeExport",
    "PracticeList",
    "PracticePlaceExport",
    "ProgressUpdateExport",
    "ProgressUpdateList",
    "ReportRequestExport",
    "RoundDetail",
    "RoundExport",
    "RoundList",
    "RoundRequestExport",
    "RoundSnapshotFile",
    "WhoDoesWhat",
    "WhoDoesWhatExport",
    "WorkPlanCalendar",
    "WorkPlanDetail",
    "WorkPlanExport",
    "WorkPlanList",
]
