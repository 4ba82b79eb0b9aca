"""One year of the group: who presided, who belonged to it, what happened."""

from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from agencies.headcount import headcount
from agencies.models import Document, Meeting, OfficeTerm, portal_body, reference_day

#: Years outside of these are no years of any inter-agency group.
FIRST_YEAR, LAST_YEAR = 1945, 2100


class YearDetail(TemplateView):
    template_name = "year.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, *, year, **kwargs):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        user, body = self.request.user, portal_body()
        first, last = date(year, 1, 1), date(year, 12, 31)
        day = min(last, max(reference_day(body), first))
        terms = OfficeTerm.objects.visible_to(user).chairs().filter(body=body)
        meetings = Meeting.objects.visible_to(user).for_listing()
        own = Document.objects.visible_to(user).by_the_group()
        return {
            "nav_section": "timeline",
            "crumbs": [(_("Membership and chair"), reverse("agency_timeline")), (str(year), "")],
            "year": year,
            "day": day,
            "body": body,
            "headcount": headcount(body, day),
            "terms": terms.overlapping(first, last).for_listing().order_by("starts_latest"),
            "meetings": of_year(meetings, "starts", first, last).order_by("starts_latest", "pk"),
            "publications": of_year(own, "date", first, last).order_by("date_latest", "pk"),
            "previous_year": year - 1 if year > FIRST_YEAR else None,
            "next_year": year + 1 if year < LAST_YEAR else None,
            **kwargs,
        }


def of_year(queryset, name, first, last):
    """What certainly happened between the two days, by the date `name`."""
    return queryset.filter(**{f"{name}_earliest__gte": first, f"{name}_latest__lte": last})
