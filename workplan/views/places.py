"""Countries and regions, and what is on record there."""

from collections import defaultdict

from django.db.models import Case, CharField, Count, OuterRef, Value, When
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import TemplateView

from agencies.models import Agency, Meeting, Place, territory_name
from gmg_portal.lib.aggregates import Joined
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.searchtext import normalise
from recommendations.views.base import CountedList
from workplan.filters import PlaceFilterSet
from workplan.models import Activity, ActivityAgency, ActivityPlace, Practice, PracticePlace
from workplan.newest import newest_first
from workplan.places import (
    Surroundings,
    numbers_as_columns,
    numbers_by_place,
    numbers_recorded_for,
)
from workplan.status import Progress, activities_url

#: So many rows of each kind stand on the page of a place.
FIRST = 10

#: What the page says of an agency: its acronym and its address.
OF_AN_AGENCY = ("id", "slug", *(f"acronym_{suffix}" for suffix in LANGUAGE_SUFFIXES))

#: The lists of what names a very place, by kind: in words, and the names of address and filter.
RECORDED = {
    "activities": (gettext_lazy("Activities"), "activity_list", "recorded_for"),
    "practices": (gettext_lazy("Good practices"), "practice_list", "recorded_for"),
    "meetings": (gettext_lazy("Meetings"), "meeting_list", "recorded_for"),
    "instruments": (gettext_lazy("Treaties and declarations"), "instrument_list", "region"),
}


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
            **numbers_as_columns(self.request.user),
        }


class PlaceDetail(TemplateView):
    template_name = "workplan/place_detail.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        code = kwargs["code"]
        if code != code.lower():
            return HttpResponsePermanentRedirect(reverse("place_detail", args=[code.lower()]))
        if self.place is None:
            raise Http404
        return super().get(request, *args, **kwargs)

    @cached_property
    def surroundings(self):
        return Surroundings(self.kwargs["code"].upper())

    @property
    def place(self):
        return self.surroundings.place

    def get_context_data(self, **kwargs):
        place, user, code = self.place, self.request.user, self.kwargs["code"]
        there, above = self.surroundings.within, self.surroundings.above
        activities = self.naming(Activity, ActivityPlace, there)
        practices = self.naming(Practice, PracticePlace, there)
        meetings = Meeting.objects.visible_to(user).filter(country__in=there)
        progress = Progress.of(activities, place=code)
        return {
            "nav_section": "places",
            "crumbs": [
                (_("Places"), reverse("place_list")),
                *((region.name, region.get_absolute_url()) for region in reversed(above)),
                (place.name, ""),
            ],
            "place": place,
            "kind": capfirst(place.get_kind_display()),
            "permanent_url": self.request.build_absolute_uri(place.get_absolute_url()),
            "parts": sorted(self.surroundings.parts, key=lambda part: normalise(part.name)),
            "progress": progress,
            "segments": progress.segments(),
            "activities": newest_first(activities)[:FIRST],
            "agencies": self.agencies(activities, code),
            "practices": self.first(practices.for_rows(), reverse("practice_list")),
            "meetings": self.first(meetings.for_listing(), reverse("meeting_list")),
            "around": self.around(above),
            **kwargs,
        }

    def naming(self, model, links, places):
        """Rows of a model that name one of these places.

        The subquery hangs on no row: databases answer it once, and not once a row.
        """
        named = links.objects.filter(place__in=places).values(model._meta.model_name)
        return model.objects.visible_to(self.request.user).filter(pk__in=named)

    def agencies(self, activities, code):
        """Agencies at work there: dicts of agency, number of activities, and their list."""
        links = ActivityAgency.objects.filter(
            activity__in=activities.values("pk"),
            agency__in=Agency.objects.visible_to(self.request.user).values("pk"),
        )
        columns = [f"agency__{name}" for name in OF_AN_AGENCY]
        rows = []
        for *values, number in links.order_by().values_list(*columns).annotate(Count("pk")):
            agency = Agency(**dict(zip(OF_AN_AGENCY, values, strict=True)))
            url = activities_url(place=code, agency=agency.slug)
            rows.append({"agency": agency, "number": number, "url": url})
        return sorted(rows, key=lambda row: (-row["number"], row["agency"].acronym.casefold()))

    def first(self, rows, address):
        """The first few rows, whether there are more, and the list of all."""
        rows = list(rows[: FIRST + 1])
        url = f"{address}?place={self.kwargs['code']}"
        return {"rows": rows[:FIRST], "has_more": len(rows) > FIRST, "url": url}

    def around(self, above):
        """What is recorded for the regions around: `numbers` by region, and the first rows."""
        numbers = numbers_recorded_for([region.pk for region in above], self.request.user)
        rows = [
            {"region": region, "cells": [number_of(kind, region, numbers) for kind in RECORDED]}
            for region in above
            if region.pk in numbers
        ]
        return {
            "numbers": rows,
            "activities": self.recorded(rows, Activity, ActivityPlace, "-starts_latest"),
            "practices": self.recorded(rows, Practice, PracticePlace, "title"),
        }

    def recorded(self, rows, model, links, order):
        """The first that name one of the regions, each with the `regions` that it names."""
        source = model._meta.model_name
        regions = {row["region"].code: row["region"] for row in rows}
        places = [region.pk for region in regions.values()]
        named = links.objects.filter(**{source: OuterRef("pk")}, place__in=places)
        found = self.naming(model, links, places).annotate(named_codes=Joined(named, "place__code"))
        found = list(found.order_by(order, "pk")[:FIRST]) if places else []
        for row in found:
            row.regions = [regions[code] for code in row.named_codes.split()]
        return found


def number_of(kind, region, numbers):
    """How many rows of a kind name the region, and the address of exactly these."""
    label, address, name = RECORDED[kind]
    code = region.code if kind == "instruments" else region.code.lower()
    return {
        "label": label,
        "number": numbers[region.pk].get(kind, 0),
        "url": f"{reverse(address)}?{name}={code}",
    }
