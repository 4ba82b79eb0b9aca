"""Public notes of an agency: beside what was accepted, and what was waived."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from gmg_portal.lib.fields import LinesFormField
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.versions import StaleRecord
from workplan.models import ProgressUpdate, PublicNote, ReportRequest
from workplan.reporting import noting, writing
from workplan.reporting.forms import LanguageWidget

from .alternates import sent_version
from .base import WorkspaceView

#: Of each kind so many are offered; older ones are noted from their own pages.
MOST_OFFERED = 50


class NoteForm(forms.Form):
    text = LinesFormField(
        label=gettext_lazy("Public note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Public at once, with the name of your agency."),
    )
    language = forms.CharField(
        label=gettext_lazy("Language of the text"), max_length=12, widget=LanguageWidget()
    )


class NotesBase(WorkspaceView):
    """For those who may send reports of an agency."""

    @cached_property
    def submits_for(self):
        user = self.request.user
        return [each for each in self.agencies if writing.may_submit(user, each)]

    @property
    def own_notes(self):
        rows = PublicNote.objects.filter(agency__in=self.agencies)
        related = ["agency", "by", "update__activity", "report_request__activity"]
        return rows.select_related(*related, "report_request__round").order_by("-pk")


class Notes(NotesBase):
    """What the agency said in public, and what it may say something to."""

    template_name = "workplan/workspace/notes.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        reports, requests = [], []
        for agency in self.submits_for:
            reports += noting.reports_to_note(agency)[:MOST_OFFERED]
            requests += noting.requests_to_note(agency, self.request.user)[:MOST_OFFERED]
        return super().get_context_data(
            notes=self.own_notes,
            reports=reports,
            requests=requests,
            submits_for=self.submits_for,
            crumbs=[(_("Workspace"), reverse("workspace")), (_("Public notes"), "")],
            **kwargs,
        )


class NoteAdd(NotesBase):
    """A note on an accepted report or a waived request; public as soon as it is sent."""

    template_name = "workplan/workspace/note.html"

    @cached_property
    def about(self):
        """The report or the request that the address names, of an agency that she sends for."""
        user, own = self.request.user, [agency.pk for agency in self.submits_for]
        if "slug" in self.kwargs:
            rows = ProgressUpdate.objects.published().reports().accepted()
            rows = rows.filter(slug=self.kwargs["slug"])
        else:
            rows = ReportRequest.objects.visible_to(user).exclude(waived_because="")
            rows = rows.filter(pk=self.kwargs["pk"]).select_related("round")
        about = rows.filter(agency__in=own).select_related("activity", "agency").first()
        if about is None:
            raise Http404
        return about

    @cached_property
    def form(self):
        if self.request.method == "POST":
            return NoteForm(self.request.POST)
        language = get_language()
        return NoteForm(initial={"language": language if language in LANGUAGE_CODES else "en"})

    def post(self, request, *args, **kwargs):
        about = self.about
        if self.form.is_valid():
            try:
                noting.note(about, by=request.user, agency=about.agency, **self.form.cleaned_data)
            except ValidationError as error:
                self.form.add_error(None, error.messages)
        if self.form.errors:
            response = self.render_to_response(self.get_context_data())
            response.status_code = 400
            return response
        self.say_taken()
        messages.success(request, _("Your note is public."))
        return redirect("workspace_notes")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            subject=self.about,
            form=self.form,
            crumbs=[
                (_("Workspace"), reverse("workspace")),
                (_("Public notes"), reverse("workspace_notes")),
                (_("Public note"), ""),
            ],
            **kwargs,
        )


class NoteWithdraw(NotesBase):
    """The agency takes a note back."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        own = PublicNote.objects.filter(agency__in=self.submits_for)
        note = get_object_or_404(own.select_related("agency"), pk=kwargs["pk"])
        try:
            noting.take_back(note, version=sent_version(request))
        except StaleRecord:
            messages.error(
                request, _("The secretariat answered it since you opened this page. Read it first.")
            )
        else:
            messages.success(request, _("Your note is no longer public."))
        return redirect("workspace_notes")
