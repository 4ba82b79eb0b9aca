"""What of this app cites documents."""

from django.db.models import CharField
from django.db.models.functions import Cast

from agencies.citing import cites
from gmg_portal.lib.fields import in_language

from .models import Activity, Practice, ProgressUpdate, WorkPlan


@cites
def citing_kinds():
    return [
        (WorkPlan, in_language("title"), "slug", "workplan_detail", ""),
        (Activity, Cast("title", CharField()), "slug", "activity_detail", ""),
        (
            ProgressUpdate,
            Cast("what_changed", CharField()),
            "activity__slug",
            "activity_detail",
            "update",
        ),
        (Practice, Cast("title", CharField()), "slug", "practice_detail", ""),
    ]
