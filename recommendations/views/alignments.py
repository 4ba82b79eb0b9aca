"""Pairs of recommendations, and the tables that they make."""

import csv

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport, cell
from gmg_portal.lib.filters import PortalFilterSet
from recommendations.columns import columns_of, dates, footing, skos, slugs_of
from recommendations.convergence import convergence_of, tables_for
from recommendations.filters import (
    AlignmentFilterSet,
    ConvergenceColumnFilterSet,
    ConvergenceTableFilterSet,
    NoCounterpartFilterSet,
)
from recommendations.models import Alignment, ConvergenceColumn, ConvergenceTable, NoCounterpart

from .base import CountedList


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
        return {
            **context,
            "crumbs": [(ConvergenceList.title, reverse("convergence")), (self.title, "")],
        }


class AlignmentExport(ListExport):
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


class ConvergenceList(CountedList):
    model = ConvergenceTable
    filterset_class = ConvergenceTableFilterSet
    template_name = "recommendations/convergence_list.html"
    nav_section = "convergence"
    export_name = "convergence_export"
    api_name = "convergencetable-list"
    title = _("Where the agendas agree")
    lede = _(
        "The recommendations of one set beside those of others: what meets, what was looked for"
        " in vain, and where nobody has looked yet."
    )
    counted = ngettext_lazy("%(count)s table", "%(count)s tables", "count")

    def get_queryset(self):
        return tables_for(self.request.user)

    def get_context_data(self, page, **kwargs):
        """The first table is shown in small."""
        first = next(iter(page.object_list), None)
        convergence = first and convergence_of(first, self.request.user)
        return super().get_context_data(page, convergence=convergence, **kwargs)


class ConvergenceExport(ListExport):
    model = ConvergenceTable
    filterset_class = ConvergenceTableFilterSet
    file_name = "convergence-tables"
    export_columns = {
        "slug": "slug",
        "title": "title",
        "rows_framework": "rows_framework__slug",
        "columns": columns_of(),
        **footing(ConvergenceTable),
    }


class ConvergenceColumnExport(ListExport):
    model = ConvergenceColumn
    filterset_class = ConvergenceColumnFilterSet
    file_name = "convergence-columns"
    export_columns = {
        "table": "table__slug",
        "slug": "slug",
        "name": "name",
        "frameworks": slugs_of(ConvergenceColumn, "frameworks"),
        "order": "order",
    }

    def get_queryset(self):
        tables = ConvergenceTable.objects.visible_to(self.request.user)
        return ConvergenceColumn.objects.filter(table__in=tables.values("pk"))


class ConvergenceTableDetail(RecordDetail):
    model = ConvergenceTable
    template_name = "recommendations/convergence_table.html"
    nav_section = "convergence"

    def get_queryset(self):
        return tables_for(self.request.user).prefetch_related("documents")

    def get_context_data(self, **kwargs):
        convergence = convergence_of(self.object, self.request.user)
        return super().get_context_data(
            convergence=convergence,
            pairs_download=convergence.pairs_url(name="alignment_export"),
            crumbs=[(ConvergenceList.title, reverse("convergence")), (self.object.title, "")],
            **kwargs,
        )


class ConvergenceTableExport(ListExport):
    """The cells of one table, row by row."""

    model = ConvergenceTable
    filterset_class = PortalFilterSet
    header = (
        "table",
        "row",
        "row_code",
        "row_text",
        "column",
        "column_name",
        "frameworks",
        "value",
        "endorsed",
        "proposed",
        "pairs",
        "none_found",
    )

    @cached_property
    def table(self):
        table = tables_for(self.request.user).filter(slug=self.kwargs["slug"]).first()
        if table is None:
            raise Http404
        return table

    def get(self, request, *args, **kwargs):
        problems = self.get_filterset(passed=()).problems()
        if problems:
            return self.refuse(problems)
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        writer = csv.writer(response)
        writer.writerow(self.header)
        for each in convergence_of(self.table, request.user).flat:
            writer.writerow(map(cell, self.columns(each)))
        name = f"{self.table.slug}-{timezone.localdate().isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def columns(self, each):
        return (
            self.table.slug,
            each.row.slug,
            each.row.code,
            each.row.text_en,
            each.column.slug,
            each.column.name,
            [framework.slug for framework in each.column.frameworks],
            each.value.value,
            each.endorsed,
            each.proposed,
            each.slugs,
            each.none_found,
        )
