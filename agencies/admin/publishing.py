"""Publish and withdraw many records at once, each with its own version and history."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.models import Publication

#: More than an editor can look through before confirming.
MOST_RECORDS = 200


class WithdrawForm(forms.Form):
    withdrawn_because = forms.CharField(
        label=gettext_lazy("Withdrawn because"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Public: the page of each withdrawn record shows it."),
    )
    replaced_by = forms.ModelChoiceField(
        label=gettext_lazy("Replaced by"),
        queryset=None,
        required=False,
        help_text=gettext_lazy("The page of each of them leads there."),
    )

    def __init__(self, *args, model_admin, **kwargs):
        super().__init__(*args, **kwargs)
        field = model_admin.model._meta.get_field("replaced_by")
        widget = AutocompleteSelect(field, model_admin.admin_site)
        self.fields["replaced_by"].widget = widget
        self.fields["replaced_by"].queryset = model_admin.model._default_manager.all()
        widget.choices = self.fields["replaced_by"].choices


class PublishForm(forms.Form):
    """Nothing to fill in: publishing is confirmed."""

    def __init__(self, *args, model_admin, **kwargs):
        super().__init__(*args, **kwargs)


class PublishingActions:
    """Actions of a ModelAdmin of records. What others changed meanwhile stops the whole of it."""

    actions = ["publish", "withdraw"]

    @admin.action(description=gettext_lazy("Publish…"), permissions=["change"])
    def publish(self, request, queryset):
        return self.confirm(request, queryset, "publish", PublishForm)

    @admin.action(description=gettext_lazy("Withdraw…"), permissions=["change"])
    def withdraw(self, request, queryset):
        return self.confirm(request, queryset, "withdraw", WithdrawForm)

    def confirm(self, request, queryset, verb, form_class):
        """Show what is meant; once confirmed, do it and say how many."""
        form = form_class(request.POST if "confirm" in request.POST else None, model_admin=self)
        if form.is_bound and form.is_valid():
            try:
                count = self.change_publication(request, queryset, verb, form.cleaned_data)
            except ValidationError as error:
                for message in error.messages:
                    messages.error(request, message)
            else:
                messages.success(request, done(verb, count))
                return None
        records = list(queryset.order_by("pk")[: MOST_RECORDS + 1])
        if len(records) > MOST_RECORDS:
            text = _("Choose %(most)s records at most, so that you can look at each.")
            messages.error(request, text % {"most": MOST_RECORDS})
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publish?") if verb == "publish" else _("Withdraw?"),
            "opts": self.opts,
            "verb": verb,
            "records": records,
            "form": form,
            "media": self.media + form.media,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/record/publishing.html", context)

    def change_publication(self, request, queryset, verb, values):
        """How many records changed. Raises ValidationError, and then none did."""
        with transaction.atomic():
            records = list(queryset.select_for_update(of=("self",), no_key=True).order_by("pk"))
            sent = set(request.POST.getlist("versions"))
            stale = [r for r in records if f"{r.pk}:{r.version}" not in sent]
            if stale:
                raise ValidationError(
                    [_("“%s” was changed meanwhile: look at it again.") % r for r in stale]
                )
            changed = [record for record in records if self.may_change(record, verb, values)]
            for record in changed:
                self.change_one(request, record, verb, values)
        return len(changed)

    @staticmethod
    def may_change(record, verb, values):
        """Whether there is something to do."""
        if values.get("replaced_by") == record:
            raise ValidationError(_("“%s” does not replace itself.") % record)
        wanted = Publication.PUBLISHED if verb == "publish" else Publication.WITHDRAWN
        return record.publication != wanted

    def change_one(self, request, record, verb, values):
        if verb == "publish":
            record.publication, record.withdrawn_because = Publication.PUBLISHED, ""
            record.replaced_by = None
        else:
            record.publication = Publication.WITHDRAWN
            record.withdrawn_because = values["withdrawn_because"]
            record.replaced_by = values["replaced_by"]
        try:
            record.full_clean()
        except ValidationError as error:
            raise ValidationError([f"{record}: {message}" for message in error.messages]) from error
        record.save()
        self.log_change(request, record, str(done(verb, 1)))


def done(verb, count):
    if verb == "publish":
        return ngettext("%(count)s record published.", "%(count)s records published.", count) % {
            "count": count
        }
    return ngettext("%(count)s record withdrawn.", "%(count)s records withdrawn.", count) % {
        "count": count
    }
