"""Which activities meet: one sweep over their days, with sets of bits for who is where.

A join of links with links would look at each pair; here a pair costs a bit.
"""

from collections import defaultdict
from functools import cached_property
from heapq import heappop, heappush


class Crowd:
    """The activities that serve one recommendation, in the order in which they began."""

    def __init__(self, members, register, conditions, sharing):
        self.members = sorted(members, key=lambda each: (each.first, each.pk))
        self.register = register
        self.conditions, self.sharing = conditions, sharing

    @cached_property
    def steps(self):
        """(position of an activity, the earlier ones that it overlaps with as a set of bits).

        Bit n stands for the nth activity; those without any are left out.
        """
        running, ends, found = 0, [], []
        seen = Seen(self.register.around)
        for position, one in enumerate(self.members):
            while ends and ends[0][0] < one.first:
                running ^= 1 << heappop(ends)[1]
            if others := running & self.wanted(one, seen) & ~seen.led_with(one):
                found.append((position, others))
            running |= 1 << position
            heappush(ends, (one.last, position))
            seen.add(one, 1 << position)
        return found

    def wanted(self, one, seen):
        """Those that make a pair with `one` as it was asked for: one of the two is enough."""
        others = -1
        for place in range(self.conditions):
            if not one.matches >> place & 1:
                others &= seen.matching[place]
        if self.sharing is None:
            return others
        near = seen.near(one)
        return others & (near if self.sharing else ~near)

    @cached_property
    def count(self):
        return sum(others.bit_count() for _position, others in self.steps)


class Seen:
    """Which of the activities passed so far lead, match and are where: sets of bits."""

    def __init__(self, around):
        self.around = around
        self.led, self.matching = defaultdict(int), defaultdict(int)
        self.at, self.inside = defaultdict(int), defaultdict(int)

    def add(self, one, bit):
        for agency in one.leads:
            self.led[agency] |= bit
        for place in range(one.matches.bit_length()):
            if one.matches >> place & 1:
                self.matching[place] |= bit
        for place in one.places:
            self.at[place] |= bit
            for wider in self.around[place]:
                self.inside[wider] |= bit

    def led_with(self, one):
        """Those that an agency leads which leads this one too."""
        found = 0
        for agency in one.leads:
            found |= self.led[agency]
        return found

    def near(self, one):
        """Those at one of its places, in one of them, or around one of them."""
        found = 0
        for place in one.places:
            found |= self.inside[place]
            for wider in self.around[place]:
                found |= self.at[wider]
        return found


def bits_of(number, downwards):
    """The positions of the bits that are set."""
    if downwards:
        while number:
            position = number.bit_length() - 1
            yield position
            number ^= 1 << position
    else:
        while number:
            lowest = number & -number
            yield lowest.bit_length() - 1
            number ^= lowest
