"""What was said and done about a report of one's agency, and an answer to it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.fields import LinesFormField
from workplan.models import ProgressUpdate
from workplan.reporting import conversing, writing

from .base import WorkspaceView


class CommentForm(forms.Form):
    text = LinesFormField(
        label=gettext_lazy("Your answer"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Seen by your agency and the secretariat, never by the public."),
    )
    field = forms.ChoiceField(
        label=gettext_lazy("About"),
        required=False,
        choices=[("", gettext_lazy("the report as a whole")), *conversing.ABOUT.items()],
    )


class ReportComments(WorkspaceView):
    """The conversation about one report; a POST adds to it."""

    template_name = "workplan/workspace/comments.html"

    @cached_property
    def update(self):
        rows = ProgressUpdate.objects.visible_to(self.request.user).reports()
        rows = rows.filter(agency__in=self.agencies, slug=self.kwargs["slug"])
        update = rows.select_related("activity__plan", "agency").first()
        if update is None:
            raise Http404
        return update

    @cached_property
    def may_answer(self):
        return writing.may_write(self.request.user, self.update.agency)

    def post(self, request, *args, **kwargs):
        if not self.may_answer:
            raise Http404
        form = CommentForm(request.POST)
        if form.is_valid():
            try:
                self.say(form)
            except ValidationError as error:
                form.add_error(None, error.messages)
        if form.errors:
            context = self.get_context_data(form=form)
            response = self.render_to_response(context)
            response.status_code = 400
            return response
        self.say_taken()
        messages.success(request, _("The secretariat reads what you wrote."))
        return redirect(request.path)

    def say(self, form):
        given = form.cleaned_data
        conversing.comment(
            self.update,
            given["text"],
            by=self.request.user,
            agency=self.update.agency,
            field=given["field"],
        )

    def get_context_data(self, **kwargs):
        update = self.update
        return super().get_context_data(
            **{
                "form": CommentForm(),
                "update": update,
                "may_answer": self.may_answer,
                "conversation": conversing.conversation(update),
                "report_url": reverse("report_edit", args=[update.activity.slug]),
                "crumbs": [
                    (_("Workspace"), reverse("workspace")),
                    (_("Conversation"), ""),
                ],
                **kwargs,
            }
        )
