"""The secretariat prepares rounds of reporting; verbs take them from step to step."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin
from workplan.models import ReportingRound, ReportRequest

from .review import RecordingViews
from .round_mails import MailViews


@admin.register(ReportingRound)
class ReportingRoundAdmin(MailViews, ChildAdmin):
    list_display = ["title", "plan", "state", "opens_on", "due_on", "scope"]
    list_filter = ["state", "plan"]
    list_select_related = ["plan"]
    search_fields = ["title", "slug", "plan__search_text"]
    autocomplete_fields = ["plan", "contact"]
    date_hierarchy = "due_on"
    readonly_fields = ["state"]
    fields = [
        "plan",
        "title",
        "slug",
        "asks",
        "scope",
        "opens_on",
        "due_on",
        "contact",
        "state",
    ]


@admin.register(ReportRequest)
class ReportRequestAdmin(RecordingViews, ChildAdmin):
    list_display = ["activity", "agency", "round", "extended_to", "waived_because"]
    list_filter = ["round", "agency"]
    list_select_related = ["activity", "agency", "round"]
    search_fields = ["activity__search_text", "agency__search_text"]
    readonly_fields = ["round", "activity", "agency"]
    fields = [
        "round",
        "activity",
        "agency",
        "extended_to",
        "extended_because",
        "waived_because",
    ]

    def has_add_permission(self, request):
        """A round asks when it is opened."""
        return False
