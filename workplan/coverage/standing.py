"""What an activity counts as for the recommendations that it serves: one expression of SQL.

Now, by its status: completed is delivered; ongoing, delayed and suspended are under way; planned
is planned; cancelled is no work. Where the outcome is not on record the last known status counts,
and an activity of which nothing more is known was planned.

On a day, the first of these that holds:

1. It is completed, and that was so by then: it had certainly ended; or its end is not on record,
   but the plan that it stood in had; or its status is known as of a day by then: delivered.
2. The newest published update that was certainly reported by then and says a status: as that
   status counts now.
3. It is cancelled, nobody knows since when: no work.
4. It had certainly not begun: planned.
5. It was certainly under way by its dates: under way.
6. Its status was known by then: as it counts now.
7. It stood in a plan that had begun, and no more is known: planned.

On a day after all these the answers are those of now, but for activities of which nobody says
since when they are what they are: those have the status of now, and that of a day by rules 5 and 7.
"""

from django.db.models import (
    Case,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from agencies.models import Publication
from gmg_portal.lib.periods import on_q
from workplan.models import ActivityStatus, ProgressUpdate


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


def standing(day=None, activity=""):
    """A `Standing`, now or on a day; `activity` leads from the rows asked about to theirs."""
    names = Names(activity)
    return standing_on(day, names) if day else standing_now(names)


def standing_now(names):
    return Case(
        *whens(names("status")),
        # The outcome is not on record.
        *whens(names("last_known_status")),
        default=Value(Standing.PLANNED),
        output_field=IntegerField(),
    )


def standing_on(day, names):
    was_known = names.q(status_as_of_latest__lte=day)
    by_dates = Case(
        When(names.q(status=ActivityStatus.CANCELLED), then=Value(Standing.NO_WORK)),
        When(names.q(starts_earliest__gt=day), then=Value(Standing.PLANNED)),
        When(on_q(day, names.prefix), then=Value(Standing.UNDER_WAY)),
        When(was_known, then=standing_now(names)),
        default=Value(Standing.PLANNED),
        output_field=IntegerField(),
    )
    had_begun = names.q(starts_earliest=None) | names.q(starts_earliest__lte=day)
    had_ended = names.q(ends_latest__lt=day) | (
        names.q(ends_latest=None, plan__ends_latest__lt=day) & had_begun
    )
    is_completed = names.q(status=ActivityStatus.COMPLETED)
    return Case(
        When(is_completed & (had_ended | was_known), then=Value(Standing.DELIVERED)),
        default=Coalesce(said_by(day, names), by_dates),
        output_field=IntegerField(),
    )


def said_by(day, names):
    """What the newest word by that day makes of it; null where there is none."""
    # The activity is published: that of its updates is their own alone.
    updates = ProgressUpdate.objects.filter(
        activity=OuterRef(names("pk")),
        publication=Publication.PUBLISHED,
        reported_latest__lte=day,
        status__in=[each for statuses in STATUSES.values() for each in statuses],
    )
    newest = updates.order_by("-reported_latest", "-pk")
    says = Case(*whens("status"), output_field=IntegerField())
    return Subquery(newest.values(says=says)[:1])


def whens(column):
    """Of a column with a status what each known one counts as."""
    return [
        When(**{f"{column}__in": statuses}, then=Value(counts_as))
        for counts_as, statuses in STATUSES.items()
    ]


def outcome_unknown_q(day=None, activity=""):
    """That it counts as work, and that nobody knows what became of it; asked of a `standing`."""
    names = Names(activity)
    if day is None:
        return names.q(status=ActivityStatus.OUTCOME_UNKNOWN) & ~Q(standing=Standing.NO_WORK)
    unfinished = Q(standing__in=(Standing.PLANNED, Standing.UNDER_WAY))
    return names.q(ends_latest__lt=day) & unfinished


class Names:
    """The columns of an activity as they are called from the rows asked about."""

    def __init__(self, prefix=""):
        self.prefix = prefix.removesuffix("__")

    def __call__(self, name):
        return f"{self.prefix}__{name}" if self.prefix else name

    def q(self, **lookups):
        return Q(**{self(name): value for name, value in lookups.items()})
