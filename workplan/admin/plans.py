"""The secretariat edits work plans and their objectives, and takes plans from step to step."""

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import ChildAdmin, RecordAdmin
from agencies.admin.versioned import VersionedInline
from agencies.models import Publication
from workplan.models import Objective, PlanState, WorkPlan
from workplan.resources import WorkPlanResource

from .adopting import PlanSteps, Verb
from .carrying import HandsOn
from .importing import PlanImports
from .past import PlanEventInline, WaiverInline


class ObjectiveInline(VersionedInline):
    model = Objective
    fields = ["code", "text", "wording"]


NEXT = _("The next plan")


class StepFilter(admin.SimpleListFilter):
    title = _("next step")
    parameter_name = "step"

    def lookups(self, request, model_admin):
        return [("adopt", _("wait for adoption")), ("close", _("over, wait to be closed"))]

    def queryset(self, request, queryset):
        return waiting(queryset, self.value()) if self.value() else queryset


def waiting(plans, verb):
    """Those for which the next step is due: drafts, and adopted plans that are certainly over."""
    plans = plans.exclude(publication=Publication.WITHDRAWN)
    if verb == "adopt":
        return plans.filter(state=PlanState.DRAFT)
    return plans.filter(state=PlanState.ADOPTED, ends_latest__lt=timezone.localdate())


@admin.register(WorkPlan)
class WorkPlanAdmin(PlanSteps, HandsOn, PlanImports, RecordAdmin):
    resource_class = WorkPlanResource
    list_display = [
        "title_en",
        "body",
        "starts",
        "ends",
        "state",
        "next_step",
        "activity_count",
        "publication",
    ]
    list_filter = [StepFilter, "state", "body", *RecordAdmin.list_filter]
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
    readonly_fields = ["state"]
    translated = ["title"]
    inlines = [ObjectiveInline, PlanEventInline, WaiverInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(activity_number=Count("activities"))

    @admin.display(description=_("activities"), ordering="activity_number")
    def activity_count(self, plan):
        url = reverse(f"{self.admin_site.name}:workplan_activity_changelist")
        return format_html(
            '<a href="{}?plan__id__exact={}">{}</a>', url, plan.pk, plan.activity_number
        )

    @admin.display(description=_("next step"), empty_value="–")
    def next_step(self, plan):
        for name in plan.steps:
            if name == Verb.REOPEN:  # what was closed is followed by another plan
                return format_html('<a href="{}">{}…</a>', self.plan_url("next", plan), NEXT)
            return format_html('<a href="{}">{}…</a>', self.plan_url(name, plan), Verb(name).label)
        return None

    def also_for_the_desk(self):
        plans = WorkPlan.objects.all()
        return [
            (_("wait for adoption"), waiting(plans, "adopt"), "step=adopt"),
            (_("over, wait to be closed"), waiting(plans, "close"), "step=close"),
        ]

    def has_delete_permission(self, request, obj=None):
        """A plan that was adopted stays, also where the public never saw it."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not obj.events.exclude(from_state="").exists())


@admin.register(Objective)
class ObjectiveAdmin(ChildAdmin):
    list_display = ["code", "text", "plan", "wording"]
    list_filter = ["plan", "wording"]
    list_select_related = ["plan"]
    search_fields = ["code", "text", "plan__search_text"]
    autocomplete_fields = ["plan"]
    fields = ["plan", "code", "text", "wording"]
