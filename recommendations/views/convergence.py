"""Tables of where the agendas agree: the saved ones, and any sets beside others."""

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic.base import TemplateResponseMixin, View

from agencies.asof import AsOfForm
from agencies.columns import footing, slugs_of
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.filter_forms import PASSED
from recommendations.columns import columns_of
from recommendations.convergence import convergence_of, convergences_of, tables_for
from recommendations.convergence.filters import ChoiceFilterSet, OpenFilterSet
from recommendations.convergence.opening import opened
from recommendations.filters import ConvergenceColumnFilterSet, ConvergenceTableFilterSet
from recommendations.models import ConvergenceColumn, ConvergenceTable

from .base import CountedList
from .pairs import CONVERGENCE, UNDATED

#: Parameters that ask for a matrix and not for the saved tables.
CHOOSING = ("rows", "columns")
#: So many tables are drawn on the page that lists them.
IN_SMALL = 4


def convergence(request):
    """Where the agendas agree: of any sets, or the saved tables where none are chosen."""
    is_choice = any(any(request.GET.getlist(name)) for name in CHOOSING)
    view = ConvergenceChoice if is_choice else ConvergenceList
    return view.as_view()(request)


class ConvergenceList(CountedList):
    model = ConvergenceTable
    filterset_class = ConvergenceTableFilterSet
    template_name = "recommendations/convergence_list.html"
    nav_section = "convergence"
    export_name = "convergence_export"
    api_name = "convergencetable-list"
    title = CONVERGENCE
    lede = gettext_lazy(
        "The recommendations of one set beside those of others: what meets, what was looked for"
        " in vain, and where nobody has looked yet."
    )
    counted = ngettext_lazy("%(count)s table", "%(count)s tables", "count")

    def get_queryset(self):
        return tables_for(self.request.user)

    def get_filterset(self, **kwargs):
        return super().get_filterset(passed=PASSED.union(CHOOSING), **kwargs)

    def get_context_data(self, page, **kwargs):
        """The first tables are shown in small."""
        tables = list(page.object_list)[:IN_SMALL]
        return super().get_context_data(
            page,
            in_small=convergences_of(tables, self.request.user),
            chooser=ChoiceFilterSet(request=self.request),
            **kwargs,
        )


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


class MatrixPage:
    """What the page of a saved table and that of any sets have in common."""

    nav_section = "convergence"

    def matrix(self, found):
        """The context of a table: its cell that stands open, its day, its links."""
        cell, source = self.filterset.cell_of(found), found.source
        notes = []
        if cell and not cell.opens:
            said = {"said": cell.label}
            notes.append(_("There is nothing to open in this cell: %(said)s.") % said)
        if not source.is_issued:
            notes.append(_("The set of the rows was not issued by then, so no cell says anything."))
        if source.day and found.has_undated:
            notes.append(UNDATED)
        return {
            "convergence": found,
            "source": source,
            "cited_url": self.request.build_absolute_uri(source.today.url()),
            "cited_on": source.day or timezone.localdate(),
            "opened": opened(cell, self.request.user),
            "notes": notes,
            "swap_url": found.turned().source.url(),
            "now_url": source.today.url() if source.day else "",
            "cells_download": source.cells_url("convergencecell_export"),
            "pairs_download": source.cells_url("convergencepair_export"),
            "api_url": source.cells_url("convergencecell-list"),
        }

    @property
    def day_form(self):
        """The date box, which keeps the sets and the way round, but not the cell."""
        given = self.request.GET
        kept = [name for name in ("rows", "columns", "turned") if any(given.getlist(name))]
        return AsOfForm(given, kept)


class ConvergenceChoice(MatrixPage, TemplateResponseMixin, View):
    """One set beside up to six others: `?rows=&columns=&columns=`."""

    http_method_names = ["get", "head", "options"]
    template_name = "recommendations/convergence_choice.html"

    def get(self, request):
        context = self.get_context_data()
        status = 200 if self.filterset.form.is_valid() else 400
        return self.render_to_response(context, status=status)

    @cached_property
    def filterset(self):
        return ChoiceFilterSet(self.request.GET, request=self.request)

    def get_context_data(self):
        found = self.filterset.convergence
        context = {
            "view": self,
            "nav_section": self.nav_section,
            "title": CONVERGENCE,
            "chooser": self.filterset,
            "crumbs": [(CONVERGENCE, "")],
        }
        if found is None:
            return context
        title = _("%(rows)s beside other sets") % {"rows": found.source.rows.title}
        return {
            **context,
            "title": title,
            "day_form": self.day_form,
            "crumbs": [(CONVERGENCE, reverse("convergence")), (title, "")],
            "permanent_url": self.request.build_absolute_uri(found.source.url()),
            **self.matrix(found),
        }


class ConvergenceTableDetail(MatrixPage, RecordDetail):
    model = ConvergenceTable
    template_name = "recommendations/convergence_table.html"

    def get_queryset(self):
        return tables_for(self.request.user).prefetch_related("documents")

    @cached_property
    def filterset(self):
        return OpenFilterSet(self.request.GET, request=self.request)

    def get_context_data(self, **kwargs):
        found = convergence_of(self.object, self.request.user, self.filterset.day)
        matrix = self.matrix(self.filterset.looked_at(found))
        self.status = 200 if self.filterset.form.is_valid() else 400
        return {
            **super().get_context_data(**kwargs),
            "title": self.object.title,
            "filter": self.filterset,
            "day_form": self.day_form,
            "permanent_url": self.request.build_absolute_uri(matrix["source"].url()),
            "crumbs": [(CONVERGENCE, reverse("convergence")), (self.object.title, "")],
            **matrix,
        }
