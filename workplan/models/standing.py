"""What the world knew of an activity on a day: one rule, as expressions of SQL.

The first of these that holds:

1. It is completed, and that was so by then: it had certainly ended; or its end is not on record,
   but the plan that it stood in had; or its status is known as of a day by then: completed.
2. The newest published update that was certainly reported by then and says a status: that status.
3. It is cancelled, nobody knows since when: cancelled.
4. It had certainly not begun: planned.
5. It was certainly under way by its dates: ongoing, or delayed or suspended if that was known.
6. Its status was known by then: that, and where its outcome is not on record the last known one.
7. It stood in a plan that had begun, and no more is known: planned.

What is neither completed nor cancelled by this has an outcome that is not on record as soon as it
was over: it had certainly ended, and so had its plan or somebody says so of the activity; or its
end is not on record, and its plan had ended. What should have ended in a plan that was still under
way is late, and stands as it was last said.

On a day after all these the answers are those of now, but for activities of which nobody says
since when they are what they are.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from agencies.models import Publication
from gmg_portal.lib.periods import on_q

from .choices import ActivityStatus

#: Nothing more is to come of it.
FINAL = (ActivityStatus.COMPLETED, ActivityStatus.CANCELLED)
#: Somebody is to say what came of it.
UNFINISHED = (
    ActivityStatus.PLANNED,
    ActivityStatus.ONGOING,
    ActivityStatus.DELAYED,
    ActivityStatus.SUSPENDED,
)
#: Under way, though not as planned.
HELD_UP = (ActivityStatus.DELAYED, ActivityStatus.SUSPENDED)


class StandingQuerySet(QuerySet):
    def standing_on(self, day=None):
        """Annotated with `standing`: the status of now, or the one that was known on a day."""
        return self.annotate(standing=status_on(day))


@dataclass(frozen=True)
class Names:
    """The columns of an activity as they are called from the rows asked about."""

    prefix: str = ""

    def __call__(self, name):
        prefix = self.prefix.removesuffix("__")
        return f"{prefix}__{name}" if prefix else name

    def q(self, **lookups):
        return Q(**{self(name): value for name, value in lookups.items()})


class AsSaid:
    """How a status is read: as it is. Other readings give other expressions for the same rule."""

    output_field = CharField()

    def of(self, status):
        """What a status counts as."""
        return Value(str(status), output_field=CharField())

    def whens(self, column):
        """Of a column with a status what each known one counts as; the others say nothing."""
        return [When(**{f"{column}__in": (*FINAL, *UNFINISHED)}, then=F(column))]


class OnceOver(AsSaid):
    """How a status is read of what was over: nobody knows what became of the unfinished."""

    def of(self, status):
        return super().of(status if status in FINAL else ActivityStatus.OUTCOME_UNKNOWN)

    def whens(self, column):
        return [
            When(**{f"{column}__in": FINAL}, then=F(column)),
            When(**{f"{column}__in": UNFINISHED}, then=self.of(ActivityStatus.PLANNED)),
        ]


def status_on(day=None, activity=""):
    """The status now or on a day; `activity` leads from the rows asked about to theirs."""
    names = Names(activity)
    if day is None:
        return F(names("status"))
    return Case(
        When(was_over(day, names), then=known_on(day, names, OnceOver())),
        default=known_on(day, names, AsSaid()),
        output_field=CharField(),
    )


def known_on(day, names, reading):
    """Rules 1 to 7 for a day, each status read as `reading` has it."""
    was_known = names.q(status_as_of_latest__lte=day)
    is_completed = names.q(status=ActivityStatus.COMPLETED)
    return Case(
        When(
            is_completed & (was_known | had_ended(day, names)),
            then=reading.of(ActivityStatus.COMPLETED),
        ),
        default=Coalesce(said_by(day, names, reading), by_dates(day, names, reading)),
        output_field=reading.output_field,
    )


def by_dates(day, names, reading):
    was_known = names.q(status_as_of_latest__lte=day)
    under_way = on_q(day, names.prefix)
    return Case(
        When(
            names.q(status=ActivityStatus.CANCELLED),
            then=reading.of(ActivityStatus.CANCELLED),
        ),
        When(names.q(starts_earliest__gt=day), then=reading.of(ActivityStatus.PLANNED)),
        *(
            When(under_way & was_known & names.q(status=status), then=reading.of(status))
            for status in HELD_UP
        ),
        When(under_way, then=reading.of(ActivityStatus.ONGOING)),
        When(was_known, then=known_now(names, reading)),
        default=reading.of(ActivityStatus.PLANNED),
        output_field=reading.output_field,
    )


def known_now(names, reading):
    """By its status, and where the outcome is not on record by the last one that is known."""
    return Case(
        *reading.whens(names("status")),
        *reading.whens(names("last_known_status")),
        default=reading.of(ActivityStatus.PLANNED),
        output_field=reading.output_field,
    )


def said_by(day, names, reading):
    """What the newest word by that day makes of it; null where there is none."""
    # The activity is published: that of its updates is their own alone.
    updates = apps.get_model("workplan", "ProgressUpdate").objects.filter(
        activity=OuterRef(names("pk")),
        publication=Publication.PUBLISHED,
        reported_latest__lte=day,
        status__in=(*FINAL, *UNFINISHED),
    )
    newest = updates.order_by("-reported_latest", "-pk")
    says = Case(*reading.whens("status"), output_field=reading.output_field)
    return Subquery(newest.values(says=says)[:1])


def had_ended(day, names):
    """It had certainly ended, or else its plan had, where its own end is not on record."""
    had_begun = names.q(starts_earliest=None) | names.q(starts_earliest__lte=day)
    return names.q(ends_latest__lt=day) | (
        names.q(ends_latest=None, plan__ends_latest__lt=day) & had_begun
    )


def was_over(day, names):
    """Nothing more was to come of it but word of how it ended."""
    said_so = names.q(status=ActivityStatus.OUTCOME_UNKNOWN)
    return had_ended(day, names) & (names.q(plan__ends_latest__lt=day) | said_so)


def part_on(day):
    """Of the part of an agency in an activity: that it certainly had it on a day.

    A part that does not say when it began or ended is for the whole of its activity.
    """
    began = Q(starts="") | Q(starts_latest__lte=day)
    return began & (Q(ends="") | Q(ends_earliest__gte=day))
