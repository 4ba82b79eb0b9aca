"""What an activity counts as for the recommendations that it serves: one expression of SQL.

By its status: completed is delivered; ongoing, delayed and suspended are under way; planned is
planned; cancelled is no work. Where the outcome is not on record the last known status counts,
and an activity of which nothing more is known was planned. On a day the status is the one that
the world knew on that day: see `workplan.models.standing`.
"""

from django.db.models import IntegerChoices, IntegerField, Q, Value, When

from workplan.models import ActivityStatus
from workplan.models.standing import Names, known_now, known_on


class Standing(IntegerChoices):
    """The stronger, the higher: a recommendation takes the strongest of its activities."""

    NO_WORK = 0
    PLANNED = 1
    UNDER_WAY = 2
    DELIVERED = 3


STATUSES = {
    Standing.DELIVERED: (ActivityStatus.COMPLETED,),
    Standing.UNDER_WAY: (
        ActivityStatus.ONGOING,
        ActivityStatus.DELAYED,
        ActivityStatus.SUSPENDED,
    ),
    Standing.PLANNED: (ActivityStatus.PLANNED,),
    Standing.NO_WORK: (ActivityStatus.CANCELLED,),
}


class AsWork:
    """How coverage reads a status: as a `Standing`."""

    output_field = IntegerField()

    def of(self, status):
        return next(Value(each) for each, statuses in STATUSES.items() if status in statuses)

    def whens(self, column):
        return [
            When(**{f"{column}__in": statuses}, then=Value(counts_as))
            for counts_as, statuses in STATUSES.items()
        ]


def standing(day=None, activity=""):
    """A `Standing`, now or on a day; `activity` leads from the rows asked about to theirs."""
    names = Names(activity)
    return known_on(day, names, AsWork()) if day else known_now(names, AsWork())


def outcome_unknown_q(day=None, activity=""):
    """That it counts as work, and that nobody knows what became of it; asked of a `standing`."""
    names = Names(activity)
    if day is None:
        return names.q(status=ActivityStatus.OUTCOME_UNKNOWN) & ~Q(standing=Standing.NO_WORK)
    unfinished = Q(standing__in=(Standing.PLANNED, Standing.UNDER_WAY))
    return names.q(ends_latest__lt=day) & unfinished
