"""What is certainly at work on what: activities, their leads, places and what they serve.

One query reads all of it as narrow rows of one shape, because two activities meet faster in
memory than in a join of links with links: 10,000 activities make a million pairs.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Concat

from agencies.models import LEVELS, Agency, Place
from gmg_portal.lib.aggregates import Day
from gmg_portal.lib.fields import in_language
from workplan.models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    ActivityStatus,
)


def certainly_at_work():
    """Published, not cancelled, with a published lead, and certainly under way on some day."""
    led = ActivityAgency.objects.public().leads()
    return (
        Activity.objects.published()
        .exclude(status=ActivityStatus.CANCELLED)
        # Of a period that may be shorter than its doubts, no day is certain.
        .filter(ends_earliest__gte=F("starts_latest"), pk__in=led.values("activity"))
    )


@dataclass(eq=False, slots=True)
class AtWork:
    """An activity from its first to its last certain day, both as text: an open end is 9999-12-31.

    `leads` and `places` are keys; bit n of `matches` says that it meets the nth condition asked.
    """

    pk: int
    slug: str
    first: str
    last: str
    matches: int
    leads: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lead:
    slug: str
    acronym: str


class Kind(StrEnum):
    """What a row tells; its columns are two numbers and two texts."""

    SERVES = "s"  # activity, recommendation
    ACTIVITY = "a"  # activity, conditions met, slug, first and last day
    LEAD = "l"  # activity, agency
    PLACE = "p"  # activity, place
    AGENCY = "g"  # agency, 0, slug, acronym
    REGION = "r"  # place, region, code
    ITEM = "i"  # recommendation, its place in its set, slug, day and slug of the set


def text(source):
    return Cast(source, CharField())


def joined(first, second):
    """Two texts with a space between; what is not known is nothing."""
    return Concat(first, Value(" "), second, output_field=CharField())


NOTHING = Value("")


def rows(kind, queryset, one, other, first=NOTHING, second=NOTHING):
    """Rows of one shape, ready for a union."""
    columns = {
        "row_kind": Value(str(kind), output_field=CharField()),
        "row_one": F(one),
        "row_other": other if hasattr(other, "resolve_expression") else F(other),
        "row_first": text(first),
        "row_second": text(second),
    }
    return queryset.order_by().annotate(**columns).values_list(*columns)


def bits(conditions):
    """A number whose bit n is set where the nth condition holds."""
    total = Value(0)
    for place, condition in enumerate(conditions):
        total = total + Case(When(condition, then=Value(1 << place)), default=Value(0))
    return total


class Register:
    """The activities at work on some recommendations, read once.

    `activities` by key, `serving` {recommendation: activities}, `items` {recommendation: its slug
    and that of its set} in the order of the sets, `agencies` {key: `Lead`}, `codes` {place: code}
    and `around` {place: itself and the regions that it lies in}.
    """

    def __init__(self, recommendations, activities, conditions: list[Q]):
        links = ActivityRecommendation.objects.filter(
            recommendation__in=recommendations.order_by().values("pk")
        )
        concerned = links.values("activity")
        leads = ActivityAgency.objects.public().leads().filter(activity__in=concerned)
        there = ActivityPlace.objects.filter(activity__in=concerned)
        wanted = activities.filter(pk__in=concerned)
        # Texts and keys of columns need no conversion, and the first rows decide on that for all.
        told = rows(Kind.SERVES, links, "activity_id", "recommendation_id").union(
            rows(
                Kind.ACTIVITY,
                wanted,
                "pk",
                bits(conditions),
                "slug",
                joined(Day("starts_latest"), Day("ends_earliest")),
            ),
            rows(Kind.LEAD, leads, "activity_id", "agency_id"),
            rows(Kind.PLACE, there, "activity_id", "place_id"),
            rows(
                Kind.AGENCY,
                Agency.objects.published(),
                "pk",
                Value(0),
                "slug",
                in_language("acronym"),
            ),
            rows(Kind.REGION, Place.objects.all(), "pk", "region_id", "code"),
            rows(
                Kind.ITEM,
                recommendations,
                "pk",
                "order",
                "slug",
                joined(Day("framework__dated_latest"), text("framework__slug")),
            ),
            all=True,
        )
        found = defaultdict(list)
        for row in told.iterator(chunk_size=2000):
            found[row[0]].append(row)
        self.read(found)

    def read(self, found):
        self.activities = {
            pk: AtWork(pk, slug, days[:10], days[11:], matches)
            for _kind, pk, matches, slug, days in found[Kind.ACTIVITY]
        }
        self.agencies = {
            pk: Lead(slug, acronym) for _kind, pk, _none, slug, acronym in found[Kind.AGENCY]
        }
        self.codes = {pk: code for _kind, pk, _region, code, _none in found[Kind.REGION]}
        self.around = around({row[1]: row[2] for row in found[Kind.REGION]})
        self.items = items(found[Kind.ITEM])
        self.serving = defaultdict(list)
        for _kind, pk, recommendation, *_none in found[Kind.SERVES]:
            if activity := self.activities.get(pk):
                self.serving[recommendation].append(activity)
        for _kind, pk, agency, *_none in found[Kind.LEAD]:
            if activity := self.activities.get(pk):
                activity.leads.append(agency)
        for _kind, pk, place, *_none in found[Kind.PLACE]:
            if activity := self.activities.get(pk):
                activity.places.append(place)

    def leads(self, activity):
        """Its leads in the order of their acronyms."""
        return sorted(
            (self.agencies[pk] for pk in activity.leads), key=lambda lead: lead.acronym.casefold()
        )

    def shared_places(self, one, other):
        """{place: None where both name it, or the wider place that one of the two names}."""
        found = {}
        for here in one.places:
            for there in other.places:
                if here == there:
                    found[here] = None
                elif there in self.around[here]:
                    found.setdefault(here, there)
                elif here in self.around[there]:
                    found.setdefault(there, here)
        return found


def around(regions):
    """{place: itself and the regions that it lies in, the narrowest first}."""
    found = {}
    for place in regions:
        chain = [place]
        while (above := regions.get(chain[-1])) and len(chain) <= LEVELS and above not in chain:
            chain.append(above)
        found[place] = chain
    return found


def items(found):
    """{recommendation: (its slug, that of its set)}; sets without a date come last."""
    keyed = []
    for _kind, pk, order, slug, about in found:
        day, _space, framework = about.partition(" ")
        keyed.append((not day, day, framework, order, pk, slug))
    return {pk: (slug, framework) for *_day, framework, _order, pk, slug in sorted(keyed)}
