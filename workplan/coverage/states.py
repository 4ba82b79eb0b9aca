"""Who works on a recommendation, in five states; the same for every reader.

Counted are published activities and what published updates say of them, nothing else. A
recommendation takes the strongest of its activities (`standing`). Where none counts as work, it
is `none` if somebody has gone through the links of its set, and `not gone through` if nobody has:
silence is no answer. A cancelled activity alone is no work.

On a day, activities count whose plan had certainly begun, as they stood on that day, with the
updates and the reviews of links of that day; recommendations of sets that were not certainly
issued by then are left out.

Headings and lost texts are not served and have no state.
"""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import Case, IntegerChoices, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filter_forms import DayField
from recommendations.models import Recommendation
from workplan.models import Activity, ActivityAgency, ActivityRecommendation, LinkReview

from .standing import Standing, standing


class Coverage(IntegerChoices):
    """In the order in which lists begin: gaps first."""

    NOT_GONE_THROUGH = 0, _("Not gone through")
    NONE = 1, _("None")
    PLANNED = 2, _("Planned")
    UNDER_WAY = 3, _("Under way")
    DELIVERED = 4, _("Delivered")

    @property
    def slug(self):
        """As addresses, downloads and programs call it: `under_way`."""
        return self.name.lower()

    @property
    def icon(self):
        """Its mark and its filling: circles, as for the activities that it comes from."""
        return ICONS[self]

    @classmethod
    def named(cls, slug):
        return cls[slug.upper()]


ICONS = {
    Coverage.NOT_GONE_THROUGH: "unreported",
    Coverage.NONE: "none",
    Coverage.PLANNED: "planned",
    Coverage.UNDER_WAY: "ongoing",
    Coverage.DELIVERED: "completed",
}
#: Nobody is known to work on these.
GAPS = (Coverage.NOT_GONE_THROUGH, Coverage.NONE)
AT_WORK = (Coverage.PLANNED, Coverage.UNDER_WAY, Coverage.DELIVERED)
OF_STANDING = {
    Standing.DELIVERED: Coverage.DELIVERED,
    Standing.UNDER_WAY: Coverage.UNDER_WAY,
    Standing.PLANNED: Coverage.PLANNED,
}


def listed():
    """What can have a state."""
    return Recommendation.objects.published().assessable()


def on_record(day=None):
    """Published activities, of a day those whose plan had certainly begun."""
    activities = Activity.objects.published().order_by()
    return activities.filter(plan__starts_latest__lte=day) if day else activities


def serving(day=None):
    """Links of published activities to what they serve, each with its activity's `standing`."""
    links = ActivityRecommendation.objects.filter(activity__in=on_record(day).values("pk"))
    return links.order_by().annotate(standing=standing(day, "activity"))


def at_work(day=None):
    """Those of `serving` that count as work."""
    return serving(day).filter(standing__gt=Standing.NO_WORK)


def served_by(slugs=None, day=None):
    """Keys of the recommendations that one of these agencies, or any, leads or contributes to."""
    parts = ActivityAgency.objects.public().order_by()
    if slugs is not None:
        parts = parts.filter(agency__slug__in=slugs)
    links = at_work(day).filter(activity__in=parts.values("activity"))
    return links.values("recommendation")


def gone_through(day=None):
    """The published words that somebody has gone through a set, by that day."""
    return LinkReview.objects.published().by(day)


def coverage(day=None):
    """The state of a recommendation as the number of its `Coverage`.

    The subqueries hang on no row: databases answer each of them once, and not once a row.
    """
    links = serving(day)
    reached = {
        state: links.filter(standing=counts_as).values("recommendation")
        for counts_as, state in OF_STANDING.items()
    }
    reviewed = gone_through(day).order_by().values("framework")
    return Case(
        *(When(pk__in=served, then=Value(state)) for state, served in reached.items()),
        When(framework__in=reviewed, then=Value(Coverage.NONE)),
        default=Value(Coverage.NOT_GONE_THROUGH),
        output_field=IntegerField(),
    )


def covered(recommendations, day=None):
    """With their `coverage`; of a day only those of sets that were certainly issued by then."""
    if day:
        recommendations = recommendations.filter(framework__dated_latest__lte=day)
    return recommendations.annotate(coverage=coverage(day))


def was_issued(framework, day):
    """Certainly by that day; None is now."""
    return day is None or bool(framework.dated_latest and framework.dated_latest <= day)


def left_out(slugs, count):
    """So many recommendations of these sets that a day leaves out, and the list of them now."""
    return {"count": count, "url": coverage_url(framework=sorted(slugs))}


def day_asked(request):
    """The day of `?on=`; None where none is asked for, or none that is possible."""
    try:
        return DayField(required=False).clean(request.GET.get("on"))
    except ValidationError:
        return None


def coverage_url(name="coverage", *, state=(), day=None, **filters):
    """The list of recommendations in these states, with these filters of it."""
    query = {**filters, "state": [each.slug for each in state], "on": day and day.isoformat()}
    query = urlencode({key: value for key, value in query.items() if value}, doseq=True)
    return reverse(name) + (f"?{query}" if query else "")
