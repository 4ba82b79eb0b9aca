"""The cells of one row that say something else than what is saved, and how both are shown."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.diffs import marked
from gmg_portal.lib.sheets import text_of
from workplan.models import UpdateAnswer
from workplan.reporting.typing import WRITTEN

from .cells import clean
from .columns import OFFERED, SAID, word_of
from .standing import Asked, output_lines
from .writing import in_a_cell

SHORT = (UpdateAnswer.NO_CHANGE, UpdateAnswer.DONE)


@dataclass
class Cell:
    """One field: what the file says, and what is saved now."""

    name: str
    text: str
    saved: str
    value: object = None
    errors: list = field(default_factory=list)
    is_conflict: bool = False

    @property
    def label(self):
        return SAID[self.name]

    @property
    def marked(self):
        """From what is saved now to what the file says."""
        return marked(self.saved, self.text)


@dataclass
class Changes:
    """The `cells` of a row beside what is saved; `before` is what that was when the file was made.

    `asked` is None for a row of which nothing is read.
    """

    number: int
    cells: dict
    formulas: list
    asked: Asked | None
    before: dict
    is_stale: bool = False

    @cached_property
    def changed(self):
        """The cells that say something else than what is saved, each as a `Cell`."""
        if not self.asked:
            return []
        found = [self.cell(name) for name in SAID if self.cells.get(name)]
        found = [cell for cell in found if cell]
        found += self.emptied_by_a_word(found)
        return found if any(cell.name != "language" for cell in found) else []

    def emptied_by_a_word(self, found):
        """Who answers in one word and empties the texts in the file empties them here."""
        said = {cell.name: cell.value for cell in found}
        if said.get("answer", self.asked.values.get("answer")) not in SHORT:
            return []
        return [self.emptied_cell(name) for name in self.left_empty if name in WRITTEN]

    def emptied_cell(self, name):
        saved = self.shown(name, self.asked.values)
        return Cell(name, "", saved, value="", is_conflict=self.is_contested(name))

    def is_contested(self, name):
        """Whether somebody changed the field after the file was made."""
        now, before = self.asked.values.get(name) or "", self.before.get(name) or ""
        return self.is_stale and now != before

    def cell(self, name):
        """None where the file says what is saved, or what it said when it was taken away."""
        now, text = self.asked.values, self.cells[name]
        if text in (self.shown(name, now), self.shown(name, self.before)):
            return None
        cell = Cell(name, text, self.shown(name, now), is_conflict=self.is_contested(name))
        try:
            cell.value = self.clean(name, text)
        except ValidationError as error:
            cell.errors = error.messages
            return cell
        if (cell.value or "") in (now.get(name) or "", self.before.get(name) or ""):
            return None
        if name in OFFERED:
            cell.text = word_of(name, cell.value)
        return cell

    def clean(self, name, text):
        if name in self.formulas:
            raise ValidationError(
                _("This is a formula, and what it gives is not read. Write it as text.")
            )
        value = clean(name, text, self.asked.outputs)
        return self.with_outputs(value) if name == "outputs" else value

    def with_outputs(self, said):
        """The outputs saved now, with what the file says of them; None takes a date away."""
        now, before = (values.get("outputs") or {} for values in (self.asked.values, self.before))
        taken_away = {key for key, each in said.items() if each is None and key in before}
        told = now | {key: each for key, each in said.items() if each}
        return {key: each for key, each in told.items() if key not in taken_away}

    def shown(self, name, values):
        """What the workbook would show of these values, as a file gives it back."""
        value = values.get(name) or ""
        if name == "outputs":
            return text_of(in_a_cell(output_lines(self.asked.outputs, value or {})))
        if name in OFFERED:
            return word_of(name, value)
        return text_of(in_a_cell(str(value)))

    @cached_property
    def emptied(self):
        """Of those `left_empty` the ones that are emptied here if she says so."""
        changed = {cell.name for cell in self.changed}
        return [name for name in self.left_empty if name not in changed]

    @cached_property
    def left_empty(self):
        """The fields that were emptied in the file and still hold something here."""
        if not self.asked:
            return []
        now = self.asked.values
        empty = [name for name in SAID if not self.cells.get(name) and name in self.cells]
        return [n for n in empty if self.before.get(n) and now.get(n) and n not in OFFERED]

    @property
    def emptied_cells(self):
        return [self.emptied_cell(name) for name in self.emptied]
