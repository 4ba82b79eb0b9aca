"""The addresses of development, where mails are read on a page."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from gmg_portal import mails, urls

urlpatterns = [
    *urls.urlpatterns,
    *i18n_patterns(path("mails/", include(mails.urlpatterns)), prefix_default_language=False),
]
