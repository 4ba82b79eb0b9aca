"""Filters that find a group of activities: those under one objective, those that one lead reports.

Links set them, so that a number opens exactly what it counts; they are no boxes of the form.
"""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency

from .filter_kinds import NONE, OFFERED, OrNoneFilter
from .models import ActivityAgency, Objective, WorkPlan
from .models.standing import part_on

#: Between a plan and the code of an objective, as in `mawp-2013-2015:O1`.
SEPARATOR = ":"


def reporting_links(day=None):
    """Of activities to the one lead that reports on them, now or on a day, if it is published."""
    links = ActivityAgency.objects.public().filter(is_reporting=True)
    return links.filter(part_on(day)) if day else links


def objective_address(objective):
    """The value of the filter that finds what serves an objective."""
    return f"{objective.plan.slug}{SEPARATOR}{objective.code}"


def objectives_at(addresses):
    """The objectives of these addresses; one that is none finds nothing."""
    found = Q(pk__in=[])
    for address in addresses:
        plan, _separator, code = address.partition(SEPARATOR)
        found |= Q(plan__slug=plan, code=code)
    return Objective.objects.filter(found)


class ObjectiveFilter(OrNoneFilter):
    """`?objective=mawp-2013-2015:O1`; `none` finds what has no objective on record."""

    def __init__(self):
        super().__init__(
            "objective",
            label=_("Objective"),
            queryset=Objective.objects.all(),
            no_label=_("No objective on record"),
            linked=True,
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        wanted = Q(objective__in=objectives_at(value).values("pk"))
        return queryset.filter(wanted | Q(objective=None) if NONE in value else wanted)

    def offered(self, name, user):
        plans = WorkPlan.objects.visible_to(user)
        address = Concat("plan__slug", Value(SEPARATOR), "code", output_field=CharField())
        found = objectives_at(self.parent.data.getlist(name)).filter(plan__in=plans.values("pk"))
        return (
            found.order_by()
            .annotate(
                offered_by=Value(name, output_field=CharField()),
                offered_slug=address,
                offered_label=Concat("code", Value(" "), "text", output_field=CharField()),
            )
            .values_list(*OFFERED)
        )


class ReportingFilter(OrNoneFilter):
    """`?reporting=iom`: the one of its leads that reports on it; `none` finds what has none."""

    def __init__(self):
        super().__init__(
            "agencies",
            label=_("Reporting lead"),
            queryset=Agency.objects.all(),
            shows="acronym",
            no_label=_("No reporting lead on record"),
            linked=True,
        )

    def filter(self, queryset, value):
        if not value:
            return queryset
        day = getattr(self.parent, "day", None)
        links = reporting_links(day).filter(activity=OuterRef("pk"))
        wanted = Q(Exists(links.filter(agency__slug__in=value)))
        return queryset.filter(wanted | ~Exists(links) if NONE in value else wanted)
