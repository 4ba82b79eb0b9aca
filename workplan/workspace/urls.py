from django.urls import include, path

from workplan.trace.views import AgencyChange, AgencyTrace

from . import actions, alternates, comments, notes, overview

urlpatterns = [
    path("", overview.Workspace.as_view(), name="workspace"),
    path(
        "reports/<slug:slug>/comments/",
        comments.ReportComments.as_view(),
        name="report_comments",
    ),
    path("reports/", include("workplan.workspace.report_urls")),
    path("alternates/", alternates.Alternates.as_view(), name="workspace_alternates"),
    path(
        "alternates/<int:pk>/end/",
        alternates.EndAlternate.as_view(),
        name="workspace_alternate_end",
    ),
    path("actions/", actions.Actions.as_view(), name="workspace_actions"),
    path("actions/<int:pk>/", actions.ActionSay.as_view(), name="workspace_action"),
    path("rounds/", include("workplan.workbook.urls")),
    path("proposals/", include("workplan.proposing.urls")),
    path("trace/", AgencyTrace.as_view(), name="workspace_trace"),
    path("trace/<str:label>/<int:entry>/", AgencyChange.as_view(), name="workspace_change"),
    path("notes/", notes.Notes.as_view(), name="workspace_notes"),
    path("notes/reports/<slug:slug>/", notes.NoteAdd.as_view(), name="workspace_note_report"),
    path("notes/requests/<int:pk>/", notes.NoteAdd.as_view(), name="workspace_note_request"),
    path("notes/<int:pk>/withdraw/", notes.NoteWithdraw.as_view(), name="workspace_note_withdraw"),
]
