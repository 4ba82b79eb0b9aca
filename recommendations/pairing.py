"""Two sets side by side: what is said of each item of the one about the other, and what is left."""

from collections import defaultdict
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agencies.models import Publication

from .candidates import candidates
from .models import Alignment, AlignmentEvent, AlignmentState, NoCounterpart


class Standing(TextChoices):
    UNTOUCHED = "untouched", _("not gone through")
    WAITING = "waiting", _("a pair waits for a decision")
    DONE = "done", _("gone through")


class Pairing:
    """The items of `framework` beside `other`, in seven queries whatever their number.

    An item is gone through once each of its pairs is decided on, and one is endorsed or it is on
    record that none was found.
    """

    def __init__(self, framework, other):
        self.framework, self.other = framework, other

    @cached_property
    def items(self):
        return list(items_of(self.framework).select_related("parent__parent"))

    @cached_property
    def others(self):
        return list(items_of(self.other))

    @cached_property
    def pairs(self):
        """Key of an item -> its pairs with the other set, the withdrawn ones too."""
        found = defaultdict(list)
        rows = Alignment.objects.between_sets(self.framework, self.other)
        for pair in rows.select_related("recommendation_a", "recommendation_b").order_by("pk"):
            here = pair.recommendation_a
            if here.framework_id != self.framework.pk:
                here = pair.recommendation_b
            found[here.pk].append(pair)
        return found

    @cached_property
    def none_found(self):
        """Key of an item -> what is on record of looking for it in vain."""
        rows = NoCounterpart.objects.live().filter(
            recommendation__framework=self.framework, framework=self.other
        )
        return {none.recommendation_id: none for none in rows.select_related("checked_by")}

    def live_pairs(self, item):
        return [
            pair
            for pair in self.pairs.get(item.pk, ())
            if pair.publication != Publication.WITHDRAWN and pair.state != AlignmentState.REJECTED
        ]

    def standing(self, item):
        states = {pair.state for pair in self.live_pairs(item)}
        if AlignmentState.PROPOSED in states:
            return Standing.WAITING
        if states or item.pk in self.none_found:
            return Standing.DONE
        return Standing.UNTOUCHED

    @cached_property
    def undone(self):
        return [item for item in self.items if self.standing(item) != Standing.DONE]

    @property
    def done_count(self):
        return len(self.items) - len(self.undone)

    def next_undone(self, item):
        """The first after this one that is left, from the top again; None without another."""
        return self.first_undone(self.around(item))

    def previous_undone(self, item):
        return self.first_undone(reversed(self.around(item)))

    def around(self, item):
        """The others, from the one after this to the one before."""
        at = self.items.index(item)
        return [*self.items[at + 1 :], *self.items[:at]]

    def first_undone(self, items):
        left = set(self.undone)
        return next((item for item in items if item in left), None)

    def decisions(self, item):
        """(pair, its decisions) for each pair of the item."""
        pairs, found = self.pairs.get(item.pk, []), defaultdict(list)
        for event in AlignmentEvent.objects.for_listing().filter(alignment__in=pairs):
            found[event.alignment_id].append(event)
        return [(pair, found[pair.pk]) for pair in pairs]

    def candidates(self, item):
        """Items of the other set that this one is no pair with yet, the likeliest first."""
        paired = {pair.other(item).pk for pair in self.pairs.get(item.pk, ())}
        return candidates(item, [other for other in self.others if other.pk not in paired])


def items_of(framework):
    items = framework.recommendations.assessable().exclude(publication=Publication.WITHDRAWN)
    return items.select_related("framework").prefetch_related("themes")
