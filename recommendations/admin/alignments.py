"""Where the agendas meet, and where somebody looked and found nothing."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import RecordAdmin
from recommendations.models import Alignment, Framework, NoCounterpart
from recommendations.resources import AlignmentResource, NoCounterpartResource

from .deciding import DecidingActions
from .desk import Desk
from .past import DecisionInline
from .signing import AlignmentForm, NoCounterpartForm, Signed


class DecisionFilter(admin.SimpleListFilter):
    title = _("decision")
    parameter_name = "decision"

    def lookups(self, request, model_admin):
        return [("waiting", _("waits for one"))]

    def queryset(self, request, queryset):
        return queryset.waiting() if self.value() == "waiting" else queryset


class SideFilter(admin.SimpleListFilter):
    title = _("set on either side")
    parameter_name = "framework"

    def lookups(self, request, model_admin):
        return [(each.slug, str(each)) for each in Framework.objects.by_date()]

    def queryset(self, request, queryset):
        return queryset.with_side_in(self.value()) if self.value() else queryset


@admin.register(Alignment)
class AlignmentAdmin(Desk, DecidingActions, Signed, RecordAdmin):
    resource_class = AlignmentResource
    form = AlignmentForm
    change_list_template = "admin/recommendations/alignment/change_list.html"
    actions = ["endorse", "reject", "reopen", *RecordAdmin.actions]
    list_display = ["recommendation_a", "relation", "recommendation_b", "state", "publication"]
    list_display_links = ["recommendation_a", "relation"]
    list_filter = [
        DecisionFilter,
        "state",
        "relation",
        SideFilter,
        *RecordAdmin.list_filter,
    ]
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
    inlines = [DecisionInline]

    def has_delete_permission(self, request, obj=None):
        """A pair on which somebody decided stays, also where the public never saw it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.events.exclude(from_state="").exists())

    def also_for_the_desk(self):
        waiting = self.model.objects.waiting()
        return [(_("wait for a decision"), waiting, "decision=waiting")]


@admin.register(NoCounterpart)
class NoCounterpartAdmin(Signed, RecordAdmin):
    resource_class = NoCounterpartResource
    form = NoCounterpartForm
    list_display = ["recommendation", "framework", "checked", "checked_by", "publication"]
    list_filter = ["framework", *RecordAdmin.list_filter]
    list_select_related = ["recommendation", "framework", "checked_by"]
    search_fields = ["slug", "recommendation__search_text", "framework__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "recommendation", "framework"]
    date_hierarchy = "checked_latest"
    slug_from = ("recommendation", "framework")
    readonly_fields = ["checked_by"]
    says = ["recommendation", "framework", "checked", "checked_by"]
