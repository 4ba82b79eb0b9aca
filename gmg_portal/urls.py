"""Addresses: public pages in six languages; the admin and the API in English."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView

from gmg_portal.lib.viewsets import NoSuchAddress

from . import mails, views
from .api import router
from .sitemaps import SITEMAPS
from .styleguide import styleguide

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include(router.urls)),
    path("api/schema/", SpectacularAPIView.as_view(), name="api_schema"),
    path("api/v1/<path:rest>", NoSuchAddress.as_view()),
    path(
        "sitemap.xml",
        sitemap_index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", RedirectView.as_view(url="/static/img/favicon.svg", permanent=True)),
]

development: list[URLPattern | URLResolver] = []
if settings.DEBUG:
    development += [
        path("styleguide/", styleguide, name="styleguide"),
        path("mails/", include(mails.urlpatterns)),
    ]
urlpatterns += i18n_patterns(
    path("", views.Home.as_view(), name="home"),
    path("search/", views.Search.as_view(), name="search"),
    path("themes/<slug:slug>/", views.ThemeDetail.as_view(), name="theme_detail"),
    path("years/", views.YearList.as_view(), name="year_list"),
    path("years/<int:year>/", views.YearDetail.as_view(), name="year_detail"),
    path("data/", views.Data.as_view(), name="data"),
    path("data/record.zip", views.DataDownload.as_view(), name="data_download"),
    path("api/", views.ApiDocs.as_view(), name="api_docs"),
    path("accessibility/", views.Accessibility.as_view(), name="accessibility"),
    path("contact/", views.Contact.as_view(), name="contact"),
    path("account/", include("gmg_portal.accounts.urls")),
    *development,
    path("", include("agencies.urls")),
    path("", include("recommendations.urls")),
    path("", include("workplan.urls")),
    prefix_default_language=False,
)
