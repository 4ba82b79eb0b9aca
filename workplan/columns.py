"""Columns of the downloads of the work plan."""

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from agencies.columns import dates, footing, slug_of, slugs_of, texts
from agencies.models.record import published_q
from gmg_portal.lib.aggregates import Joined
from recommendations.models import Recommendation

from .models import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    CheckWaiver,
    LinkReview,
    Objective,
    Output,
    PlanEvent,
    Practice,
    PracticePlace,
    ProgressUpdate,
    WorkPlan,
)

PERIOD = {**dates("starts"), **dates("ends")}


def _of_activity(links, column):
    return Joined(links.filter(activity=OuterRef("pk")), column)


LEADS = _of_activity(ActivityAgency.objects.public().leads(), "agency__slug")
REPORTING = Subquery(
    ActivityAgency.objects.public()
    .filter(activity=OuterRef("pk"), is_reporting=True)
    .values("agency__slug")[:1]
)
CONTRIBUTORS = _of_activity(ActivityAgency.objects.public().contributors(), "agency__slug")
PLACES = _of_activity(ActivityPlace.objects.all(), "place__code")
SERVED = _of_activity(
    ActivityRecommendation.objects.filter(recommendation__in=Recommendation.objects.published()),
    "recommendation__slug",
)

WORKPLAN = {
    "slug": "slug",
    "body": "body__slug",
    **texts("title"),
    "state": "state",
    **PERIOD,
    "summary": "summary",
    "supersedes": slug_of(WorkPlan, "supersedes"),
    **footing(WorkPlan),
}
ACTIVITY = {
    "slug": "slug",
    "plan": "plan__slug",
    "plan_basis": "plan_basis",
    "objective": "objective__code",
    "code": "code",
    "title": "title",
    "description": "description",
    "kind": "kind",
    "kind_as_published": "kind_as_published",
    "scope": "scope",
    "scope_note": "scope_note",
    "body": "body__slug",
    "leads": LEADS,
    "reporting": REPORTING,
    "contributors": CONTRIBUTORS,
    **PERIOD,
    "status": "status",
    "status_note": "status_note",
    "last_known_status": "last_known_status",
    **dates("status_as_of"),
    "places": PLACES,
    "partners": "partners",
    "themes": slugs_of(Activity, "themes"),
    "recommendations": SERVED,
    "carried_from": slug_of(Activity, "carried_from"),
    **footing(Activity),
}
#: What a report says beside its status; of what was read in documents most of it is empty.
REPORT = {
    name: name
    for name in (
        "answer",
        "what_changed",
        "status_reason",
        "achievements",
        "challenges",
        "next_steps",
        "evidence_url",
    )
}
PROGRESS_UPDATE = {
    "slug": "slug",
    "activity": "activity__slug",
    "agency": slug_of(ProgressUpdate, "agency"),
    "origin": "origin",
    **dates("reported"),
    "status": "status",
    **REPORT,
    "language": "language",
    **footing(ProgressUpdate),
}
PRACTICE = {
    "slug": "slug",
    "title": "title",
    "level": "level",
    "places": Joined(PracticePlace.objects.filter(practice=OuterRef("pk")), "place__code"),
    "agencies": slugs_of(Practice, "agencies"),
    "partners": "partners",
    "themes": slugs_of(Practice, "themes"),
    "summary": "summary",
    "results": "results",
    "activities": slugs_of(Practice, "activities"),
    "recommendations": slugs_of(Practice, "recommendations"),
    **footing(Practice),
}
LINK_REVIEW = {
    "slug": "slug",
    "framework": "framework__slug",
    "gone_through_by": "gone_through_by",
    **dates("gone_through"),
    **footing(LinkReview),
}
OBJECTIVE = {"plan": "plan__slug", "code": "code", "text": "text", "wording": "wording"}
OUTPUT = {
    "activity": "activity__slug",
    "title": "title",
    **dates("due"),
    **dates("delivered"),
    "document": slug_of(Output, "document"),
}
ACTIVITY_AGENCY = {
    "activity": "activity__slug",
    "agency": "agency__slug",
    "role": "role",
    "is_reporting": "is_reporting",
    **PERIOD,
}
ACTIVITY_RECOMMENDATION = {
    "activity": "activity__slug",
    "recommendation": "recommendation__slug",
    "confidence": "confidence",
}
ACTIVITY_PLACE = {
    "activity": "activity__slug",
    "place": "place__code",
    "as_published": "as_published",
}
PRACTICE_PLACE = {
    "practice": "practice__slug",
    "place": "place__code",
    "as_published": "as_published",
}


# For the API: the rows of a relation packed into one column, an object of JSON a line.


def packed(rows, **fields):
    """`order` keeps their order: the lines themselves are sorted as text."""
    return Joined(rows.order_by().annotate(packed=JSONObject(order="pk", **fields)), "packed", "\n")


def packed_objectives():
    rows = Objective.objects.filter(plan=OuterRef("pk"))
    return packed(rows, code="code", text="text", wording="wording")


def packed_events():
    """Without the persons who wrote them down."""
    rows = PlanEvent.objects.filter(plan=OuterRef("pk"))
    return packed(
        rows,
        from_state="from_state",
        to_state="to_state",
        decided_on="decided_on",
        on_behalf_of=slug_of(PlanEvent, "on_behalf_of"),
        comment="comment",
    )


def packed_waivers():
    """Those of the plan as a whole, and of activities that anybody may see."""
    public = Q(activity=None) | published_q(Activity, "activity__")
    rows = CheckWaiver.objects.filter(public, plan=OuterRef("pk"))
    return packed(rows, check_name="check_name", activity="activity__slug", reason="reason")


def packed_agencies():
    rows = ActivityAgency.objects.public().filter(activity=OuterRef("pk"))
    return packed(
        rows,
        agency="agency__slug",
        role="role",
        is_reporting="is_reporting",
        **PERIOD,
    )


def packed_updates():
    """What anybody may see of what is on record about an activity."""
    rows = ProgressUpdate.objects.published().filter(activity=OuterRef("pk"))
    return packed(
        rows,
        slug="slug",
        origin="origin",
        agency=slug_of(ProgressUpdate, "agency"),
        **dates("reported"),
        status="status",
        **REPORT,
        language="language",
    )


def carried_into():
    """The short names of the activities that carry one on."""
    return Joined(Activity.objects.published().filter(carried_from=OuterRef("pk")), "slug")


def packed_outputs():
    rows = Output.objects.filter(activity=OuterRef("pk"))
    columns = {**dates("due"), **dates("delivered"), "document": slug_of(Output, "document")}
    return packed(rows, title="title", **columns)


def packed_places(links, source):
    rows = links.objects.filter(**{source: OuterRef("pk")})
    return packed(rows, place="place__code", as_published="as_published")


def packed_recommendations():
    """Those that anybody may see."""
    rows = ActivityRecommendation.objects.filter(
        activity=OuterRef("pk"), recommendation__in=Recommendation.objects.published()
    )
    return packed(
        rows,
        recommendation="recommendation__slug",
        framework="recommendation__framework__slug",
        confidence="confidence",
    )
