"""Overlaps as pages draw them, and as downloads and programs read them."""

from collections import defaultdict
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agencies.models import Place
from gmg_portal.lib.searchtext import normalise
from recommendations.models import Recommendation
from workplan.models import Activity, ActivityStatus

from .pairs import Overlaps

#: So many others stand under a recommendation on the page of an activity.
FIRST = 5


class Side:
    """One of the two activities, with its leads in the order of their acronyms."""

    def __init__(self, activity, leads):
        self.activity, self.leads = activity, leads


class Pair:
    """An overlap as pages draw it.

    `sides` are the one that began first and the other; `places` are pairs of places in common and
    the wider one that one of the two names instead, None where both name them.
    """

    def __init__(self, overlap, register, activities):
        self.overlap = overlap
        self.recommendation = None
        self.sides = [
            Side(activities[each.pk], register.leads(each))
            for each in (overlap.activity, overlap.other)
        ]
        places = defaultdict(list)
        for place, wider in register.shared_places(overlap.activity, overlap.other).items():
            places[wider].append(Place(code=register.codes[place]))
        self.places = [
            (sorted(found, key=lambda place: normalise(place.name)), named_place(register, wider))
            for wider, found in sorted(places.items(), key=lambda pair: pair[0] or 0)
        ]

    @property
    def days(self):
        return self.overlap.days

    def beside(self, activity):
        """The side that is not this activity."""
        return next(side for side in self.sides if side.activity.pk != activity.pk)


def named_place(register, key):
    return Place(code=register.codes[key]) if key else None


def drawn(overlaps, register):
    """The `Pair` of each; one query reads their activities."""
    keys = {each.pk for overlap in overlaps for each in (overlap.activity, overlap.other)}
    activities = Activity.objects.defer("description", "search_text").in_bulk(keys)
    return [Pair(overlap, register, activities) for overlap in overlaps]


def with_recommendations(pairs):
    """The pairs, with what both serve; one query more."""
    keys = {pair.overlap.recommendation for pair in pairs}
    served = Recommendation.objects.select_related("framework").in_bulk(keys)
    for pair in pairs:
        pair.recommendation = served[pair.overlap.recommendation]
    return pairs


def named(overlaps, rows):
    """Dicts of short names and days, for `rows` of the list `overlaps`."""
    register = overlaps.register
    for row in rows:
        recommendation, framework = register.items[row.recommendation]
        places = register.shared_places(row.activity, row.other)
        yield {
            "recommendation": recommendation,
            "framework": framework,
            "activity": row.activity.slug,
            "leads": [lead.slug for lead in register.leads(row.activity)],
            "other": row.other.slug,
            "other_leads": [lead.slug for lead in register.leads(row.other)],
            "starts": row.starts,
            "ends": row.ends,
            "places": sorted(register.codes[place] for place in places),
        }


def overlaps_url(**filters):
    """The list of overlaps with those of these filters that say something."""
    asked = {name: value for name, value in filters.items() if value}
    return f"{reverse('overlap_list')}?{urlencode(asked)}"


class OthersAtWork:
    """Who else is at work on what an activity serves, for its page; two queries.

    `groups` are dicts of `item`, the first `rows`, `count` of all and `url` of their list, in the
    order of `served`, which are links to recommendations that the reader may see. Of a `day`
    those who were at work on that day.
    """

    def __init__(self, activity, served, day=None):
        self.items = [link.recommendation for link in served]
        overlaps = Overlaps.on_record().serving(pk__in=[item.pk for item in self.items])
        self.overlaps = overlaps.on(day).either(Q(pk=activity.pk)).ordered("-starts")
        self.count = self.overlaps.count()
        self.register = self.overlaps.register
        self.activity, self.day = activity, day
        self.url = overlaps_url(activity=activity.slug, on=day)
        self.groups = list(self.grouped(activity)) if self.count else []

    @cached_property
    def silence(self):
        """Why nobody is named, in words."""
        if not self.items:
            return _("No recommendation that it serves is on record.")
        if not self.activity.is_published:
            return _("Not looked for before it is published.")
        if self.activity.status == ActivityStatus.CANCELLED:
            return _("It was cancelled: nobody is at work on the same with it.")
        if not self.activity.leads:
            return _("It has no lead on record, so nobody can say who the others are.")
        starts, ends = self.activity.starts_latest, self.activity.ends_earliest
        if not (starts and ends and starts <= ends):
            return _("It is not on record on which days it was certainly under way.")
        return _("Nobody else on record was certainly at work on the same at the same time.")

    def grouped(self, activity):
        found = {item.pk: [] for item in self.items}
        for overlap in self.overlaps:
            if len(found[overlap.recommendation]) < FIRST:
                found[overlap.recommendation].append(overlap)
        shown = iter(drawn([each for rows in found.values() for each in rows], self.register))
        for item in self.items:
            pairs = [next(shown) for _each in found[item.pk]]
            if pairs:
                yield {
                    "item": item,
                    "rows": [
                        {"side": pair.beside(activity), "days": pair.days, "places": pair.places}
                        for pair in pairs
                    ],
                    "count": self.overlaps.crowds[item.pk].count,
                    "url": overlaps_url(
                        activity=activity.slug, recommendation=item.slug, on=self.day
                    ),
                }
