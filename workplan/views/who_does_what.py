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
from workplan.who_does_what import ByRecommendation, ByTheme, first_framework, frameworks

THEMES = "theme"


class WhoDoesWhatForm(FilterForm):
    passed = frozenset()

    framework = OneOfField(label=gettext_lazy("Set of recommendations"), required=False)
    by = OneOfField(
        label=gettext_lazy("Agencies by"),
        required=False,
        choices=[
            ("", gettext_lazy("a set of recommendations")),
            (THEMES, gettext_lazy("themes")),
        ],
    )

    def __init__(self, *args, frameworks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["framework"].choices = [
            ("", gettext_lazy("Any")),
            *((each.slug, each.title) for each in frameworks),
        ]


class WhoDoesWhatTable:
    """What the page and its download have in common."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def frameworks(self):
        return list(frameworks(self.request.user))

    @cached_property
    def form(self):
        return WhoDoesWhatForm(self.request.GET, frameworks=self.frameworks)

    @cached_property
    def table(self):
        """What is asked for, else the rows of the first table of convergence, else themes."""
        user = self.request.user
        asked = self.form.cleaned_data if self.form.is_valid() else {}
        if asked.get("by") == THEMES:
            return ByTheme(user)
        slug = asked.get("framework")
        framework = next((each for each in self.frameworks if each.slug == slug), None)
        framework = framework or first_framework(user)
        return ByRecommendation(user, framework) if framework else ByTheme(user)


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
