"""What of the trace is asked for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.filter_forms import DayField, FilterForm, not_possible
from gmg_portal.lib.provenance import Channel
from gmg_portal.lib.validators import refuse_control_characters

from .entries import KINDS, traced


class OneOf(forms.ChoiceField):
    """An error names what is possible."""

    def validate(self, value):
        forms.Field.validate(self, value)
        possible = {str(key): str(label) for key, label in self.choices if key}
        if value and value not in possible:
            raise not_possible(value, possible)


def text_field(label, **options):
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        validators=[refuse_control_characters],
        **options,
    )


def kinds_of_records():
    names = ((label, str(model._meta.verbose_name)) for label, model in traced().items())
    return [("", _("All")), *sorted(names, key=lambda pair: pair[1])]


def agencies_by_slug():
    rows = Agency.objects.order_by("acronym_en").values_list("slug", "acronym_en")
    return [("", _("All")), *rows]


class TraceForm(FilterForm):
    """For an agency without the boxes that only the secretariat has a use for."""

    since = DayField(label=_("From day"), required=False)
    until = DayField(label=_("Until day"), required=False)
    who = text_field(_("Who"), help_text=_("A part of the e-mail or name."))
    model = OneOf(label=_("What"), required=False, choices=kinds_of_records)
    kind = OneOf(label=_("What happened"), required=False, choices=[("", _("All")), *KINDS.items()])
    channel = OneOf(label=_("Through"), required=False, choices=[("", _("All")), *Channel.choices])
    agency = OneOf(label=_("On behalf of"), required=False, choices=agencies_by_slug)
    key = text_field(_("Number of the record"))
    request = text_field(_("Id of the request"))

    def __init__(self, data, for_agency=False):
        super().__init__(data)
        if for_agency:
            del self.fields["agency"], self.fields["key"], self.fields["request"]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(_("This day is before the first.")))
        return cleaned

    @property
    def filters(self):
        """What `entries` takes; nothing is found where something is wrong."""
        return {name: value for name, value in self.cleaned_data.items() if value}
