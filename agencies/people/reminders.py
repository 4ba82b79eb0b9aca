"""Of what meetings decided people are reminded."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from agencies.models import ActionPoint, Meeting

#: So long before it is due somebody is reminded.
BEFORE = timedelta(days=7)


def action_points_to_remind(day):
    """Open action points that are due in a week or were due before that day.

    Of a meeting that is not public only the secretariat is reminded: agencies do not see it yet.
    """
    public = Exists(Meeting.objects.published().filter(pk=OuterRef("meeting")))
    points = ActionPoint.objects.open().filter(Q(agency=None) | public, due__lte=day + BEFORE)
    return points.select_related("agency")
