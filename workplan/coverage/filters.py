"""What the list of who works on what can be narrowed to; one set for page, download and API."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.filter_forms import HiddenOnce, OneOfField
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
)
from recommendations.models import Framework, Level, Recommendation, Theme
from workplan.filter_kinds import NONE, NamedOptions, OrNoneFilter

from .states import Coverage, covered, served_by
from .summary import GROUPINGS, without_theme

STATES = [(state.slug, state.label) for state in Coverage]


class LevelFilter(ChoiceMultipleFilter):
    def filter(self, queryset, value):
        levels = ["" if each == NONE else each for each in value or ()]
        return queryset.filter(level__in=levels) if levels else queryset


class ThemeOrNoneFilter(OrNoneFilter):
    def filter(self, queryset, value):
        if not value:
            return queryset
        filed = Recommendation.themes.through.objects.filter(theme__slug__in=value)
        found = Q(pk__in=filed.values("recommendation"))
        return queryset.filter(found | without_theme() if NONE in value else found)


class ServingAgencyFilter(OrNoneFilter):
    """Leads or contributes to an activity that counts as work on it."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        day = self.parent.day
        found = Q(pk__in=served_by(value, day))
        return queryset.filter(found | ~Q(pk__in=served_by(day=day)) if NONE in value else found)


class StateFilter(ChoiceMultipleFilter):
    def filter(self, queryset, value):
        states = [Coverage.named(each) for each in value or ()]
        return queryset.filter(coverage__in=states) if states else queryset


class AsOnDayFilter(OnDayFilter):
    """The day of which all the others speak: the rows are computed for it."""

    def filter(self, queryset, value):
        return queryset


class CoverageFilterSet(NamedOptions, PortalFilterSet):
    first_fields = ("text", "framework", "state", "agency")

    text = TextFilter()
    framework = SlugMultipleFilter(
        "framework",
        queryset=Framework.objects.all(),
        shows="title",
        label=_("Set of recommendations"),
    )
    state = StateFilter(choices=STATES, label=_("Who works on it"))
    agency = ServingAgencyFilter(
        "agency",
        queryset=Agency.objects.all(),
        shows="acronym",
        label=_("Agency"),
        no_label=_("No agency on record"),
    )
    theme = ThemeOrNoneFilter(
        "themes", queryset=Theme.objects.all(), label=_("Theme"), no_label=_("No theme on record")
    )
    level = LevelFilter(choices=[*Level.choices, (NONE, _("No level on record"))], label=_("Level"))
    on = AsOnDayFilter(label=_("As it was on this day"))
    sort = SortFilter(
        {
            "state": ("coverage", "framework__dated_latest", "framework__slug", "order"),
            "dated": ("framework__dated_latest", "framework__slug", "order"),
            "framework": ("framework__title", "order"),
        }
    )

    @property
    def day(self):
        self.form.is_valid()
        return self.form.cleaned_data.get("on")

    def filter_queryset(self, queryset):
        return super().filter_queryset(covered(queryset, self.day))


class GroupingFilter(django_filters.Filter):
    """`?by=theme`: what the bars of the page stand for; changes no row."""

    field_class = OneOfField

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenOnce, choices=list(GROUPINGS.items()), **kwargs)

    def filter(self, queryset, value):
        return queryset


class CoveragePageFilterSet(CoverageFilterSet):
    """Of the page, which also draws bars."""

    by = GroupingFilter(label=_("By"))

    def active_chips(self, request):
        return [chip for chip in super().active_chips(request) if chip.name != "by"]


class CoverageDayFilterSet(PortalFilterSet):
    """Of one recommendation: the day alone."""

    on = AsOnDayFilter(label=_("As it was on this day"))
