"""Pairs of recommendations, and where a counterpart was looked for in vain."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from agencies.columns import dates, footing
from gmg_portal.lib.exports import ListExport
from recommendations.columns import skos
from recommendations.convergence import pairs_url
from recommendations.filters import AlignmentFilterSet, NoCounterpartFilterSet
from recommendations.models import Alignment, AlignmentState, NoCounterpart

from .base import CountedList, DetailAsOf, issued_later

CONVERGENCE = _("Where the agendas agree")
UNDATED = _(
    "What was proposed on no day on record stands as proposed from the day on which both sets had"
    " been issued."
)


class AlignmentList(CountedList):
    model = Alignment
    filterset_class = AlignmentFilterSet
    template_name = "recommendations/alignment_list.html"
    nav_section = "convergence"
    export_name = "alignment_export"
    api_name = "alignment-list"
    title = _("Pairs of recommendations that meet")
    lede = _(
        "Two recommendations of different sets, how the one relates to the other, and why."
        " A pair counts as agreement once it is endorsed."
    )
    counted = ngettext_lazy("%(count)s pair", "%(count)s pairs", "count")
    orders = {
        "order": _("first recommendation"),
        "relation": _("relation"),
        "state": _("state"),
    }
    groups = ("order",)

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        if self.filterset.day:
            self.notes.append(UNDATED)
        return {
            **context,
            "crumbs": [(CONVERGENCE, reverse("convergence")), (self.title, "")],
        }


class AlignmentExport(ListExport):
    """With `?on=` the state of each pair is that of the day."""

    model = Alignment
    filterset_class = AlignmentFilterSet
    file_name = "alignments"
    export_columns = {
        "slug": "slug",
        "framework_a": "recommendation_a__framework__slug",
        "recommendation_a": "recommendation_a__slug",
        "text_a": "recommendation_a__text_en",
        "relation": "relation",
        "skos": skos(),
        "framework_b": "recommendation_b__framework__slug",
        "recommendation_b": "recommendation_b__slug",
        "text_b": "recommendation_b__text_en",
        "state": "state",
        "rationale": "rationale",
        "basis": "basis",
        **footing(Alignment),
    }

    def get_export_columns(self):
        columns = super().get_export_columns()
        return {**columns, "state": "state_then"} if self.request.GET.get("on") else columns


class AlignmentDetail(DetailAsOf):
    """A pair: both texts, how the one relates to the other, why, and who decided what when.

    `?on=` asks for its state and its decisions by that day.
    """

    model = Alignment
    template_name = "recommendations/alignment_detail.html"
    nav_section = "convergence"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("events__on_behalf_of")

    @cached_property
    def sides(self):
        return [self.object.recommendation_a, self.object.recommendation_b]

    @cached_property
    def framework(self):
        """The set of the two that was not issued by the day, if there is one."""
        first, second = (side.framework for side in self.sides)
        return first if issued_later(first, self.asked_day) else second

    @cached_property
    def events(self):
        return self.object.events_by(self.asked_day)

    @property
    def state(self):
        """The state on the day that the page answers for; None before it was proposed."""
        if not self.asked_day:
            return AlignmentState(self.object.state)
        return AlignmentState(self.events[-1].to_state) if self.events else None

    def get_context_data(self, **kwargs):
        sets = [side.framework.slug for side in self.sides]
        filters = {"framework": sets[:1], "other_framework": sets[1:]}
        first, second = self.sides
        return super().get_context_data(
            sides=self.sides,
            events=self.events,
            state=self.state,
            title=_("%(first)s and %(second)s")
            % {"first": name_of(first), "second": name_of(second)},
            pairs_download=pairs_url(name="alignment_export", **filters),
            matrix_url=pairs_url(
                name="convergence",
                rows=sets[:1],
                columns=sets[1:],
                on=[self.asked_day] if self.asked_day else [],
            ),
            crumbs=[
                (CONVERGENCE, reverse("convergence")),
                (AlignmentList.title, reverse("alignment_list")),
                (self.object.slug, ""),
            ],
            **kwargs,
        )


def name_of(side):
    """A recommendation by its number and its set, or by its words."""
    return f"{side.framework.title}, {side.code}" if side.code else side.short_title


class NoCounterpartList(CountedList):
    model = NoCounterpart
    filterset_class = NoCounterpartFilterSet
    template_name = "recommendations/nocounterpart_list.html"
    nav_section = "convergence"
    export_name = "nocounterpart_export"
    api_name = "nocounterpart-list"
    title = _("Looked for, none found")
    lede = _("Recommendations for which somebody looked for a counterpart in a set and found none.")
    counted = ngettext_lazy("%(count)s search", "%(count)s searches", "count")

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        return {**context, "crumbs": [(CONVERGENCE, reverse("convergence")), (self.title, "")]}


class NoCounterpartExport(ListExport):
    model = NoCounterpart
    filterset_class = NoCounterpartFilterSet
    file_name = "no-counterparts"
    export_columns = {
        "slug": "slug",
        "recommendation": "recommendation__slug",
        "looked_for_in": "framework__slug",
        **dates("checked"),
        **footing(NoCounterpart),
    }
