"""Pages on which a plan is adopted, closed or opened again, by who has read it as it is now."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gmg_portal.lib.forms import put
from gmg_portal.lib.versions import StaleRecord
from recommendations.admin.deciding import StepForm
from recommendations.admin.desk_forms import add_errors
from workplan.models import WorkPlan

from .waiving import Adoption


class Verb(models.TextChoices):
    """What moves a plan; the values are the names of its methods and of its pages."""

    ADOPT = "adopt", gettext_lazy("Adopt")
    CLOSE = "close", gettext_lazy("Close")
    REOPEN = "reopen", gettext_lazy("Open again")


ASKED = {
    Verb.ADOPT: gettext_lazy("Adopt this plan?"),
    Verb.CLOSE: gettext_lazy("Close this plan?"),
    Verb.REOPEN: gettext_lazy("Open this plan again?"),
}
DONE = {
    Verb.ADOPT: gettext_lazy("The plan is adopted."),
    Verb.CLOSE: gettext_lazy("The plan is closed."),
    Verb.REOPEN: gettext_lazy("The plan is open again."),
}


class PlanStepForm(StepForm):
    comment = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Public."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["comment", "on_behalf_of", "decided_on"]

    def __init__(self, *args, verb, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = verb == Verb.REOPEN
        self.fields["comment"].error_messages["required"] = _("Say why.")


class PlanSteps:
    """For the ModelAdmin of plans."""

    change_form_template = "admin/workplan/workplan/change_form.html"

    def get_urls(self):
        return [*(self.step_path(verb) for verb in Verb), *super().get_urls()]

    def step_path(self, verb):
        view = self.admin_site.admin_view(partial(self.step_view, verb=verb))
        return path(f"<int:pk>/{verb}/", view, name=f"workplan_workplan_{verb}")

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        may = obj is not None and self.has_change_permission(request, obj)
        offered = [(Verb(name), self.plan_url(name, obj)) for name in obj.steps] if may else []
        context = {**context, "offered_steps": offered}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def plan_url(self, page, plan):
        return reverse(f"{self.admin_site.name}:workplan_workplan_{page}", args=[plan.pk])

    def plan_to_change(self, request, pk):
        plan = WorkPlan.objects.select_related("body").filter(pk=pk).first()
        if plan is None:
            raise Http404
        if not self.has_change_permission(request, plan):
            raise PermissionDenied
        return plan

    def step_view(self, request, pk, verb):
        """What the step would do, and what stands against it; a POST takes it."""
        plan = self.plan_to_change(request, pk)
        if verb not in plan.steps:
            return self.tell_that_it_is_done(request, plan)
        data = request.POST if request.method == "POST" else None
        form = PlanStepForm(data, verb=verb, initial={"version": plan.version})
        adoption = self.adoption_of(request, plan, data) if verb == Verb.ADOPT else None
        if data is None:
            return self.step_page(request, plan, verb, form, adoption)
        if adoption:
            adoption, is_clean = self.keep_reasons(request, adoption)
            if not is_clean or request.POST.get("do") == "waive":
                return self.step_page(request, plan, verb, form, adoption)
        if form.is_valid() and self.take_step(request, plan, verb, form):
            return HttpResponseRedirect(self.plan_url("change", plan))
        return self.step_page(request, plan, verb, form, adoption)

    def adoption_of(self, request, plan, data=None):
        may_waive = request.user.has_perm("workplan.add_checkwaiver")
        return Adoption(plan, self.admin_site.name, data, may_waive)

    def keep_reasons(self, request, adoption):
        """The page as it is once the reasons that were sent are kept, and whether they all are."""
        if not adoption.form.is_valid():
            return adoption, False
        kept = adoption.waive(request.user)
        for waiver in kept:
            self.log_addition(request, waiver, _("Waived for the adoption of the plan."))
        if not kept:
            return adoption, True
        text = ngettext("%(count)s reason is kept.", "%(count)s reasons are kept.", len(kept))
        messages.success(request, text % {"count": len(kept)})
        return self.adoption_of(request, adoption.plan), True

    def take_step(self, request, plan, verb, form):
        """Whether the plan moved; if not, the form says why and shows what is saved now."""
        try:
            getattr(plan, verb)(by=request.user, **form.cleaned_data)
        except StaleRecord as error:
            form.add_error(None, error)
            form.is_overtaken = True
            form.data = form.data.copy()
            put(form.data, form["version"], error.record.version)
            return False
        except ValidationError as error:
            add_errors(form, error)
            return False
        self.log_change(request, plan, str(DONE[verb]))
        messages.success(request, DONE[verb])
        return True

    def tell_that_it_is_done(self, request, plan):
        """Of two clicks the second comes here, as does an old bookmark."""
        text = _("“%(plan)s” is %(state)s: that step is not possible.")
        if plan.steps == []:
            text = _("“%(plan)s” was withdrawn: no step is possible.")
        messages.info(request, text % {"plan": plan, "state": plan.get_state_display()})
        return HttpResponseRedirect(self.plan_url("change", plan))

    def step_page(self, request, plan, verb, form, adoption):
        context = {
            **self.admin_site.each_context(request),
            "title": ASKED[verb],
            "opts": self.opts,
            "object": plan,
            "verb": verb,
            "form": form,
            "adoption": adoption,
            "waivers": plan.waivers.select_related("activity", "by") if adoption else (),
            "activities": plan.activities.count(),
        }
        template = "admin/workplan/workplan/step.html"
        status = 409 if getattr(form, "is_overtaken", False) else 200
        return TemplateResponse(request, template, context, status=status)
