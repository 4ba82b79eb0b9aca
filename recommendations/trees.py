"""The items of a set as they were published: in their order, under their headings, in parts."""

import re
from dataclasses import dataclass, field
from itertools import groupby

from agencies.models import Wording

from .models import Recommendation

#: Under the heading of the page's section: a published heading, then what stands below it.
FIRST_LEVEL = 3
LAST_LEVEL = 6


@dataclass
class Item:
    """A recommendation with its parts below it; `level` is that of a heading in its place."""

    record: Recommendation
    parts: list = field(default_factory=list)
    level: int = FIRST_LEVEL

    @property
    def is_heading(self):
        return is_heading(self.record)


def is_heading(recommendation):
    """Published as a heading: it asks for nothing itself. A text that is lost is none."""
    return not recommendation.assessable and recommendation.wording != Wording.MISSING


def tree(recommendations):
    """Recommendations of one set, in their order, as items under items.

    An item whose parent is not among them stands at the top.
    """
    items = {each.pk: Item(each) for each in recommendations}
    top = []
    for item in items.values():
        above = items.get(item.record.parent_id)
        (above.parts if above else top).append(item)
    return top


def sections(items):
    """Items grouped under their headings as published, in their order: (heading, items)."""
    grouped = groupby(items, key=lambda item: item.record.section)
    found = [(heading, list(each)) for heading, each in grouped]
    for heading, each in found:
        set_levels(each, FIRST_LEVEL + bool(heading))
    return found


def set_levels(items, level):
    for item in items:
        item.level = min(level, LAST_LEVEL)
        set_levels(item.parts, level + item.is_heading)


def in_other_order(items):
    """Items and their parts by their alternative codes; those without one keep to the end."""
    for item in items:
        item.parts = in_other_order(item.parts)
    return sorted(items, key=lambda item: natural(item.record.alternative_code))


def natural(code):
    """Numbers in a code count as numbers: 2 comes before 10, and nothing comes last."""
    parts = re.split(r"(\d+)", code.casefold())
    numbered = [(0, int(each), "") if each.isdecimal() else (1, 0, each) for each in parts if each]
    return (not code, numbered)
