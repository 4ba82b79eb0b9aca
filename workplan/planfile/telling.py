"""What an import changes, cell by cell, in the words in which pages say it."""

from functools import cached_property

from django.utils.translation import gettext as _

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.columns import ChoiceColumn, Later, ReferenceColumn, ReferencesColumn
from gmg_portal.lib.conflicts import Difference
from gmg_portal.lib.periods import EdtfField
from gmg_portal.lib.snapshots import date_in_words

from .targets import TARGETS

#: What every new record has without the file's doing.
NOT_TOLD = {"slug", "plan", "publication", "documents", "confidence", "confidence_note", "version"}


class Told:
    """The changes of lines in words; names of other records are read once for all of them."""

    def __init__(self, draft):
        self.newcomers, self._names = draft.newcomers, {}

    def cells_of(self, line):
        """A Difference for every cell that changes, those of a new activity from nothing."""
        for column, (before, after) in line.changes.items():
            name = column.column_name
            if name in NOT_TOLD:
                continue
            was = "" if line.activity is None else self.words(column, before)
            will = self.words(column, after)
            if line.activity is not None or will:
                label = TARGETS[name].label if name in TARGETS else name
                yield Difference(label=label, before=was, saved=will, mine=will)

    def words(self, column, value):
        if isinstance(column, ChildrenColumn):
            return "\n".join(self.child_in_words(column, child) for child in value.values())
        if isinstance(column, ReferencesColumn):
            return "\n".join(sorted(self.name(column.target, key) for key in value))
        if isinstance(column, ReferenceColumn):
            return self.name(column.target, value)
        if isinstance(value, list):
            return "\n".join(map(str, value))
        if isinstance(column, ChoiceColumn):
            return str(dict(column.model_field.flatchoices).get(value, value))
        if value and isinstance(column.model_field, EdtfField):
            return date_in_words(value)
        return str(value or "")

    def child_in_words(self, column, values):
        """The name of a child, and in brackets what else is said of it."""
        (first, part), *others = column.parts.items()
        head = self.words(part, values[first])
        more = [
            _("reports") if value is True else self.words(part, value)
            for name, part in others
            if (value := values.get(name)) not in (None, "", False)
        ]
        more = [text for text in more if text != head]
        return f"{head} ({', '.join(more)})" if more else head

    def name(self, model, key):
        if key is None:
            return ""
        if isinstance(key, Later):
            return _("%(name)s (new)") % {"name": self.newcomers.name_of(model, key)}
        if model not in self._names:
            self._names[model] = NamesOf(model)
        return self._names[model].of(key)


class NamesOf:
    """The records of a model by their keys, read at the first question."""

    def __init__(self, model):
        self.model = model

    @cached_property
    def names(self):
        rows = self.model._default_manager.all()
        if hasattr(rows, "for_listing"):
            rows = rows.for_listing()
        return {row.pk: str(row) for row in rows}

    def of(self, key):
        return self.names.get(key, str(key))
