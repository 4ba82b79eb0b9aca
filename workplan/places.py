"""What is on record in a place: there, or in what lies there."""

from django.db.models import Func, IntegerField, OuterRef, Q, Subquery

from agencies.models import Meeting

from .filter_kinds import REGIONS
from .models import Activity, ActivityPlace, Practice, PracticePlace


def _within(path):
    """Rows whose place, at the end of `path`, is the outer one or lies in it."""
    found = Q(**{path: OuterRef("pk")})
    for region in REGIONS:
        found |= Q(**{f"{path}__{region}": OuterRef("pk")})
    return found


def _number(rows, column):
    """How many different values of a column the rows have, as a subquery without groups."""
    count = Func(
        column,
        function="COUNT",
        template="%(function)s(DISTINCT %(expressions)s)",
        output_field=IntegerField(),
    )
    return Subquery(rows.order_by().annotate(number=count).values("number"))


def with_numbers(places, user):
    """Annotated with the numbers of activities, practices and meetings that a visitor may list."""
    activities = ActivityPlace.objects.filter(
        _within("place"), activity__in=Activity.objects.visible_to(user).values("pk")
    )
    practices = PracticePlace.objects.filter(
        _within("place"), practice__in=Practice.objects.visible_to(user).values("pk")
    )
    meetings = Meeting.objects.visible_to(user).filter(_within("country"))
    return places.annotate(
        activity_count=_number(activities, "activity"),
        practice_count=_number(practices, "practice"),
        meeting_count=_number(meetings, "pk"),
    )
