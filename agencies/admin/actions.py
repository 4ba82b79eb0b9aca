"""The secretariat writes down what meetings decided that somebody is to do."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.models import ActionPoint, Agency

from .base import ChildAdmin
from .versioned import VersionedInline


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("open", _("open")), ("overdue", _("overdue")), ("done", _("done"))]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.open()
        if self.value() == "overdue":
            return queryset.overdue()
        return queryset.exclude(done_on=None) if self.value() == "done" else queryset


class DoerFilter(admin.SimpleListFilter):
    """Agencies that have anything to do, and the secretariat."""

    title = _("agency")
    parameter_name = "agency"

    def lookups(self, request, model_admin):
        doing = Agency.objects.filter(pk__in=ActionPoint.objects.values("agency"))
        return [("secretariat", _("secretariat")), *doing.values_list("slug", "acronym_en")]

    def queryset(self, request, queryset):
        if self.value() == "secretariat":
            return queryset.filter(agency=None)
        return queryset.filter(agency__slug=self.value()) if self.value() else queryset


class ActionPointInline(VersionedInline):
    model = ActionPoint
    fields = ["text", "agency", "due", "done_on", "note"]
    autocomplete_fields = ["agency"]


@admin.register(ActionPoint)
class ActionPointAdmin(ChildAdmin):
    list_display = ["text", "meeting", "agency", "due", "done_on", "is_overdue"]
    list_filter = [StandingFilter, DoerFilter]
    list_select_related = ["meeting", "agency"]
    search_fields = ["text", "note", "meeting__search_text", "agency__search_text"]
    autocomplete_fields = ["meeting", "agency"]
    date_hierarchy = "due"
    fields = ["meeting", "text", "agency", "due", "done_on", "note"]

    @admin.display(description=_("overdue"), boolean=True)
    def is_overdue(self, point):
        return point.is_overdue
