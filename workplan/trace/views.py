"""The trace: for the secretariat in the admin, for an agency its own in the workspace."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from workplan.workspace.base import WorkspaceView

from .changes import change_of
from .entries import as_entries, entries, entry_of
from .forms import TraceForm

ENTRIES_A_PAGE = 50


def trace_of(request, agencies=None):
    """What both pages show, and the HTTP status of the answer."""
    form = TraceForm(request.GET, for_agency=agencies is not None)
    is_valid = form.is_valid()
    rows = entries(form.filters, agencies) if is_valid else []
    page = Paginator(rows, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page_obj": page, "entries": as_entries(page.object_list)}
    return context, 200 if is_valid else 400


def asked_change(label, entry, agencies=None, reader=None):
    change = change_of(label, entry, agencies, reader)
    if change is None:
        raise Http404
    return change


class AdminTrace:
    """The pages of the admin site; `admin_site` guards and frames them."""

    def __init__(self, admin_site):
        self.site = admin_site

    def list(self, request):
        self.refuse_others(request)
        found, status = trace_of(request)
        return self.page(request, "list", _("Trace of every change"), status=status, **found)

    def change(self, request, label, entry):
        self.refuse_others(request)
        change = asked_change(label, entry, reader=request.user)
        return self.page(
            request, "change", change.title, change=change, write=entry_of(label, entry)
        )

    def refuse_others(self, request):
        if not request.user.has_perm("workplan.view_progressupdate"):
            raise PermissionDenied

    def page(self, request, name, title, status=200, **context):
        context = {**self.site.each_context(request), "title": title, **context}
        return TemplateResponse(request, f"admin/trace/{name}.html", context, status=status)


class AgencyTrace(WorkspaceView):
    """What was written for the agencies of this person, or about what is theirs alone."""

    template_name = "trace/list.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        found, status = trace_of(request, self.agencies)
        crumbs = [(_("Workspace"), reverse("workspace")), (_("Trace"), "")]
        context = self.get_context_data(crumbs=crumbs, **found)
        return self.render_to_response(context, status=status)


class AgencyChange(WorkspaceView):
    template_name = "trace/change.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, *, label, entry, **kwargs):
        change = asked_change(label, entry, self.agencies)
        crumbs = [
            (_("Workspace"), reverse("workspace")),
            (_("Trace"), reverse("workspace_trace")),
            (change.title, ""),
        ]
        write = entry_of(label, entry)
        return super().get_context_data(change=change, write=write, crumbs=crumbs, **kwargs)
