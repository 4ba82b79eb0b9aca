"""What rounds asked, as lists, downloads and programs read it: nothing that an agency has not sent.

The texts of reports are not in it: they are read where they were accepted.
"""

from django.db.models import Case, CharField, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from agencies.columns import slug_of
from workplan.models import ProgressUpdate, ReportingRound, ReportRequest, RoundEvent, RoundSnapshot

from .completeness import requests_seen_by
from .standing import Standing

RECEIVED = (Standing.ACCEPTED, Standing.IN_REVIEW)


def asked_of(round_, user):
    """The requests of a round, or of all, with `told`, `due_day`, `is_extended`, `report_slug`.

    `digest` is that of what was stored when the round was sealed, "" before.
    """
    accepted = (
        ProgressUpdate.objects.published()
        .filter(report_request=OuterRef("pk"), state="accepted")
        .order_by("-accepted_at", "-pk")
    )
    stored = RoundSnapshot.objects.filter(round=OuterRef("round"), activity=OuterRef("activity"))
    rows = requests_seen_by(user)
    if round_ is not None:
        rows = rows.filter(round=round_)
    return rows.annotate(
        is_extended=Case(When(extended_to=None, then=False), default=True),
        report_slug=Coalesce(
            Subquery(accepted.values("slug")[:1]), Value(""), output_field=CharField()
        ),
        digest=Coalesce(
            Subquery(stored.order_by().values("sha256")[:1]), Value(""), output_field=CharField()
        ),
        # When something was sent that is not public is nobody's business.
        received_on=Case(When(told__in=RECEIVED, then=F("sent_on"))),
        received_late=Case(When(told__in=RECEIVED, is_late=True, then=True), default=False),
    ).select_related("round__plan", "activity", "agency")


ASKED = {
    "round": "round__slug",
    "plan": "round__plan__slug",
    "activity": "activity__slug",
    "agency": "agency__slug",
    "standing": F("told"),
    "due": F("due_day"),
    "received": F("received_on"),
    "extended_to": "extended_to",
    "extended_because": "extended_because",
    "waived_because": "waived_because",
    "report": F("report_slug"),
    "sha256": F("digest"),
}


def last_day(state):
    """The day of the last step of a round into a state."""
    steps = RoundEvent.objects.filter(round=OuterRef("pk"), to_state=state).order_by("-pk")
    return Subquery(steps.values("decided_on")[:1])


def rounds_for_listing(rounds):
    """With `closed_on` and how many activities they ask about that anybody may see."""
    asked = (
        ReportRequest.objects.public()
        .filter(round=OuterRef("pk"))
        .order_by()
        .values("round")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return rounds.annotate(
        last_closed=last_day("closed"), asked_number=Coalesce(Subquery(asked), Value(0))
    )


ROUND = {
    "slug": "slug",
    "plan": slug_of(ReportingRound, "plan"),
    "title": "title",
    "asks": "asks",
    "scope": "scope",
    "state": "state",
    "opens_on": "opens_on",
    "due_on": "due_on",
    "closed_on": Case(When(~Q(state="open"), then=F("last_closed"))),
    "sealed_at": "sealed_at",
    "sealed_sha256": "sealed_sha256",
    "activities": F("asked_number"),
}
