"""Two people changed one record: what each of them wrote, for the second to look at."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from .diffs import marked
from .snapshots import Words, snapshot, told_fields, version_row


@dataclass
class Difference:
    """One field in three states: as it was read, as it is saved, as the writer has it."""

    label: str
    before: str
    saved: str
    mine: str

    @property
    def is_mine(self):
        return self.mine != self.saved

    @property
    def saved_marked(self):
        """What the other person changed."""
        return marked(self.before, self.saved)

    @property
    def mine_marked(self):
        """What saving one's own text would change."""
        return marked(self.saved, self.mine)


def between(words, before, now):
    """What two snapshots differ in; `words` knows both of them."""
    return [
        Difference(
            label=field.verbose_name,
            before=(old := words.of(field, before[field.name])),
            saved=(new := words.of(field, now[field.name])),
            mine=old or new,
        )
        for field in words.fields
        if before[field.name] != now[field.name]
    ]


class Conflict:
    """A form that was sent from an older version than the one saved now.

    `form` is bound, its instance is what is saved; `before` is the snapshot that the writer read,
    None where it is not known; `own` and `taken` are the names of the fields that the writer
    changed, and of those where only the other person did.
    """

    def __init__(self, form, before, own, taken, deletes=False):
        self.form, self.before, self.own, self.taken = form, before, own, taken
        self.deletes = deletes
        self.record = form.instance
        # The form writes its values into the instance when it is checked.
        self.saved_version, self.title = self.record.version, str(self.record)
        self.saved = snapshot(self.record)

    @cached_property
    def row(self):
        """The row of history that says who saved, and when."""
        return version_row(self.record, self.saved_version)

    @cached_property
    def differences(self):
        fields = {field.name: field for field in told_fields(type(self.record))}
        mine = {name: cleaned(self.form, name) for name in self.own}
        names = [name for name in fields if name in {*self.own, *self.taken}]
        words = Words(type(self.record), [self.before or {}, self.saved, mine])
        return [
            Difference(
                label=fields[name].verbose_name,
                before=words.of(fields[name], (self.before or self.saved)[name]),
                saved=words.of(fields[name], self.saved[name]),
                mine=words.of(fields[name], mine.get(name, self.saved[name])),
            )
            for name in names
        ]

    @property
    def accept_name(self):
        """The name of the box with which the writer says: seen, save mine."""
        return self.form.add_prefix("accept_version")


def cleaned(form, name):
    """What somebody wrote in a field, cleaned where that is possible; relations as keys."""
    field, data = form.fields[name], form[name].data
    try:
        value = field.clean(data)
    except ValidationError:
        return None if isinstance(field, ModelChoiceField) else data
    if hasattr(value, "values_list"):
        return sorted(value.values_list("pk", flat=True))
    return getattr(value, "pk", value)


@dataclass
class Gone:
    """A row that somebody deleted while it was being edited, by its last row of history."""

    row: object = None

    @property
    def message(self):
        if self.row is None:
            return _(
                "This row was deleted while you edited it. Save once more to add it again, "
                "or empty it."
            )
        return _(
            "%(who)s deleted this row while you edited it. Save once more to add it again, "
            "or empty it."
        ) % {"who": self.row.history_user or _("Somebody")}
