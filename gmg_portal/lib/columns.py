"""Fields of a model as cells of a spreadsheet, and as values of a file of the record.

A column reads a cell (text as CSV has it, numbers and dates as XLSX has them, lists and null as
JSON has them) into the value that it compares and assigns, and writes such a value as a cell that
it reads back as the same value. What it cannot read raises ValidationError.
"""

from copy import copy
from datetime import date, datetime
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field

from .exports import FORMULA
from .fields import LanguagesField, with_plain_line_ends
from .lines import LinesField
from .periods import EdtfField, bounds, parse

#: A cell with any of these words (any case) says yes or no.
YES, NO = {"yes", "true", "1", "x"}, {"no", "false", "0", ""}

#: From here on two names are taken for slips of each other.
ALIKE = 0.6


class Later(str):
    """The key of a record that comes further down in the file, or in a later file."""


class Column(Field):
    """One field of the model in one cell; `resource` is set when the resource is made."""

    resource = None
    #: Whether the value is assigned before the record is saved, or stored after it.
    is_relation = False
    #: Whether the value was looked up, so that it need not be checked once more.
    is_looked_up = False

    def __init__(self, model_field, name=""):
        self.model_field = model_field
        super().__init__(attribute=name or model_field.name, column_name=name or model_field.name)

    def __deepcopy__(self, memo):
        return copy(self)

    def read(self, cell):
        return as_text(cell) or self.blank()

    def write(self, value):
        return guarded(value)

    def blank(self):
        """What an empty cell stands for: the default of the field."""
        default = self.model_field.get_default()
        return "" if default is None else default

    def clean(self, row, **kwargs):
        return self.read(row[self.column_name])

    def get_value(self, instance):
        return getattr(instance, self.model_field.attname)

    def repeats(self, instance, row):
        """The cell is a text and says what is on record already: it need not be read."""
        cell = row[self.column_name]
        return isinstance(cell, str) and cell == self.get_value(instance)

    def differs(self, instance, value):
        return self.get_value(instance) != value

    def assign(self, instance, value):
        setattr(instance, self.model_field.attname, value)

    def export(self, instance, **kwargs):
        return self.write(self.get_value(instance))


class ChoiceColumn(Column):
    def read(self, cell):
        value = super().read(cell)
        values = [key for key, label in self.model_field.flatchoices]
        if value and value not in values:
            raise ValidationError(
                _("“%(value)s” is not known here. Choose from: %(list)s."),
                code="unknown",
                params={"value": value, "list": ", ".join(values)},
            )
        return value


class NumberColumn(Column):
    def read(self, cell):
        text = as_text(cell)
        return self.model_field.to_python(text) if text else self.model_field.get_default()

    def write(self, value):
        if value is None:
            return ""
        return int(value) if value == int(value) else value


class BooleanColumn(Column):
    def read(self, cell):
        text = as_text(cell).lower()
        if text not in YES | NO:
            raise ValidationError(_("Write yes or no."))
        return text in YES if text else bool(self.model_field.get_default())

    def write(self, value):
        return "yes" if value else "no"


class DateColumn(Column):
    """A date as EDTF, or as people write it."""

    def __init__(self, model_field, name=""):
        super().__init__(model_field, name)
        self.form_field = model_field.formfield()

    def read(self, cell):
        text = as_text(cell)
        try:
            value = parse(text)
            bounds(value, self.model_field.edge)
        except ValidationError:
            return self.form_field.clean(text)
        return value.text


class LanguagesColumn(Column):
    def read(self, cell):
        return self.model_field.to_python(split(cell))

    def write(self, value):
        return " ".join(value)


class LinesColumn(Column):
    def read(self, cell):
        return split_lines(cell)

    def write(self, value):
        return guarded("\n".join(value))


class VersionColumn(Column):
    """The version that an editor started from. Never assigned: the resource compares it."""

    def read(self, cell):
        text = as_text(cell)
        return self.model_field.to_python(text) if text else None

    def write(self, value):
        return value

    def differs(self, instance, value):
        return False


class StateColumn(ChoiceColumn):
    """A state that moves by its own verbs: an import may repeat it and not change it."""

    def differs(self, instance, value):
        if super().differs(instance, value):
            raise ValidationError(_("The state is not changed by an import."), code="state")
        return False


class ReferenceColumn(Column):
    """A foreign key, written as the short name (or code) of the other record."""

    is_looked_up = True

    @property
    def target(self):
        return self.model_field.related_model

    def read(self, cell):
        key = as_text(cell)
        if key:
            return self.resource.shelf.find(self.target, key)
        if not self.model_field.null:
            raise ValidationError(self.model_field.error_messages["blank"], code="blank")
        return None

    def write(self, value):
        return "" if value is None else self.resource.shelf.keys(self.target)[value]

    def assign(self, instance, value):
        if not isinstance(value, Later):
            super().assign(instance, value)


class ReferencesColumn(Column):
    """A relation to many, written as short names with spaces between them."""

    is_relation = True

    @property
    def target(self):
        return self.model_field.related_model

    def read(self, cell):
        shelf, errors, found = self.resource.shelf, [], set()
        for key in split(cell):
            try:
                found.add(shelf.find(self.target, key))
            except ValidationError as error:
                errors.append(error)
        if errors:
            raise ValidationError(errors)
        return found

    def write(self, value):
        keys = self.resource.shelf.keys(self.target)
        return " ".join(sorted(keys[pk] for pk in value))

    def get_value(self, instance):
        return self.resource.shelf.related(self.model_field).get(instance.pk, set())

    def assign(self, instance, value):
        """Stored by `store`, after the record."""

    def store(self, instance, value):
        pks = {pk for pk in value if not isinstance(pk, Later)}
        self.write_rows(instance, pks, self.get_value(instance))
        self.resource.shelf.related(self.model_field)[instance.pk] = pks

    def write_rows(self, instance, pks, before):
        """What `set()` does, which asks thrice what the shelf knows already."""
        through, field = self.model_field.remote_field.through, self.model_field
        here, there = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        if before - pks:
            gone = {here: instance.pk, f"{there}__in": before - pks}
            through._base_manager.filter(**gone).delete()
        through._base_manager.bulk_create(
            through(**{here: instance.pk, there: pk}) for pk in sorted(pks - before)
        )


def column_for(model_field, name=""):
    """The column that fits a field of a model."""
    return column_class(model_field)(model_field, name)


def column_class(model_field):
    if model_field.many_to_many:
        return ReferencesColumn
    if model_field.many_to_one:
        return ReferenceColumn
    if model_field.name == "version":
        return VersionColumn
    if model_field.name == "state" and not model_field.editable:
        return StateColumn
    if model_field.choices:
        return ChoiceColumn
    for kinds, column in CLASSES:
        if isinstance(model_field, kinds):
            return column
    return Column


CLASSES = [
    (EdtfField, DateColumn),
    (LanguagesField, LanguagesColumn),
    (LinesField, LinesColumn),
    (models.BooleanField, BooleanColumn),
    ((models.IntegerField, models.DecimalField), NumberColumn),
]


def as_text(cell):
    """A cell as text without blanks around it; nothing is the empty text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):  # a spreadsheet turns what looks like a day into one
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dict | list):
        raise ValidationError(_("Give one text here, not a list."))
    text = with_plain_line_ends(str(cell)).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def guarded(text):
    """The text as a cell that no spreadsheet takes for a formula; `as_text` undoes it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def split(cell):
    """Short names and codes of a cell, or of a list."""
    if isinstance(cell, list | tuple | set):
        return [as_text(part) for part in cell]
    return as_text(cell).replace(",", " ").split()


def split_lines(cell):
    if isinstance(cell, list | tuple):
        return list(cell)
    return [line.strip() for line in as_text(cell).splitlines() if line.strip()]


def nearest(word, known):
    """“ Did you mean …?” with what comes nearest, the first of equals; or nothing."""
    scores = {name: SequenceMatcher(None, word, name).ratio() for name in known}
    best = max(scores, key=scores.get, default="")
    if scores.get(best, 0) < ALIKE:
        return ""
    return _(" Did you mean “%(name)s”?") % {"name": best}
