"""Saved tables of convergence and their columns."""

from django.contrib import admin

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from recommendations.models import ConvergenceColumn, ConvergenceTable
from recommendations.resources import ConvergenceTableResource


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
