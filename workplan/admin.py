"""The secretariat edits what is done about it."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline

from .models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    LinkReview,
    Objective,
    Output,
    Practice,
    PracticePlace,
    ProgressUpdate,
    WorkPlan,
)
from .resources import (
    ActivityResource,
    LinkReviewResource,
    PracticeResource,
    ProgressUpdateResource,
    WorkPlanResource,
)


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
    translated = ["title"]
    inlines = [ObjectiveInline]


@admin.register(Objective)
class ObjectiveAdmin(ChildAdmin):
    list_display = ["code", "text", "plan", "wording"]
    list_filter = ["plan", "wording"]
    list_select_related = ["plan"]
    search_fields = ["code", "text", "plan__search_text"]
    autocomplete_fields = ["plan"]
    fields = ["plan", "code", "text", "wording"]


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
class ActivityAdmin(RecordAdmin):
    resource_class = ActivityResource
    list_display = ["title", "plan", "kind", "status", "starts", "ends", "publication"]
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


@admin.register(ProgressUpdate)
class ProgressUpdateAdmin(RecordAdmin):
    """What was read from public documents; agencies report in the workspace."""

    resource_class = ProgressUpdateResource
    list_display = ["activity", "reported", "origin", "agency", "status", "publication"]
    list_filter = ["origin", "status", "agency", *RecordAdmin.list_filter]
    list_select_related = ["activity", "agency"]
    search_fields = [*RecordAdmin.search_fields, "activity__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "activity"]
    readonly_fields = ["origin", "agency"]
    date_hierarchy = "reported_latest"
    slug_from = ("activity", "reported")
    says = ["activity", "origin", "agency", "reported", "status", "what_changed", "language"]


class PracticePlaceInline(VersionedInline):
    model = PracticePlace
    fields = ["place", "as_published"]
    autocomplete_fields = ["place"]


@admin.register(Practice)
class PracticeAdmin(RecordAdmin):
    resource_class = PracticeResource
    list_display = ["title", "level", "publication", "changed_at"]
    list_filter = ["level", "themes", *RecordAdmin.list_filter]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "agencies", "themes"]
    slug_from = ("title",)
    says = ["title", "level", "summary", "agencies", "partners", "themes"]
    inlines = [PracticePlaceInline]


@admin.register(PracticePlace)
class PracticePlaceAdmin(ChildAdmin):
    list_display = ["practice", "place", "as_published"]
    list_select_related = ["practice", "place"]
    search_fields = ["practice__search_text", "place__code", "as_published"]
    autocomplete_fields = ["practice", "place"]
    fields = ["practice", "place", "as_published"]


@admin.register(LinkReview)
class LinkReviewAdmin(RecordAdmin):
    """Only what is published here turns "not gone through" into "none" on public pages."""

    resource_class = LinkReviewResource
    list_display = ["framework", "gone_through_by", "gone_through", "publication"]
    list_filter = ["framework", *RecordAdmin.list_filter]
    list_select_related = ["framework"]
    search_fields = [*RecordAdmin.search_fields, "framework__search_text", "gone_through_by"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "framework"]
    date_hierarchy = "gone_through_latest"
    slug_from = ("framework", "gone_through")
    says = ["framework", "gone_through_by", "gone_through"]
