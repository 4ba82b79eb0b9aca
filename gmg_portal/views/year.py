"""A year of the group: who presided, who belonged to it, what happened; and all its years."""

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from agencies.headcount import headcount
from agencies.inayear import GroupInYear, Span, changes
from agencies.models import Body, portal_body, reference_day
from gmg_portal.lib.filters import YearFilter
from gmg_portal.yearlist import COLUMNS, years_of_the_group
from gmg_portal.years import numbers_of, rows_of, single
from recommendations.models import Instrument

#: Years outside of these are no years of any inter-agency group.
FIRST_YEAR, LAST_YEAR = 1945, 2100

#: So many rows of a kind stand on the page of a year; a number opens the list of all.
FIRST = 15

#: Numbers of the work of a year, in the order in which they stand on its page.
WORK = {
    "under_way": gettext_lazy("Activities under way"),
    "began": gettext_lazy("Activities that began"),
    "ended": gettext_lazy("Activities that ended"),
    "due": gettext_lazy("Outputs due"),
    "delivered": gettext_lazy("Outputs delivered"),
    "reported": gettext_lazy("Reported, or on record"),
}


class YearDetail(TemplateView):
    template_name = "year.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, *, year, **kwargs):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        user, span = self.request.user, Span(year)
        body = self.request.portal_body = portal_body()
        day = min(span.last, max(reference_day(body), span.first))
        numbers = numbers_of(year, user)
        return {
            "nav_section": "timeline",
            "crumbs": [(_("Years"), reverse("year_list")), (str(year), "")],
            "permanent_url": self.request.build_absolute_uri(),
            "year": year,
            "day": day,
            "body": body,
            "headcount": headcount(body, day),
            "group": GroupInYear(body, span, day, user),
            "bodies": self.bodies(span),
            "numbers": numbers,
            "work": [(label, *numbers[name]) for name, label in WORK.items()],
            "meetings": self.dated("meetings", "starts_latest").for_listing(),
            "publications": self.dated("publications", "date_latest"),
            "frameworks": self.dated("frameworks", "dated_latest"),
            "plans": self.dated("plans", "starts_latest"),
            "treaties": self.treaties(span),
            "previous_year": year - 1 if year > FIRST_YEAR else None,
            "next_year": year + 1 if year < LAST_YEAR else None,
            **kwargs,
        }

    def dated(self, kind, column):
        return rows_of(kind, self.request.user, self.kwargs["year"]).order_by(column, "pk")[:FIRST]

    def bodies(self, span):
        """(those that began, those that ended) in the year, in one query."""
        touching = single("starts").touching(span.number) | single("ends").touching(span.number)
        rows = list(Body.objects.visible_to(self.request.user).filter(touching))
        return changes(rows, "starts", span), changes(rows, "ends", span)

    def treaties(self, span):
        """(those adopted, those that entered into force) in the year, in one query."""
        names = ("adopted", "entered_into_force")
        touching = Q()
        for name in names:
            touching |= YearFilter(starts=name, ends=name).touching(span.number)
        rows = list(Instrument.objects.visible_to(self.request.user).filter(touching))
        return [changes(rows, name, span) for name in names]


class YearList(TemplateView):
    """Every year of the group with what is on record of it."""

    template_name = "years.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        body = self.request.portal_body = portal_body()
        return {
            "nav_section": "timeline",
            "crumbs": [(_("Years"), "")],
            "rows": years_of_the_group(body, self.request.user),
            "columns": list(COLUMNS.values()),
            **kwargs,
        }
