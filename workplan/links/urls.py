"""Addresses of signed links; the names are those of `workplan.models.links.PAGES`."""

from django.urls import path

from . import answers, confirming, drafts, previews, unsubscribing

urlpatterns = [
    path("answer/<token>/", answers.LinkAnswers.as_view(), name="link_answers"),
    path("draft/<token>/", drafts.DraftByLink.as_view(), name="link_draft"),
    path("preview/<token>/", previews.PreviewByLink.as_view(), name="link_preview"),
    path("confirm/<token>/", confirming.Confirm.as_view(), name="link_confirm"),
    path("unsubscribe/<token>/", unsubscribing.Unsubscribe.as_view(), name="unsubscribe"),
]
