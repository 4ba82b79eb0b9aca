"""How many activities an agency led or contributed to in each year, for certain and possibly."""

from collections import Counter

from django.db.models import Case, Count, F, When
from django.db.models.functions import Substr

from gmg_portal.lib.aggregates import Day
from workplan.models import Activity, ActivityAgency

BOUNDS = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")


def work_by_year(years, user):
    """({(agency, role, year): number} for certain, the same possibly), in one query.

    Links are grouped by the years of their bounds, so that what is read does not grow with the
    number of activities but with that of different periods.
    """
    certain, possible = Counter(), Counter()
    if not years:
        return certain, possible
    first, last = years[0], years[-1]
    for agency, role, is_crossed, *bounds, number in _links(user):
        begins, surely_begun, surely_lasts, lasts = (bound and int(bound) for bound in bounds)
        if not is_crossed and None not in (surely_begun, surely_lasts):
            _add(certain, agency, role, max(surely_begun, first), min(surely_lasts, last), number)
        _add(possible, agency, role, max(begins or first, first), min(lasts or last, last), number)
    return certain, possible


def _add(counts, agency, role, first, last, number):
    for year in range(first, last + 1):
        counts[agency, role, year] += number


def _links(user):
    """(agency, role, whether the start may be after the end, four years of bounds, number)."""
    links = ActivityAgency.objects.filter(activity__in=Activity.objects.visible_to(user))
    of_part = {f"part_{name}": of_the_part(name) for name in BOUNDS}
    is_crossed = Case(When(part_starts_latest__gt=F("part_ends_earliest"), then=1), default=0)
    return (
        links.order_by()
        .annotate(**of_part)
        .annotate(
            is_crossed=is_crossed,
            **{f"{name}_year": Substr(Day(f"part_{name}"), 1, 4) for name in BOUNDS},
        )
        .values_list("agency", "role", "is_crossed", *(f"{name}_year" for name in BOUNDS))
        .annotate(Count("pk"))
    )


def of_the_part(name):
    """A bound of the agency's own part, or where that has no dates of the activity."""
    end = name.partition("_")[0]
    return Case(When(**{end: ""}, then=F(f"activity__{name}")), default=F(name))
