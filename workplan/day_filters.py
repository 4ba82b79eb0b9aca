"""Filters of activities that speak of a day: how they stood on it, and who led them then."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.filters import ChoiceMultipleFilter, OnDayFilter, SlugMultipleFilter
from gmg_portal.lib.tallies import tally

from .filter_kinds import NONE, OrNoneFilter
from .models import ActivityStatus, PlanEvent, PlanState, ProgressUpdate, UpdateOrigin
from .models.standing import UNFINISHED, part_on

#: What is soon comes within so many days.
SOON = timedelta(days=90)

STAGES = {
    "starting": _("Starting soon"),
    "ending": _("Ending soon"),
    "late": _("Late"),
}
NOTED = {
    "record": _("Noted from public documents"),
    "report": _("Reported on by an agency"),
    NONE: _("Nothing on record"),
}


def was_closed(day, plan="pk"):
    """That the last step by the end of a day, of those with a day on record, closed a plan.

    `plan` leads from the rows asked about to it.
    """
    steps = PlanEvent.objects.filter(plan=OuterRef(plan), decided_on__lte=day).order_by("-pk")
    last = Coalesce(Subquery(steps.values("to_state")[:1]), Value(""))
    return Q(Exact(last, Value(PlanState.CLOSED.value)))


def plan_goes_on(day=None, prefix="plan"):
    """That a plan is not over, now or on a day: what is due in it can still come."""
    today = day or timezone.localdate()
    goes_on = Q(**{f"{prefix}__ends_latest": None}) | Q(**{f"{prefix}__ends_latest__gte": today})
    closed = was_closed(day, prefix) if day else Q(**{f"{prefix}__state": PlanState.CLOSED})
    return goes_on & ~closed


def at_stage(stage, day=None):
    """Of activities with their `standing`: begins or ends soon, or should have ended, for certain.

    The planned end of what is late is past, its plan goes on, and nobody says that it is done.
    """
    today = day or timezone.localdate()
    if stage == "starting":
        return Q(
            standing=ActivityStatus.PLANNED,
            starts_earliest__gt=today,
            starts_latest__lte=today + SOON,
        )
    unfinished = Q(standing__in=UNFINISHED)
    if stage == "ending":
        return unfinished & Q(ends_earliest__gte=today, ends_latest__lte=today + SOON)
    return unfinished & Q(ends_latest__lt=today) & plan_goes_on(day)


def noted_as(what, user, day=None):
    """Of activities: that something, of one origin, or nothing was on record about them."""
    updates = ProgressUpdate.objects.visible_to(user).accepted().filter(activity=OuterRef("pk"))
    if day:
        updates = updates.filter(reported_latest__lte=day)
    if what == NONE:
        return ~Exists(updates)
    origins = {"record": UpdateOrigin.PUBLIC_RECORD, "report": UpdateOrigin.AGENCY_REPORT}
    return Exists(updates.filter(origin=origins[what]))


class OfDay:
    """For filter sets: the day of which statuses and parts of agencies are asked, or None."""

    @property
    def day(self):
        self.form.is_valid()
        return self.form.cleaned_data.get("as_of")


class StandingFilter(OnDayFilter):
    """`?as_of=2014-06-01`: activities with how they stood on that day; leaves out none."""

    def __init__(self):
        super().__init__(label=_("Status and agencies as on this day"))

    def filter(self, queryset, value):
        return queryset.standing_on(value) if value else queryset


class StatusFilter(ChoiceMultipleFilter):
    """By the status of now, or that of the day that is asked for."""

    def filter(self, queryset, value):
        if not value or not self.parent.day:
            return super().filter(queryset, value)
        return queryset.filter(standing__in=value)

    def tally(self, name, rows):
        return [tally(name, rows, "standing" if self.parent.day else self.field_name)]


class StageFilter(ChoiceMultipleFilter):
    """`?stage=late`, from today or from the day that is asked for."""

    def __init__(self):
        super().__init__(label=_("Time"), choices=list(STAGES.items()))

    def filter(self, queryset, value):
        if not value:
            return queryset
        day, found = self.parent.day, Q()
        for stage in value:
            found |= at_stage(stage, day)
        return (queryset if day else queryset.standing_on()).filter(found)


class NotedFilter(ChoiceMultipleFilter):
    """`?noted=report`: what is on record about their progress."""

    def __init__(self):
        super().__init__(label=_("On record"), choices=list(NOTED.items()))

    def filter(self, queryset, value):
        found = Q()
        for what in value or ():
            found |= Q(noted_as(what, self.parent.user, self.parent.day))
        return queryset.filter(found) if value else queryset


class PartFilter(SlugMultipleFilter):
    """By an agency that takes part: at any time, or on the day that is asked for."""

    def __init__(self, *, label, through, **kwargs):
        super().__init__(
            None,
            label=label,
            queryset=Agency.objects.all(),
            shows="acronym",
            through=through,
            source="activity",
            target="agency",
            **kwargs,
        )

    def links(self):
        day = self.parent.day
        links = self.through.all().filter(activity=OuterRef("pk"))
        return links.filter(part_on(day)) if day else links

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(Exists(self.links().filter(agency__slug__in=value)))

    def tally(self, name, rows):
        day, links = self.parent.day, self.through.all()
        links = links.filter(part_on(day)) if day else links
        keys = rows.order_by().values("pk")
        return [tally(name, links.filter(activity__in=keys), "agency__slug")]


class LeadFilter(PartFilter, OrNoneFilter):
    """`?lead=iom`; `none` finds what has no lead on record."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Lead agency"), no_label=_("No lead on record"), **kwargs)

    def filter(self, queryset, value):
        found = Q(Exists(self.links().filter(agency__slug__in=value or ())))
        if NONE in (value or ()):
            found |= ~Exists(self.links().public())
        return queryset.filter(found) if value else queryset

    def tally(self, name, rows):
        without = rows.filter(~Exists(self.links().public()))
        return [*PartFilter.tally(self, name, rows), tally(name, without, Value(NONE))]
