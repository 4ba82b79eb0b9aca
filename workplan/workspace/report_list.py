"""Reports of the agency that were sent, and what was said about each; they stay for ever."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from workplan.models import ProgressUpdate, UpdateState
from workplan.reporting import conversing, showing

from .base import WorkspaceView
from .report_base import ReportBase

ON_A_PAGE = 50


def reports_of(agencies):
    """What these agencies wrote; a draft that holds no word yet is none."""
    rows = ProgressUpdate.objects.reports().filter(agency__in=agencies)
    return rows.exclude(state=UpdateState.DRAFT, typed="").select_related("activity", "agency")


class ReportList(WorkspaceView):
    """All reports of one's agencies, the newest first; `?state=` shows those of a state."""

    template_name = "workplan/workspace/report_list.html"
    http_method_names = ["get", "head", "options"]

    @cached_property
    def state(self):
        return self.request.GET.get("state", "")

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if self.state and self.state not in UpdateState.values:
            response.status_code = 400
        return response

    def get_context_data(self, **kwargs):
        rows = reports_of(self.agencies).prefetch_related("reported_outputs")
        rows = rows.order_by("-changed_at", "-pk")
        wrong = ""
        if self.state in UpdateState.values:
            rows = rows.filter(state=self.state)
        elif self.state:
            wrong = _("“%(value)s” is no state of a report.") % {"value": self.state}
        page = Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page_obj=page,
            reports=page.object_list,
            count=page.paginator.count,
            wrong=wrong,
            choices=self.choices(),
            crumbs=[(_("Workspace"), reverse("workspace")), (_("Reports"), "")],
            **kwargs,
        )

    def choices(self):
        """(label, address, whether it is shown) of each state, and of all."""
        states = [("", _("All")), *UpdateState.choices]
        url = reverse("report_list")
        return [
            (label, f"{url}?{urlencode({'state': value})}" if value else url, value == self.state)
            for value, label in states
        ]


class ReportDetail(WorkspaceView):
    """One report as it stands, and the whole conversation about it."""

    template_name = "workplan/workspace/report_detail.html"
    http_method_names = ["get", "head", "options"]

    @cached_property
    def update(self):
        rows = reports_of(self.agencies).filter(activity__slug=self.kwargs["slug"])
        rows = rows.select_related("activity", "agency", "report_request__round")
        update = rows.prefetch_related("evidence").filter(slug=self.kwargs["report"])
        found = update.first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs):
        update = self.update
        return super().get_context_data(
            update=update,
            shown=showing.as_public(update),
            activity=update.activity,
            agency=update.agency,
            asked=update.report_request,
            files=update.evidence.all(),
            conversation=conversing.with_contributions(update),
            crumbs=[
                (_("Workspace"), reverse("workspace")),
                (_("Reports"), reverse("report_list")),
                (update.activity.title, ""),
            ],
            **kwargs,
        )


class ReportPreview(ReportBase):
    """What is being written as the public will see it, for those who write it."""

    template_name = "workplan/workspace/report_preview.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        update = self.open_report
        if update is None:
            raise Http404
        return super().get_context_data(
            update=update,
            shown=showing.as_public(update),
            activity=self.activity,
            agency=self.agency,
            back=self.address,
            crumbs=[
                (_("Workspace"), reverse("workspace")),
                (_("Reports"), reverse("report_list")),
                (self.activity.title, self.address),
                (_("Preview"), ""),
            ],
            **kwargs,
        )
