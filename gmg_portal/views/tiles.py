"""The figures of the home page, each a link to exactly what it counts."""

from django.db.models import CharField, Count, Q, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.models import Alignment, AlignmentState, Recommendation
from workplan.models import Activity, ActivityStatus


def members_tile(now, has_ended):
    small = []
    if now.most > now.members:
        small.append(_("possibly %(most)s by name") % {"most": now.most})
    if now.counts:
        most = max(count for count, _on in now.counts)
        small.append(_("the documents count %(count)s") % {"count": most})
    label = ngettext("member", "members", now.members)
    if has_ended:
        label = ngettext("member when it ended", "members when it ended", now.members)
    url = f"{reverse('agency_list')}?on={now.day.isoformat()}"
    return {"number": now.members, "label": label, "url": url, "small": "; ".join(small)}


def counted(user):
    """How much of what there is, in one query: {kind: (rows, first part, second part)}.

    The parts are sets of recommendations; activities completed and without known outcome; pairs
    endorsed and proposed.
    """
    recommendations = Recommendation.objects.visible_to(user)
    activities = Activity.objects.visible_to(user)
    pairs = Alignment.objects.visible_to(user)
    queries = [
        parts("recommendations", recommendations, Count("framework", distinct=True), Value(0)),
        parts(
            "activities",
            activities,
            Count("pk", filter=Q(status=ActivityStatus.COMPLETED)),
            Count("pk", filter=Q(status=ActivityStatus.OUTCOME_UNKNOWN)),
        ),
        parts(
            "pairs",
            pairs,
            Count("pk", filter=Q(state=AlignmentState.ENDORSED)),
            Count("pk", filter=Q(state=AlignmentState.PROPOSED)),
        ),
    ]
    found = {kind: numbers for kind, *numbers in queries[0].union(*queries[1:], all=True)}
    return {kind: found.get(kind, [0, 0, 0]) for kind in ("recommendations", "activities", "pairs")}


def parts(kind, queryset, first, second):
    """One row: the kind, how many rows, and two parts of them."""
    rows = queryset.order_by().values(counted_as=Value(kind, output_field=CharField()))
    rows = rows.annotate(counted_rows=Count("pk"), first=first, second=second)
    return rows.values_list("counted_as", "counted_rows", "first", "second")


def tiles(numbers):
    yield recommendations_tile(*numbers["recommendations"])
    yield activities_tile(*numbers["activities"])
    yield pairs_tile(*numbers["pairs"])


def recommendations_tile(number, sets, _none):
    small = ngettext("in %(count)s set", "in %(count)s sets", sets) % {"count": sets}
    return {
        "number": number,
        "label": ngettext("recommendation", "recommendations", number),
        "url": reverse("recommendation_list"),
        "small": small,
    }


def activities_tile(number, done, unknown):
    small = [ngettext("%(count)s completed", "%(count)s completed", done) % {"count": done}]
    if unknown:
        outcome = ngettext(
            "for %(count)s the outcome is not on record",
            "for %(count)s the outcome is not on record",
            unknown,
        )
        small.append(outcome % {"count": unknown})
    return {
        "number": number,
        "label": ngettext("activity", "activities", number),
        "url": reverse("activity_list"),
        "small": "; ".join(small),
    }


def pairs_tile(_number, endorsed, proposed):
    """Only endorsed pairs count as agreement; proposed ones are named as proposed."""
    if endorsed:
        state, number = AlignmentState.ENDORSED, endorsed
        label = ngettext("pair endorsed as agreeing", "pairs endorsed as agreeing", number)
        small = ngettext("%(count)s pair proposed", "%(count)s pairs proposed", proposed)
        small %= {"count": proposed}
    else:
        state, number = AlignmentState.PROPOSED, proposed
        label = ngettext("pair proposed as agreeing", "pairs proposed as agreeing", number)
        small = _("none endorsed so far, so none is counted")
    url = f"{reverse('alignment_list')}?state={state}"
    return {"number": number, "label": label, "url": url, "small": small}
