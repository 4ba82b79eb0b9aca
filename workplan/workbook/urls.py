from django.urls import path

from workplan.workspace import workbook

urlpatterns = [
    path("<slug:slug>/workbook.xlsx", workbook.RoundWorkbook.as_view(), name="workspace_workbook"),
    path("<slug:slug>/upload/", workbook.WorkbookUpload.as_view(), name="workspace_upload"),
    path(
        "<slug:slug>/upload/<int:run>/",
        workbook.WorkbookRun.as_view(),
        name="workspace_upload_run",
    ),
]
