"""The secretariat prepares rounds of reporting; verbs take them from step to step."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.admin.base import ChildAdmin
from agencies.admin.past import ReadOnly
from gmg_portal.lib.forms import VersionedModelForm
from workplan.models import ReportingRound, ReportRequest, RoundScope, RoundState, WorkPlan
from workplan.plans import is_over
from workplan.reporting.standing import Standing, with_standing

from .review import RecordingViews
from .round_mails import MailViews
from .round_requests import RequestViews
from .round_steps import RoundSteps

#: Reports are due so long after a round opens, if nobody says otherwise.
USUALLY = timedelta(days=30)
#: What stands once a round has asked somebody.
SETTLED = ("plan", "slug", "scope", "opens_on", "due_on")


class RoundForm(VersionedModelForm):
    """The short name is made from the plan and the month if it is left empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.instance.pk is None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Part of the public address. Left empty, it is made from the other fields."
            )

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and "slug" not in self.errors and not cleaned.get("slug"):
            cleaned["slug"] = free_slug(cleaned.get("plan"), cleaned.get("opens_on"))
        return cleaned


def free_slug(plan, day):
    start = slugify(f"{plan.slug if plan else 'round'}-{(day or timezone.localdate()):%Y-%m}")[:90]
    taken = set(
        ReportingRound.objects.filter(slug__startswith=start).values_list("slug", flat=True)
    )
    names = (start, *(f"{start}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


@admin.register(ReportingRound)
class ReportingRoundAdmin(RoundSteps, RequestViews, MailViews, ChildAdmin):
    form = RoundForm
    change_form_template = "admin/workplan/reportinground/change_form.html"
    list_display = ["title", "asked", "state", "next_step", "due_on", "opens_on", "plan"]
    list_filter = ["state", "plan"]
    list_select_related = ["plan"]
    search_fields = ["title", "slug", "plan__search_text"]
    autocomplete_fields = ["plan", "contact"]
    date_hierarchy = "due_on"
    readonly_fields = ["state"]
    fields = [
        "plan",
        "title",
        "slug",
        "asks",
        "scope",
        "opens_on",
        "due_on",
        "contact",
        "state",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(asked_number=Count("requests"))

    @admin.display(description=gettext_lazy("asked about"), ordering="asked_number")
    def asked(self, round_):
        return format_html(
            '<a href="{}">{}</a>', self.round_url("requests", round_), round_.asked_number
        )

    @admin.display(description=gettext_lazy("next step"), empty_value="–")
    def next_step(self, round_):
        for verb in self.steps_of(round_)[:1]:
            return format_html('<a href="{}">{}…</a>', self.round_url(verb, round_), verb.label)
        return None

    def round_url(self, page, round_):
        return reverse(f"{self.admin_site.name}:workplan_reportinground_{page}", args=[round_.pk])

    def get_changeform_initial_data(self, request):
        """From the plan that is named in the address, if one is."""
        today = timezone.localdate()
        given = super().get_changeform_initial_data(request)
        key = str(given.get("plan", ""))
        plan = WorkPlan.objects.filter(pk=int(key)).first() if key.isdecimal() else None
        defaults = {"due_on": today + USUALLY, "contact": request.user.pk}
        if plan is not None:
            ends = is_over(plan, None)
            defaults["scope"] = RoundScope.UNKNOWN if ends else RoundScope.UNFINISHED
            defaults["slug"] = free_slug(plan, today)
            text = _("Closing round: %(plan)s") if ends else _("Reports on %(plan)s")
            defaults["title"] = (text % {"plan": plan})[:200]
        return {**defaults, **given}

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *SETTLED] if obj and obj.state != RoundState.DRAFT else fields

    def has_change_permission(self, request, obj=None):
        """What is sealed is read here and never changed."""
        is_sealed = obj is not None and obj.state == RoundState.SEALED
        return super().has_change_permission(request, obj) and not is_sealed

    def has_delete_permission(self, request, obj=None):
        """A round that asked somebody stays."""
        is_draft = obj is None or obj.state == RoundState.DRAFT
        return super().has_delete_permission(request, obj) and is_draft

    def view_on_site(self, obj):
        return None if obj.state == RoundState.DRAFT else obj.get_absolute_url()


class StandingFilter(admin.SimpleListFilter):
    """Overdue is what an open round still waits for."""

    title = gettext_lazy("report")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("overdue", _("overdue")), *Standing.choices]

    def queryset(self, request, queryset):
        if self.value() == "overdue":
            return queryset.in_open_rounds().filter(is_overdue=True)
        return queryset.filter(standing=self.value()) if self.value() else queryset


@admin.register(ReportRequest)
class ReportRequestAdmin(RecordingViews, ReadOnly, ChildAdmin):
    """Read here; the page of its round extends, waives and reminds."""

    list_display = ["activity", "agency", "stands", "due_day", "round"]
    list_filter = [StandingFilter, "round", "agency"]
    list_select_related = ["activity", "agency", "round"]
    search_fields = ["activity__search_text", "agency__search_text"]
    fields = [
        "round",
        "activity",
        "agency",
        "extended_to",
        "extended_because",
        "waived_because",
    ]

    def get_queryset(self, request):
        return with_standing(super().get_queryset(request))

    @admin.display(description=gettext_lazy("report"))
    def stands(self, asked):
        word = Standing(asked.standing).label
        return f"{word} ({_('overdue')})" if asked.is_overdue else word

    @admin.display(description=gettext_lazy("due"), ordering="due_day")
    def due_day(self, asked):
        return asked.due_day
