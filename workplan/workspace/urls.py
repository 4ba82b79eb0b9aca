from django.urls import path

from . import overview, reports

urlpatterns = [
    path("", overview.Workspace.as_view(), name="workspace"),
    path("reports/<slug:slug>/", reports.ReportEdit.as_view(), name="report_edit"),
]
