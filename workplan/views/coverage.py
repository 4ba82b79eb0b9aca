"""Who works on what was agreed: the list, gaps first, with bars above it, and its download."""

from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from gmg_portal.lib.exports import Download, ListExport, Rows
from recommendations.models import Level, Recommendation
from recommendations.views.base import CountedList
from workplan import columns
from workplan.coverage import Bar, Coverage, bars_by, day_asked, left_out, listed, work_on
from workplan.coverage.filters import CoverageFilterSet, CoveragePageFilterSet
from workplan.coverage.summary import GROUPINGS
from workplan.filter_kinds import NONE
from workplan.filters import LinkReviewFilterSet
from workplan.models import LinkReview


class CoverageRows(Rows):
    model = Recommendation
    filterset_class = CoverageFilterSet

    def get_queryset(self):
        """What is published: the numbers are the same for everybody."""
        return listed().for_listing()


class CoverageList(CoverageRows, CountedList):
    filterset_class = CoveragePageFilterSet
    template_name = "workplan/coverage.html"
    title = gettext_lazy("Who works on it")
    lede = gettext_lazy(
        "For each recommendation whether anybody is on record as working on it, gaps first."
    )
    counted = ngettext_lazy("%(count)s recommendation", "%(count)s recommendations", "count")
    nav_section = "coverage"
    export_name = "coverage_export"
    api_name = "coverage-list"
    orders = {
        "state": gettext_lazy("who works on it"),
        "dated": gettext_lazy("date of the set"),
        "framework": gettext_lazy("title of the set"),
    }
    groups = ("dated", "framework")
    page_alone = ("page", "format", "by")

    def get_context_data(self, page, **kwargs):
        day = self.filterset.day
        page.object_list = rows = list(page.object_list)
        work = work_on([row.pk for row in rows], day)
        for row in rows:
            row.state, row.work = Coverage(row.coverage), work[row.pk]
        context = super().get_context_data(page, **kwargs)
        return {
            **context,
            "day": day,
            "whole": self.bar(self.title, self.counts.get("", {})),
            "bars": self.bars(),
            "grouping": self.grouping,
            "groupings": self.groupings(),
            "left_out": self.left_out(day),
        }

    # Bars

    @cached_property
    def grouping(self):
        return self.filterset.form.cleaned_data.get("by") or next(iter(GROUPINGS))

    def groupings(self):
        """(label, address, whether it is shown) of each kind of bars."""
        return [
            (label, self.url_with(by=name, page=None), name == self.grouping)
            for name, label in GROUPINGS.items()
        ]

    @cached_property
    def counts(self):
        return bars_by(self.grouping, self.filterset.qs, self.filterset.day)

    def bars(self):
        """Those with the most gaps first, what names none of the kind last.

        Where the list is of some sets (or themes ...), so are the bars.
        """
        asked = self.filterset.form.cleaned_data.get(self.grouping)
        found = [
            (slug, self.bar(label, self.counts[slug], slug))
            for slug, label in self.labels()
            if slug in self.counts and (not asked or slug in asked)
        ]
        found.sort(key=lambda pair: (pair[0] == NONE, -pair[1].without))
        return [bar for _slug, bar in found]

    def labels(self):
        if self.grouping == "level":
            return [*Level.choices, (NONE, _("No level on record"))]
        return self.filterset.options[self.grouping]

    def bar(self, label, counts, slug=None):
        filters = {self.grouping: slug} if slug else {}
        return Bar(label, counts, lambda states: self.url_of(states, **filters))

    def url_of(self, states, **filters):
        """This list, narrowed further; of the states those that it is of already."""
        query = self.request.GET.copy()
        asked = query.getlist("state")
        for name in ("page", "format"):
            query.pop(name, None)
        for name, value in filters.items():
            query[name] = value
        slugs = [state.slug for state in states]
        query.setlist("state", [slug for slug in slugs if slug in asked] if asked else slugs)
        if not states:
            query.setlist("state", asked)
        for name in [name for name in query if not any(query.getlist(name))]:
            del query[name]
        return f"{self.request.path}?{query.urlencode()}#results" if query else self.request.path

    # What is not listed

    @cached_property
    def sets(self):
        """Every set with something to list: (slug, the last day it may be of, how many)."""
        rows = listed().order_by().values_list("framework__slug", "framework__dated_latest")
        return list(rows.annotate(Count("pk")))

    def count_all(self):
        return sum(number for _slug, _dated, number in self.sets)

    def left_out(self, day):
        """Recommendations of sets that were not certainly issued by that day."""
        if day is None:
            return {}
        later = {slug: number for slug, dated, number in self.sets if not dated or dated > day}
        return left_out(later, sum(later.values()))


class CoverageExport(CoverageRows, Download):
    """A line for each recommendation; the numbers are those of the page."""

    file_name = "coverage"
    header = (
        "recommendation",
        "framework",
        "code",
        "level",
        "coverage",
        "activities",
        "cancelled",
        "our_reading",
        "in_its_spirit",
        "outcome_unknown",
        "leads",
        "newest_reported",
        "newest_activity",
        "newest_update",
    )

    def table(self, rows):
        found = list(rows.values_list("pk", "slug", "framework__slug", "code", "level", "coverage"))
        work = work_on([pk for pk, *_rest in found], day_asked(self.request))
        lines = ([*row, Coverage(state).slug, *work[pk].columns()] for pk, *row, state in found)
        return self.header, lines


class LinkReviewExport(ListExport):
    model = LinkReview
    filterset_class = LinkReviewFilterSet
    file_name = "link-reviews"
    export_columns = columns.LINK_REVIEW
