"""The answers of an agency in a round, by the link that a focal point got; nobody signs in."""

from django import forms
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from agencies.models import FocalPointRole
from gmg_portal.lib.validators import refuse_control_characters
from workplan.models import LinkPurpose, UpdateAnswer, UpdateEvent
from workplan.reporting import answering
from workplan.reporting.due import rows_of
from workplan.workspace import to_write
from workplan.workspace.answers import Sheet, keep_chosen, tell_taken

from .base import LinkView

#: Those whose links answer; others of an agency only read.
ROLES = (FocalPointRole.SUBMITTER, FocalPointRole.DRAFTER)


class NameForm(forms.Form):
    """Who answers: a link can be passed on, and nobody signs in."""

    name = UpdateEvent._meta.get_field("by_name").formfield(
        label=gettext_lazy("Your name"),
        required=True,
        validators=[refuse_control_characters],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class LinkAnswers(LinkView):
    """What one agency is asked in one round, until the round closes.

    Whoever has the link answers with a word and gives a name; with that of a drafter an answer is
    prepared. A text needs a sign-in.
    """

    purpose = LinkPurpose.ANSWERS
    template_name = "workplan/links/answers.html"

    @property
    def is_open(self):
        """What is sent too late is answered with what was chosen, not with a page that lost it."""
        point = self.link.focal_point
        if not self.link.is_usable or point is None or point.acting_role not in ROLES:
            return False
        return self.link.round.is_open or self.request.method == "POST"

    @property
    def is_sent(self):
        """Whether an answer goes to the secretariat, or is prepared for somebody who sends it."""
        return self.link.focal_point.acting_role == FocalPointRole.SUBMITTER

    @cached_property
    def form(self):
        return NameForm()

    def post(self, request, *args, **kwargs):
        chosen = self.chosen_in(request.POST)
        rows = self.rows_chosen(chosen)
        self.form = NameForm(request.POST)
        if not self.form.is_valid() or not chosen:
            return self.page(400, chosen=chosen, nothing_chosen=not chosen)
        outcomes = self.apply(rows, chosen, self.form.cleaned_data["name"])
        if any(outcome.is_kept_back for outcome in outcomes):
            return self.page(409, outcomes=outcomes)
        tell_taken(request, outcomes)
        return redirect(request.path)

    def chosen_in(self, data):
        """Words alone: of what takes a text nothing is sent from here."""
        try:
            chosen = answering.chosen_in(data)
        except answering.UnknownAnswer as error:
            raise BadRequest("This is no answer to what is asked here.") from error
        if any(word == UpdateAnswer.TEXT for word, _read in chosen.values()):
            raise BadRequest("A text needs a sign-in.")
        return chosen

    def rows_chosen(self, chosen):
        """404 where one was not asked by this link."""
        rows = rows_of(answering.asked_by(self.link).filter(pk__in=chosen))
        if len(rows) != len(chosen):
            raise Http404
        return rows

    def apply(self, rows, chosen, name):
        answerer = answering.Answerer(by_name=name, link=self.link)
        sends = {self.link.agency_id} if self.is_sent else set()
        outcomes = answering.apply(rows, chosen, answerer, sends=sends)
        if any(outcome.is_taken for outcome in outcomes):
            self.link.note_answered(name)
        return outcomes

    def page(self, status, *, chosen=(), outcomes=(), **context):
        context = self.get_context_data(chosen=chosen, outcomes=outcomes, **context)
        return self.render_to_response(context, status=status)

    def get_context_data(self, *, chosen=(), outcomes=(), **kwargs):
        rows = rows_of(answering.asked_by(self.link)) if self.link.round.is_open else []
        for row in rows:
            row.form_url = to_write.form_url(row.activity.slug, self.link.agency.slug)
            row.chosen = chosen[row.key][0] if row.key in chosen else ""
        keep_chosen(rows, outcomes)
        sheet = Sheet(self.link.round, self.link.agency, self.link.focal_point.acting_role, rows)
        return super().get_context_data(
            sheet=sheet, outcomes=outcomes, form=self.form, is_sent=self.is_sent, **kwargs
        )
