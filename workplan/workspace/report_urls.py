"""Addresses of reports in the workspace, below `reports/`."""

from django.urls import path

from . import report_list, reports

urlpatterns = [
    path("", report_list.ReportList.as_view(), name="report_list"),
    path("<slug:slug>/", reports.ReportEdit.as_view(), name="report_edit"),
    path("<slug:slug>/preview/", report_list.ReportPreview.as_view(), name="report_preview"),
    path("<slug:slug>/<slug:report>/", report_list.ReportDetail.as_view(), name="report_detail"),
]
