"""A plan out of a spreadsheet: upload, columns, answers, preview, outcome, and the way back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.spreadsheets import FORMATS
from workplan.planfile.runs import PlanFile, begin, plan_runs, remember, suggestions
from workplan.planfile.workbook import workbook_of

from .importing_forms import (
    ChoicesForm,
    ColumnsForm,
    FileForm,
    NewPlanForm,
    QuestionsForm,
    refuse_missing,
)
from .outcomes import Outcomes

#: The pages that a file goes through.
STEPS = {
    "columns": gettext_lazy("Columns"),
    "answers": gettext_lazy("Questions"),
    "preview": gettext_lazy("Preview"),
    "discard": gettext_lazy("Put away"),
}
RUNS_A_PAGE = 50


class PlanImports(Outcomes):
    """For the ModelAdmin of work plans."""

    change_list_template = "admin/workplan/workplan/change_list.html"

    def get_urls(self):
        views = [
            ("imports/", self.runs_view, "runs"),
            ("imports/new/", self.new_plan_view, "run_new"),
            ("imports/<int:run>/", self.outcome_view, "run"),
            ("imports/<int:run>/columns/", self.columns_view, "run_columns"),
            ("imports/<int:run>/answers/", self.answers_view, "run_answers"),
            ("imports/<int:run>/preview/", self.preview_view, "run_preview"),
            ("imports/<int:run>/undo/", self.undo_view, "run_undo"),
            ("imports/<int:run>/discard/", self.discard_view, "run_discard"),
            ("<path:object_id>/import/", self.plan_view, "run_begin"),
            ("<path:object_id>/workbook.xlsx", self.workbook_view, "workbook"),
        ]
        wrap = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [path(route, wrap(view), name=f"{name}_{page}") for route, view, page in views]
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        context = {"may_import_plans": may_import(request.user)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def render_change_form(self, request, context, *args, **kwargs):
        context = {**context, "may_import_plans": may_import(request.user)}
        return super().render_change_form(request, context, *args, **kwargs)

    # Out

    def workbook_view(self, request, object_id):
        """The plan as a workbook that may be edited and imported again."""
        plan = self.plan_of(request, object_id)
        response = HttpResponse(workbook_of(plan), content_type=FORMATS["xlsx"])
        name = f"{plan.slug}-{timezone.localdate():%Y-%m-%d}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    # In: the file

    def runs_view(self, request):
        """All imports of plans, the newest first."""
        require(may_import(request.user))
        has_new = self.has_add_permission(request)
        listed = self.listed(request)
        return self.run_page(request, "imports", _("Imports of plans"), has_new=has_new, **listed)

    def new_plan_view(self, request):
        require(may_import(request.user) and self.has_add_permission(request))
        return self.upload(request, NewPlanForm, _("Import a plan from a spreadsheet"))

    def plan_view(self, request, object_id):
        """For a plan on record: a file for it, and the files that came before."""
        plan = self.plan_of(request, object_id)
        return self.upload(request, FileForm, _("Import activities from a spreadsheet"), plan)

    def upload(self, request, form_class, title, plan=None):
        form = form_class(request.POST or None, request.FILES or None)
        if form.is_bound and form.is_valid():
            try:
                run = begin(
                    form.cleaned_data["table"],
                    by=request.user,
                    plan=plan,
                    new_plan=None if plan else form.new_plan,
                )
            except ValidationError as error:
                form.add_error("table", error)
            else:
                return self.go("columns", run.pk)
        listed = self.listed(request, plan) if plan else {}
        return self.run_page(request, "upload", title, form=form, object=plan, **listed)

    def listed(self, request, plan=None):
        runs = plan_runs().defer("table").select_related("by", "undone_by")
        runs = runs.annotate(
            made=Count("records", filter=Q(records__version_before=None)),
            changed=Count("records", filter=Q(records__version_before__isnull=False)),
        ).order_by("-pk")
        runs = runs.filter(subject=plan.slug) if plan else runs
        page = Paginator(runs, RUNS_A_PAGE).get_page(request.GET.get("p"))
        return {"page": page, "runs": page.object_list}

    # In: what it means

    def columns_view(self, request, run):
        """What each column means."""
        file = self.file_of(request, run)
        if not file.is_waiting:
            return self.tell_where_it_stands(request, file)
        form = ColumnsForm(
            request.POST or None,
            headers=file.headers,
            meaning=file.meaning,
            suggestions=suggestions(file.headers),
        )
        if form.is_bound and form.is_valid():
            if not file.keep(meaning=form.meaning):
                return self.tell_where_it_stands(request, file)
            remember(file.headers, form.meaning)
            return self.go("answers", run)
        rows = list(form.rows(file.run.table))
        return self.run_page(
            request, "columns", _("What the columns mean"), file, form=form, rows=rows
        )

    def answers_view(self, request, run):
        """What is asked about the file, all at once, and what holds for all that it makes."""
        file = self.file_of(request, run)
        if not file.is_waiting:
            return self.tell_where_it_stands(request, file)
        sent = request.POST or None
        questions = QuestionsForm(sent, questions=file.open_questions(), said=file.said)
        choices = ChoicesForm(sent, initial=file.offered_choices)
        if sent:
            are_answered = questions.is_valid() or "leave_out" in sent
            if choices.is_valid():
                refuse_missing(choices, "kind", file.needs_kind)
                refuse_missing(choices, "agency_kind", file.makes_agencies(questions.said))
            if are_answered and not choices.errors:
                said = {**file.said, **questions.said}
                if not file.say(said=said, choices=choices.choices):
                    return self.tell_where_it_stands(request, file)
                return self.go("answers" if questions.hidden else "preview", run)
        context = {"questions": questions, "rows": list(questions.rows()), "form": choices}
        return self.run_page(request, "answers", _("Questions about the file"), file, **context)

    # What the pages share

    def plan_of(self, request, object_id):
        """The plan of the address, for those who may import into it."""
        require(may_import(request.user))
        plan = self.get_object(request, object_id)
        if plan is None:
            raise Http404
        return plan

    def file_of(self, request, run):
        require(may_import(request.user))
        found = plan_runs().select_related("by", "undone_by").filter(pk=run).first()
        if found is None:
            raise Http404
        file = PlanFile(found, request.user)
        if file.has_lost_its_plan:
            raise Http404(_("The plan of this import is not on record any more."))
        return file

    def plan_on_record(self, file):
        """The plan of an import, or None where it is not on record (yet, or any more)."""
        return self.model.objects.filter(slug=file.run.subject).first()

    def tell_where_it_stands(self, request, file):
        messages.info(request, _("This import has moved on meanwhile: this is where it stands."))
        return self.go("", file.run.pk)

    def go(self, step, run):
        return HttpResponseRedirect(self.url(f"run_{step}" if step else "run", run))

    def steps(self, file):
        """(name of a page, what it is called, its address) of a file that waits."""
        return [
            (name, label, self.url(f"run_{name}", file.run.pk)) for name, label in STEPS.items()
        ]

    def url(self, page, *args):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=args)

    def run_page(self, request, template, title, file=None, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "file": file,
            "run": file and file.run,
            "object": self.plan_on_record(file) if file else None,
            "step": template,
            "steps": self.steps(file) if file and file.is_waiting else [],
            **context,
        }
        return TemplateResponse(request, f"admin/workplan/planfile/{template}.html", context)


def may_import(user):
    return user.has_perms(["workplan.add_activity", "workplan.change_activity"])


def require(permission):
    if not permission:
        raise PermissionDenied
