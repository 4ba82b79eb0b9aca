"""How much is on record in each place: there, or in what lies there."""

from django.db import connections
from django.db.models import F

from agencies.models import Meeting

from .filter_kinds import REGIONS
from .models import Activity, ActivityPlace, Practice, PracticePlace


def numbers_by_place(user):
    """{"activities": {key of a place: number}, "practices": ..., "meetings": ...}.

    What several parts of a region have counts once for the region; a query each.
    """
    activities = Activity.objects.visible_to(user).order_by().values("pk")
    practices = Practice.objects.visible_to(user).order_by().values("pk")
    meetings = Meeting.objects.visible_to(user).order_by()
    return {
        "activities": _numbers(
            ActivityPlace.objects.filter(activity__in=activities), "place", "activity"
        ),
        "practices": _numbers(
            PracticePlace.objects.filter(practice__in=practices), "place", "practice"
        ),
        "meetings": _numbers(meetings, "country", "pk"),
    }


def _numbers(rows, place, counted):
    """Pairs of place and what is counted, once for each region around the place, then counted."""
    levels = [place, *(f"{place}__{region}" for region in REGIONS)]
    first, *others = (
        rows.order_by()
        .exclude(**{level: None})
        .annotate(around=F(level), counted=F(counted))
        .values_list("around", "counted")
        for level in levels
    )
    # The ORM cannot group the rows of a union, and without it each level would be a query.
    pairs, params = first.union(*others).query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(
            f"SELECT around, COUNT(*) FROM ({pairs}) AS pairs GROUP BY around",  # noqa: S608
            params,
        )
        return dict(cursor.fetchall())
