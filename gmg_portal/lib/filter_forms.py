"""The form of a list: its fields, its widgets, and errors that say what is possible."""

from datetime import date
from difflib import get_close_matches

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .searchtext import normalise
from .separators import listed

#: Parameters that say how a list is read, not what is on it.
PASSED = frozenset({"page", "format"})

#: An error names so many possible values at most.
MOST_NAMED = 12

CHOOSE = _("Choose one of: %(list)s.")
NOT_KNOWN = _("“%(value)s” is not known here.")
UNKNOWN_VALUE = format_lazy("{} {}", NOT_KNOWN, CHOOSE)
UNKNOWN_PARAMETER = format_lazy("{} {}", _("This list has no filter “%(value)s”."), CHOOSE)
TWICE = _("Give “%(value)s” once.")


def not_possible(value, possible, message=UNKNOWN_VALUE, **params):
    """The error for a value outside of `possible`, which it names: the nearest of many first.

    `possible` are values, or their labels by value.
    """
    labels = dict(possible) if isinstance(possible, dict) else {}
    value, possible = str(value)[:100], [str(each) for each in possible if str(each)]
    if not possible and message is UNKNOWN_VALUE:
        message = NOT_KNOWN
    named = possible
    if len(possible) > MOST_NAMED:
        near = get_close_matches(value, possible, n=5, cutoff=0.5)
        named = [*near, *(each for each in possible if each not in near)][:MOST_NAMED]
    told = [with_label(each, labels.get(each)) for each in named]
    told += ["…"] if len(named) < len(possible) else []
    return ValidationError(
        message,
        code="not_possible",
        params={"value": value, "list": listed(told), "possible": named, **params},
    )


def with_label(value, label):
    """What people call a value, and the value as addresses have it."""
    return f"{label} ({value})" if label and str(label) != value else value


class FilterForm(forms.Form):
    """The form of a list. It refuses unknown parameters and single ones that come twice."""

    passed = PASSED

    def clean(self):
        for name in self.data:
            values = self.data.getlist(name)
            field = self.fields.get(name)
            if field is None and name not in self.passed:
                possible = [*self.fields, *sorted(self.passed)]
                self.add_error(None, not_possible(name, possible, UNKNOWN_PARAMETER))
            elif len(values) > 1 and not getattr(field, "takes_several", False):
                error = ValidationError(TWICE, code="twice", params={"value": name})
                self.add_error(name if field else None, error)
        return super().clean()


class SelectAnyOf(forms.SelectMultiple):
    """A box to choose one from; where the query has several values, a list that keeps them."""

    any_label = _("Any")

    def value_from_datadict(self, data, files, name):
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        if len(value) > 1:
            return groups
        empty = self.create_option(name, "", self.any_label, not value, 0)
        return [(None, [empty], 0), *groups]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        if len(context["widget"]["value"]) < 2:
            context["widget"]["attrs"].pop("multiple", None)
        return context


class Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick, each with the number of rows that it leaves where these are counted."""

    #: Gives {choice: how many} when it is called.
    counts = None

    def value_from_datadict(self, data, files, name):
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]

    def create_option(self, *args, **kwargs):
        option = super().create_option(*args, **kwargs)
        option["count"] = self.counts()[str(option["value"])] if self.counts else None
        return option


class HiddenIfSet(forms.MultipleHiddenInput):
    """Carries what the query says through the form, and nothing when it says nothing."""

    def value_from_datadict(self, data, files, name):
        return [value for value in super().value_from_datadict(data, files, name) or [] if value]

    def format_value(self, value):
        return super().format_value([value] if isinstance(value, str) and value else value)


class HiddenOnce(HiddenIfSet):
    def value_from_datadict(self, data, files, name):
        return data.get(name)


class AnyOfField(forms.MultipleChoiceField):
    """One or more of the choices; names all values that are none of them, and what is possible."""

    widget = SelectAnyOf
    takes_several = True
    names_possible = True

    def validate(self, value):
        forms.Field.validate(self, value)
        if not value:
            return  # without asking for the choices, which may be a query
        possible = {str(key): label for key, label in self.choices}
        wrong = [each for each in value if each not in possible]
        if wrong:
            raise not_possible(listed(wrong), possible if self.names_possible else ())


class OneOfField(forms.ChoiceField):
    """One of the choices, or nothing."""

    def validate(self, value):
        forms.Field.validate(self, value)
        possible = {str(key): label for key, label in self.choices}
        if value and value not in possible:
            raise not_possible(value, possible)


class DayInput(forms.DateInput):
    """A date box; a box for text while it holds what is no date and a date box would not show."""

    def __init__(self):
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not is_day(shown):
            context["widget"]["type"] = "text"
        return context


def is_day(text):
    """Would a date box show it?"""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class DayField(forms.DateField):
    """A day as year-month-day."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Enter a date as year-month-day, for example 2014-07-01.")
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(**kwargs)

    def to_python(self, value):
        """As the dates of the record: years have four digits, 9999 stands for what is open."""
        day = super().to_python(value)
        if day and not 1000 <= day.year <= 9998:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class WordsField(forms.CharField):
    """Words to look for."""

    widget = forms.TextInput(attrs={"type": "search"})

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)

    def validate(self, value):
        super().validate(value)
        if value and not normalise(value):
            raise ValidationError(_("Write at least one letter or number."), code="invalid")
