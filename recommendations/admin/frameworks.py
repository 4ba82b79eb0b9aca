"""Sets of recommendations, and the themes that they are filed under."""

from django.contrib import admin

from agencies.admin.base import RecordAdmin
from recommendations.models import Framework, Theme
from recommendations.resources import FrameworkResource, ThemeResource


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    resource_class = ThemeResource
    list_display = ["name_en", "name_fr", "name_ar", "publication", "changed_at"]
    slug_from = ("name_en",)
    says = ["name_en", "name_official_in", "description"]
    translated = ["name"]


@admin.register(Framework)
class FrameworkAdmin(RecordAdmin):
    resource_class = FrameworkResource
    list_display = ["title_en", "issuer", "dated", "wording", "publication"]
    list_filter = ["wording", *RecordAdmin.list_filter]
    date_hierarchy = "dated_latest"
    slug_from = ("title_en",)
    says = ["title_en", "title_official_in", "issuer", "dated", "summary", "preamble", "wording"]
    translated = ["title"]
