"""The secretariat edits good practices, and what was gone through."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from workplan.models import LinkReview, Practice, PracticePlace
from workplan.resources import LinkReviewResource, PracticeResource


class PracticePlaceInline(VersionedInline):
    model = PracticePlace
    fields = ["place", "as_published"]
    autocomplete_fields = ["place"]


@admin.register(Practice)
class PracticeAdmin(RecordAdmin):
    resource_class = PracticeResource
    list_display = ["title", "level", "publication", "changed_at"]
    list_filter = ["level", "themes", *RecordAdmin.list_filter]
    autocomplete_fields = [
        *RecordAdmin.autocomplete_fields,
        "agencies",
        "themes",
        "activities",
        "recommendations",
    ]
    slug_from = ("title",)
    says = [
        "title",
        "level",
        "summary",
        "results",
        "agencies",
        "partners",
        "themes",
        "activities",
        "recommendations",
    ]
    inlines = [PracticePlaceInline]


@admin.register(PracticePlace)
class PracticePlaceAdmin(ChildAdmin):
    list_display = ["practice", "place", "as_published"]
    list_select_related = ["practice", "place"]
    search_fields = ["practice__search_text", "place__code", "as_published"]
    autocomplete_fields = ["practice", "place"]
    fields = ["practice", "place", "as_published"]


@admin.register(LinkReview)
class LinkReviewAdmin(RecordAdmin):
    """Only what is published here turns "not gone through" into "none" on public pages."""

    resource_class = LinkReviewResource
    list_display = ["framework", "gone_through_by", "gone_through", "publication"]
    list_filter = ["framework", *RecordAdmin.list_filter]
    list_select_related = ["framework"]
    search_fields = [*RecordAdmin.search_fields, "framework__search_text", "gone_through_by"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "framework"]
    date_hierarchy = "gone_through_latest"
    slug_from = ("framework", "gone_through")
    says = ["framework", "gone_through_by", "gone_through"]
