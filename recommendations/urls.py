from django.urls import path

from gmg_portal.lib.exports import download_paths

from . import views

urlpatterns = [
    path("themes/", views.ThemeList.as_view(), name="theme_list"),
    *download_paths("themes", views.ThemeExport, "theme_export"),
    path("frameworks/", views.FrameworkList.as_view(), name="framework_list"),
    *download_paths("frameworks", views.FrameworkExport, "framework_export"),
    path("frameworks/<slug:slug>/", views.FrameworkDetail.as_view(), name="framework_detail"),
    path("recommendations/", views.RecommendationList.as_view(), name="recommendation_list"),
    *download_paths("recommendations", views.RecommendationExport, "recommendation_export"),
    path(
        "recommendations/<slug:slug>/",
        views.RecommendationDetail.as_view(),
        name="recommendation_detail",
    ),
    *download_paths("errata", views.ErratumExport, "erratum_export"),
    path("alignments/", views.AlignmentList.as_view(), name="alignment_list"),
    *download_paths("alignments", views.AlignmentExport, "alignment_export"),
    path("alignments/<slug:slug>/", views.AlignmentDetail.as_view(), name="alignment_detail"),
    path("no-counterparts/", views.NoCounterpartList.as_view(), name="nocounterpart_list"),
    *download_paths("no-counterparts", views.NoCounterpartExport, "nocounterpart_export"),
    path("convergence/", views.convergence, name="convergence"),
    *download_paths("convergence", views.ConvergenceExport, "convergence_export"),
    *download_paths(
        "convergence-columns",
        views.ConvergenceColumnExport,
        "convergencecolumn_export",
    ),
    path(
        "convergence/cells/",
        views.ConvergenceCellList.as_view(),
        name="convergencecell_list",
    ),
    *download_paths("convergence/cells", views.ConvergenceCellExport, "convergencecell_export"),
    *download_paths("convergence/pairs", views.ConvergencePairExport, "convergencepair_export"),
    path(
        "convergence/<slug:slug>/",
        views.ConvergenceTableDetail.as_view(),
        name="convergence_table",
    ),
    *download_paths(
        "convergence/<slug:slug>",
        views.ConvergenceTableExport,
        "convergence_table_export",
    ),
    path("instruments/", views.InstrumentList.as_view(), name="instrument_list"),
    *download_paths("instruments", views.InstrumentExport, "instrument_export"),
    *download_paths(
        "instrument-recommendations",
        views.InstrumentRecommendationExport,
        "instrumentrecommendation_export",
    ),
    path("instruments/<slug:slug>/", views.InstrumentDetail.as_view(), name="instrument_detail"),
]
