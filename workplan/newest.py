"""The newest first: activities, and what is on record last about them."""

from django.db.models import OuterRef, Subquery

from .models import ProgressUpdate


def with_newest(activities, user):
    """Annotated with `newest`, the date as written of the last update, and `newest_on`, its day."""
    updates = ProgressUpdate.objects.visible_to(user).accepted().filter(activity=OuterRef("pk"))
    return activities.annotate(
        newest=Subquery(updates.values("reported")[:1]),
        newest_on=Subquery(updates.values("reported_latest")[:1]),
    )


def newest_first(activities):
    """Ready for a list that begins with what started last."""
    return activities.for_listing().order_by("-starts_latest", "title", "pk")
