"""Places and what lies around them, and how much is on record in each."""

from collections import defaultdict

from django.db import connections
from django.db.models import Case, CharField, Count, F, IntegerField, Value, When

from agencies.models import Meeting, Place
from recommendations.models import Instrument

from .filter_kinds import REGIONS
from .models import Activity, ActivityPlace, Practice, PracticePlace


class Surroundings:
    """A place with the regions that it lies in and what lies in it; all places, in one query.

    `place` is None where no place has the code.
    """

    def __init__(self, code):
        self.places = {place.pk: place for place in Place.objects.order_by("code")}
        for place in self.places.values():
            place.region = self.places.get(place.region_id)
        self.place = next((each for each in self.places.values() if each.code == code), None)

    @property
    def above(self):
        """The regions that contain the place, the nearest first."""
        found, region = [], self.place.region
        while region is not None and region not in found:
            found.append(region)
            region = region.region
        return found

    @property
    def parts(self):
        return self.parts_of(self.place)

    @property
    def within(self):
        """Keys of the place and of all that lies in it."""
        found = [self.place]
        for place in found:  # grows while it is walked
            found.extend(part for part in self.parts_of(place) if part not in found)
        return [place.pk for place in found]

    def parts_of(self, place):
        return [each for each in self.places.values() if each.region_id == place.pk]


def places_of(user):
    """For each kind the rows that name places, and their columns of the place and what counts."""
    activities = Activity.objects.visible_to(user).order_by().values("pk")
    practices = Practice.objects.visible_to(user).order_by().values("pk")
    return {
        "activities": (
            ActivityPlace.objects.filter(activity__in=activities),
            "place",
            "activity",
        ),
        "practices": (PracticePlace.objects.filter(practice__in=practices), "place", "practice"),
        "meetings": (Meeting.objects.visible_to(user), "country", "pk"),
    }


def numbers_by_place(user):
    """{"activities": {key of a place: number}, "practices": ..., "meetings": ...}; one query.

    There, or in what lies there: what several parts of a region have counts once for the region.
    """
    kinds = places_of(user)
    queries = [pairs for name, counted in kinds.items() for pairs in _pairs(name, *counted)]
    # The ORM cannot group the rows of a union, and without it each level would be a query.
    union, params = queries[0].union(*queries[1:]).query.sql_with_params()
    found = {name: {} for name in kinds}
    with connections[queries[0].db].cursor() as cursor:
        cursor.execute(
            f"SELECT kind, around, COUNT(*) FROM ({union}) AS pairs GROUP BY kind, around",  # noqa: S608
            params,
        )
        for name, place, number in cursor.fetchall():
            found[name][place] = number
    return found


def _pairs(name, rows, place, counted):
    """Kind, place and what is counted, once for each region around the place."""
    for level in (place, *(f"{place}__{region}" for region in REGIONS)):
        yield (
            rows.order_by()
            .exclude(**{level: None})
            .annotate(
                kind=Value(name, output_field=CharField()), around=F(level), counted=F(counted)
            )
            .values_list("kind", "around", "counted")
        )


def numbers_as_columns(user):
    """The numbers of each place as expressions, for a file."""
    return {
        name: Case(
            *(When(pk=place, then=Value(number)) for place, number in found.items()),
            default=Value(0),
            output_field=IntegerField(),
        )
        for name, found in numbers_by_place(user).items()
    }


def numbers_recorded_for(places, user):
    """{key of a place: {kind: number}} of what names these very places; one query.

    Treaties as well, which are those of regions.
    """
    kinds = {
        **places_of(user),
        "instruments": (
            Instrument.regions.through.objects.filter(
                instrument__in=Instrument.objects.visible_to(user).order_by().values("pk")
            ),
            "place",
            "instrument",
        ),
    }
    queries = [
        rows.filter(**{f"{place}__in": places})
        .order_by()
        .values(kind=Value(name, output_field=CharField()), named=F(place))
        .annotate(number=Count(counted, distinct=True))
        .values_list("kind", "named", "number")
        for name, (rows, place, counted) in kinds.items()
    ]
    found = defaultdict(dict)
    for kind, place, number in queries[0].union(*queries[1:], all=True) if places else ():
        found[place][kind] = number
    return found
