"""The secretariat edits activities and what hangs on them."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    Output,
)
from workplan.planning.checks import Checks
from workplan.resources import ActivityResource

from .bulk import BulkChange


class AgencyInline(VersionedInline):
    model = ActivityAgency
    fields = ["agency", "role", "is_reporting", "starts", "ends"]
    autocomplete_fields = ["agency"]


class RecommendationInline(VersionedInline):
    model = ActivityRecommendation
    fields = ["recommendation", "confidence"]
    autocomplete_fields = ["recommendation"]


class ActivityPlaceInline(VersionedInline):
    model = ActivityPlace
    fields = ["place", "as_published"]
    autocomplete_fields = ["place"]


class OutputInline(VersionedInline):
    model = Output
    fields = ["title", "due", "delivered", "document"]
    autocomplete_fields = ["document"]


class LeadFilter(admin.SimpleListFilter):
    title = _("lead")
    parameter_name = "lead"

    def lookups(self, request, model_admin):
        return [("none", _("no lead agency")), ("some", _("with a lead agency"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return without_lead(queryset)
        return queryset.filter(Exists(leads())) if self.value() == "some" else queryset


def leads():
    """The leads of an activity, the outer query."""
    return ActivityAgency.objects.leads().filter(activity=OuterRef("pk"))


def without_lead(activities):
    return activities.filter(~Exists(leads()))


@admin.register(Activity)
class ActivityAdmin(BulkChange, RecordAdmin):
    resource_class = ActivityResource
    actions = ["change_many", *RecordAdmin.actions]
    list_display = ["code", "title", "plan", "kind", "status", "starts", "ends", "publication"]
    list_display_links = ["title"]
    list_filter = ["status", "kind", "scope", "plan", LeadFilter, *RecordAdmin.list_filter]
    list_select_related = ["plan"]
    autocomplete_fields = [
        *RecordAdmin.autocomplete_fields,
        "plan",
        "objective",
        "body",
        "carried_from",
        "themes",
    ]
    date_hierarchy = "starts_latest"
    slug_from = ("title",)
    says = [
        "plan",
        "plan_basis",
        "objective",
        "code",
        "title",
        "description",
        "kind",
        "kind_as_published",
        "scope",
        "scope_note",
        "body",
        "starts",
        "ends",
        "partners",
        "themes",
        "carried_from",
        "status",
        "status_note",
        "last_known_status",
        "status_as_of",
    ]
    inlines = [AgencyInline, RecommendationInline, ActivityPlaceInline, OutputInline]

    def save_related(self, request, form, formsets, change):
        """A lead that was no member then is no error: the editor is told."""
        super().save_related(request, form, formsets, change)
        doubts = Checks(form.instance.plan).doubts_about_leads(form.instance)
        if doubts:
            messages.warning(request, doubts)

    def also_for_the_desk(self):
        return [(_("without a lead"), without_lead(Activity.objects.all()), "lead=none")]


@admin.register(ActivityAgency)
class ActivityAgencyAdmin(ChildAdmin):
    list_display = ["activity", "agency", "role", "is_reporting", "starts", "ends"]
    list_filter = ["role", "is_reporting"]
    list_select_related = ["activity", "agency"]
    search_fields = ["activity__search_text", "agency__search_text"]
    autocomplete_fields = ["activity", "agency"]
    fields = ["activity", "agency", "role", "is_reporting", "starts", "ends"]


@admin.register(ActivityRecommendation)
class ActivityRecommendationAdmin(ChildAdmin):
    list_display = ["activity", "recommendation", "confidence"]
    list_filter = ["confidence"]
    list_select_related = ["activity", "recommendation"]
    search_fields = ["activity__search_text", "recommendation__search_text"]
    autocomplete_fields = ["activity", "recommendation"]
    fields = ["activity", "recommendation", "confidence"]


@admin.register(ActivityPlace)
class ActivityPlaceAdmin(ChildAdmin):
    list_display = ["activity", "place", "as_published"]
    list_select_related = ["activity", "place"]
    search_fields = ["activity__search_text", "place__code", "as_published"]
    autocomplete_fields = ["activity", "place"]
    fields = ["activity", "place", "as_published"]


@admin.register(Output)
class OutputAdmin(ChildAdmin):
    list_display = ["title", "activity", "due", "delivered", "document"]
    list_select_related = ["activity", "document"]
    search_fields = ["title", "activity__search_text", "document__search_text"]
    autocomplete_fields = ["activity", "document"]
    date_hierarchy = "due_latest"
    fields = ["activity", "title", "due", "delivered", "document"]
