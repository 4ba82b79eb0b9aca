from django.urls import path

from . import overview

urlpatterns = [
    path("", overview.Workspace.as_view(), name="workspace"),
]
