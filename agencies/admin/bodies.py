"""The group and its bodies: who belonged, who presided, who was counted, when they met."""

from django.contrib import admin

from agencies.models import AttestedCount, Body, Meeting, Membership, OfficeTerm
from agencies.resources import (
    AttestedCountResource,
    BodyResource,
    MeetingResource,
    MembershipResource,
    OfficeTermResource,
)

from .actions import ActionPointInline
from .base import RecordAdmin, RecordInline


class MemberInline(RecordInline):
    model = Membership
    fields = ["agency", "status", "starts", "ends", "basis", "confidence", "slug"]
    autocomplete_fields = ["agency"]
    slug_from = ("agency", "body")


class TermInline(RecordInline):
    model = OfficeTerm
    fields = ["agency", "role", "is_interim", "starts", "ends", "motto", "confidence", "slug"]
    autocomplete_fields = ["agency"]
    slug_from = ("body", "role", "agency", "starts")


class AttestedCountInline(RecordInline):
    model = AttestedCount
    fields = ["on", "count", "confidence", "slug"]
    slug_from = ("body", "on")


@admin.register(Body)
class BodyAdmin(RecordAdmin):
    resource_class = BodyResource
    list_display = ["name_en", "kind", "parent", "starts", "ends", "publication"]
    list_filter = ["kind", *RecordAdmin.list_filter]
    list_select_related = ["parent"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "parent", "predecessor"]
    date_hierarchy = "starts_latest"
    slug_from = ("name_en",)
    says = [
        "name_en",
        "name_official_in",
        "alternative_names",
        "kind",
        "parent",
        "predecessor",
        "starts",
        "ends",
        "mandate",
    ]
    translated = ["name"]
    inlines = [MemberInline, TermInline, AttestedCountInline]


@admin.register(Membership)
class MembershipAdmin(RecordAdmin):
    resource_class = MembershipResource
    list_display = ["agency", "body", "status", "starts", "ends", "confidence", "publication"]
    list_filter = ["status", "body", *RecordAdmin.list_filter]
    list_select_related = ["agency", "body"]
    search_fields = ["slug", "agency__search_text", "body__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "agency", "body"]
    date_hierarchy = "starts_latest"
    slug_from = ("agency", "body")
    says = ["agency", "body", "status", "starts", "ends", "basis"]


@admin.register(OfficeTerm)
class OfficeTermAdmin(RecordAdmin):
    resource_class = OfficeTermResource
    list_display = ["agency", "role", "is_interim", "body", "starts", "ends", "publication"]
    list_filter = ["role", "is_interim", "body", *RecordAdmin.list_filter]
    list_select_related = ["agency", "body"]
    search_fields = [*RecordAdmin.search_fields, "agency__search_text", "body__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "agency", "body"]
    date_hierarchy = "starts_latest"
    slug_from = ("body", "role", "agency", "starts")
    says = ["body", "agency", "role", "is_interim", "starts", "ends", "motto"]


@admin.register(AttestedCount)
class AttestedCountAdmin(RecordAdmin):
    resource_class = AttestedCountResource
    list_display = ["body", "on", "count", "confidence", "publication"]
    list_select_related = ["body"]
    search_fields = ["slug", "body__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "body"]
    date_hierarchy = "on_latest"
    slug_from = ("body", "on")
    says = ["body", "on", "count"]


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    resource_class = MeetingResource
    list_display = ["title", "level", "body", "starts", "ends", "city", "publication"]
    list_filter = ["level", "body", *RecordAdmin.list_filter]
    list_select_related = ["body"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "body", "country"]
    date_hierarchy = "starts_latest"
    slug_from = ("title",)
    says = [
        "title",
        "level",
        "body",
        "starts",
        "ends",
        "city",
        "country",
        "country_as_published",
        "topic",
        "decisions",
    ]
    inlines = [ActionPointInline]
