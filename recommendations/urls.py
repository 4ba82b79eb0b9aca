from django.urls import path

from . import views

urlpatterns = [
    path("themes/", views.ThemeList.as_view(), name="theme_list"),
    path("themes.csv", views.ThemeExport.as_view(), name="theme_export"),
    path("frameworks/", views.FrameworkList.as_view(), name="framework_list"),
    path("frameworks.csv", views.FrameworkExport.as_view(), name="framework_export"),
    path("frameworks/<slug:slug>/", views.FrameworkDetail.as_view(), name="framework_detail"),
    path("recommendations/", views.RecommendationList.as_view(), name="recommendation_list"),
    path("recommendations.csv", views.RecommendationExport.as_view(), name="recommendation_export"),
    path(
        "recommendations/<slug:slug>/",
        views.RecommendationDetail.as_view(),
        name="recommendation_detail",
    ),
    path("errata.csv", views.ErratumExport.as_view(), name="erratum_export"),
    path("alignments/", views.AlignmentList.as_view(), name="alignment_list"),
    path("alignments.csv", views.AlignmentExport.as_view(), name="alignment_export"),
    path("alignments/<slug:slug>/", views.AlignmentDetail.as_view(), name="alignment_detail"),
    path("no-counterparts/", views.NoCounterpartList.as_view(), name="nocounterpart_list"),
    path("no-counterparts.csv", views.NoCounterpartExport.as_view(), name="nocounterpart_export"),
    path("convergence/", views.convergence, name="convergence"),
    path("convergence.csv", views.ConvergenceExport.as_view(), name="convergence_export"),
    path(
        "convergence-columns.csv",
        views.ConvergenceColumnExport.as_view(),
        name="convergencecolumn_export",
    ),
    path(
        "convergence/cells/",
        views.ConvergenceCellList.as_view(),
        name="convergencecell_list",
    ),
    path(
        "convergence/cells.csv",
        views.ConvergenceCellExport.as_view(),
        name="convergencecell_export",
    ),
    path(
        "convergence/pairs.csv",
        views.ConvergencePairExport.as_view(),
        name="convergencepair_export",
    ),
    path(
        "convergence/<slug:slug>/",
        views.ConvergenceTableDetail.as_view(),
        name="convergence_table",
    ),
    path(
        "convergence/<slug:slug>.csv",
        views.ConvergenceTableExport.as_view(),
        name="convergence_table_export",
    ),
    path("instruments/", views.InstrumentList.as_view(), name="instrument_list"),
    path("instruments.csv", views.InstrumentExport.as_view(), name="instrument_export"),
    path(
        "instrument-recommendations.csv",
        views.InstrumentRecommendationExport.as_view(),
        name="instrumentrecommendation_export",
    ),
    path("instruments/<slug:slug>/", views.InstrumentDetail.as_view(), name="instrument_detail"),
]
