"""Agencies by year as a list that filters narrow and downloads and pages are cut from."""

from collections import defaultdict
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.inayear import (
    GroupInYear,
    Span,
    certainly_during,
    possibly_during,
    standing_on,
    years_of_group,
)
from agencies.models import Agency, MembershipStatus, portal_body, reference_day
from workplan.models import AgencyRole

from .work import work_by_year


class Certainty(models.TextChoices):
    CERTAIN = "certain", _("certain")
    POSSIBLE = "possible", _("possible")
    NO = "no", _("no")


@dataclass(frozen=True, slots=True)
class AgencyYear:
    """What an agency was in the group in a year, and how much it did.

    `member` and `chair` are "certain", "possible" or "no": on some day of the year.
    `member_at_end` is for its last day, or the last one of the group. `status` is that on record
    for the year, empty where there is none. Activities count in each year in which they were
    under way, for certain or for all that is known; what is certain is possible too.
    """

    agency: str
    acronym: str
    year: int
    status: str
    member: str
    member_at_end: str
    chair: str
    leads_certainly: int
    leads_possibly: int
    contributes_certainly: int
    contributes_possibly: int


COLUMNS = tuple(field.name for field in fields(AgencyYear))


@dataclass(frozen=True, eq=False)
class AgencyYears:
    """A row for each agency and year of the group; nothing is read before rows are asked for.

    `slugs` None stands for all agencies. `order` is "agency" or "year", with a minus for the other
    way round.
    """

    user: Any
    slugs: frozenset | None = None
    first: int = 0
    last: int = 9999
    order: str = "agency"
    model: Any = Agency

    # What filters say

    def all(self):
        return self

    def none(self):
        return replace(self, slugs=frozenset())

    def of(self, slugs):
        return replace(self, slugs=frozenset(slugs))

    def between(self, first, last):
        return replace(self, first=max(self.first, first), last=min(self.last, last))

    def ordered(self, order):
        return replace(self, order=order)

    # What downloads and programs read

    def count(self):
        return len(self.rows)

    def __len__(self):
        return len(self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __getitem__(self, wanted):
        return self.rows[wanted]

    @cached_property
    def rows(self):
        backwards, by = self.order.startswith("-"), self.order.removeprefix("-")
        rows = [self.row(agency, year) for agency in self.agencies for year in self.years]
        name = {"agency": lambda row: (row.acronym.casefold(), row.year)}
        key = name.get(by, lambda row: (row.year, row.acronym.casefold()))
        return sorted(rows, key=key, reverse=backwards)

    @cached_property
    def body(self):
        return portal_body()

    @cached_property
    def years(self):
        years = years_of_group(self.body)
        return [year for year in years if self.first <= year <= self.last]

    @cached_property
    def agencies(self):
        agencies = Agency.objects.visible_to(self.user)
        if self.slugs is not None:
            agencies = agencies.filter(slug__in=self.slugs)
        return list(agencies) if self.years else []

    @cached_property
    def group(self):
        day = reference_day(self.body)
        return GroupInYear(self.body, Span(day.year), day, self.user)

    @cached_property
    def memberships(self):
        return _by_agency(self.group.memberships)

    @cached_property
    def terms(self):
        return _by_agency(self.group.terms)

    @cached_property
    def work(self):
        return work_by_year(self.years, self.user)

    def row(self, agency, year):
        span, certain, possible = Span(year), *self.work
        lead, contributor = AgencyRole.LEAD, AgencyRole.CONTRIBUTOR
        rows = self.memberships[agency.pk]
        members = [each for each in rows if each.status == MembershipStatus.MEMBER]
        return AgencyYear(
            agency=agency.slug,
            acronym=agency.acronym,
            year=year,
            status=status_during(rows, span),
            member=certainty(map(standing_on, members), span),
            member_at_end=certainty(map(standing_on, members), self.last_day_of(span)),
            chair=certainty(([term] for term in self.terms[agency.pk]), span),
            leads_certainly=certain[agency.pk, lead, year],
            leads_possibly=possible[agency.pk, lead, year],
            contributes_certainly=certain[agency.pk, contributor, year],
            contributes_possibly=possible[agency.pk, contributor, year],
        )

    def last_day_of(self, span):
        """The last day of the year, or in its last year that of the group."""
        return OneDay(min(span.last, max(self.group.day, span.first)))


@dataclass(frozen=True)
class OneDay:
    """A day as a span of its own."""

    first: Any

    @property
    def last(self):
        return self.first


def _by_agency(rows):
    found = defaultdict(list)
    for row in rows:
        found[row.agency_id].append(row)
    return found


def certainty(standings, span):
    """Of several periods, each a list of rows that have to be at once: whether one was."""
    standings = list(standings)
    if any(certainly_during(rows, span) for rows in standings):
        return str(Certainty.CERTAIN)
    is_possible = any(possibly_during(rows, span) for rows in standings)
    return str(Certainty.POSSIBLE if is_possible else Certainty.NO)


def status_during(memberships, span):
    """That of a certain membership before that of a possible one, a member's before others."""
    for during in (certainly_during, possibly_during):
        found = {each.status for each in memberships if during(standing_on(each), span)}
        if found:
            is_member = MembershipStatus.MEMBER in found
            return str(MembershipStatus.MEMBER if is_member else found.pop())
    return ""
