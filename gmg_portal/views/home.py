"""The home page: one face for a group at work, one for a group that has ended."""

from django.db.models import Count, F, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView

from agencies.asof import AsOf
from agencies.models import AttestedCount, Body, Excerpt, Meeting
from agencies.ribbon import chair_ribbon
from agencies.standing import standing
from gmg_portal.lib.periods import OPEN
from recommendations.models import Alignment, AlignmentState, Recommendation
from workplan.models import Activity, ActivityStatus

#: How many meetings the home page names.
SHOWN = 5


class Home(TemplateView):
    template_name = "home.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        as_of = AsOf(self.request)
        day, body = as_of.reference_day, as_of.body
        now = standing(body, day)
        has_ended = day < timezone.localdate()
        return {
            "nav_section": "home",
            "body": body,
            "has_ended": has_ended,
            "standing": now,
            "successor": self.successor(body) if has_ended else None,
            "history": self.history(body),
            "purpose": None if has_ended else Excerpt.objects.published().first(),
            "ribbon": chair_ribbon(body, day) if body else [],
            "tiles": [
                members_tile(now, has_ended),
                recommendations_tile(self.request.user),
                activities_tile(self.request.user),
                pairs_tile(self.request.user),
            ],
            "meetings": self.meetings(day, has_ended),
            **kwargs,
        }

    def successor(self, body):
        return Body.objects.published().filter(predecessor=body).first()

    def history(self, body):
        """The first and the largest number of members that documents count, and since when."""
        if body is None:
            return {}
        known = [body.pk, *([body.predecessor_id] if body.predecessor_id else [])]
        counts = AttestedCount.objects.published().filter(body__in=known)
        first = body.predecessor or body
        begun = first.starts_latest
        return {
            **counts.aggregate(fewest=Min("count"), most=Max("count")),
            "since": begun and begun.year,
        }

    def meetings(self, day, has_ended):
        """The next ones of a group at work, the last ones of a group that has ended."""
        meetings = Meeting.objects.visible_to(self.request.user).for_listing()
        if has_ended:
            return meetings.order_by(F("starts_latest").desc(nulls_last=True), "pk")[:SHOWN]
        coming = meetings.filter(Q(ends_latest__gte=day) | Q(starts_latest__gte=day))
        return coming.exclude(ends=OPEN).order_by("starts_earliest", "pk")[:SHOWN]


def members_tile(now, has_ended):
    small = []
    if now.possible:
        small.append(_("possibly %(most)s by name") % {"most": now.most})
    if now.attested:
        small.append(_("the documents count %(count)s") % {"count": now.attested.count})
    number = len(now.members)
    label = ngettext("member", "members", number)
    if has_ended:
        label = ngettext("member when it ended", "members when it ended", number)
    url = f"{reverse('agency_list')}?on={now.day.isoformat()}"
    return {"number": number, "label": label, "url": url, "small": "; ".join(small)}


def recommendations_tile(user):
    counted = Recommendation.objects.visible_to(user).aggregate(
        rows=Count("pk"), sets=Count("framework", distinct=True)
    )
    small = ngettext("in %(count)s set", "in %(count)s sets", counted["sets"])
    return {
        "number": counted["rows"],
        "label": ngettext("recommendation", "recommendations", counted["rows"]),
        "url": reverse("recommendation_list"),
        "small": small % {"count": counted["sets"]},
    }


def activities_tile(user):
    is_done, is_unknown = (
        Q(status=ActivityStatus.COMPLETED),
        Q(status=ActivityStatus.OUTCOME_UNKNOWN),
    )
    counted = Activity.objects.visible_to(user).aggregate(
        rows=Count("pk"),
        done=Count("pk", filter=is_done),
        unknown=Count("pk", filter=is_unknown),
    )
    small = [
        ngettext("%(count)s completed", "%(count)s completed", counted["done"])
        % {"count": counted["done"]}
    ]
    if counted["unknown"]:
        outcome = ngettext(
            "for %(count)s the outcome is not on record",
            "for %(count)s the outcome is not on record",
            counted["unknown"],
        )
        small.append(outcome % {"count": counted["unknown"]})
    return {
        "number": counted["rows"],
        "label": ngettext("activity", "activities", counted["rows"]),
        "url": reverse("activity_list"),
        "small": "; ".join(small),
    }


def pairs_tile(user):
    """Only endorsed pairs count as agreement; proposed ones are named as proposed."""
    counted = Alignment.objects.visible_to(user).aggregate(
        endorsed=Count("pk", filter=Q(state=AlignmentState.ENDORSED)),
        proposed=Count("pk", filter=Q(state=AlignmentState.PROPOSED)),
    )
    if counted["endorsed"]:
        state, number = AlignmentState.ENDORSED, counted["endorsed"]
        label = ngettext("pair endorsed as agreeing", "pairs endorsed as agreeing", number)
        small = ngettext("%(count)s pair proposed", "%(count)s pairs proposed", counted["proposed"])
        small %= {"count": counted["proposed"]}
    else:
        state, number = AlignmentState.PROPOSED, counted["proposed"]
        label = ngettext("pair proposed as agreeing", "pairs proposed as agreeing", number)
        small = _("none endorsed so far, so none is counted")
    url = f"{reverse('alignment_list')}?state={state}"
    return {"number": number, "label": label, "url": url, "small": small}
