"""Addresses of signed links; the names are those of `workplan.models.links.PAGES`."""

from django.urls import path

from . import unsubscribing

urlpatterns = [
    path("unsubscribe/<token>/", unsubscribing.Unsubscribe.as_view(), name="unsubscribe"),
]
