"""What the lists of sets, recommendations, pairs, tables and treaties can be filtered by."""

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Place, Wording, territory_name
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.searchtext import normalise

from .models import (
    AlignmentState,
    ConvergenceTable,
    Framework,
    Instrument,
    InstrumentKind,
    InstrumentRecommendation,
    InstrumentScope,
    Level,
    Recommendation,
    Relation,
    Theme,
)


class ThemeFilterSet(PortalFilterSet):
    first_fields = ("text",)

    text = TextFilter(label=_("Words in the name"))
    sort = SortFilter({"name": "name"})


class FrameworkFilterSet(PortalFilterSet):
    first_fields = ("text", "wording", "year")

    text = TextFilter(label=_("Words in title or issuer"))
    wording = ChoiceMultipleFilter(choices=Wording.choices, label=_("Wording"))
    year = YearFilter(starts="dated", ends="dated")
    sort = SortFilter({"dated": "dated_latest", "title": "title", "issuer": ("issuer", "title")})


class RecommendationFilterSet(PortalFilterSet):
    first_fields = ("text", "framework", "theme", "level")

    text = TextFilter()
    framework = SlugMultipleFilter(
        queryset=Framework.objects.all(), shows="title", label=_("Set of recommendations")
    )
    theme = SlugMultipleFilter("themes", queryset=Theme.objects.all(), label=_("Theme"))
    level = ChoiceMultipleFilter(choices=Level.choices, label=_("Level"))
    wording = ChoiceMultipleFilter(choices=Wording.choices, label=_("Wording"))
    assessable = YesNoFilter(label=_("Can be aligned and served"))
    instrument = SlugMultipleFilter(
        queryset=Instrument.objects.all(),
        shows="short_name",
        through=InstrumentRecommendation.objects.all(),
        source="recommendation",
        target="instrument",
        label=_("Treaty or declaration"),
    )
    sort = SortFilter(
        {
            "dated": ("framework__dated_latest", "framework__slug", "order"),
            "framework": ("framework__title", "order"),
            "text": "text",
        }
    )


class EitherSideFilter(SlugMultipleFilter):
    """Pairs one of whose sides is among those chosen; `side` leads from a side to the slug."""

    def __init__(self, side, **kwargs):
        self.side = side
        super().__init__("recommendation_a", **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        sides = ("recommendation_a", "recommendation_b")
        first, second = (Q(**{f"{each}__{self.side}__in": value}) for each in sides)
        return queryset.filter(first | second)


class AsOfFilter(OnDayFilter):
    """The day that the FilterSet reads before all filters."""

    def filter(self, queryset, value):
        return queryset


class SearchedByFilter(OnDayFilter):
    """What had been looked for by that day."""

    def filter(self, queryset, value):
        return queryset.by(value)


class AlignmentFilterSet(PortalFilterSet):
    """Two filters by set, so that the pairs of one set with another can be asked for.

    `on` asks for the pairs that may have been proposed by that day, in the state that they had.
    """

    first_fields = ("framework", "other_framework", "relation", "state")

    framework = EitherSideFilter(
        "framework__slug",
        queryset=Framework.objects.all(),
        shows="title",
        label=_("Set of recommendations"),
    )
    other_framework = EitherSideFilter(
        "framework__slug", queryset=Framework.objects.all(), shows="title", label=_("and the set")
    )
    recommendation = EitherSideFilter(
        "slug",
        queryset=Recommendation.objects.all(),
        shows="text",
        label=_("Recommendation"),
        linked=True,
    )
    relation = ChoiceMultipleFilter(choices=Relation.choices, label=_("Relation"))
    state = ChoiceMultipleFilter("state_then", choices=AlignmentState.choices, label=_("State"))
    on = AsOfFilter()
    sort = SortFilter(
        {
            "order": ("recommendation_a__order", "recommendation_b__order"),
            "relation": ("relation", "recommendation_a__order", "recommendation_b__order"),
            "state": ("state_then", "recommendation_a__order", "recommendation_b__order"),
        }
    )

    @property
    def day(self):
        """The day that is asked for, if there is one."""
        self.form.is_valid()
        return self.form.cleaned_data.get("on")

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset.as_of(self.day))


class NoCounterpartFilterSet(PortalFilterSet):
    first_fields = ("framework", "on")

    recommendation = SlugMultipleFilter(
        queryset=Recommendation.objects.all(),
        shows="text",
        label=_("Recommendation"),
        linked=True,
    )
    framework = SlugMultipleFilter(
        queryset=Framework.objects.all(), shows="title", label=_("Looked for in")
    )
    on = SearchedByFilter(label=_("Looked for by this day"))
    sort = SortFilter(
        {"order": ("recommendation__order", "framework__slug"), "checked": "checked_latest"}
    )


class ConvergenceTableFilterSet(PortalFilterSet):
    first_fields = ("text", "framework")

    text = TextFilter(label=_("Words in the title"))
    framework = SlugMultipleFilter(
        "rows_framework", queryset=Framework.objects.all(), shows="title", label=_("Rows")
    )
    sort = SortFilter({"title": "title"})


class ConvergenceColumnFilterSet(PortalFilterSet):
    table = SlugMultipleFilter(
        queryset=ConvergenceTable.objects.all(), shows="title", label=_("Table")
    )
    sort = SortFilter({"order": ("table__slug", "order")})


class ErratumFilterSet(PortalFilterSet):
    recommendation = SlugMultipleFilter(
        queryset=Recommendation.objects.all(),
        shows="text",
        label=_("Recommendation"),
        linked=True,
    )
    framework = SlugMultipleFilter(
        "recommendation__framework",
        queryset=Framework.objects.all(),
        shows="title",
        label=_("Set of recommendations"),
    )
    sort = SortFilter({"corrected": ("corrected_on", "pk")})


class InstrumentRecommendationFilterSet(PortalFilterSet):
    instrument = SlugMultipleFilter(
        queryset=Instrument.objects.all(), shows="short_name", label=_("Treaty or declaration")
    )
    recommendation = SlugMultipleFilter(
        queryset=Recommendation.objects.all(),
        shows="text",
        label=_("Recommendation"),
        linked=True,
    )
    sort = SortFilter({"instrument": ("instrument__slug", "recommendation__order")})


class PlacesFilter(SlugMultipleFilter):
    """Treaties of these places and of the regions around them."""

    def filter(self, queryset, value):
        return queryset.for_places(value) if value else queryset


class InstrumentFilterSet(PortalFilterSet):
    first_fields = ("text", "kind", "custodian", "theme")

    text = TextFilter(label=_("Words in the title"))
    kind = ChoiceMultipleFilter(choices=InstrumentKind.choices, label=_("Kind"))
    scope = ChoiceMultipleFilter(choices=InstrumentScope.choices, label=_("Scope"))
    custodian = SlugMultipleFilter(
        queryset=Agency.objects.all(), shows="acronym", label=_("Looked after by")
    )
    theme = SlugMultipleFilter("themes", queryset=Theme.objects.all(), label=_("Theme"))
    region = SlugMultipleFilter(
        "regions",
        queryset=Place.objects.filter(pk__in=Instrument.regions.through.objects.values("place")),
        shows="code",
        to_field_name="code",
        label=_("Region"),
    )
    place = PlacesFilter(
        "regions",
        queryset=Place.objects.all(),
        shows="code",
        to_field_name="code",
        label=_("Place"),
        linked=True,
    )
    recommendation = SlugMultipleFilter(
        queryset=Recommendation.objects.all(),
        shows="text",
        through=InstrumentRecommendation.objects.all(),
        source="instrument",
        target="recommendation",
        label=_("Recommendation"),
        linked=True,
    )
    year = YearFilter(starts="adopted", ends="adopted", label=_("Year of adoption"))
    sort = SortFilter({"adopted": "adopted_latest", "name": "short_name", "title": "title"})

    @cached_property
    def options(self):
        """Places are offered by their names, which no column holds."""
        language = get_language() or LANGUAGE_CODES[0]
        options = super().options
        for name in ("region", "place"):
            named = [(code, territory_name(code, language)) for code, _label in options[name]]
            options[name] = sorted(named, key=lambda pair: (normalise(pair[1]), pair[0]))
        return options
