"""Where the agendas meet, and where somebody looked and found nothing."""

from django.contrib import admin

from agencies.admin.base import RecordAdmin
from recommendations.models import Alignment, NoCounterpart
from recommendations.resources import AlignmentResource, NoCounterpartResource


@admin.register(Alignment)
class AlignmentAdmin(RecordAdmin):
    resource_class = AlignmentResource
    list_display = ["recommendation_a", "relation", "recommendation_b", "state", "publication"]
    list_display_links = ["recommendation_a", "relation"]
    list_filter = ["state", "relation", *RecordAdmin.list_filter]
    list_select_related = ["recommendation_a", "recommendation_b"]
    search_fields = [
        "slug",
        "rationale",
        "recommendation_a__search_text",
        "recommendation_b__search_text",
    ]
    autocomplete_fields = [
        *RecordAdmin.autocomplete_fields,
        "recommendation_a",
        "recommendation_b",
    ]
    readonly_fields = ["state"]
    slug_from = ("recommendation_a", "recommendation_b")
    says = ["recommendation_a", "relation", "recommendation_b", "rationale", "basis", "state"]


@admin.register(NoCounterpart)
class NoCounterpartAdmin(RecordAdmin):
    resource_class = NoCounterpartResource
    list_display = ["recommendation", "framework", "checked", "publication"]
    list_filter = ["framework", *RecordAdmin.list_filter]
    list_select_related = ["recommendation", "framework"]
    search_fields = ["slug", "recommendation__search_text", "framework__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "recommendation", "framework"]
    date_hierarchy = "checked_latest"
    slug_from = ("recommendation", "framework")
    says = ["recommendation", "framework", "checked"]
