"""The library, what the group says of itself, the glossary, and the places."""

from django.contrib import admin

from agencies.models import Document, Excerpt, GlossaryEntry, Place
from agencies.resources import (
    DocumentResource,
    ExcerptResource,
    GlossaryEntryResource,
    PlaceResource,
)

from .base import RecordAdmin
from .transfer import TransferViews
from .versioned import VersionedAdmin


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    resource_class = DocumentResource
    list_display = ["title", "kind", "publisher", "date", "is_gmg_publication", "publication"]
    list_filter = ["kind", "is_gmg_publication", "is_public", "language", *RecordAdmin.list_filter]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "lead_agencies", "signatories"]
    date_hierarchy = "date_latest"
    slug_from = ("title",)
    says = [
        "title",
        "kind",
        "kind_as_published",
        "publisher",
        "date",
        "url",
        "also_at",
        "source_file",
        "language",
        "summary",
        "lead_agencies",
        "signatories",
        "is_gmg_publication",
        "is_public",
    ]


@admin.register(Excerpt)
class ExcerptAdmin(RecordAdmin):
    resource_class = ExcerptResource
    list_display = ["heading", "document", "wording", "publication"]
    list_filter = ["wording", *RecordAdmin.list_filter]
    list_select_related = ["document"]
    search_fields = [*RecordAdmin.search_fields, "text", "document__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "document"]
    slug_from = ("heading",)
    says = ["document", "heading", "text", "wording"]


@admin.register(GlossaryEntry)
class GlossaryEntryAdmin(RecordAdmin):
    resource_class = GlossaryEntryResource
    list_display = ["term_en", "expansion_en", "term_fr", "term_ar", "publication"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "see_also"]
    slug_from = ("term_en",)
    says = ["term_en", "expansion_en", "text_en", "term_official_in", "see_also"]
    translated = ["term", "expansion", "text"]


@admin.register(Place)
class PlaceAdmin(TransferViews, VersionedAdmin):
    """Names come from CLDR; a code stands for the same place for ever."""

    resource_class = PlaceResource

    list_display = ["code", "name", "kind", "region"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["code"]
    autocomplete_fields = ["region"]
    fields = ["code", "kind", "region"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False
