"""What is typed on the desk where pairs are worked through."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.models import Framework, Relation

from .deciding import DecisionForm, StepForm


class ChooserForm(forms.Form):
    """Which two sets: read from the address."""

    framework = forms.ChoiceField(label=gettext_lazy("Go through"))

    def __init__(self, data, frameworks):
        super().__init__(data)
        self.sets: dict[str, Framework] = {each.slug: each for each in frameworks}
        choices = [("", "–"), *((each.slug, str(each)) for each in frameworks)]
        self.fields["with"] = forms.ChoiceField(label=_("looking for counterparts in"))
        for field in self.fields.values():
            field.choices = choices

    def clean(self):
        cleaned = super().clean()
        here, there = cleaned.get("framework"), cleaned.get("with")
        if here and here == there:
            self.add_error("with", _("Choose two different sets."))
        return cleaned

    @property
    def chosen(self):
        """The two sets, or nothing as long as they are not chosen well."""
        if not self.is_bound or not self.is_valid():
            return None
        return self.sets[self.cleaned_data["framework"]], self.sets[self.cleaned_data["with"]]


class PairForm(DecisionForm):
    """A decision on one pair, by somebody who read this version of it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ProposalForm(StepForm):
    candidate = forms.ChoiceField(label=gettext_lazy("Counterpart"), widget=forms.RadioSelect)
    relation = forms.ChoiceField(label=gettext_lazy("Relation"))
    rationale = forms.CharField(
        label=gettext_lazy("Rationale"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Why the two meet. Public."),
    )
    field_order = ["candidate", "relation", "rationale", "on_behalf_of", "decided_on"]

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {each.item.slug: each.item for each in candidates}
        self.fields["candidate"].choices = [(slug, str(item)) for slug, item in self.items.items()]
        self.fields["candidate"].error_messages = {
            "required": _("Choose the counterpart."),
            "invalid_choice": _("“%(value)s” is none of these, or a pair with it is on record."),
        }
        self.fields["relation"].choices = [("", "–"), *Relation.choices]
        self.fields["decided_on"].label = _("Proposed on")


def add_errors(form, error, **names):
    """What the model refused, at the fields of the form; `names` are theirs where they differ."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        field = names.get(name, name)
        known = field in form.fields and name != NON_FIELD_ERRORS
        form.add_error(field if known else None, errors)
