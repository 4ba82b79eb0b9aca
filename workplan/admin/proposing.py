"""The page on which a proposal is read beside the activity, and decided on."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.versions import StaleRecord
from workplan.models import Activity, ActivityProposal, PlanState, ProposalState
from workplan.proposing import fields
from workplan.proposing.words import changes_of

from .keeping import keeping, say_taken


class Verb(models.TextChoices):
    """What the secretariat does with a proposal; the values are the names of its methods."""

    ACCEPT = "accept", gettext_lazy("Accept")
    SEND_BACK = "send_back", gettext_lazy("Send back")
    REFUSE = "refuse", gettext_lazy("Refuse")


DONE = {
    Verb.ACCEPT: gettext_lazy("The proposal is accepted, and the agency will be told."),
    Verb.SEND_BACK: gettext_lazy("The proposal is sent back to the agency."),
    Verb.REFUSE: gettext_lazy("The proposal is refused, and the agency will be told."),
}


class DecisionForm(forms.Form):
    """`version` is that of the proposal, `seen` that of the activity, as they were read."""

    take = forms.MultipleChoiceField(required=False)
    comment = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The agency reads it. Required to send back and to refuse."),
    )
    is_published = forms.BooleanField(
        label=gettext_lazy("Publish it at once"),
        required=False,
        help_text=gettext_lazy("Else it is a draft that the secretariat completes."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["take"].choices = [(name, name) for name in proposal.texts]
        if proposal.activity_id or proposal.plan.state != PlanState.ADOPTED:
            del self.fields["is_published"]


class ProposalReview:
    """For the ModelAdmin of proposals."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.review_view)
        own = path("<int:pk>/review/", view, name="workplan_activityproposal_review")
        return [own, *super().get_urls()]

    def change_view(self, request, object_id, *args, **kwargs):
        """Its page is that of the review."""
        found = self.get_object(request, object_id)
        if found is None:
            return super().change_view(request, object_id, *args, **kwargs)
        return HttpResponseRedirect(self.review_url(found))

    def review_url(self, proposal):
        name = f"{self.admin_site.name}:workplan_activityproposal_review"
        return reverse(name, args=[proposal.pk])

    def review_view(self, request, pk):
        proposal = self.proposal_to_review(request, pk)
        if request.method != "POST":
            return self.review_page(request, proposal, self.decision(proposal))
        form = self.decision(proposal, request.POST)
        if form.is_valid() and self.decide(request, proposal, form):
            return HttpResponseRedirect(self.next_url(request, proposal))
        return self.review_page(request, proposal, form)

    def proposal_to_review(self, request, pk):
        if not request.user.has_perm("workplan.change_activityproposal"):
            raise PermissionDenied
        rows = ActivityProposal.objects.visible_to(request.user).select_related(
            "activity__plan", "activity__objective", "plan", "agency", "became"
        )
        proposal = rows.filter(pk=pk).first()
        if proposal is None:
            raise Http404
        return proposal

    def decision(self, proposal, data=None):
        seen = proposal.activity.version if proposal.activity else None
        initial = {"version": proposal.version, "seen": seen}
        return DecisionForm(data, proposal=proposal, initial=initial)

    def decide(self, request, proposal, form):
        """Whether the step was taken; if not, the form says why and is about what is saved now."""
        said, verb = form.cleaned_data, request.POST.get("do")
        if verb not in Verb.values:
            form.add_error(None, _("Choose what to do with it."))
            return False
        step = {"by": request.user, "comment": said["comment"], "version": said["version"]}
        if verb == Verb.ACCEPT:
            step["is_published"] = said.get("is_published", False)
            step["fields"] = said["take"] if proposal.activity_id else None
            step["seen"] = said["seen"] or 0
        try:
            getattr(proposal, verb)(**step)
        except StaleRecord as error:
            if isinstance(error.record, Activity):
                error = _("The activity was changed since you opened this page.")
            return self.look_again(proposal, form, error)
        except ValidationError as error:
            add_errors(form, error)
            return False
        say_taken(request)
        self.log_change(request, proposal, str(DONE[verb]))
        messages.success(request, DONE[verb])
        return True

    def look_again(self, proposal, form, error):
        form.add_error(None, error)
        form.is_overtaken, form.data = True, form.data.copy()
        proposal.refresh_from_db()
        form.data["version"] = proposal.version
        form.data["seen"] = proposal.activity.version if proposal.activity else ""
        return False

    def next_url(self, request, proposal):
        """The proposal that waits longest, or that which was decided on."""
        waiting = ActivityProposal.objects.visible_to(request.user).waiting().order_by("pk")
        return self.review_url(waiting.first() or proposal)

    def review_page(self, request, proposal, form):
        sent = proposal.sent
        present = fields.texts_of(proposal.activity)
        is_waiting = proposal.state == ProposalState.SUBMITTED
        objectives = list(proposal.plan.objectives.all())
        shown = present if is_waiting else {**present, **sent.base_texts}
        changes = changes_of(sent, shown, objectives)
        ticked = set(form.data.getlist("take")) if form.is_bound else None
        for change in changes:
            is_free = not change.is_conflict
            change.is_ticked = is_free if ticked is None else change.name in ticked
        context = {
            **self.admin_site.each_context(request),
            "title": _("Proposal of %(agency)s") % {"agency": proposal.agency},
            "opts": self.opts,
            "object": proposal,
            "sent": sent,
            "changes": changes,
            "conflicts": [change for change in changes if change.is_conflict],
            "is_waiting": is_waiting,
            "form": form,
            "verbs": list(Verb),
            "events": proposal.events.for_listing(),
            **keeping(request),
        }
        status = 409 if getattr(form, "is_overtaken", False) else 200
        template = "admin/workplan/activityproposal/review.html"
        return TemplateResponse(request, template, context, status=status)


def add_errors(form, error):
    """What the model refused, at the fields of the form or else above it."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        known = name in form.fields
        texts = errors if known else [f"{name}: {text}" for each in errors for text in each]
        form.add_error(name if known else None, texts)
