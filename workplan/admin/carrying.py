"""The page on which a plan hands activities on: into a next plan, or into a draft that exists."""

from itertools import islice

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.admin.widgets import KeysField
from agencies.models import Publication
from gmg_portal.lib.periods import Edge, EdtfFormField
from recommendations.admin.desk_forms import add_errors
from workplan.models import Activity, WorkPlan
from workplan.planning.carrying import (
    MOST_ACTIVITIES,
    OVER,
    activities_of,
    carry_on,
    drafts_after,
    start_next,
)

#: Of a plan with more activities a page shows so many.
MOST_SHOWN = 500


def taken_over(plan):
    """Key of an activity -> the plans that have taken it over already."""
    rows = Activity.objects.filter(carried_from__plan=plan).select_related("plan")
    found = {}
    for each in rows.exclude(publication=Publication.WITHDRAWN):
        found.setdefault(each.carried_from_id, []).append(each.plan)
    return found


def offered(plan, taken, number):
    """The activities that a page shows: all, or of very many first what is still to be done."""
    activities = activities_of(plan)
    if number <= MOST_SHOWN:
        return list(activities)
    is_done = Q(pk__in=list(taken)) | Q(status__in=OVER)
    first = activities.annotate(is_done=is_done).order_by("is_done", "code", "pk")
    return list(first[:MOST_SHOWN])


def proposed(activities, taken):
    """The keys, as text, of those that are chosen beforehand."""
    open_ones = (each for each in activities if each.status not in OVER and each.pk not in taken)
    return {str(each.pk) for each in islice(open_ones, MOST_ACTIVITIES)}


class PlanChoice(forms.ModelChoiceField):
    def label_from_instance(self, plan):
        return f"{plan} ({plan.body}, {plan.period_display})"


class HandOnForm(forms.Form):
    """What is handed on from a plan, and into which one."""

    into = PlanChoice(
        label=gettext_lazy("Into"),
        queryset=WorkPlan.objects.none(),
        required=False,
        empty_label=gettext_lazy("a new plan, which supersedes this one"),
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the new plan"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    starts = EdtfFormField(
        label=gettext_lazy("The new plan starts"), edge=Edge.START, required=False
    )
    ends = EdtfFormField(label=gettext_lazy("The new plan ends"), edge=Edge.END, required=False)
    with_objectives = forms.BooleanField(
        label=gettext_lazy("Take over the objectives too"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Those whose code the other plan does not have."),
    )
    activities = KeysField(
        label=gettext_lazy("Activities"),
        queryset=Activity.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data, plan):
        super().__init__(data)
        self.fields["into"].queryset = drafts_after(plan).select_related("body")
        self.fields["activities"].queryset = activities_of(plan)

    def clean(self):
        cleaned = super().clean()
        chosen = cleaned.get("activities") or ()
        if not cleaned.get("into") and "into" not in self.errors and not cleaned.get("title"):
            self.add_error("title", _("Give the new plan a title."))
        if cleaned.get("into") and not chosen and not cleaned.get("with_objectives"):
            self.add_error("activities", _("Choose at least one activity."))
        if len(chosen) > MOST_ACTIVITIES:
            text = _("Choose %(most)s records at most, so that you can look at each.")
            self.add_error("activities", text % {"most": MOST_ACTIVITIES})
        return cleaned


def may_hand_on(user):
    models = ("workplan", "activity", "objective")
    return user.has_perms(
        f"workplan.{verb}_{name}" for verb in ("add", "change") for name in models
    )


class HandsOn:
    """For the ModelAdmin of plans."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.next_view)
        return [
            path("<int:pk>/next/", view, name="workplan_workplan_next"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and may_hand_on(request.user):
            context = {**context, "next_url": self.plan_url("next", obj)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def next_view(self, request, pk):
        """Choose what is taken over; a POST makes the drafts and leads to their plan."""
        plan = self.plan_to_change(request, pk)
        if not may_hand_on(request.user):
            raise PermissionDenied
        form = HandOnForm(request.POST if request.method == "POST" else None, plan)
        if form.is_bound and form.is_valid():
            carried = self.hand_on(request, plan, form)
            if carried:
                return HttpResponseRedirect(self.plan_url("change", carried.plan))
        return self.next_page(request, plan, form)

    def hand_on(self, request, plan, form):
        """What came of it, or None where the form says why nothing did."""
        values = dict(form.cleaned_data)
        into, title = values.pop("into"), values.pop("title")
        starts, ends = values.pop("starts"), values.pop("ends")
        reason = _("Carried on from “%(plan)s”.") % {"plan": plan}
        values["reason"] = reason[:100]
        try:
            if into:
                carried = carry_on(plan, into, **values)
            else:
                carried = start_next(plan, title=title, starts=starts, ends=ends, **values)
        except ValidationError as error:
            add_errors(form, error, title_en="title")
            return None
        self.tell_what_was_carried(request, carried, reason)
        return carried

    def tell_what_was_carried(self, request, carried, reason):
        self.log_change(request, carried.plan, reason)
        number, had = len(carried.activities), len(carried.had)
        text = ngettext(
            "%(count)s activity is taken over as a draft.",
            "%(count)s activities are taken over as drafts.",
            number,
        )
        messages.success(request, text % {"count": number})
        if had:
            text = ngettext(
                "%(count)s had been taken over before and was left as it is.",
                "%(count)s had been taken over before and were left as they are.",
                had,
            )
            messages.info(request, text % {"count": had})

    def next_page(self, request, plan, form):
        number, taken = activities_of(plan).count(), taken_over(plan)
        activities = offered(plan, taken, number)
        chosen = (
            set(form["activities"].value() or ()) if form.is_bound else proposed(activities, taken)
        )
        rows = [(each, str(each.pk) in chosen, taken.get(each.pk)) for each in activities]
        context = {
            **self.admin_site.each_context(request),
            "title": _("The next plan"),
            "opts": self.opts,
            "object": plan,
            "form": form,
            "rows": rows,
            "number": number,
            "more": number - len(rows),
            "most": MOST_ACTIVITIES,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/workplan/workplan/next.html", context)
