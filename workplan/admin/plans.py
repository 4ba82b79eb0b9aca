"""The secretariat edits work plans and their objectives."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from workplan.models import Objective, WorkPlan
from workplan.resources import WorkPlanResource

from .past import PlanEventInline


class ObjectiveInline(VersionedInline):
    model = Objective
    fields = ["code", "text", "wording"]


@admin.register(WorkPlan)
class WorkPlanAdmin(RecordAdmin):
    resource_class = WorkPlanResource
    list_display = ["title_en", "body", "starts", "ends", "state", "publication"]
    list_filter = ["state", "body", *RecordAdmin.list_filter]
    list_select_related = ["body"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "body", "supersedes"]
    date_hierarchy = "starts_latest"
    slug_from = ("title_en",)
    says = [
        "body",
        "title_en",
        "title_official_in",
        "summary",
        "starts",
        "ends",
        "state",
        "supersedes",
    ]
    readonly_fields = ["state"]
    translated = ["title"]
    inlines = [ObjectiveInline, PlanEventInline]


@admin.register(Objective)
class ObjectiveAdmin(ChildAdmin):
    list_display = ["code", "text", "plan", "wording"]
    list_filter = ["plan", "wording"]
    list_select_related = ["plan"]
    search_fields = ["code", "text", "plan__search_text"]
    autocomplete_fields = ["plan"]
    fields = ["plan", "code", "text", "wording"]
