"""What a line of the workbook would change in a report, and what stands against it."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.diffs import marked
from gmg_portal.lib.sheets import text_of
from workplan.models import UpdateAnswer
from workplan.models.report_states import NEEDS_REASON
from workplan.reporting.typing import written

from .cells import clean
from .columns import LONG_TEXTS, OFFERED, SAID
from .standing import Asked, output_lines
from .writing import in_a_cell

SHORT = (UpdateAnswer.NO_CHANGE, UpdateAnswer.DONE)


def has_text(values):
    return any(values.get(name) for name in LONG_TEXTS)


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
class Line:
    """A row of the file; `before` is what the report said when the file was made."""

    number: int
    cells: dict
    formulas: list
    asked: Asked | None
    before: dict
    is_stale: bool = False
    errors: list = field(default_factory=list)

    @property
    def activity(self):
        return self.asked.activity if self.asked else None

    @property
    def title(self):
        return self.activity.title if self.asked else self.cells.get("slug", "")

    @property
    def key(self):
        """What was seen of the report; a later one asks to look again."""
        return f"{self.activity.slug} {self.asked.mark}" if self.asked else ""

    @cached_property
    def changed(self):
        """The cells that say something else than what is saved, each as a `Cell`."""
        if not self.asked:
            return []
        found = [self.cell(name) for name in SAID if self.cells.get(name)]
        found = [cell for cell in found if cell]
        return found if any(cell.name != "language" for cell in found) else []

    def cell(self, name):
        """None where the file says what is saved, or what it said when it was taken away."""
        now, text = self.asked.values, self.cells[name]
        if text in (self.shown(name, now), self.shown(name, self.before)):
            return None
        cell = Cell(name, text, self.shown(name, now))
        try:
            cell.value = self.clean(name, text)
        except ValidationError as error:
            cell.errors = error.messages
            return cell
        if cell.value in (now.get(name, ""), self.before.get(name, ""), {}):
            return None
        if name in OFFERED:
            cell.text = str(OFFERED[name].get(cell.value, cell.value))
        was = self.before.get(name) or ""
        cell.is_conflict = self.is_stale and (now.get(name) or "") != was
        return cell

    def clean(self, name, text):
        if name in self.formulas:
            raise ValidationError(
                _("This is a formula, and what it gives is not read. Write it as text.")
            )
        value = clean(name, text, self.asked.outputs)
        if name == "outputs" and value:
            return {**(self.asked.values.get(name) or {}), **value}
        return value

    def shown(self, name, values):
        """What the workbook would show of these values, as a file gives it back."""
        value = values.get(name) or ""
        if name == "outputs":
            return text_of(in_a_cell(output_lines(self.asked.outputs, value or {})))
        if name in OFFERED:
            return str(OFFERED[name].get(value, value))
        return text_of(in_a_cell(str(value)))

    @cached_property
    def emptied(self):
        """The fields that were emptied in the file and still hold something here."""
        if not self.asked:
            return []
        now = self.asked.values
        empty = [name for name in SAID if not self.cells.get(name) and name in self.cells]
        return [n for n in empty if self.before.get(n) and now.get(n) and n not in OFFERED]

    @property
    def emptied_cells(self):
        return [Cell(name, "", self.shown(name, self.asked.values)) for name in self.emptied]

    @cached_property
    def values(self):
        """{field: value} to be written, without what is to be emptied."""
        values = {cell.name: cell.value for cell in self.changed if not cell.errors}
        if "answer" not in values and (not self.asked.values.get("answer") or has_text(values)):
            values["answer"] = UpdateAnswer.TEXT
        if values.get("answer") in SHORT:
            values |= self.short_answer(values["answer"])
        if "language" not in values and not self.asked.values.get("language"):
            values["language"] = self.language_of_the_cell
        return values

    @property
    def language_of_the_cell(self):
        """What stands there says something only beside another cell."""
        try:
            return self.clean("language", self.cells.get("language") or "en")
        except ValidationError:
            return "en"

    def short_answer(self, answer):
        """What the page of what is due writes for an answer in one word."""
        activity = self.activity
        if answer == UpdateAnswer.DONE:
            return {"status": "completed", "status_reason": ""}
        return {"status": activity.status, "status_reason": activity.status_note}

    @cached_property
    def wrong(self):
        """What stands against the line as a whole."""
        wrong = list(self.errors)
        if not self.asked or (not self.changed and not self.emptied):
            return wrong
        if self.asked.request.is_waived:
            wrong.append(_("This was waived: no report is expected."))
        if self.asked.is_in_review:
            wrong.append(_("It is in review: take it back first, then upload the file again."))
        if self.has_errors:
            return wrong
        will = {**self.asked.values, **self.values}
        if will.get("answer") in SHORT and has_text(will):
            wrong.append(
                _("An answer in one word takes no text: choose “a report”, or empty the text.")
            )
        return wrong + self.refused_as_draft(will)

    def refused_as_draft(self, values):
        try:
            written(values)
        except ValidationError as error:
            return error.messages
        return []

    @property
    def told(self):
        """All that is wrong with it, in sentences."""
        cells = [f"{cell.label}: {text}" for cell in self.changed for text in cell.errors]
        return [*map(str, self.wrong), *cells]

    @property
    def has_errors(self):
        return any(cell.errors for cell in self.changed)

    @property
    def has_conflicts(self):
        return any(cell.is_conflict for cell in self.changed)

    @property
    def is_same(self):
        return not self.wrong and not self.changed and not self.emptied

    @property
    def is_refused(self):
        return bool(self.wrong) or self.has_errors

    @property
    def is_good(self):
        return not self.is_same and not self.is_refused

    @cached_property
    def missing(self):
        """What it lacks before it can be sent; a draft may lack it."""
        if not self.is_good:
            return []
        will = {**self.asked.values, **self.values}
        lacks = []
        if will.get("answer") == UpdateAnswer.TEXT and not will.get("what_changed", "").strip():
            lacks.append(_("Say what changed."))
        if not will.get("status"):
            lacks.append(_("Choose a status."))
        if will.get("status") in NEEDS_REASON and not will.get("status_reason", "").strip():
            lacks.append(_("Say why."))
        return lacks
