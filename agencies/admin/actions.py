"""The secretariat writes down what meetings decided that somebody is to do."""

from django.contrib import admin

from agencies.models import ActionPoint

from .base import ChildAdmin


@admin.register(ActionPoint)
class ActionPointAdmin(ChildAdmin):
    list_display = ["text", "meeting", "agency", "due", "done_on"]
    list_filter = ["agency"]
    list_select_related = ["meeting", "agency"]
    search_fields = ["text", "note", "meeting__search_text", "agency__search_text"]
    autocomplete_fields = ["meeting", "agency"]
    date_hierarchy = "due"
    fields = ["meeting", "text", "agency", "due", "done_on", "note"]
