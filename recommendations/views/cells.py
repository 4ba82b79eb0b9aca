"""The cells of tables one by one: their list, and downloads of them and of their pairs."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from gmg_portal.lib.exports import Download, refusal
from recommendations.columns import SKOS
from recommendations.convergence import convergence_of, tables_for
from recommendations.convergence.filters import CellFilterSet, LookFilterSet
from recommendations.models import Recommendation

from .base import CountedList
from .pairs import CONVERGENCE


class ConvergenceCellList(CountedList):
    filterset_class = CellFilterSet
    template_name = "recommendations/convergencecell_list.html"
    nav_section = "convergence"
    export_name = "convergencecell_export"
    api_name = "convergencecell-list"
    title = _("Cells of where the agendas agree")
    lede = _(
        "A recommendation beside sets of others: endorsed, proposed, looked for and none found,"
        " or nobody has looked yet."
    )
    counted = ngettext_lazy("%(count)s cell", "%(count)s cells", "count")

    def get_queryset(self):
        return None

    def count_all(self):
        return len(self.filterset.every)

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        tables = self.filterset.tables
        return {
            **context,
            "source": tables[0].source if len(tables) == 1 else None,
            "crumbs": [(CONVERGENCE, reverse("convergence")), (_("Cells"), "")],
        }


class CellExport(Download):
    """Rows that are computed and not read from a table: one or more lines a cell."""

    filterset_class = CellFilterSet
    header: tuple[str, ...] = ()

    def get_queryset(self):
        return None

    def table(self, cells):
        # All of them at once: what cannot be read is an error page and not half a file.
        return self.header, [line for each in cells for line in self.lines(each)]


def about_source(source):
    return (source.table.slug if source.table else "", source.rows.slug, source.day)


def about_head(head):
    """Short name, number, words, and sets of what stands at the head of a row or column."""
    if isinstance(head, Recommendation):
        return head.slug, head.code, head.title_en or head.text_en, []
    return head.slug, "", head.name, [framework.slug for framework in head.frameworks]


class ConvergenceCellExport(CellExport):
    """`relations` and `skos` go with `pairs`, in their order, read from the row to the column."""

    file_name = "convergence-cells"
    header = (
        "table",
        "rows_framework",
        "on",
        "row",
        "row_code",
        "row_text",
        "row_frameworks",
        "column",
        "column_code",
        "column_name",
        "frameworks",
        "value",
        "state",
        "endorsed",
        "proposed",
        "pairs",
        "relations",
        "skos",
        "none_found",
    )

    def lines(self, each):
        yield (
            *about_source(each.source),
            *about_head(each.row),
            *about_head(each.column),
            each.value.value,
            each.state,
            each.endorsed,
            each.proposed,
            each.slugs,
            [pair.relation.value for pair in each.pairs],
            [SKOS[pair.relation] for pair in each.pairs],
            each.none_found,
        )


class ConvergencePairExport(CellExport):
    """The pairs of the cells, a line each; one that stands in two columns has two."""

    file_name = "convergence-pairs"
    header = (
        "table",
        "rows_framework",
        "on",
        "row",
        "column",
        "pair",
        "recommendation",
        "relation",
        "skos",
        "other_recommendation",
        "state",
    )

    def lines(self, each):
        for pair in each.pairs:
            yield (
                *about_source(each.source),
                each.row.slug,
                each.column.slug,
                pair.slug,
                pair.row_side,
                pair.relation.value,
                SKOS[pair.relation],
                pair.column_side,
                pair.state,
            )


class ConvergenceTableExport(ConvergenceCellExport):
    """The cells of one saved table, row by row."""

    filterset_class = LookFilterSet

    def get(self, request, *args, **kwargs):
        table = tables_for(request.user).filter(slug=kwargs["slug"]).first()
        if table is None:
            raise Http404
        filterset = self.get_filterset(passed=())
        problems = filterset.problems()
        if problems:
            return refusal(problems)
        self.file_name = table.slug
        found = filterset.looked_at(convergence_of(table, request.user, filterset.day))
        return self.written(found.counted)
