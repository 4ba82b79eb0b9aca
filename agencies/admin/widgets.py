"""Choosing other records by typing a part of their names."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField


def is_key(text):
    """Whether a text can be the key of a row: others are errors for the database."""
    text = str(text)
    return text.isascii() and text.isdecimal() and len(text) < 19


class TolerantChoices:
    """Draws a form again that somebody sent with a key that is none.

    `known` are labels by key, of records that were read already.
    """

    known: dict[str, str] = {}

    def optgroups(self, name, value, attrs=None):
        keys = [key for key in value if is_key(key)]
        if keys and all(key in self.known for key in keys):
            options = (
                self.create_option(name, key, self.known[key], True, 0, attrs=attrs) for key in keys
            )
            blank = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
            return [(None, [*blank, *options], 0)]
        return super().optgroups(name, keys, attrs)


class ChooseOne(TolerantChoices, AutocompleteSelect):
    pass


class ChooseMany(TolerantChoices, AutocompleteSelectMultiple):
    pass


class KeysField(ModelMultipleChoiceField):
    """Refuses keys that are none before the database is asked for them."""

    def _check_values(self, value):
        for key in value if isinstance(value, list | tuple) else []:
            if not is_key(key):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": key},
                )
        return super()._check_values(value)


class ChoosesByTyping:
    """For a ModelAdmin or an inline with `autocomplete_fields`."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["form_class"] = KeysField
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseMany(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def show_what_is_read(form):
    """Let the fields of a form for one of many rows name what was read with all of them."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        record = form.instance._state.fields_cache.get(name)
        if isinstance(widget, TolerantChoices) and record is not None:
            widget.known = {str(record.pk): str(record)}
