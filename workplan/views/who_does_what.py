"""Who does what: one table that prints on one page, every number leads to its list."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateResponseMixin, View

from gmg_portal.lib.exports import Download, Rows, download_name
from workplan.coverage.states import gone_through
from workplan.models import Activity
from workplan.who_does_what import COLUMNS, WhoDoesWhatFilterSet, lines_of, table_of


class WhoDoesWhatRows(Rows):
    """What the page and its files have in common."""

    model = Activity
    filterset_class = WhoDoesWhatFilterSet


class WhoDoesWhat(WhoDoesWhatRows, TemplateResponseMixin, View):
    template_name = "workplan/who_does_what.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        asked = self.get_filterset(passed=())
        is_valid = asked.form.is_valid()
        return self.render_to_response(
            self.get_context_data(asked), status=200 if is_valid else 400
        )

    def get_context_data(self, asked):
        table = table_of(asked)
        chips = asked.active_chips(self.request)
        return {
            "nav_section": "who_does_what",
            "crumbs": [(_("Who does what"), "")],
            "filter": asked,
            "chips": [chip for chip in chips if chip.name not in ("framework", "by")],
            "table": table,
            "is_gone_through": is_gone_through(table),
            "downloads": self.downloads() if asked.form.is_valid() else [],
        }

    def downloads(self):
        query = self.request.GET.urlencode()
        addresses = {
            ending: reverse(download_name("who_does_what_export", ending))
            for ending in ("csv", "xlsx")
        }
        addresses["json"] = reverse("who-does-what-list")
        return [
            {"label": ending.upper(), "url": f"{url}?{query}" if query else url}
            for ending, url in addresses.items()
        ]


def is_gone_through(table):
    """Has anybody looked which activities serve the items? Where some do, somebody has."""
    if table.framework is None or any(table.numbers.values()):
        return True
    return gone_through().filter(framework=table.framework).exists()


class WhoDoesWhatExport(WhoDoesWhatRows, Download):
    """One line for each agency and item, then one for each item; empty where there is nothing."""

    file_name = "who-does-what"

    def get_filterset(self, **kwargs):
        self.asked = super().get_filterset(**kwargs)
        return self.asked

    def table(self, filtered):
        # What cannot be read is an error page here; later it would be half a file.
        lines = list(lines_of(table_of(self.asked)))
        return COLUMNS, ([line[name] for name in COLUMNS] for line in lines)
