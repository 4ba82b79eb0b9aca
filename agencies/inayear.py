"""Who presided over the group in a year, who belonged to it, who came and who went."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property

from .models import Membership, MembershipStatus, OfficeTerm
from .timeline import Gap, last_year, with_gaps


@dataclass(frozen=True)
class Span:
    """A year as days."""

    number: int

    @property
    def first(self):
        return date(self.number, 1, 1)

    @property
    def last(self):
        return date(self.number, 12, 31)

    def holds(self, earliest, latest):
        """Does what lies between these two days certainly fall into the year?"""
        return None not in (earliest, latest) and self.first <= earliest and latest <= self.last

    def may_hold(self, earliest, latest):
        """May it? What is not dated at all says nothing about any year."""
        if earliest is None and latest is None:
            return False
        return (earliest or date.min) <= self.last and (latest or date.max) >= self.first

    def certainty(self, earliest, latest):
        """Truth in three values: True, False for “possibly”, None for no."""
        if self.holds(earliest, latest):
            return True
        return False if self.may_hold(earliest, latest) else None


@dataclass(frozen=True)
class Presiding:
    """A term of the chair as a year sees it."""

    term: OfficeTerm
    is_certain: bool
    is_gap = False


@dataclass(frozen=True)
class Change:
    """A row that began or ended in the year, for certain or possibly."""

    row: object
    on: str
    is_certain: bool


def changes(rows, name, span):
    """Those of which the date `name` falls into the year, the certain ones first."""
    found = []
    for row in rows:
        earliest, latest = getattr(row, f"{name}_earliest"), getattr(row, f"{name}_latest")
        certainty = span.certainty(earliest, latest)
        if certainty is not None:
            found.append(Change(row, getattr(row, name), certainty))
    return sorted(found, key=lambda change: not change.is_certain)


def presiding(terms, body, span):
    """Terms of the chair in the year, and the gaps between them, in order."""
    for row in with_gaps(terms, body):
        if isinstance(row, Gap):
            first, last = max(row.first, span.first), min(row.last, span.last)
            if first <= last:
                yield Gap(first, last)
        elif possibly_during([row], span):
            yield Presiding(row, certainly_during([row], span))


def certainly_during(rows, span):
    """Is there a day of the year on which all of these periods certainly were?"""
    starts, ends = [row.starts_latest for row in rows], [row.ends_earliest for row in rows]
    return None not in (*starts, *ends) and max(*starts, span.first) <= min(*ends, span.last)


def possibly_during(rows, span):
    """Is there one for all that is known?"""
    starts = [row.starts_earliest or date.min for row in rows]
    ends = [row.ends_latest or date.max for row in rows]
    return max(*starts, span.first) <= min(*ends, span.last)


def standing_on(membership):
    """The membership and what it ends with: its body, and what that is a part of."""
    return [membership, membership.body, *membership.body.ancestors()]


class GroupInYear:
    """The group in a year: `chairs`, `members` on a day, who `joined` and who `left`.

    Two queries. `day` is the one for which the members are named.
    """

    def __init__(self, body, span, day, user):
        self.body, self.span, self.day, self.user = body, span, day, user

    def in_year(self, span, day):
        """The same group in another year, without asking again."""
        other = GroupInYear(self.body, span, day, self.user)
        other.terms, other.memberships = self.terms, self.memberships
        return other

    @cached_property
    def terms(self):
        terms = OfficeTerm.objects.visible_to(self.user).of_the_group().chairs().for_listing()
        return list(terms.order_by("starts_latest", "agency__acronym_en"))

    @cached_property
    def chairs(self):
        return list(presiding(self.terms, self.body, self.span)) if self.body else []

    @cached_property
    def memberships(self):
        """All of the group, and before it of the one that it grew out of."""
        rows = Membership.objects.visible_to(self.user).in_the_group()
        rows = rows.select_related("agency", "body__parent__parent")
        return list(rows.order_by("agency__acronym_en", "pk"))

    @property
    def members(self):
        return self.agencies(MembershipStatus.MEMBER, is_there)

    @property
    def possible_members(self):
        return self.agencies(MembershipStatus.MEMBER, may_be_there)

    @property
    def observers(self):
        return self.agencies(MembershipStatus.OBSERVER, is_there)

    def agencies(self, status, condition):
        rows = [each for each in self.memberships if each.status == status]
        named = dict.fromkeys(each.agency for each in rows if condition(each, self.day))
        if condition is may_be_there:
            certain = {each.agency for each in rows if is_there(each, self.day)}
            return [agency for agency in named if agency not in certain]
        return list(named)

    @property
    def joined(self):
        return changes(self.memberships, "starts", self.span)

    @property
    def left(self):
        """Without those whose membership ended with the body itself."""
        rows = [each for each in self.memberships if each.ends != each.body.ends]
        return changes(rows, "ends", self.span)


def is_there(membership, day):
    return all(each.on(day) for each in standing_on(membership))


def may_be_there(membership, day):
    return all(each.possibly_on(day) for each in standing_on(membership))


def years_of_group(body):
    """The years in which the group, or before it the one that it grew out of, may have existed."""
    above = body and (body.grew_out_of or body)
    first = above and (above.starts_earliest or above.starts_latest)
    return range(first.year, last_year(body) + 1) if first else range(0)
