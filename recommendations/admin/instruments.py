"""Treaties and declarations."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from recommendations.models import Instrument, InstrumentRecommendation
from recommendations.resources import InstrumentResource


class RecommendationInline(VersionedInline):
    model = InstrumentRecommendation
    fields = ["recommendation", "confidence"]
    autocomplete_fields = ["recommendation"]


@admin.register(Instrument)
class InstrumentAdmin(RecordAdmin):
    resource_class = InstrumentResource
    list_display = ["short_name_en", "kind", "scope", "adopted", "custodian", "publication"]
    list_filter = ["kind", "scope", "custodian", *RecordAdmin.list_filter]
    list_select_related = ["custodian"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "custodian", "themes", "regions"]
    date_hierarchy = "adopted_latest"
    slug_from = ("short_name_en",)
    says = [
        "title_en",
        "title_official_in",
        "short_name_en",
        "short_name_official_in",
        "kind",
        "scope",
        "scope_note",
        "regions",
        "adopted",
        "entered_into_force",
        "depositary",
        "custodian",
        "parties",
        "parties_as_of",
        "status_url",
        "themes",
    ]
    translated = ["title", "short_name"]
    inlines = [RecommendationInline]


@admin.register(InstrumentRecommendation)
class InstrumentRecommendationAdmin(ChildAdmin):
    list_display = ["instrument", "recommendation", "confidence"]
    list_filter = ["confidence"]
    list_select_related = ["instrument", "recommendation"]
    search_fields = ["instrument__search_text", "recommendation__search_text"]
    autocomplete_fields = ["instrument", "recommendation"]
    fields = ["instrument", "recommendation", "confidence"]
