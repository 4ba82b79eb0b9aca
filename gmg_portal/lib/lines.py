"""A short list of texts in one column, written one a line."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

#: No list of the record comes near; a pasted file does.
MAX_LINES = 200
MAX_LINE_LENGTH = 500


def check_lines(lines):
    """Refuse what is not a list of clean, reasonably short lines."""
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise ValidationError(_("Give a list of texts."))
    if len(lines) > MAX_LINES:
        raise ValidationError(_("At most %(max)s lines."), params={"max": MAX_LINES})
    for line in lines:
        if len(line) > MAX_LINE_LENGTH:
            raise ValidationError(
                _("A line has more than %(max)s characters."), params={"max": MAX_LINE_LENGTH}
            )
        if not line.isprintable():
            raise ValidationError(_("Control characters are not allowed."))


class LinesFormField(forms.CharField):
    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def run_validators(self, value):
        check_lines(value)

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class LinesField(models.JSONField):
    """A list of strings; empty is `[]`, never null. `check_line` refuses single lines."""

    def __init__(self, *args, check_line=None, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        self.check_line = check_line
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        check_lines(value)
        for line in value if self.check_line else []:
            self.check_line(line)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, form_class=LinesFormField, **kwargs)

    def value_from_object(self, obj):
        return list(super().value_from_object(obj) or [])
