"""Countries and regions, and what is on record there."""

from collections import defaultdict

from django.db.models import Case, CharField, Count, Exists, OuterRef, Subquery, Value, When
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import DetailView

from agencies.models import Agency, Meeting, Place, territory_name
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.searchtext import normalise
from recommendations.views.base import CountedList
from workplan.filters import PlaceFilterSet
from workplan.models import Activity, ActivityAgency, ActivityPlace, Practice, PracticePlace
from workplan.newest import newest_first
from workplan.places import numbers_by_place
from workplan.status import Progress, activities_url

#: So many rows of each kind stand on the page of a place.
FIRST = 10


class PlaceList(CountedList):
    """All places, by their names in the reader's language unless asked for another order."""

    model = Place
    filterset_class = PlaceFilterSet
    template_name = "workplan/place_list.html"
    nav_section = "places"
    export_name = "place_export"
    api_name = "place-list"
    paginate_by = 300
    title = gettext_lazy("Places")
    lede = gettext_lazy(
        "What is on record in countries and regions. A region counts what lies in it."
    )
    counted = ngettext_lazy("%(count)s place", "%(count)s places", "count")

    def get_context_data(self, page, **kwargs):
        """`rows` of places that have something, and `others` by their region."""
        numbers = numbers_by_place(self.request.user)
        places = list(page.object_list)
        if not self.request.GET.get("sort"):
            places.sort(key=lambda place: normalise(place.name))
        rows, others = [], defaultdict(list)
        for place in places:
            row = {kind: found.get(place.pk, 0) for kind, found in numbers.items()}
            if any(row.values()):
                rows.append({"place": place, **row})
            else:
                others[place.region].append(place)
        by_region = sorted(others.items(), key=lambda pair: normalise(str(pair[0] or "")))
        return super().get_context_data(page, rows=rows, others=by_region, **kwargs)


class PlaceExport(ListExport):
    model = Place
    filterset_class = PlaceFilterSet
    file_name = "places"

    def get_export_columns(self):
        names = [
            When(code=code, then=Value(territory_name(code, "en")))
            for code in Place.objects.order_by("code").values_list("code", flat=True)
        ]
        return {
            "code": "code",
            "name": Case(*names, default=Value(""), output_field=CharField()),
            "kind": "kind",
            "region": "region__code",
        }


class PlaceDetail(DetailView):
    model = Place
    template_name = "workplan/place_detail.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        code = kwargs["code"]
        if code != code.lower():
            return HttpResponsePermanentRedirect(reverse("place_detail", args=[code.lower()]))
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset=None):
        places = Place.objects.select_related("region__region__region").prefetch_related("parts")
        return get_object_or_404(places, code=self.kwargs["code"].upper())

    def get_context_data(self, **kwargs):
        place, user = self.object, self.request.user
        code = place.code.lower()
        there = Place.objects.lying_in([code]).values("pk")
        activities = Activity.objects.visible_to(user).filter(
            Exists(ActivityPlace.objects.filter(activity=OuterRef("pk"), place__in=there))
        )
        practices = Practice.objects.visible_to(user).filter(
            Exists(PracticePlace.objects.filter(practice=OuterRef("pk"), place__in=there))
        )
        meetings = Meeting.objects.visible_to(user).filter(country__in=there)
        progress = Progress.of(activities, place=code)
        return {
            "nav_section": "places",
            "crumbs": [(_("Places"), reverse("place_list")), *self.above(), (place.name, "")],
            "place": place,
            "kind": capfirst(place.get_kind_display()),
            "permanent_url": self.request.build_absolute_uri(place.get_absolute_url()),
            "parts": sorted(place.parts.all(), key=lambda part: normalise(part.name)),
            "progress": progress,
            "segments": progress.segments(),
            "activities": newest_first(activities)[:FIRST],
            "agencies": self.agencies(activities, code),
            "practices": self.first(practices.for_listing(), reverse("practice_list")),
            "meetings": self.first(meetings.for_listing(), reverse("meeting_list")),
            **kwargs,
        }

    def above(self):
        """The regions that contain the place, the widest first, as crumbs."""
        found, region = [], self.object.region
        while region is not None:
            found.insert(0, (region.name, region.get_absolute_url()))
            region = region.region if len(found) < 3 else None
        return found

    def agencies(self, activities, code):
        """Agencies at work there: dicts of agency, number of activities, and their list."""
        links = ActivityAgency.objects.filter(
            agency=OuterRef("pk"), activity__in=activities.values("pk")
        )
        numbers = links.order_by().values("agency").annotate(number=Count("pk")).values("number")
        visible = Agency.objects.visible_to(self.request.user).annotate(number=Subquery(numbers))
        rows = [
            {
                "agency": agency,
                "number": agency.number,
                "url": activities_url(place=code, agency=agency.slug),
            }
            for agency in visible.exclude(number=None)
        ]
        return sorted(rows, key=lambda row: (-row["number"], row["agency"].acronym.casefold()))

    def first(self, rows, address):
        """The first few rows, whether there are more, and the list of all."""
        rows = list(rows[: FIRST + 1])
        url = f"{address}?place={self.object.code.lower()}"
        return {"rows": rows[:FIRST], "has_more": len(rows) > FIRST, "url": url}
