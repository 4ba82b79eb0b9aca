"""Rows under a record, each with its own version."""

import re

from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from .conflicts import Gone
from .forms import known_to
from .snapshots import snapshot_of


class RowRefused(Exception):
    """A row that is right by itself, but not beside the rows saved with it."""

    def __init__(self, prefix, error):
        self.prefix, self.error = prefix, error
        super().__init__(prefix)


class VersionedInlineFormSet(BaseInlineFormSet):
    """Takes forms that are `VersionedModelForm`s.

    `refused` is the RowRefused of an earlier try to save the same data. A row that somebody
    deleted meanwhile comes back as a new one if the writer had changed it.
    """

    def __init__(self, data=None, *args, refused=None, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.refused, self.gone = refused, {}
        if data is not None:
            self.bring_back_deleted()

    @property
    def conflicts(self):
        return [form.conflict for form in self.forms if form.conflict]

    @property
    def is_overtaken(self):
        return any(form.is_overtaken for form in self.initial_forms)

    def bring_back_deleted(self):
        rows = self.sent_rows()
        count = self.initial_form_count()
        lost = [i for i in range(min(count, len(rows))) if self.is_gone(rows.get(i, {}))]
        if not lost:
            return
        kept = [rows[i] for i in sorted(rows) if i not in lost]
        back = [(rows[i], gone) for i in lost if (gone := self.what_is_gone(i, rows[i]))]
        total = len(kept) + len(back)
        self.gone = {len(kept) + i: gone for i, (_row, gone) in enumerate(back)}
        self.write_rows([*kept, *(row for row, _gone in back)])
        self.data[self.add_field("TOTAL_FORMS")] = str(total)
        self.data[self.add_field("INITIAL_FORMS")] = str(count - len(lost))
        del self.management_form

    def add_field(self, name):
        return f"{self.prefix}-{name}"

    def sent_rows(self):
        """Number of the row -> name of the field -> the values sent."""
        pattern = re.compile(rf"{re.escape(self.prefix)}-(\d{{1,4}})-(\w+)")
        rows: dict = {}
        for key in self.data:
            if found := pattern.fullmatch(key):
                rows.setdefault(int(found[1]), {})[found[2]] = self.data.getlist(key)
        return rows

    def write_rows(self, rows):
        """Replace all rows of the data; those that are new have no key."""
        data = self.data.copy()
        for number, fields in self.sent_rows().items():
            for name in fields:
                del data[f"{self.prefix}-{number}-{name}"]
        for number, fields in enumerate(rows):
            for name, values in fields.items():
                new = number in self.gone and name in (self.key_name, "read_version")
                data.setlist(f"{self.prefix}-{number}-{name}", [""] if new else values)
        self.data = data

    @property
    def key_name(self):
        return self.model._meta.pk.name

    def is_gone(self, row):
        key = self.key_of(row)
        return key is not None and self._existing_object(key) is None

    def key_of(self, row):
        text = row.get(self.key_name, [""])[0]
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None

    def what_is_gone(self, number, row):
        """A Gone for a row that the writer had changed, None for one to forget."""
        history = self.model.history.filter(**{self.key_name: self.key_of(row)})
        version = row.get("read_version", [""])[0]
        before = history.filter(version=version if version.isdigit() else 0).first()
        form = self.form(self.data, prefix=self.add_prefix(number))
        if form.is_to_be_deleted or (before and not form.differing(snapshot_of(before))):
            return None
        return Gone(history.filter(history_type="-").select_related("history_user").first())

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if self.is_bound and i in self.gone:
            form.gone = self.gone[i]
            form.empty_permitted = False
        return form

    def _should_delete_form(self, form):
        return super()._should_delete_form(form) and not form.conflict

    def clean(self):
        super().clean()
        for form in self.forms:
            if self.refused and form.prefix == self.refused.prefix:
                form.add_error(None, known_to(form, self.refused.error))

    def save_new(self, form, commit=True):
        setattr(form.instance, self.fk.name, self.instance)
        self.check_again(form)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        self.check_again(form)
        return super().save_existing(form, obj, commit)

    def check_again(self, form):
        """Rows were checked one by one against what was saved before any of them."""
        try:
            form.instance.clean()
            form.instance.validate_constraints()
        except ValidationError as error:
            raise RowRefused(form.prefix, error) from error
