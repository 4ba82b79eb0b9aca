from django.urls import include, path

from gmg_portal.lib.exports import download_paths

from . import views
from .handover.views import Handover, HandoverDocument
from .workspace.evidence import EvidenceFile

urlpatterns = [
    path("workplans/", views.WorkPlanList.as_view(), name="workplan_list"),
    *download_paths("workplans", views.WorkPlanExport, "workplan_export"),
    path("workplans/compare/", views.PlanComparison.as_view(), name="workplan_compare"),
    *download_paths("workplans/compare", views.PlanChangeExport, "plan_change_export"),
    path("workplans/<slug:slug>/", views.WorkPlanDetail.as_view(), name="workplan_detail"),
    path(
        "workplans/<slug:slug>/calendar.ics",
        views.WorkPlanCalendar.as_view(),
        name="workplan_calendar",
    ),
    *download_paths("objectives", views.ObjectiveExport, "objective_export"),
    *download_paths("plan-events", views.PlanEventExport, "planevent_export"),
    *download_paths("check-waivers", views.CheckWaiverExport, "checkwaiver_export"),
    path("activities/", views.ActivityList.as_view(), name="activity_list"),
    *download_paths("activities", views.ActivityExport, "activity_export"),
    path("activities.ics", views.ActivityCalendar.as_view(), name="activity_calendar"),
    path("activities/timeline/", views.ActivityTimeline.as_view(), name="activity_timeline"),
    path("activities/<slug:slug>/", views.ActivityDetail.as_view(), name="activity_detail"),
    path(
        "activities/<slug:slug>/calendar.ics",
        views.ActivityDetailCalendar.as_view(),
        name="activity_detail_calendar",
    ),
    *download_paths("activity-agencies", views.ActivityAgencyExport, "activityagency_export"),
    *download_paths(
        "activity-recommendations",
        views.ActivityRecommendationExport,
        "activityrecommendation_export",
    ),
    *download_paths("activity-places", views.ActivityPlaceExport, "activityplace_export"),
    path("outputs/", views.OutputList.as_view(), name="output_list"),
    *download_paths("outputs", views.OutputExport, "output_export"),
    path("updates/", views.ProgressUpdateList.as_view(), name="progressupdate_list"),
    *download_paths("updates", views.ProgressUpdateExport, "progressupdate_export"),
    path("practices/", views.PracticeList.as_view(), name="practice_list"),
    *download_paths("practices", views.PracticeExport, "practice_export"),
    *download_paths("practice-places", views.PracticePlaceExport, "practiceplace_export"),
    path("practices/<slug:slug>/", views.PracticeDetail.as_view(), name="practice_detail"),
    path("places/", views.PlaceList.as_view(), name="place_list"),
    *download_paths("places", views.PlaceExport, "place_export"),
    path("places/<slug:code>/", views.PlaceDetail.as_view(), name="place_detail"),
    path("who-does-what/", views.WhoDoesWhat.as_view(), name="who_does_what"),
    *download_paths("who-does-what", views.WhoDoesWhatExport, "who_does_what_export"),
    *download_paths("agency-years", views.AgencyYearExport, "agencyyear_export"),
    path("coverage/overlap/", views.OverlapList.as_view(), name="overlap_list"),
    *download_paths("coverage/overlap", views.OverlapExport, "overlap_export"),
    path("coverage/", views.CoverageList.as_view(), name="coverage"),
    *download_paths("coverage", views.CoverageExport, "coverage_export"),
    *download_paths("link-reviews", views.LinkReviewExport, "linkreview_export"),
    path("evidence/<int:pk>/<str:name>", EvidenceFile.as_view(), name="evidence_file"),
    path("rounds/", views.RoundList.as_view(), name="round_list"),
    *download_paths("rounds", views.RoundExport, "round_export"),
    path("rounds/<slug:slug>/", views.RoundDetail.as_view(), name="round_detail"),
    *download_paths("rounds/<slug:slug>", views.RoundRequestExport, "round_request_export"),
    path(
        "rounds/<slug:slug>/snapshot.json",
        views.RoundSnapshotFile.as_view(),
        name="round_snapshot",
    ),
    *download_paths("report-requests", views.ReportRequestExport, "reportrequest_export"),
    path("handover/", Handover.as_view(), name="handover"),
    path("handover.docx", HandoverDocument.as_view(), name="handover_document"),
    path("workspace/", include("workplan.workspace.urls")),
    path("link/", include("workplan.links.urls")),
]
