"""Who does what: one table that prints on one page, every number leads to its list."""

import csv

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from gmg_portal.lib.exports import Echo, cell
from gmg_portal.lib.filter_forms import FilterForm, OneOfField
from recommendations.models import Framework
from workplan.who_does_what import ByRecommendation, ByTheme, first_framework

THEMES = "theme"


class WhoDoesWhatForm(FilterForm):
    """The set that the columns come from, or `by=theme`."""

    passed = frozenset()

    framework = OneOfField(label=gettext_lazy("Set of recommendations"), required=False)
    by = OneOfField(required=False, choices=[(THEMES, gettext_lazy("By theme"))])

    def __init__(self, *args, frameworks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["framework"].choices = [
            ("", gettext_lazy("Choose a set")),
            *((each.slug, each.title) for each in frameworks),
        ]


class WhoDoesWhatTable:
    """What the page and its download have in common."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def frameworks(self):
        """Those to choose from; the first is shown unless another is asked for."""
        first = first_framework(self.request.user)
        others = Framework.objects.visible_to(self.request.user)
        return [*filter(None, [first]), *(each for each in others if each != first)]

    @cached_property
    def form(self):
        query = self.request.GET.copy()
        if self.frameworks and not any(query.values()):
            query["framework"] = self.frameworks[0].slug
        return WhoDoesWhatForm(query, frameworks=self.frameworks)

    @cached_property
    def table(self):
        """What is asked for, else the first set, else themes."""
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        if asked.get("by") == THEMES or not self.frameworks:
            return ByTheme(self.request.user)
        named = (each for each in self.frameworks if each.slug == asked.get("framework"))
        return ByRecommendation(self.request.user, next(named, self.frameworks[0]))


class WhoDoesWhat(WhoDoesWhatTable, TemplateView):
    template_name = "workplan/who_does_what.html"

    def get(self, request, *args, **kwargs):
        context = self.get_context_data()
        return self.render_to_response(context, status=200 if self.form.is_valid() else 400)

    def get_context_data(self, **kwargs):
        query = self.request.GET.urlencode() if self.form.is_valid() else ""
        address = reverse("who_does_what_export")
        return {
            "nav_section": "who_does_what",
            "crumbs": [(_("Who does what"), "")],
            "form": self.form,
            "framework": getattr(self.table, "framework", None),
            "columns": self.table.columns,
            "rows": list(self.table.rows()),
            "is_gone_through": bool(self.table.counts),
            "downloads": [{"label": "CSV", "url": f"{address}?{query}" if query else address}],
            **kwargs,
        }


class WhoDoesWhatExport(WhoDoesWhatTable, View):
    """One line for each agency and item, nothing where both numbers are zero."""

    def get(self, request):
        if not self.form.is_valid():
            lines = [f"{name}: {' '.join(errors)}" for name, errors in self.form.errors.items()]
            return HttpResponse(
                "\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8"
            )
        response = HttpResponse(self.lines(), content_type="text/csv; charset=utf-8")
        name = f"who-does-what-{timezone.localdate().isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def lines(self):
        writer = csv.writer(Echo())
        header = ["agency", "acronym", "chair_years", self.table.kind, "title"]
        yield writer.writerow([*header, "activities_led", "activities_contributed_to"])
        for agency, years, _total, cells in self.table.rows():
            for column, each in zip(self.table.columns, cells, strict=True):
                if each.led or each.contributed:
                    row = [agency.slug, agency.acronym, years, column.key, column.title]
                    yield writer.writerow(map(cell, [*row, each.led, each.contributed]))
