from django.urls import path

from . import views

urlpatterns = [
    path("workplans/", views.WorkPlanList.as_view(), name="workplan_list"),
    path("workplans.csv", views.WorkPlanExport.as_view(), name="workplan_export"),
    path("workplans/<slug:slug>/", views.WorkPlanDetail.as_view(), name="workplan_detail"),
    path("objectives.csv", views.ObjectiveExport.as_view(), name="objective_export"),
    path("activities/", views.ActivityList.as_view(), name="activity_list"),
    path("activities.csv", views.ActivityExport.as_view(), name="activity_export"),
    path("activities/<slug:slug>/", views.ActivityDetail.as_view(), name="activity_detail"),
    path(
        "activity-agencies.csv",
        views.ActivityAgencyExport.as_view(),
        name="activityagency_export",
    ),
    path(
        "activity-recommendations.csv",
        views.ActivityRecommendationExport.as_view(),
        name="activityrecommendation_export",
    ),
    path("activity-places.csv", views.ActivityPlaceExport.as_view(), name="activityplace_export"),
    path("outputs.csv", views.OutputExport.as_view(), name="output_export"),
    path("updates/", views.ProgressUpdateList.as_view(), name="progressupdate_list"),
    path("updates.csv", views.ProgressUpdateExport.as_view(), name="progressupdate_export"),
    path("practices/", views.PracticeList.as_view(), name="practice_list"),
    path("practices.csv", views.PracticeExport.as_view(), name="practice_export"),
    path("practice-places.csv", views.PracticePlaceExport.as_view(), name="practiceplace_export"),
    path("practices/<slug:slug>/", views.PracticeDetail.as_view(), name="practice_detail"),
    path("places/", views.PlaceList.as_view(), name="place_list"),
    path("places.csv", views.PlaceExport.as_view(), name="place_export"),
    path("places/<slug:code>/", views.PlaceDetail.as_view(), name="place_detail"),
    path("who-does-what/", views.WhoDoesWhat.as_view(), name="who_does_what"),
    path("who-does-what.csv", views.WhoDoesWhatExport.as_view(), name="who_does_what_export"),
    path("coverage/overlap/", views.OverlapList.as_view(), name="overlap_list"),
    path("coverage/overlap.csv", views.OverlapExport.as_view(), name="overlap_export"),
    path("coverage/", views.CoverageList.as_view(), name="coverage"),
    path("coverage.csv", views.CoverageExport.as_view(), name="coverage_export"),
    path("link-reviews.csv", views.LinkReviewExport.as_view(), name="linkreview_export"),
    path("workspace/", views.Workspace.as_view(), name="workspace"),
]
