"""A focal point proposes to change an activity of her agency, or to add one to a plan."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from agencies.models import Publication
from gmg_portal.lib.versions import StaleRecord
from workplan.models import Activity, ActivityProposal, PlanState, ProposalState, WorkPlan
from workplan.proposing import fields, writing
from workplan.proposing.forms import ProposalForm
from workplan.proposing.words import changes_of, in_words
from workplan.reporting.writing import may_submit

from .base import TAKEN, WorkspaceView


class ProposalView(WorkspaceView):
    """A form that keeps what is typed; below it what has happened so far."""

    template_name = "workplan/workspace/proposal.html"
    activity = None
    proposal = None

    @property
    def present(self):
        return fields.texts_of(self.activity)

    @property
    def shown(self):
        """The texts that the form shows before anybody types."""
        return {**self.present, **(self.proposal.typed if self.proposal else {})}

    @property
    def version(self):
        return self.proposal.version if self.proposal else 0

    @property
    def seen(self):
        return self.activity.version if self.activity else 0

    def form(self, data=None, texts=None):
        return ProposalForm(
            data,
            plan=self.plan,
            texts=self.shown if texts is None else texts,
            version=self.version,
            seen=self.seen,
        )

    def post(self, request, *args, **kwargs):
        step = request.POST.get("do", "save")
        if step in ("take_back", "withdraw"):
            if self.proposal is None or not may_submit(request.user, self.agency):
                raise Http404
            if step == "take_back" or "title" not in request.POST:
                return self.step(step)
        form = self.form(request.POST)
        typed = form.typed()
        if not self.is_writable:
            return self.again(form, 409, refusal=self.not_written_on())
        if self.is_overtaken(form):
            typed, meets = self.settled(form, typed)
            if meets:
                return self.conflict(typed)
        try:
            self.keep(typed)
            if step == "submit":
                return self.submit(form)
            if step == "withdraw":
                return self.step(step, form)
        except StaleRecord:
            self.forget()
            return self.conflict(typed)
        except ValidationError as error:
            form.add_error(None, error)
            return self.again(form, 409 if error_code(error) in ("open", "closed") else 400)
        messages.success(request, _("Your draft is saved."))
        return HttpResponseRedirect(self.url)

    @property
    def url(self):
        return reverse("workspace_proposal", args=[self.proposal.pk])

    @property
    def keep_as(self):
        """The name under which a browser keeps what was not saved: hers, of this form."""
        what = f"activity-{self.activity.pk}" if self.activity else f"plan-{self.plan.pk}"
        new = "" if self.activity else f":{self.proposal.pk if self.proposal else 'new'}"
        return f"{self.request.user.pk}:proposal-{what}{new}"

    def say_taken(self):
        self.request.session[TAKEN] = self.keep_as

    def not_written_on(self):
        text = _("It is %(state)s: nobody writes on it now.")
        return ValidationError(text % {"state": self.proposal.get_state_display()})

    # Writing

    def keep(self, typed):
        if self.proposal is None:
            self.proposal = writing.begin(
                activity=self.activity,
                plan=self.plan,
                agency=self.agency,
                typed=typed,
                by=self.request.user,
            )
        else:
            self.proposal = writing.write(
                self.proposal, typed, by=self.request.user, version=self.proposal.version
            )

    def submit(self, form):
        if not may_submit(self.request.user, self.agency):
            messages.info(
                self.request, _("Your draft is saved: a submitter of your agency sends it.")
            )
            return HttpResponseRedirect(self.url)
        if not form.is_valid():
            return self.again(form, 400)
        try:
            self.proposal.submit(
                by=self.request.user,
                on_behalf_of=self.agency,
                comment=form.cleaned_data["why"],
                version=self.proposal.version,
            )
        except StaleRecord:
            raise
        except ValidationError as error:
            add_errors(form, error)
            return self.again(form, 400)
        self.say_taken()
        messages.success(self.request, _("Your proposal is with the secretariat."))
        return HttpResponseRedirect(self.url)

    def step(self, verb, form=None):
        """Take it back, or give it up: by who may send; `form` is what was typed before."""
        done = {
            "take_back": _("It is a draft again."),
            "withdraw": _("The proposal is withdrawn."),
        }
        try:
            getattr(self.proposal, verb)(by=self.request.user, on_behalf_of=self.agency)
        except ValidationError as error:
            return self.again(form or self.form(), 409, refusal=error)
        self.say_taken()
        messages.success(self.request, done[verb])
        return HttpResponseRedirect(self.url)

    # Two at once

    def is_overtaken(self, form):
        """Somebody changed the proposal, or the activity, since the form was shown."""
        said = form.cleaned_data
        return (said.get("version") or 0, said.get("seen") or 0) != (self.version, self.seen)

    def settled(self, form, typed):
        """Hers, with what is saved where she changed nothing; and whether both changed a text."""
        read, now = form.cleaned_data, self.shown
        before = self.texts_before(read.get("version"))
        own = {name: text for name, text in typed.items() if text != before.get(name, "")}
        is_changed = (read.get("seen") or 0) != self.seen
        meets = [
            name
            for name, text in own.items()
            if is_changed or now.get(name, "") not in (before.get(name, ""), text)
        ]
        return {name: own.get(name, now.get(name, "")) for name in typed}, bool(meets)

    def texts_before(self, version):
        """What the form showed at that version of the proposal."""
        row = None
        if self.proposal and version:
            row = self.proposal.history.filter(version=version).exclude(history_type="-").first()
        read = {**fields.read(row.base), **fields.read(row.changes)} if row else {}
        return {**self.present, **read}

    def forget(self):
        self.proposal = ActivityProposal.objects.get(pk=self.proposal.pk)

    def conflict(self, typed):
        """Both texts; sent once more hers is saved."""
        form = self.form(texts=typed)
        rows = [
            (form[name], in_words(name, self.shown.get(name, ""), self.objectives))
            for name in form.fields
            if name in typed and typed[name] != self.shown.get(name, "")
        ]
        return self.again(form, 409, conflicts=rows)

    def again(self, form, status, **context):
        """The form as it was sent; from now on it is about what is saved."""
        if form.is_bound:
            form.data = form.data.copy()
            form.data["version"], form.data["seen"] = self.version, self.seen
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    # Showing

    @cached_property
    def objectives(self):
        return list(self.plan.objectives.all())

    @property
    def is_writable(self):
        return self.proposal is None or self.proposal.is_writable

    @property
    def is_sent_back(self):
        return self.proposal is not None and self.proposal.state == ProposalState.RETURNED

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = self.form()
        present = self.present
        fields_shown = [
            (kwargs["form"][name], in_words(name, present.get(name, ""), self.objectives))
            for name in (*fields.FIELDS, "why")
            if name not in {field.name for field, _saved in kwargs.get("conflicts", ())}
        ]
        title = _("Propose a change") if self.activity else _("Propose a new activity")
        events = list(self.proposal.events.for_listing()) if self.proposal else []
        return super().get_context_data(
            **{
                "proposal": self.proposal,
                "activity": self.activity,
                "plan": self.plan,
                "agency": self.agency,
                "title": title,
                "fields": fields_shown,
                "is_writable": self.is_writable,
                "keep": self.keep_as,
                "address": self.url if self.proposal else self.request.get_full_path(),
                "may_submit": may_submit(self.request.user, self.agency),
                "changes": self.changes(present),
                "events": events,
                "sent_back": events[-1] if self.is_sent_back else None,
                "crumbs": [
                    (_("Workspace"), reverse("workspace")),
                    (_("Proposals"), reverse("workspace_proposals")),
                    (title, ""),
                ],
                **kwargs,
            }
        )

    def changes(self, present):
        """What a proposal says that is not written on, beside what it was read beside."""
        if self.is_writable:
            return []
        if self.proposal.state != ProposalState.SUBMITTED:
            present = {**present, **self.proposal.base_texts}
        return changes_of(self.proposal, present, self.objectives)


class ProposalOfActivity(ProposalView):
    """For an activity of hers: the open proposal, or the form of a new one."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.find(request.user)
            if self.proposal and request.method != "POST":
                return HttpResponseRedirect(self.url)
        return super().dispatch(request, *args, **kwargs)

    def find(self, user):
        rows = Activity.objects.visible_to(user).select_related("plan", "objective")
        self.activity = rows.filter(slug=self.kwargs["slug"]).first()
        lead = self.activity and writing.reporting_lead(self.activity)
        if lead is None or self.activity.publication == Publication.WITHDRAWN:
            raise Http404
        self.agency, self.plan = self.writing_agency_or_404(lead.slug), self.activity.plan
        self.proposal = (
            ActivityProposal.objects.open()
            .filter(activity=self.activity, agency=self.agency)
            .select_related("activity", "plan", "agency")
            .first()
        )


class ProposalNew(ProposalView):
    """For a plan that is not closed: `?plan=`, and `?agency=` for people of several agencies."""

    @cached_property
    def plan(self):
        plans = WorkPlan.objects.visible_to(self.request.user).exclude(state=PlanState.CLOSED)
        plan = plans.filter(slug=self.request.GET.get("plan") or "").first()
        if plan is None:
            raise Http404
        return plan

    @cached_property
    def agency(self):
        return self.writing_agency_or_404(self.request.GET.get("agency") or None)


class ProposalEdit(ProposalView):
    """One proposal of her agency: written on, or read with what came of it."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self):
        rows = ActivityProposal.objects.filter(agency__in=self.agencies, pk=self.kwargs["pk"])
        self.proposal = rows.select_related(
            "activity__plan", "activity__objective", "plan", "agency", "became"
        ).first()
        if self.proposal is None:
            raise Http404
        self.agency = self.writing_agency_or_404(self.proposal.agency.slug)
        self.plan, self.activity = self.proposal.plan, self.proposal.activity


def error_code(error):
    return getattr(error, "code", None)


def add_errors(form, error):
    """What the model refused, at the fields of the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
