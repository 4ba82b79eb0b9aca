"""What is compared, and which changes are shown; one set for page, download and API."""

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filter_forms import TWICE, DayField
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
)
from workplan.models import WorkPlan

from .changes import BetweenDays, BetweenPlans, Change

ASK_PLAN = _("Say which plan is compared.")
ASK_OTHER = _("Give another plan (with), or two days (on, with_on).")
ASK_DAY = _("Give two days: on and with_on.")
NOT_BOTH = _("Compare two plans, or two days of one plan: not both.")
SAME_PLAN = _("This is the same plan. Choose another one, or two days.")
SAME_DAY = _("This is the same day. Choose another one.")


class ComparedFilter(SlugMultipleFilter):
    """A plan that is compared: says what the rows are made of, and narrows nothing."""

    def __init__(self, label):
        super().__init__(None, label=label, queryset=WorkPlan.objects.all(), shows="title")

    def filter(self, queryset, value):
        return queryset


class ComparedDayFilter(django_filters.Filter):
    field_class = DayField
    openapi = {"type": "string", "format": "date"}

    def filter(self, queryset, value):
        return queryset


class ChangeFilter(ChoiceMultipleFilter):
    def filter(self, queryset, value):
        return self.parent.comparison.with_changes(value) if value else queryset


class ComparisonFilterSet(PortalFilterSet):
    """`?plan=&with=` two plans, `?plan=&on=&with_on=` two days of one."""

    #: Without a pair to compare there is an error, and no empty list.
    is_required = True
    #: All that is told of each row; a page asks that of its own rows alone.
    is_in_full = True

    plan = ComparedFilter(_("Work plan"))
    on = ComparedDayFilter(label=_("On this day"))
    with_on = ComparedDayFilter(label=_("With this day"))
    change = ChangeFilter(label=_("What happened"), choices=Change.choices)
    sort = SortFilter({"title": "title", "starts": ("starts_latest", "title")})

    @classmethod
    def get_filters(cls):
        filters = super().get_filters()
        # The name of the parameter is no name that Python allows.
        filters["with"] = ComparedFilter(_("With this plan"))
        return filters

    @property
    def form(self):
        form = super().form
        if not hasattr(form, "is_pair_checked"):
            form.is_pair_checked = True
            if form.is_valid():
                self.check(form.cleaned_data)
        return form

    def check(self, asked):
        """Refuse what is no pair."""
        plan, other, days = asked["plan"], asked["with"], (asked["on"], asked["with_on"])
        several = next((name for name in ("plan", "with") if len(asked[name]) > 1), "")
        if several:
            self.refuse(several, several, (), TWICE)
        elif not plan:
            self.refuse_none("plan", ASK_PLAN, is_wrong=other or any(days))
        elif other and any(days):
            self.refuse("with", *other, (), NOT_BOTH)
        elif other:
            self.refuse_same("with", plan, other, SAME_PLAN)
        elif all(days):
            self.refuse_same("with_on", *days, SAME_DAY)
        elif any(days):
            self.refuse("on" if days[1] else "with_on", "", (), ASK_DAY)
        else:
            self.refuse_none("with", ASK_OTHER)

    def refuse_same(self, parameter, one, other, message):
        if one == other:
            self.refuse(parameter, "", (), message)

    def refuse_none(self, parameter, message, is_wrong=False):
        if self.is_required or is_wrong:
            self.refuse(parameter, "", (), message)

    @cached_property
    def comparison(self):
        """What is compared, or None where that is not said, or not rightly."""
        form = self.form
        if not form.is_valid():
            return None
        asked = form.cleaned_data
        slugs = [*asked["plan"], *asked["with"]]
        if not asked["on"] and len(slugs) < 2:
            return None
        found = WorkPlan.objects.visible_to(self.user).in_bulk(slugs, field_name="slug")
        plans = [found[slug] for slug in slugs]
        if asked["on"]:
            return BetweenDays(self.queryset, *plans, asked["on"], asked["with_on"])
        return BetweenPlans(self.queryset, *plans)

    def filter_queryset(self, queryset):
        if self.comparison is None:
            return queryset.none()
        rows = super().filter_queryset(self.comparison.rows)
        return self.comparison.in_full(rows) if self.is_in_full else rows

    def active_chips(self, request):
        return [chip for chip in super().active_chips(request) if chip.name == "change"]


class PagedComparisonFilterSet(ComparisonFilterSet):
    is_in_full = False


class ComparisonPageFilterSet(PagedComparisonFilterSet):
    """Of the page, which asks what to compare."""

    is_required = False
