"""What notices are about, read for all of them at once."""

from django.apps import apps

from agencies.models import ActionPoint, FocalPoint
from workplan.models import ActivityProposal, ProgressUpdate, ReportRequest
from workplan.reporting.standing import with_standing


def requests(day):
    rows = ReportRequest.objects.select_related("round__contact", "activity", "agency")
    return with_standing(rows, day)


def records_of(notices, day):
    """{(label of a model, key): record}; what is gone is missing."""
    wanted = {}
    for notice in notices:
        wanted.setdefault(notice.model, set()).add(notice.key)
    found = {}
    for label, keys in wanted.items():
        rows = rows_of(label, day)
        if rows is not None:
            found |= {(label, each.pk): each for each in rows.filter(pk__in=keys)}
    return found


def rows_of(label, day):
    """The rows of a model with what a line about them needs; None for a model that is none."""
    known = {
        "workplan.reportrequest": requests(day),
        "workplan.progressupdate": ProgressUpdate.objects.select_related("activity", "agency"),
        "workplan.activityproposal": ActivityProposal.objects.select_related(
            "activity", "plan", "agency"
        ),
        "agencies.actionpoint": ActionPoint.objects.select_related("agency"),
        "agencies.focalpoint": FocalPoint.objects.select_related(
            "user", "agency", "body", "alternate_for__user"
        ),
    }
    if label in known:
        return known[label]
    try:
        return apps.get_model(label)._base_manager.all()
    except (LookupError, ValueError):
        return None
