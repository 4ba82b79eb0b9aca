"""What stands behind the state of a recommendation: how many activities, whose, and what is new."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, Max, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import Agency, Confidence, Publication
from gmg_portal.lib.aggregates import Day
from gmg_portal.lib.fields import in_language
from recommendations.models import Recommendation
from workplan.models import AgencyRole

from .standing import Standing, outcome_unknown_q
from .states import Coverage, at_work, coverage, serving

COUNTS = ("activities", "cancelled", "our_reading", "in_its_spirit", "outcome_unknown")
#: Between the parts of a text that a database put together; no short name and no date has it.
BAR = "|"


@dataclass
class Work:
    """`leads` are (short name, acronym), `newest` is (date, activity, update) or nothing.

    `activities` counts the cancelled ones too; the other numbers are of those that count as work:
    whose link is our reading, that ended before the set was issued, whose outcome is not on
    record.
    """

    activities: int = 0
    cancelled: int = 0
    our_reading: int = 0
    in_its_spirit: int = 0
    outcome_unknown: int = 0
    leads: list = field(default_factory=list)
    newest: tuple = ()
    state: Coverage | None = None

    @property
    def counted(self):
        return self.activities - self.cancelled

    def columns(self):
        """For downloads: the numbers, the short names of the leads, the three parts of `newest`."""
        leads = [slug for slug, _acronym in self.leads]
        return [*(getattr(self, name) for name in COUNTS), leads, *(self.newest or ("", "", ""))]

    @property
    def newest_url(self):
        if not self.newest:
            return ""
        _reported, activity, update = self.newest
        return f"{reverse('activity_detail', args=[activity])}#update-{update}"

    @property
    def remarks(self):
        """What is to be said of the activities besides their number."""
        found = []
        if self.cancelled:
            all_, some = _("cancelled: no work"), _("some cancelled: these do not count")
            found.append(some if self.counted else all_)
        for number, all_, some in (
            (self.our_reading, _("the link is our reading"), _("some links are our reading")),
            (
                self.in_its_spirit,
                _("in its spirit: over before the set was issued"),
                _("some in its spirit: over before the set was issued"),
            ),
            (
                self.outcome_unknown,
                _("outcome not on record"),
                _("outcome of some not on record"),
            ),
        ):
            if number:
                found.append(all_ if number == self.counted else some)
        return found


def work_on(recommendations, day=None, *, with_state=False):
    """{key of a recommendation: Work} for these keys, in one query."""
    keys = list(recommendations)
    links, counted = (each(day).filter(recommendation__in=keys) for each in (serving, at_work))
    parts = [_leads(counted), _newest(counted, day), *([_states(keys, day)] if with_state else [])]
    rows = _counts(links, day).union(*parts, all=True)
    found = defaultdict(Work)
    for recommendation, kind, text in rows:
        work = found[recommendation]
        if kind == "counts":
            for name, number in zip(COUNTS, text.split(BAR), strict=True):
                setattr(work, name, int(number))
        elif kind == "lead":
            work.leads.append(tuple(text.split(BAR, 1)))
        elif kind == "state":
            work.state = Coverage(int(text))
        else:
            work.newest = tuple(text.split(BAR))[1:]
    for work in found.values():
        work.leads.sort(key=lambda lead: lead[1].casefold())
    return found


def _texts(rows, kind, *parts):
    """Rows of (recommendation, kind, the parts with bars between them)."""
    joined = [part for each in parts for part in (Value(BAR), Cast(each, CharField()))][1:]
    text = Concat(*joined, output_field=CharField())
    kind = Value(kind, output_field=CharField())
    return rows.values("recommendation").annotate(kind=kind), text


def _counts(links, day):
    counts = Q(standing__gt=Standing.NO_WORK)
    before = Q(activity__ends_latest__lt=F("recommendation__framework__dated_earliest"))
    numbers = [
        Count("pk"),
        Count("pk", filter=Q(standing=Standing.NO_WORK)),
        Count("pk", filter=counts & ~Q(confidence=Confidence.ATTESTED)),
        Count("pk", filter=counts & before),
        Count("pk", filter=counts & outcome_unknown_q(day, "activity")),
    ]
    rows, text = _texts(links, "counts", *numbers)
    return rows.annotate(text=text).values_list("recommendation", "kind", "text")


def _states(keys, day):
    states = Recommendation.objects.filter(pk__in=keys).order_by()
    return states.annotate(
        kind=Value("state", output_field=CharField()), text=Cast(coverage(day), CharField())
    ).values_list("pk", "kind", "text")


def _leads(links):
    agency = "activity__agency_links__agency"
    links = links.filter(
        activity__agency_links__role=AgencyRole.LEAD,
        activity__agency_links__agency__in=Agency.objects.published().order_by().values("pk"),
    )
    rows, text = _texts(links, "lead", F(f"{agency}__slug"), in_language(f"{agency}__acronym"))
    return rows.annotate(text=text).values_list("recommendation", "kind", "text").distinct()


def _newest(links, day):
    said = {"activity__updates__publication": Publication.PUBLISHED}
    if day:
        said["activity__updates__reported_latest__lte"] = day
    # Days sort as text: the greatest text begins with the newest day, and no day is the least.
    latest = Day(F("activity__updates__reported_latest"))
    rows, text = _texts(
        links.filter(**said),
        "newest",
        Coalesce(latest, Value("0000-00-00")),
        F("activity__updates__reported"),
        F("activity__slug"),
        F("activity__updates__slug"),
    )
    return rows.annotate(text=Max(text)).values_list("recommendation", "kind", "text")
