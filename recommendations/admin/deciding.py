"""Endorse, reject or reopen pairs: one on the desk, or many from the list, each by its own step."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.admin.publishing import MOST_RECORDS
from agencies.models import Agency, Publication


class Verb(models.TextChoices):
    """What moves a pair; the values are the names of its methods."""

    ENDORSE = "endorse", gettext_lazy("Endorse")
    REJECT = "reject", gettext_lazy("Reject")
    REOPEN = "reopen", gettext_lazy("Reopen")

    @property
    def is_explained(self):
        """Whether the step is not taken without a reason."""
        return self is not Verb.ENDORSE

    @property
    def key(self):
        """What is pressed for it on the desk."""
        return KEYS[self]


KEYS = {Verb.ENDORSE: "e", Verb.REJECT: "r", Verb.REOPEN: "o"}


def today():
    return timezone.localdate().isoformat()


class StepForm(forms.Form):
    """For whom and on which day something was decided or proposed."""

    on_behalf_of = forms.ModelChoiceField(
        label=gettext_lazy("On behalf of"),
        queryset=Agency.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody in particular"),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Decided on"),
        initial=today,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, agencies=None, **kwargs):
        """`agencies` saves asking for them again, on a page with many forms."""
        super().__init__(*args, **kwargs)
        field = self.fields["on_behalf_of"]
        field.queryset = Agency.objects.exclude(publication=Publication.WITHDRAWN)
        if agencies is not None:
            field.choices = [("", field.empty_label), *((a.pk, str(a)) for a in agencies)]

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day


class DecisionForm(StepForm):
    comment = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Public. Required to reject and to reopen."),
    )
    field_order = ["comment", "on_behalf_of", "decided_on"]

    def __init__(self, *args, verb=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.verb = verb

    def clean_comment(self):
        comment = self.cleaned_data["comment"]
        if self.verb and self.verb.is_explained and not comment.strip():
            raise ValidationError(_("Say why."))
        return comment


class DecidingActions:
    """Actions of the admin of pairs. One that cannot take the step stops the whole of it."""

    @admin.action(description=gettext_lazy("Endorse…"), permissions=["change"])
    def endorse(self, request, queryset):
        return self.confirm_step(request, queryset, Verb.ENDORSE)

    @admin.action(description=gettext_lazy("Reject…"), permissions=["change"])
    def reject(self, request, queryset):
        return self.confirm_step(request, queryset, Verb.REJECT)

    @admin.action(description=gettext_lazy("Reopen…"), permissions=["change"])
    def reopen(self, request, queryset):
        return self.confirm_step(request, queryset, Verb.REOPEN)

    def confirm_step(self, request, queryset, verb):
        """Show what is meant; once confirmed, do it and say how many."""
        form = DecisionForm(request.POST if "confirm" in request.POST else None, verb=verb)
        if form.is_bound and form.is_valid():
            try:
                count = self.decide_all(request, queryset, verb, form.cleaned_data)
            except ValidationError as error:
                for message in error.messages:
                    messages.error(request, message)
            else:
                messages.success(request, decided(verb, count))
                return None
        pairs = list(queryset.for_listing().order_by("pk")[: MOST_RECORDS + 1])
        if len(pairs) > MOST_RECORDS:
            text = _("Choose %(most)s records at most, so that you can look at each.")
            messages.error(request, text % {"most": MOST_RECORDS})
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(verb)s these pairs?") % {"verb": verb.label},
            "opts": self.opts,
            "verb": verb,
            "pairs": pairs,
            "form": form,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        template = "admin/recommendations/alignment/deciding.html"
        return TemplateResponse(request, template, context)

    @transaction.atomic
    def decide_all(self, request, queryset, verb, step):
        """How many pairs moved. Raises ValidationError with all reasons, and then none did."""
        pairs = list(queryset.select_for_update(of=("self",), no_key=True).order_by("pk"))
        sent, refused = set(request.POST.getlist("versions")), []
        for pair in pairs:
            if f"{pair.pk}:{pair.version}" not in sent:
                refused.append(_("“%s” was changed meanwhile: look at it again.") % pair)
                continue
            try:
                getattr(pair, verb)(by=request.user, **step)
            except ValidationError as error:
                refused += [f"{pair}: {message}" for message in error.messages]
            else:
                self.log_change(request, pair, decided(verb, 1))
        if refused:
            raise ValidationError(refused)
        return len(pairs)


def decided(verb, count):
    words = {
        Verb.ENDORSE: ngettext("%(count)s pair endorsed.", "%(count)s pairs endorsed.", count),
        Verb.REJECT: ngettext("%(count)s pair rejected.", "%(count)s pairs rejected.", count),
        Verb.REOPEN: ngettext("%(count)s pair reopened.", "%(count)s pairs reopened.", count),
    }
    return words[verb] % {"count": count}
