"""Two plans, or two days of one, side by side."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.models import Agency
from gmg_portal.lib.exports import ListExport, Rows
from recommendations.views.base import CountedList
from workplan.comparing import BetweenPlans, Change
from workplan.comparing.filters import ComparisonFilterSet, ComparisonPageFilterSet
from workplan.comparing.told import sentences
from workplan.models import Activity


class ComparisonRows(Rows):
    model = Activity
    filterset_class = ComparisonFilterSet


class PlanComparison(ComparisonRows, CountedList):
    filterset_class = ComparisonPageFilterSet
    template_name = "workplan/workplan_compare.html"
    title = gettext_lazy("Compare work plans")
    lede = gettext_lazy(
        "What was added, finished, carried on, withdrawn or moved to a new lead: between two "
        "plans, or between two days of one plan."
    )
    counted = ngettext_lazy("%(count)s activity", "%(count)s activities", "count")
    nav_section = "workplans"
    export_name = "plan_change_export"
    api_name = "plan-change-list"

    def get_queryset(self):
        return Rows.get_queryset(self)

    def get_paginator(self):
        """What the sentences have counted is not counted again."""
        paginator = super().get_paginator()
        changes = self.filterset.form.cleaned_data.get("change") or ["total"]
        if self.comparison and len(changes) == 1:
            paginator.count = self.comparison.counts.get(changes[0], 0)
        return paginator

    def count_all(self):
        return self.comparison.total if self.comparison else 0

    @property
    def comparison(self):
        return self.filterset.comparison

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        rows = self.comparison.in_full_each(list(page.object_list)) if self.comparison else []
        return {
            **context,
            "crumbs": [(_("Work plans"), reverse("workplan_list")), (self.title, "")],
            "plans": self.filterset.options["plan"],
            "comparison": self.comparison,
            "is_between_plans": isinstance(self.comparison, BetweenPlans),
            "sentences": self.sentences(),
            "rows": with_words(rows),
            "downloads": context["downloads"] if self.comparison else [],
        }

    def sentences(self):
        if not self.comparison:
            return []
        return sentences(self.comparison, lambda change: self.url_with(change=change, page=None))


def with_words(rows):
    """Rows of (activity, what happened in words, acronyms of the leads before and after)."""
    texts = [(each.leads_before.split(), each.leads_after.split()) for each in rows]
    slugs = {slug for pair in texts for leads in pair for slug in leads}
    agencies = Agency.objects.in_bulk(slugs, field_name="slug") if slugs else {}
    return [
        (
            row,
            [Change(each).label for each in row.changes.split()],
            [agencies[slug] for slug in before],
            [agencies[slug] for slug in after],
        )
        for row, (before, after) in zip(rows, texts, strict=True)
    ]


class PlanChangeExport(ComparisonRows, ListExport):
    is_table = False
    file_name = "plan-changes"
    export_columns = {
        name: name
        for name in (
            "earlier",
            "later",
            "title",
            "changes",
            "status_before",
            "status_after",
            "leads_before",
            "leads_after",
        )
    }
