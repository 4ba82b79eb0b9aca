"""Addresses: public pages in six languages; the admin and the API in English."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from .api import router

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include(router.urls)),
]

if settings.DEBUG:
    urlpatterns += []

urlpatterns += i18n_patterns(
    path("account/", include("allauth.account.urls")),
    prefix_default_language=False,
)
