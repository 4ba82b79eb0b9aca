"""The secretariat edits what was agreed, and where the agendas meet."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ChildAdmin, RecordAdmin, RecordInline
from agencies.admin.versioned import VersionedInline

from .models import (
    Alignment,
    ConvergenceColumn,
    ConvergenceTable,
    Framework,
    Instrument,
    NoCounterpart,
    Recommendation,
    Theme,
)
from .resources import (
    AlignmentResource,
    ConvergenceTableResource,
    FrameworkResource,
    InstrumentResource,
    NoCounterpartResource,
    RecommendationResource,
    ThemeResource,
)


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


class AlignmentInline(RecordInline):
    model = Alignment
    autocomplete_fields = ["recommendation_a", "recommendation_b"]
    readonly_fields = ["state"]
    slug_from = ("recommendation_a", "recommendation_b")


class AlignmentAsThis(AlignmentInline):
    fk_name = "recommendation_a"
    verbose_name_plural = _("alignments: this recommendation to that")
    fields = ["relation", "recommendation_b", "rationale", "basis", "confidence", "slug", "state"]


class AlignmentAsThat(AlignmentInline):
    fk_name = "recommendation_b"
    verbose_name_plural = _("alignments: that recommendation to this")
    fields = ["recommendation_a", "relation", "rationale", "basis", "confidence", "slug", "state"]


class NoCounterpartInline(RecordInline):
    model = NoCounterpart
    fields = ["framework", "checked", "note", "confidence", "slug"]
    slug_from = ("recommendation", "framework")


@admin.register(Recommendation)
class RecommendationAdmin(RecordAdmin):
    resource_class = RecommendationResource
    list_display = ["code", "short_title", "framework", "level", "wording", "publication"]
    list_display_links = ["code", "short_title"]
    list_filter = ["framework", "level", "wording", "assessable", *RecordAdmin.list_filter]
    list_select_related = ["framework"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "framework", "parent", "themes"]
    slug_from = ("framework", "code")
    says = [
        "framework",
        "code",
        "alternative_code",
        "number_is_ours",
        "parent",
        "order",
        "section",
        "level",
        "title_en",
        "title_official_in",
        "text_en",
        "text_official_in",
        "wording",
        "locator",
        "assessable",
        "themes",
    ]
    translated = ["title", "text"]
    inlines = [AlignmentAsThis, AlignmentAsThat, NoCounterpartInline]


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


class ColumnInline(VersionedInline):
    model = ConvergenceColumn
    fields = ["order", "name", "slug", "frameworks"]
    autocomplete_fields = ["frameworks"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(ConvergenceTable)
class ConvergenceTableAdmin(RecordAdmin):
    resource_class = ConvergenceTableResource
    list_display = ["title", "rows_framework", "publication", "changed_at"]
    list_select_related = ["rows_framework"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "rows_framework"]
    slug_from = ("title",)
    says = ["title", "rows_framework"]
    inlines = [ColumnInline]


@admin.register(ConvergenceColumn)
class ConvergenceColumnAdmin(ChildAdmin):
    list_display = ["name", "table", "order"]
    list_filter = ["table"]
    list_select_related = ["table"]
    search_fields = ["name", "slug", "table__search_text"]
    autocomplete_fields = ["table", "frameworks"]
    fields = ["table", "order", "name", "slug", "frameworks"]


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
