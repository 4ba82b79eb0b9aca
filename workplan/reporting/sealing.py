"""A round that is sealed: what is on record of each activity, as canonical JSON with its digest."""

import hashlib
import json

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: The version of the format of a snapshot.
FORMAT = 1


def canonical(value):
    """JSON with sorted keys, without spaces, in UTF-8: the same facts are the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_unfinished(round_):
    """Nothing of the round may wait for a decision when it is sealed."""
    waiting = apps.get_model("workplan", "ProgressUpdate").objects.filter(
        report_request__round=round_, state="submitted"
    )
    number = waiting.count()
    if number:
        raise ValidationError(
            _("%(number)s reports are still in review: accept them or send them back.")
            % {"number": number},
            code="unfinished",
        )


def store(round_):
    """Store a snapshot of each activity that was asked about; the digest of all of them."""
    snapshots = apps.get_model("workplan", "RoundSnapshot").objects
    requests = round_.requests.select_related("activity__plan", "activity__objective", "agency")
    digests = []
    for request in requests.order_by("activity__slug"):
        content = canonical(facts_of(request))
        snapshot = snapshots.create(
            round=round_, activity=request.activity, content=content, sha256=digest(content)
        )
        digests.append(snapshot.sha256)
    return digest("\n".join(digests))


def facts_of(request):
    """What is public of a request, its activity and the accepted report, as plain values."""
    activity, report = request.activity, accepted_report(request)
    return {
        "format": FORMAT,
        "activity": {
            "slug": activity.slug,
            "code": activity.code,
            "title": activity.title,
            "objective": activity.objective.code if activity.objective else None,
            "starts": activity.starts or None,
            "ends": activity.ends or None,
            "status": activity.status,
            "status_as_of": activity.status_as_of or None,
        },
        "request": {
            "agency": request.agency.slug,
            "due": request.due.isoformat(),
            "extended_because": request.extended_because or None,
            "waived_because": request.waived_because or None,
        },
        "report": report and facts_of_report(report),
    }


def accepted_report(request):
    reports = request.updates.accepted().filter(publication="published")
    return reports.order_by("-accepted_at", "-pk").first()


def facts_of_report(report):
    names = (
        "slug",
        "answer",
        "reported",
        "status",
        "what_changed",
        "status_reason",
        "achievements",
        "challenges",
        "next_steps",
        "evidence_url",
        "language",
    )
    return {
        **{name: getattr(report, name) or None for name in names},
        "outputs": [
            {"title": each.output.title, "delivered": each.delivered, "url": each.url or None}
            for each in report.reported_outputs.select_related("output").order_by("output__title")
        ],
    }
