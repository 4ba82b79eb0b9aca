"""Who belonged to the group and who presided over it, as a drawing and as tables."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from gmg_portal.lib.periods import format_period

from .models import Agency, Membership, MembershipStatus, OfficeTerm


@dataclass
class Line:
    """An agency: its memberships of the group, and its terms in the chair."""

    agency: Agency
    memberships: list = field(default_factory=list)
    terms: list = field(default_factory=list)

    @property
    def entry(self):
        """The first membership, or None for a chair that never was a member on record."""
        return self.memberships[0] if self.memberships else None

    def drawn(self, body):
        """Pairs for the tag `timeline_bar`: memberships, and over them the chair."""
        rows = [(series_of(each, body), each) for each in self.memberships]
        return [*rows, *(("chair", term) for term in self.terms)]


def series_of(membership, body):
    if membership.body_id != body.pk:
        return "predecessor"
    is_member = membership.status == MembershipStatus.MEMBER
    return "member" if is_member else "observer"


@dataclass(frozen=True)
class Gap:
    """Days for which nobody is known to have held the chair."""

    first: date
    last: date
    is_gap = True

    @property
    def period(self):
        return format_period(*spelled(self.first, self.last))


@dataclass(frozen=True)
class Timeline:
    body: object
    day: date
    first_year: int
    last_year: int
    lines: list
    terms: list

    @property
    def rows(self):
        """(line, what is drawn of it) in the order of entry."""
        return [(line, line.drawn(self.body)) for line in self.lines]

    @property
    def chairs(self):
        """Terms that certainly were on the day."""
        return [term for term in self.terms if term.on(self.day)]

    @property
    def possible_chairs(self):
        return [term for term in self.terms if term.possibly_on(self.day)]

    @property
    def terms_and_gaps(self):
        return with_gaps(self.terms, self.body)


def timeline(body, day, years):
    """The group, and before it the one that it grew out of, in two queries.

    `years` are those of the ruler above it; the drawing goes on to the last year in which the
    group may have existed.
    """
    memberships = Membership.objects.published().in_the_group().for_listing()
    terms = list(
        OfficeTerm.objects.published()
        .of_the_group()
        .chairs()
        .for_listing()
        .order_by("starts_latest", "agency__acronym_en")
    )
    lines = {}
    for membership in memberships.order_by("starts_latest", "agency__acronym_en", "pk"):
        line = lines.setdefault(membership.agency_id, Line(membership.agency))
        line.memberships.append(membership)
    for term in terms:
        lines.setdefault(term.agency_id, Line(term.agency)).terms.append(term)
    last = last_year(body)
    first = min([*(year for year, _url, _shown in years), last])
    return Timeline(body, day, first, last, list(lines.values()), terms)


def last_year(body):
    """The last year in which a body may have existed; this year while it goes on."""
    end = body.ends_latest
    if end is None or end == date.max:
        return timezone.localdate().year
    return end.year


def with_gaps(terms, body):
    """Terms in order, with a `Gap` wherever nobody is known to have presided.

    A gap lies between days on which somebody may have: a term of which the end is not known
    leaves none behind it. The last one ends with the group, or today.
    """
    rows, covered = [], body.starts_latest and body.starts_latest - timedelta(days=1)
    for term in terms:
        begins = term.starts_earliest or term.starts_latest
        if covered and begins and (begins - covered).days > 1:
            rows.append(Gap(covered + timedelta(days=1), begins - timedelta(days=1)))
        rows.append(term)
        ends = term.ends_latest or date.max
        covered = max(covered or ends, ends)
    end = min(body.ends_earliest or timezone.localdate(), timezone.localdate())
    if covered and covered < end:
        rows.append(Gap(covered + timedelta(days=1), end))
    return rows


def spelled(first, last):
    """Two days as EDTF, in whole years or months where they are such: ("2009-01", "2009-05")."""
    ends_a_month = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and ends_a_month:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}", f"{last.year:04}"
        return f"{first:%Y-%m}", f"{last:%Y-%m}"
    return first.isoformat(), last.isoformat()


def spelled_term(term):
    """The dates of a term of office, which covers the whole of what it names, in whole months."""
    starts, ends = term.starts_latest, term.ends_earliest
    is_known = starts and ends and (term.starts_earliest, term.ends_latest) == (starts, ends)
    if not is_known or ends == date.max:
        return term.starts, term.ends
    return spelled(starts, ends)
