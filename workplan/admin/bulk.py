"""An action on the list of activities: status, objective and body of many, once looked at."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.admin.widgets import is_key
from agencies.models import Body, Publication
from workplan.models import ActivityStatus, Objective
from workplan.planning.bulk import FIELDS, MOST_ACTIVITIES, change, preview

NONE = "none"
#: The buttons of the pages; without one of them it is the choice of the action in the list.
STAGES = {"preview", "confirm", "back"}
AS_IT_IS = ("", gettext_lazy("leave as it is"))


class BulkForm(forms.Form):
    """What many activities are to say, and why; what is empty stays as it is."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    objective = forms.ChoiceField(label=gettext_lazy("Objective"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("Kept in the history of each."),
    )

    def __init__(self, data, activities):
        super().__init__(data)
        plans = activities.order_by().values("plan")
        objectives = Objective.objects.filter(plan__in=plans).select_related("plan")
        self.objectives = {str(each.pk): each for each in objectives}
        bodies = Body.objects.exclude(publication=Publication.WITHDRAWN)
        self.bodies = {str(each.pk): each for each in bodies}
        self.fields["status"].choices = [AS_IT_IS, *ActivityStatus.choices]
        named = {key: f"{each.plan}: {each}" for key, each in self.objectives.items()}
        none = (NONE, _("none"))
        self.fields["objective"].choices = [AS_IT_IS, none, *named.items()]
        self.fields["body"].choices = [AS_IT_IS, none, *self.bodies.items()]

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in FIELDS) and not set(FIELDS) & set(self.errors):
            raise ValidationError(_("Choose what is to change."))
        return cleaned

    @property
    def wanted(self):
        """Field -> value, of those that are to change."""
        known = {"objective": self.objectives, "body": self.bodies}
        found = {name: self.cleaned_data[name] for name in FIELDS if self.cleaned_data.get(name)}
        return {name: known[name].get(key) if name in known else key for name, key in found.items()}


class BulkChange:
    """For the ModelAdmin of activities."""

    @admin.action(
        description=gettext_lazy("Change status, objective or body…"), permissions=["change"]
    )
    def change_many(self, request, queryset):
        """First the form, then what it would change, then the change itself."""
        count = queryset.count()
        if count > MOST_ACTIVITIES:
            text = _("Choose %(most)s records at most, so that you can look at each.")
            messages.error(request, text % {"most": MOST_ACTIVITIES})
            return None
        is_sent = not STAGES.isdisjoint(request.POST)
        form = BulkForm(request.POST if is_sent else None, queryset)
        if not form.is_bound or not form.is_valid() or "back" in request.POST:
            return self.bulk_page(request, queryset, form)
        if "confirm" in request.POST and self.change_all(request, queryset, form):
            return None
        return self.bulk_page(request, queryset, form, preview(queryset, form.wanted))

    def change_all(self, request, queryset, form):
        """Whether it is done; if not, a message says what stands against it."""
        sent = (pair.partition(":") for pair in request.POST.getlist("versions"))
        versions = {int(a): int(b) for a, _colon, b in sent if is_key(a) and is_key(b)}
        reason = form.cleaned_data["reason"]
        try:
            changed = change(queryset, form.wanted, versions, reason)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return False
        for activity in changed:
            self.log_change(request, activity, reason)
        if not changed:
            messages.info(request, _("Nothing was changed: nothing of it was left to do."))
            return True
        text = ngettext(
            "%(count)s activity changed.", "%(count)s activities changed.", len(changed)
        )
        messages.success(request, text % {"count": len(changed)})
        return True

    def bulk_page(self, request, queryset, form, rows=None):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change many activities"),
            "opts": self.opts,
            "form": form,
            "rows": rows,
            "will_change": sum(bool(row.changes) for row in rows or ()),
            "activities": [row.activity for row in rows] if rows else queryset,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/workplan/activity/bulk.html", context)
