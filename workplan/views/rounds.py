"""Rounds of reporting: what agencies were asked by when, and what the public knows of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import View

from gmg_portal.lib.exports import FORMATS, ListExport, download_name
from recommendations.views.base import CountedList
from workplan.models import ReportingRound, ReportRequest, RoundState
from workplan.reporting import completeness
from workplan.reporting.asked import ASKED, ROUND, asked_of, rounds_for_listing
from workplan.reporting.differences import differences, round_before
from workplan.reporting.filters import (
    STATES,
    AskedFilterSet,
    ReportRequestFilterSet,
    RoundFilterSet,
)
from workplan.reporting.noting import with_notes
from workplan.reporting.sealing import as_one_file

#: The page of a round names so many activities that are not as they were the time before.
MOST_DIFFERENCES = 100


class RoundList(CountedList):
    model = ReportingRound
    filterset_class = RoundFilterSet
    template_name = "workplan/reportinground_list.html"
    title = gettext_lazy("Reporting rounds")
    lede = gettext_lazy(
        "When agencies were asked to report on their activities, and how many reports came."
    )
    counted = ngettext_lazy("%(count)s round", "%(count)s rounds", "count")
    nav_section = "workplans"
    export_name = "round_export"
    api_name = "round-list"

    def get_context_data(self, page, **kwargs):
        rounds = list(page.object_list)
        requests = completeness.requests_seen_by(self.request.user).filter(round__in=rounds)
        told = {row["slug"]: row["completeness"] for row in completeness.by_round(requests)}
        rows = [(each, STATES.get(each.state, ""), told.get(each.slug)) for each in rounds]
        return super().get_context_data(page, rows=rows, **kwargs)


class RoundExport(ListExport):
    model = ReportingRound
    filterset_class = RoundFilterSet
    file_name = "rounds"
    export_columns = ROUND

    def get_queryset(self):
        return rounds_for_listing(super().get_queryset())


class OfRound:
    """What one round asked; a round that somebody may not see is a 404."""

    model = ReportRequest
    filterset_class = AskedFilterSet

    @cached_property
    def round(self):
        rounds = ReportingRound.objects.visible_to(self.request.user).select_related("plan")
        return get_object_or_404(rounds, slug=self.kwargs["slug"])

    def get_queryset(self):
        return asked_of(self.round, self.request.user)


class RoundDetail(OfRound, CountedList):
    template_name = "workplan/reportinground_detail.html"
    counted = ngettext_lazy("%(count)s activity", "%(count)s activities", "count")
    nav_section = "workplans"
    export_name = "round_request_export"

    def get_queryset(self):
        return with_notes(super().get_queryset())

    @cached_property
    def downloads(self):
        query, slug = self.query_with(**dict.fromkeys(self.page_alone)), self.round.slug
        return {
            each: reverse(download_name(self.export_name, each), args=[slug]) + query
            for each in FORMATS
        }

    @property
    def for_programs(self):
        query = self.request.GET.copy()
        for name in self.page_alone:
            query.pop(name, None)
        query["round"] = self.round.slug
        return {"api": f"{reverse('reportrequest-list')}?{query.urlencode()}"}

    def get_context_data(self, page, **kwargs):
        asked = asked_of(self.round, self.request.user)
        agencies = completeness.by_agency(self.round, asked)
        return super().get_context_data(
            page,
            round=self.round,
            state=STATES.get(self.round.state, ""),
            title=self.round.title,
            crumbs=[
                (_("Work plans"), reverse("workplan_list")),
                (_("Reporting rounds"), reverse("round_list")),
                (self.round.title, ""),
            ],
            steps=self.round.events.order_by("pk"),
            agencies=agencies,
            completeness=completeness.together(self.round, agencies),
            marks=completeness.MARKS,
            words=completeness.WORDS,
            cite_day=timezone.localdate(),
            permanent_url=self.request.build_absolute_uri(self.round.get_absolute_url()),
            **self.sealed(),
            **kwargs,
        )

    def sealed(self):
        """Of a sealed round: what is new since the one before."""
        if self.round.state != RoundState.SEALED:
            return {}
        before = round_before(self.round)
        changed = differences(before, self.round) if before else []
        return {
            "round_before": before,
            "differences": changed[:MOST_DIFFERENCES],
            "more_differences": max(len(changed) - MOST_DIFFERENCES, 0),
        }


class RoundRequestExport(OfRound, ListExport):
    file_name = "round"
    export_columns = ASKED


class ReportRequestExport(ListExport):
    """What every round asked."""

    model = ReportRequest
    filterset_class = ReportRequestFilterSet
    file_name = "report-requests"
    export_columns = ASKED

    def get_queryset(self):
        return asked_of(None, self.request.user)


class RoundSnapshotFile(View):
    """What a sealed round stored, byte by byte."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, slug):
        rounds = ReportingRound.objects.visible_to(request.user)
        round_ = get_object_or_404(rounds, slug=slug)
        if round_.state != RoundState.SEALED:
            raise Http404
        response = HttpResponse(as_one_file(round_), content_type="application/json")
        response.headers["Content-Disposition"] = f'attachment; filename="{slug}.json"'
        return response
