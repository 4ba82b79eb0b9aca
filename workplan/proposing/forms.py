"""The form of a proposal: that of the activity, as far as an agency may propose."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.fields import LinesFormField
from gmg_portal.lib.searchtext import normalise
from workplan.models import Activity, Objective

from .fields import FIELDS, lines_in
from .words import codes_by_name, places_in_words

#: What runs the way that its own language is written.
WORDED = ("title", "description", "partners", "places", "why")


class PlacesField(LinesFormField):
    """Names or codes, one a line; gives codes, one a line."""

    def clean(self, value):
        lines, known = lines_in(super().clean(value) or ""), codes_by_name()
        unknown = [line for line in lines if normalise(line) not in known]
        if unknown:
            raise ValidationError(
                _("No such place: %(places)s."), params={"places": ", ".join(unknown)}
            )
        return "\n".join(sorted({known[normalise(line)] for line in lines}))


class ProposalForm(forms.ModelForm):
    """`version` is that of the proposal that its writer read, `seen` that of the activity."""

    objective = forms.ModelChoiceField(
        label=gettext_lazy("Objective"),
        queryset=Objective.objects.none(),
        required=False,
        to_field_name="code",
    )
    places = PlacesField(
        label=gettext_lazy("Places"),
        required=False,
        help_text=gettext_lazy("One a line: countries, regions, or “world”."),
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the secretariat; not public."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Activity
        fields = [
            "title",
            "description",
            "objective",
            "kind",
            "scope",
            "starts",
            "ends",
            "partners",
        ]

    field_order = [*FIELDS, "why"]

    def __init__(self, data=None, *, plan, texts=None, version=0, seen=0):
        """`texts` are those of `fields`, with `why`, as they are shown at first."""
        shown = {**(texts or {}), "version": version, "seen": seen}
        shown["places"] = places_in_words(shown.get("places", ""))
        super().__init__(data, instance=Activity(plan=plan, status="planned"), initial=shown)
        self.fields["objective"].queryset = plan.objectives.order_by("code")
        self.fields["objective"].label_from_instance = lambda each: f"{each.code} {each.text}"
        self.fields["partners"].help_text = _("One a line.")
        for name, rows in {"description": 6, "partners": 3, "places": 3}.items():
            self.fields[name].widget.attrs["rows"] = rows
        for name in WORDED:
            self.fields[name].widget.attrs["dir"] = "auto"

    def typed(self):
        """{field: text} of what was sent: as the record writes it where it is valid, else as is."""
        self.is_valid()
        return {name: self.text_of(name) for name in (*FIELDS, "why")}

    def text_of(self, name):
        if name not in self.cleaned_data:
            return str(self.data.get(name, ""))
        value = self.cleaned_data[name]
        if isinstance(value, list):
            return "\n".join(value)
        return getattr(value, "code", value) or ""
