"""Forms of versioned records: a stale save is refused, and the writer's own text is kept."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .conflicts import Conflict
from .snapshots import snapshot_of, version_row
from .versions import StaleRecord, one_history_row


class VersionField(forms.IntegerField):
    """The number of a version, sent along with a form; it is no part of the record."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def has_changed(self, initial, data):
        return False


class VersionedModelForm(forms.ModelForm):
    """A form that knows which version of the record its writer read.

    Sent from an older version than the saved one, fields that the writer left alone take what is
    saved. If there are others, `conflict` holds both texts and the form is refused until it comes
    with `accept_version`, the number of the saved version that the writer has seen.
    """

    read_version = VersionField()
    accept_version = VersionField()

    conflict: Conflict | None = None
    gone = None
    is_overtaken = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        self.initial["read_version"] = self.instance.version
        if self.is_bound:
            self.settle()

    def settle(self):
        """Compare what was read, what is saved and what is sent, if they may differ."""
        read, saved = self.sent_number("read_version"), self.instance.version
        if saved in (read, self.sent_number("accept_version")):
            return
        row = version_row(self.instance, read) if read else None
        before = snapshot_of(row) if row else None
        changed = self.differing(self.initial)
        own = changed if before is None else [n for n in changed if n in self.differing(before)]
        taken = [name for name in changed if name not in own]
        if own or self.is_to_be_deleted:
            self.conflict = Conflict(self, before, own, taken, deletes=self.is_to_be_deleted)
        self.is_overtaken = not self.conflict
        self.take_saved(taken)

    def sent_number(self, name):
        """A number from the data, 0 for what is none."""
        text = str(self.data.get(self.add_prefix(name)) or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    @property
    def is_to_be_deleted(self):
        return bool(self.prefix and self.data.get(self.add_prefix("DELETE")))

    def differing(self, values):
        """The names of the fields in which the data say something else than `values`."""
        return [
            name
            for name, field in self.fields.items()
            if not field.disabled and field.has_changed(values.get(name), self[name].data)
        ]

    def take_saved(self, names):
        """Let the form show what is saved where its writer changed nothing."""
        if not names:
            return
        self.data = self.data.copy()
        for name in names:
            put(self.data, self[name], self.initial.get(name))

    def clean(self):
        cleaned = super().clean()
        if self.conflict:
            raise StaleRecord(self.instance)
        if self.gone:
            raise ValidationError(self.gone.message, code="gone")
        return cleaned

    def validate_constraints(self):
        """All constraints: also those that name a column which the form does not show."""
        try:
            self.instance.validate_constraints(exclude=set(self.errors))
        except ValidationError as error:
            self._update_errors(error)

    def _update_errors(self, errors):
        super()._update_errors(known_to(self, errors))

    def save(self, commit=True):
        if not commit:
            return super().save(commit=False)
        with one_history_row(self.instance):
            return super().save()


def known_to(form, error):
    """The error with what it says of fields that the form does not have said of the whole."""
    if not hasattr(error, "error_dict"):
        return error
    messages: dict = {}
    for name, errors in error.error_dict.items():
        messages.setdefault(name if name in form.fields else NON_FIELD_ERRORS, []).extend(errors)
    return ValidationError(messages)


def put(data, bound_field, value):
    """Write the value of a field into sent data, as its widget would have sent it."""
    field, name = bound_field.field, bound_field.html_name
    value = field.prepare_value(value)
    if isinstance(value, bool):
        data.setlist(name, ["on"] if value else [])
    elif isinstance(value, list | tuple):
        data.setlist(name, [str(item) for item in value])
    else:
        data[name] = "" if value is None else str(value)
