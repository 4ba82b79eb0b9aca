"""What the list of overlaps can be narrowed to; one set for page, download and API."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Place
from gmg_portal.lib.filters import (
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    YearFilter,
    YesNoFilter,
)
from recommendations.models import Framework, Recommendation, Theme
from workplan.filter_kinds import NamedOptions, PlaceFilter, RecommendationFilter
from workplan.models import Activity, ActivityAgency, ActivityPlace, WorkPlan


class ServedFilter(SlugMultipleFilter):
    """Overlaps on some recommendations; `field_name` leads from a recommendation."""

    def filter(self, overlaps, value):
        return overlaps.serving(**{f"{self.field_name}__slug__in": value}) if value else overlaps


class ServedItemFilter(RecommendationFilter):
    def filter(self, overlaps, value):
        return overlaps.serving(slug__in=value) if value else overlaps


class ServedThemeFilter(SlugMultipleFilter):
    """Overlaps on recommendations that are filed under a theme."""

    def filter(self, overlaps, value):
        filed = Recommendation.themes.through.objects.filter(theme__slug__in=value)
        return overlaps.serving(pk__in=filed.values("recommendation")) if value else overlaps


class LeadOfEitherFilter(SlugMultipleFilter):
    def filter(self, overlaps, value):
        led = ActivityAgency.objects.public().leads().filter(agency__slug__in=value)
        return overlaps.either(Q(pk__in=led.values("activity"))) if value else overlaps


class PlaceOfEitherFilter(PlaceFilter):
    """One of the two is there, or in what lies there."""

    def filter(self, overlaps, value):
        if not value:
            return overlaps
        there = ActivityPlace.objects.filter(place__in=Place.objects.lying_in(value).values("pk"))
        return overlaps.either(Q(pk__in=there.values("activity")))


class PlanOfEitherFilter(SlugMultipleFilter):
    def filter(self, overlaps, value):
        return overlaps.either(Q(plan__slug__in=value)) if value else overlaps


class OneOfThemFilter(SlugMultipleFilter):
    def filter(self, overlaps, value):
        return overlaps.of(Activity.objects.filter(slug__in=value)) if value else overlaps


class SharesPlaceFilter(YesNoFilter):
    def filter(self, overlaps, value):
        return overlaps.in_places(value == "yes") if value else overlaps


class BothOnDayFilter(OnDayFilter):
    def filter(self, overlaps, value):
        return overlaps.on(value)


class SharedYearFilter(YearFilter):
    """Some day of the year is one of the days that both share."""

    def filter(self, overlaps, value):
        if not value:
            return overlaps
        return overlaps.both(
            starts_latest__lte=date(value, 12, 31), ends_earliest__gte=date(value, 1, 1)
        )


class OverlapSortFilter(SortFilter):
    """The orders are those of `Overlaps`."""

    def filter(self, overlaps, value):
        return overlaps.ordered(value or self.default)


class OverlapFilterSet(NamedOptions, PortalFilterSet):
    first_fields = ("framework", "agency", "place", "shares_place")

    framework = ServedFilter(
        "framework",
        label=_("Set of recommendations"),
        queryset=Framework.objects.all(),
        shows="title",
    )
    recommendation = ServedItemFilter()
    theme = ServedThemeFilter(label=_("Theme of the recommendation"), queryset=Theme.objects.all())
    agency = LeadOfEitherFilter(
        label=_("Lead agency of one"), queryset=Agency.objects.all(), shows="acronym"
    )
    place = PlaceOfEitherFilter(links=ActivityPlace, source="activity", label=_("Place of one"))
    shares_place = SharesPlaceFilter(label=_("Place in common"))
    plan = PlanOfEitherFilter(
        label=_("Work plan of one"), queryset=WorkPlan.objects.all(), shows="title"
    )
    activity = OneOfThemFilter(
        label=_("Activity"), queryset=Activity.objects.all(), shows="title", linked=True
    )
    year = SharedYearFilter(label=_("Both in the year"))
    on = BothOnDayFilter(label=_("Both on this day"))
    sort = OverlapSortFilter({"recommendation": "recommendation", "starts": "starts"})
