"""Addresses of signed links; the names are those of `workplan.models.links.PAGES`."""

from django.urls import path

from . import drafts, previews, unsubscribing

urlpatterns = [
    path("draft/<token>/", drafts.DraftByLink.as_view(), name="link_draft"),
    path("preview/<token>/", previews.PreviewByLink.as_view(), name="link_preview"),
    path("unsubscribe/<token>/", unsubscribing.Unsubscribe.as_view(), name="unsubscribe"),
]
