"""What happened to plans is read in the admin and never edited; waived checks are signed."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin, SearchText
from agencies.admin.past import PastRows, ReadOnly
from workplan.models import CheckWaiver, PlanEvent


class PlanEventInline(ReadOnly, admin.TabularInline):
    model = PlanEvent
    formset = PastRows
    fields = readonly_fields = ["to_state", "decided_on", "on_behalf_of", "comment", "by", "at"]

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()


class WaiverInline(ReadOnly, admin.TabularInline):
    """Waived on the page of adoption; changed and taken back on their own pages."""

    model = CheckWaiver
    formset = PastRows
    fields = readonly_fields = ["check_name", "activity", "reason", "by", "at"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("activity", "by")


@admin.register(PlanEvent)
class PlanEventAdmin(ReadOnly, SearchText, admin.ModelAdmin):
    list_display = ["plan", "to_state", "decided_on", "on_behalf_of", "by", "at"]
    list_filter = ["to_state", "on_behalf_of"]
    list_select_related = ["plan", "by", "on_behalf_of"]
    search_fields = ["comment", "plan__search_text"]
    date_hierarchy = "decided_on"
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    fields = readonly_fields = [
        "plan",
        "from_state",
        "to_state",
        "decided_on",
        "on_behalf_of",
        "comment",
        "by",
        "at",
    ]


@admin.register(CheckWaiver)
class CheckWaiverAdmin(ChildAdmin):
    list_display = ["plan", "check_name", "activity", "reason", "by"]
    list_filter = ["check_name", "plan"]
    list_select_related = ["plan", "activity", "by"]
    search_fields = ["reason", "plan__search_text", "activity__search_text"]
    autocomplete_fields = ["plan", "activity"]
    readonly_fields = ["by"]
    fields = ["plan", "check_name", "activity", "reason", "by"]

    def save_model(self, request, obj, form, change):
        if form.changed_data:
            obj.by = request.user
        super().save_model(request, obj, form, change)
