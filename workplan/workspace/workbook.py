"""By spreadsheet: take the workbook of a round away, send it back filled in, apply what is good."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.spreadsheets import FORMATS
from workplan.models import ReportingRound
from workplan.workbook.applying import Choice, NotApplied, Outcome, apply
from workplan.workbook.runs import AnswersFile, begin, runs_of
from workplan.workbook.standing import asked_of
from workplan.workbook.writing import workbook_of

from .base import WorkspaceView

RUNS_SHOWN = 10


class RoundView(WorkspaceView):
    """About one round, for one agency: that of `?agency=`, or the only one of hers."""

    @cached_property
    def round(self):
        rounds = ReportingRound.objects.visible_to(self.request.user).select_related("plan")
        found = rounds.filter(slug=self.kwargs["slug"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def agency(self):
        return self.writing_agency_or_404(self.request.GET.get("agency") or None)

    @cached_property
    def asked(self):
        """What the agency is asked in this round; 404 where it is nothing."""
        found = asked_of(self.request.user, self.round, self.agency)
        if not found:
            raise Http404
        return found

    def url(self, name, *args):
        address = reverse(name, args=[self.round.slug, *args])
        return f"{address}?agency={self.agency.slug}" if not args else address

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            agency=self.agency,
            workbook_url=self.url("workspace_workbook"),
            upload_url=self.url("workspace_upload"),
            **kwargs,
        )


class RoundWorkbook(RoundView):
    """The file itself."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        content = workbook_of(self.round, self.agency, self.asked)
        response = HttpResponse(content, content_type=FORMATS["xlsx"])
        name = f"{self.round.slug}-{self.agency.slug}-{timezone.localdate():%Y-%m-%d}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The workbook, filled in"),
        help_text=gettext_lazy("XLSX, at most 5 MB. Nothing is stored in a report yet."),
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class WorkbookUpload(RoundView):
    """Where a filled-in workbook is sent; shows what she sent before."""

    template_name = "workplan/workspace/workbook_upload.html"

    def get_context_data(self, **kwargs):
        label = _("By spreadsheet")
        sent = runs_of(self.request.user).filter(
            subject=self.round.slug, answers__agency=self.agency.slug
        )
        return super().get_context_data(
            **{
                "form": WorkbookForm(),
                "crumbs": [(_("Workspace"), reverse("workspace")), (label, "")],
                "count": len(self.asked),
                "sent": sent.defer("table")[:RUNS_SHOWN],
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        form = WorkbookForm(request.POST, request.FILES)
        if not self.round.is_open:
            return self.again(form, status=409)
        if self.asked and form.is_valid():
            try:
                run = begin(
                    form.cleaned_data["file"],
                    by=request.user,
                    round_=self.round,
                    agency=self.agency,
                )
            except ValidationError as error:
                form.add_error("file", error)
            else:
                return HttpResponseRedirect(self.url("workspace_upload_run", run.pk))
        return self.again(form, status=400)

    def again(self, form, status):
        return self.render_to_response(self.get_context_data(form=form), status=status)


class WorkbookRun(RoundView):
    """What an uploaded workbook would change; a POST applies what is ticked, once."""

    template_name = "workplan/workspace/workbook_run.html"

    @cached_property
    def file(self):
        """Of who uploaded it, as long as she writes for the agency; else it does not exist."""
        runs = runs_of(self.request.user).filter(subject=self.kwargs["slug"])
        run = runs.filter(pk=self.kwargs["run"]).first()
        file = run and AnswersFile(run, self.request.user)
        if file is None or not file.may_be_seen:
            raise Http404
        return file

    @property
    def agency(self):
        return self.file.agency

    @property
    def round(self):
        return self.file.round

    def get_context_data(self, **kwargs):
        crumbs = [
            (_("Workspace"), reverse("workspace")),
            (_("By spreadsheet"), self.url("workspace_upload")),
            (self.file.run.file_name, ""),
        ]
        outcome = [(title, Outcome(word), said) for title, word, said in self.file.outcome]
        return super().get_context_data(
            **{
                "file": self.file,
                "upload": self.file.run,
                "outcome": outcome,
                "taken": {line.key for line in self.file.good if not line.has_conflicts}
                if self.file.is_waiting
                else set(),
                "crumbs": crumbs,
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        sent = request.POST
        choice = Choice(
            take=frozenset(sent.getlist("take")),
            empty=frozenset(sent.getlist("empty")),
            send="send" in sent and self.file.may_submit,
        )
        was_waiting = self.file.is_waiting
        try:
            run = apply(self.file.run.pk, by=request.user, choice=choice)
        except NotApplied as error:
            return self.look_again(error, choice)
        if not was_waiting:
            messages.info(request, _("It was applied already: nothing was done a second time."))
        return HttpResponseRedirect(self.url("workspace_upload_run", run.pk))

    def look_again(self, error, choice):
        context = self.get_context_data(
            refusal=error, taken=choice.take, emptied=choice.empty, send=choice.send
        )
        return self.render_to_response(context, status=409)
