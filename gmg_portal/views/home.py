"""The home page: one face for a group at work, one for a group that has ended."""

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.views.generic import TemplateView

from agencies.asof import AsOf
from agencies.headcount import headcount
from agencies.models import AttestedCount, Body, Meeting, OfficeTerm
from agencies.ribbon import chair_ribbon
from gmg_portal.lib.fields import in_language
from gmg_portal.lib.periods import OPEN

from .tiles import counted, members_tile, tiles

#: How many meetings the home page names.
SHOWN = 5


class Home(TemplateView):
    template_name = "home.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        as_of = AsOf(self.request, **history_of_the_group())
        day, body = as_of.reference_day, as_of.body
        now = headcount(body, day)
        has_ended = day < timezone.localdate()
        return {
            "nav_section": "home",
            "body": body,
            "has_ended": has_ended,
            "headcount": now,
            "chairs": [] if has_ended else self.chairs(body, day),
            "history": self.history(body) if has_ended else {},
            "ribbon": chair_ribbon(body, day) if body else [],
            "tiles": [members_tile(now, has_ended), *tiles(counted(self.request.user))],
            "meetings": self.meetings(day, has_ended),
            **kwargs,
        }

    def chairs(self, body, day):
        terms = OfficeTerm.objects.visible_to(self.request.user).chairs().filter(body=body)
        return terms.on(day).for_listing().order_by("agency__acronym_en")

    def history(self, body):
        """The fewest and the most members that documents count, since when, and what followed."""
        if body is None:
            return {}
        first = body.grew_out_of or body
        return {
            "since": first.starts_latest and first.starts_latest.year,
            "fewest": body.fewest,
            "most": body.most,
            "successor": body.successor,
        }

    def meetings(self, day, has_ended):
        """The next ones of a group at work, the last ones of a group that has ended."""
        meetings = Meeting.objects.visible_to(self.request.user).for_listing()
        if has_ended:
            return meetings.order_by(F("starts_latest").desc(nulls_last=True), "pk")[:SHOWN]
        coming = meetings.filter(Q(ends_latest__gte=day) | Q(starts_latest__gte=day))
        return coming.exclude(ends=OPEN).order_by("starts_earliest", "pk")[:SHOWN]


def history_of_the_group():
    """What the documents count and what followed, asked together with the body."""
    group = Body.objects.of_the_group().values("pk")
    counts = AttestedCount.objects.published().filter(body__in=group).order_by("count")
    followed = Body.objects.published().filter(predecessor=OuterRef("pk"))
    return {
        "fewest": Subquery(counts.values("count")[:1]),
        "most": Subquery(counts.reverse().values("count")[:1]),
        "successor": Subquery(followed.values(said=in_language("name"))[:1]),
    }
