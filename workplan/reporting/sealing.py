"""A round that is sealed: what is on record of each activity, as canonical JSON with its digest.

The digest of an activity is the SHA-256 of its JSON in UTF-8; that of the round is the SHA-256 of
the digests of its activities in the order of their short names, in hexadecimal, each ended by a
line feed.
"""

import hashlib
import json

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: The version of the format of a snapshot.
FORMAT = 1
#: What an agency said in a report, in its own language.
SAID = (
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


def canonical(value):
    """JSON with sorted keys, without spaces, in UTF-8: the same facts are the same bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of_all(digests):
    """That of a round: `digests` are those of its activities in the order of their short names."""
    return digest("".join(f"{each}\n" for each in digests))


def refuse_in_sealed(round_key):
    """Nothing is added to what a sealed round asked and stored, and nothing of it changes."""
    rounds = apps.get_model("workplan", "ReportingRound").objects
    if rounds.filter(pk=round_key, state="sealed").exists():
        raise ValidationError(_("This round is sealed: it never changes."), code="sealed")


def refuse_unfinished(round_):
    """Nothing of the round may wait for a decision when it is sealed."""
    number = in_review(round_).count()
    if number:
        raise ValidationError(
            _("%(number)s reports are still in review: accept them or send them back.")
            % {"number": number},
            code="unfinished",
        )


def in_review(round_):
    return apps.get_model("workplan", "ProgressUpdate").objects.filter(
        report_request__round=round_, state="submitted"
    )


def store(round_):
    """Store a snapshot of each activity that was asked about; gives the digest of all of them."""
    snapshots = apps.get_model("workplan", "RoundSnapshot").objects
    digests = []
    for request, facts in facts_of_round(round_):
        content = canonical(facts)
        snapshot = snapshots.create(
            round=round_, activity=request.activity, content=content, sha256=digest(content)
        )
        digests.append(snapshot.sha256)
    return digest_of_all(digests)


def facts_of_round(round_):
    """(request, its facts) of each request, in the order of the short names of activities."""
    requests = round_.requests.select_related(
        "round__plan", "activity__objective", "agency"
    ).prefetch_related("activity__outputs")
    # No database decides on the order: their alphabets differ.
    ordered = sorted(requests, key=lambda request: request.activity.slug)
    return [(request, facts_of(request)) for request in ordered]


def facts_of(request):
    """What is public of a request, its activity and the accepted report, as plain values."""
    report = accepted_report(request)
    return {
        "format": FORMAT,
        "round": {"slug": request.round.slug, "plan": request.round.plan.slug},
        "activity": facts_of_activity(request.activity),
        "request": {
            "agency": request.agency.slug,
            "due": request.due.isoformat(),
            "extended_because": request.extended_because or None,
            "waived_because": request.waived_because or None,
        },
        "standing": standing_of(request, report),
        "report": facts_of_report(report) if report else None,
    }


def standing_of(request, report):
    """Where a request stands when nothing of it is in review any more."""
    if request.is_waived:
        return "waived"
    return "accepted" if report else "not_received"


def facts_of_activity(activity):
    return {
        "slug": activity.slug,
        "code": activity.code,
        "title": activity.title,
        "objective": activity.objective.code if activity.objective else None,
        "starts": activity.starts or None,
        "ends": activity.ends or None,
        "status": activity.status,
        "status_as_of": activity.status_as_of or None,
        "outputs": in_order(
            {"title": each.title, "due": each.due or None, "delivered": each.delivered or None}
            for each in activity.outputs.all()
        ),
    }


def accepted_report(request):
    """What the public reads as the agency's answer: the newest that was accepted, or None."""
    reports = request.updates.published().filter(state="accepted")
    return reports.order_by("-accepted_at", "-pk").first()


def facts_of_report(report):
    files = report.evidence.filter(kind="evidence", is_public=True)
    return {
        **{name: getattr(report, name) or None for name in SAID},
        "outputs": in_order(
            {"title": each.output.title, "delivered": each.delivered, "url": each.url or None}
            for each in report.reported_outputs.select_related("output")
        ),
        "evidence": in_order(
            {"name": each.name, "sha256": each.sha256, "size": each.size} for each in files
        ),
    }


def in_order(rows):
    return sorted(rows, key=canonical)


def as_one_file(round_):
    """All that a round stored: a list in JSON, each activity on a line as its bytes were sealed.

    In the order of the short names that were sealed with them, whatever they are called since.
    """
    contents = round_.snapshots.values_list("content", flat=True)
    lines = ",\n".join(sorted(contents, key=slug_in))
    return f"[\n{lines}\n]\n"


def slug_in(content):
    """The short name of the activity in a stored text; "" of a text that is none of ours."""
    try:
        return json.loads(content)["activity"]["slug"]
    except (ValueError, LookupError, TypeError):
        return ""
