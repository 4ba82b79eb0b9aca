"""Filters of the work plan that have a meaning of their own."""

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf, Substr
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.models import LEVELS, Place, PlaceKind, territory_name
from gmg_portal.lib.fields import in_language
from gmg_portal.lib.filter_forms import HiddenOnce
from gmg_portal.lib.filters import SlugMultipleFilter, YearFilter
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.tallies import tally
from recommendations.models import Recommendation

from .models import Activity, ActivityRecommendation

#: The value of a filter that finds what names none: `?body=none`.
NONE = "none"

#: From a place to the regions that it lies in: a country, its part of a continent, the world.
REGIONS = ["__".join(["region"] * depth) for depth in range(1, LEVELS + 1)]

OFFERED = ("offered_by", "offered_slug", "offered_label")


def on_themes(slugs, user, activity="pk"):
    """Activities filed under one of these themes, or serving a recommendation that is.

    `activity` leads from the rows asked about to their activity. The subqueries hang on no row:
    databases answer each of them once, and not once a row.
    """
    own = Activity.themes.through.objects.filter(theme__slug__in=slugs)
    recommendations = Recommendation.objects.visible_to(user).filter(themes__slug__in=slugs)
    served = ActivityRecommendation.objects.filter(recommendation__in=recommendations.values("pk"))
    return Q(**{f"{activity}__in": own.values("activity")}) | Q(
        **{f"{activity}__in": served.values("activity")}
    )


class ThemeFilter(SlugMultipleFilter):
    """`?theme=gender`: filed under the theme, or serving a recommendation that is."""

    def filter(self, queryset, value):
        return queryset.filter(on_themes(value, self.parent.user)) if value else queryset


class OrNoneFilter(SlugMultipleFilter):
    """Also finds what names none: `?body=none`; `no_label` says that in words."""

    def __init__(self, field_name, *, no_label, **kwargs):
        self.no_label = no_label
        super().__init__(field_name, **kwargs)

    def filter(self, queryset, value):
        if NONE not in value:
            return super().filter(queryset, value)
        missing = Q(**{f"{self.field_name}__isnull": True})
        return queryset.filter(missing | Q(**{f"{self.field_name}__slug__in": value}))

    def tally(self, name, rows):
        return [tally(name, rows, Coalesce(f"{self.field_name}__slug", Value(NONE)))]


class RecommendationFilter(SlugMultipleFilter):
    """`?recommendation=sg-6`, set by links alone: there are too many for a box."""

    def __init__(self, field_name=None, **kwargs):
        kwargs.setdefault("label", _("Recommendation"))
        super().__init__(field_name, queryset=Recommendation.objects.all(), linked=True, **kwargs)

    def offered(self, name, user):
        """With its code and the beginning of its title or text as the label."""
        title = NullIf(in_language("title"), Value(""))
        words = Coalesce(title, Substr(in_language("text"), 1, 80))
        found = Recommendation.objects.visible_to(user).filter(
            slug__in=self.parent.data.getlist(name)
        )
        return (
            found.order_by()
            .annotate(
                offered_by=Value(name, output_field=CharField()),
                offered_slug=Cast("slug", CharField()),
                offered_label=Concat("code", Value(" "), words, output_field=CharField()),
            )
            .values_list(*OFFERED)
        )


class PlaceFilter(SlugMultipleFilter):
    """`?place=sn`, `?place=002`: there, or in what lies there.

    `links` is the model between the rows of the list and their places, `source` its relation to
    the rows. Offered are all regions, and the countries of rows that the reader may see.
    """

    def __init__(self, *, links, source, **kwargs):
        self.links, self.row, self.found = links, source, None
        kwargs.setdefault("label", _("Place"))
        super().__init__(queryset=Place.objects.all(), shows="code", **kwargs)

    def offered(self, name, user):
        rows = self.links._meta.get_field(self.row).related_model.objects.visible_to(user)
        used = self.links.objects.filter(**{f"{self.row}__in": rows.values("pk")})
        places = Place.objects.filter(Q(kind=PlaceKind.REGION) | Q(pk__in=used.values("place")))
        return (
            places.order_by()
            .annotate(
                offered_by=Value(name, output_field=CharField()),
                offered_slug=Lower("code", output_field=CharField()),
                offered_label=Cast(F("code"), CharField()),
            )
            .values_list(*OFFERED)
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        links = self.links.objects.filter(place__in=self.places(value))
        return queryset.filter(pk__in=links.values(self.row))

    def places(self, codes):
        """The keys of what lies there: looked up once, for the list and all its numbers."""
        if self.found is None:
            self.found = Place.objects.lying_in(codes).values("pk")
        return self.found


class LinkedYearFilter(YearFilter):
    """A year that is set by links alone."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenOnce, **kwargs)


class NamedOptions:
    """For filter sets: places under their names in the reader's language, and “none” at the end."""

    @cached_property
    def options(self):
        options = super().options
        for name, pairs in options.items():
            each = self.filters[name]
            if isinstance(each, PlaceFilter):
                named = [(code, territory_name(label, get_language())) for code, label in pairs]
                options[name] = sorted(named, key=lambda pair: normalise(pair[1]))
            elif isinstance(each, OrNoneFilter):
                options[name] = [*pairs, (NONE, each.no_label)]
        return options
