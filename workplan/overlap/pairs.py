"""Overlaps, and the list of them that pages, downloads and programs read."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from gmg_portal.lib.periods import OPEN, format_period, on_q
from recommendations.models import Recommendation
from workplan.models import ActivityRecommendation

from .at_work import AtWork, Register, certainly_at_work
from .crowd import Crowd, bits_of


@dataclass(frozen=True, slots=True)
class Overlap:
    """`recommendation` is a key; `activity` began first."""

    recommendation: int
    activity: AtWork
    other: AtWork

    @property
    def starts(self):
        """The first day that both share."""
        return date.fromisoformat(self.other.first)

    @property
    def ends(self):
        """The last day that both share, 9999-12-31 where both are open."""
        return date.fromisoformat(min(self.activity.last, self.other.last))

    @property
    def days(self):
        """The days that both share, in words."""
        return format_period(*written(self.starts, self.ends))


def written(first, last):
    """Days as people write them: whole years as years, whole months as months."""
    ends_open = last == date.max
    after = first if ends_open else last + timedelta(1)
    for pattern, is_whole in (
        ("%Y", lambda day: (day.month, day.day) == (1, 1)),
        ("%Y-%m", lambda day: day.day == 1),
        ("%Y-%m-%d", lambda day: True),
    ):
        if is_whole(first) and is_whole(after):
            return first.strftime(pattern), OPEN if ends_open else last.strftime(pattern)
    raise AssertionError("every day is a day")


@dataclass(frozen=True, eq=False)
class Overlaps:
    """Overlaps as a list that filters narrow and pages are cut from; nothing is read before.

    `conditions` are held against activities: of each pair one has to meet each of them. `sharing`
    asks for pairs with a place in common (True) or without one (False). `order` is
    "recommendation" or "starts", with a minus for the other way round.
    """

    recommendations: QuerySet
    activities: QuerySet
    conditions: tuple[Q, ...] = ()
    sharing: bool | None = None
    order: str = "recommendation"
    model: Any = ActivityRecommendation

    @classmethod
    def on_record(cls):
        return cls(Recommendation.objects.published(), certainly_at_work())

    # What filters say

    def all(self):
        return self

    def none(self):
        return replace(self, recommendations=self.recommendations.none())

    def serving(self, *args, **conditions):
        return replace(self, recommendations=self.recommendations.filter(*args, **conditions))

    def both(self, *args, **conditions):
        return replace(self, activities=self.activities.filter(*args, **conditions))

    def on(self, day):
        """Pairs of which both were certainly under way that day; None is whenever."""
        return self.both(on_q(day)) if day else self

    def either(self, condition):
        return replace(self, conditions=(*self.conditions, condition))

    def of(self, activities):
        """Pairs with one of these activities."""
        served = ActivityRecommendation.objects.filter(activity__in=activities)
        return self.serving(pk__in=served.values("recommendation")).either(Q(pk__in=activities))

    def in_places(self, is_shared):
        return replace(self, sharing=is_shared)

    def ordered(self, order):
        return replace(self, order=order)

    # What pages read

    @cached_property
    def register(self):
        return Register(self.recommendations, self.activities, list(self.conditions))

    @cached_property
    def crowds(self):
        return {
            recommendation: Crowd(members, self.register, len(self.conditions), self.sharing)
            for recommendation, members in self.register.serving.items()
            if len(members) > 1
        }

    def count(self):
        return sum(crowd.count for crowd in self.crowds.values())

    def __len__(self):
        return self.count()

    def __iter__(self):
        """One after the other; what is held at a time does not grow with the number of pairs."""
        return self.after(0)

    def __getitem__(self, wanted):
        """A slice of the list."""
        first = wanted.start or 0
        return list(islice(self.after(first), wanted.stop and max(wanted.stop - first, 0)))

    def after(self, skipped):
        """Those that come after the first few, which are counted in passing."""
        downwards = self.order != "starts"
        for recommendation, position, others in self.steps():
            number = others.bit_count()
            if skipped >= number:
                skipped -= number
                continue
            members = self.crowds[recommendation].members
            for other in islice(bits_of(others, downwards), skipped, None):
                yield Overlap(recommendation, members[other], members[position])
            skipped = 0

    def steps(self):
        """(recommendation, position, earlier ones) in the order that was asked for."""
        backwards, by = self.order.startswith("-"), self.order.removeprefix("-")
        if by == "recommendation":
            keys = reversed(self.register.items) if backwards else self.register.items
            for key in keys:
                if key in self.crowds:
                    for position, others in reversed(self.crowds[key].steps):
                        yield key, position, others
            return
        found = [
            (crowd.members[position].first, crowd.members[position].pk, key, position, others)
            for key, crowd in self.crowds.items()
            for position, others in crowd.steps
        ]
        for *_sorted_by, key, position, others in sorted(found, reverse=backwards):
            yield key, position, others
