"""Pages on which a round is opened, closed, opened again or sealed, and asks about what is new."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gmg_portal.lib.forms import put
from gmg_portal.lib.versions import StaleRecord
from recommendations.admin.deciding import today
from recommendations.admin.desk_forms import add_errors
from workplan.mail.asking import tell_opened
from workplan.models import RoundState, UpdateAnswer
from workplan.reporting import sealing

from .round_preview import Asked


class RoundVerb(models.TextChoices):
    """What moves a round; the values are the names of its methods and of its pages."""

    OPEN = "open", gettext_lazy("Open")
    ASK = "ask_again", gettext_lazy("Ask about what is new")
    CLOSE = "close", gettext_lazy("Close")
    SEAL = "seal", gettext_lazy("Seal")
    REOPEN = "reopen", gettext_lazy("Open again")


#: Which steps a round offers in a state, the likeliest first.
STEPS = {
    RoundState.DRAFT: [RoundVerb.OPEN],
    RoundState.OPEN: [RoundVerb.CLOSE, RoundVerb.ASK],
    RoundState.CLOSED: [RoundVerb.SEAL, RoundVerb.REOPEN],
    RoundState.SEALED: [],
}
TITLES = {
    RoundVerb.OPEN: gettext_lazy("Open this round?"),
    RoundVerb.ASK: gettext_lazy("Ask about what is new?"),
    RoundVerb.CLOSE: gettext_lazy("Close this round?"),
    RoundVerb.SEAL: gettext_lazy("Seal this round for ever?"),
    RoundVerb.REOPEN: gettext_lazy("Open this round again?"),
}
DONE = {
    RoundVerb.OPEN: gettext_lazy("The round is open."),
    RoundVerb.ASK: gettext_lazy("What is new is asked about."),
    RoundVerb.CLOSE: gettext_lazy("The round is closed."),
    RoundVerb.SEAL: gettext_lazy("The round is sealed."),
    RoundVerb.REOPEN: gettext_lazy("The round is open again."),
}
ASKING = (RoundVerb.OPEN, RoundVerb.ASK)


class RoundStepForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Public."),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Decided on"),
        initial=today,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, verb, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = verb == RoundVerb.REOPEN
        self.fields["comment"].error_messages["required"] = _("Say why.")
        if verb == RoundVerb.ASK:
            del self.fields["comment"], self.fields["decided_on"]


class RoundSteps:
    """For the ModelAdmin of rounds."""

    def get_urls(self):
        return [*(self.step_path(verb) for verb in RoundVerb), *super().get_urls()]

    def step_path(self, verb):
        view = self.admin_site.admin_view(partial(self.step_view, verb=verb))
        return path(f"<int:pk>/{verb}/", view, name=f"workplan_reportinground_{verb}")

    @staticmethod
    def steps_of(round_):
        return STEPS[RoundState(round_.state)]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            may = request.user.has_perm("workplan.change_reportinground")
            steps = self.steps_of(obj) if may else []
            offered = [(verb, self.round_url(verb, obj)) for verb in steps]
            context = {**context, "offered_steps": offered}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def round_to_change(self, request, pk):
        if not request.user.has_perm("workplan.change_reportinground"):
            raise PermissionDenied
        round_ = self.model.objects.select_related("plan", "contact").filter(pk=pk).first()
        if round_ is None:
            raise Http404
        return round_

    def step_view(self, request, pk, verb):
        """What the step would do, and what stands against it; a POST takes it."""
        round_ = self.round_to_change(request, pk)
        if verb not in self.steps_of(round_):
            return self.tell_that_it_is_done(request, round_)
        data = request.POST if request.method == "POST" else None
        form = RoundStepForm(data, verb=verb, initial={"version": round_.version})
        if form.is_bound and form.is_valid() and self.take_step(request, round_, verb, form):
            return HttpResponseRedirect(self.round_url("requests", round_))
        return self.step_page(request, round_, verb, form)

    def take_step(self, request, round_, verb, form):
        """Whether the round moved; if not, the form says why and shows what is saved now."""
        try:
            with transaction.atomic():
                self.move(request, round_, verb, form.cleaned_data)
        except StaleRecord as error:
            form.add_error(None, error)
            form.is_overtaken = True
            form.data = form.data.copy()
            put(form.data, form["version"], error.record.version)
            return False
        except ValidationError as error:
            add_errors(form, error)
            return False
        messages.success(request, DONE[verb])
        return True

    def move(self, request, round_, verb, values):
        if verb in ASKING and not Asked(round_, self.admin_site.name).number:
            raise ValidationError(_("There is nobody to ask."))
        if verb == RoundVerb.ASK:
            round_.ask_again(version=values["version"])
        else:
            getattr(round_, verb)(by=request.user, **values)
        self.log_change(request, round_, str(DONE[verb]))
        if verb in ASKING:
            self.tell_who_is_asked(request, round_)

    @staticmethod
    def tell_who_is_asked(request, round_):
        number = len(tell_opened(round_, timezone.localdate()))
        text = ngettext(
            "%(count)s person is told in the next mail; “Mails” sends it now.",
            "%(count)s persons are told in the next mail; “Mails” sends it now.",
            number,
        )
        messages.info(request, text % {"count": number})

    def tell_that_it_is_done(self, request, round_):
        """Of two clicks the second comes here, as does an old bookmark."""
        text = _("“%(round)s” is %(state)s: that step is not possible.")
        messages.info(request, text % {"round": round_, "state": round_.get_state_display()})
        return HttpResponseRedirect(self.round_url("requests", round_))

    def step_page(self, request, round_, verb, form):
        context = {
            **self.admin_site.each_context(request),
            "title": TITLES[verb],
            "opts": self.opts,
            "object": round_,
            "verb": verb,
            "form": form,
            "asked": Asked(round_, self.admin_site.name) if verb in ASKING else None,
            "mails_url": self.round_url("mails", round_),
            **(to_seal(round_) if verb == RoundVerb.SEAL else {}),
        }
        name = "admin/workplan/reportinground/step.html"
        status = 409 if getattr(form, "is_overtaken", False) else 200
        return TemplateResponse(request, name, context, status=status)


def to_seal(round_):
    """What would be stored, as it is on record now, and how many reports stand against it."""
    found = sealing.facts_of_round(round_)
    numbers = {"accepted": 0, "waived": 0, "not_received": 0}
    for _request, facts in found:
        numbers[facts["standing"]] += 1
    rows = [
        (request, facts, facts["report"], said_in(facts["report"]))
        for request, facts in sorted(found, key=lambda row: row[0].agency.acronym)
    ]
    waiting = sealing.in_review(round_).count()
    return {"stored": rows, "numbers": numbers, "waiting": waiting}


def said_in(report):
    """What an accepted report says: its text, or the word that was the answer."""
    return report and (report["what_changed"] or UpdateAnswer(report["answer"]).label)
