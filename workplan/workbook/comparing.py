"""What a line of the workbook would write in a report, and what stands against it."""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workplan.models import UpdateAnswer
from workplan.models.updates import NEEDS_REASON
from workplan.reporting import writing
from workplan.reporting.typing import TOO_MUCH, has_text, written

from .changes import SHORT, Changes
from .columns import STATUSES


@dataclass
class Line(Changes):
    """A row of the file; `errors` are what stands against it whatever its cells say."""

    errors: list = field(default_factory=list)

    @property
    def activity(self):
        return self.asked.activity if self.asked else None

    @property
    def title(self):
        return self.activity.title if self.asked else self.cells.get("activity") or self.slug

    @property
    def slug(self):
        return self.cells.get("slug", "")

    @property
    def key(self):
        """What was seen of the report; a later one asks to look again."""
        return f"{self.activity.slug} {self.asked.mark}" if self.asked else ""

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
        return {"status": activity.status, "status_reason": writing.reason_that_stays(activity)}

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
        if will.get("answer") in SHORT:
            wrong += self.too_much_for_a_word(will)
        return wrong + self.refused_as_draft(will)

    def too_much_for_a_word(self, will):
        """What the file says besides an answer in one word, and would be lost."""
        said = {cell.name: cell.value for cell in self.changed}
        follows = self.short_answer(will["answer"])
        if has_text(will):
            return [TOO_MUCH]
        if any(said.get(name, value) != value for name, value in follows.items()):
            return [
                _(
                    "An answer in one word takes no other status and no reason: choose “a report”,"
                    " or leave those cells as they were."
                )
            ]
        return []

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
    def readable(self):
        """The changes that stand beside those with an error."""
        return [cell for cell in self.changed if not cell.errors]

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
        is_report, lacks = will.get("answer") == UpdateAnswer.TEXT, []
        if is_report and not will.get("what_changed", "").strip():
            lacks.append(_("Say what changed."))
        if not will.get("status") or (is_report and will["status"] not in STATUSES):
            lacks.append(_("Choose a status."))
        if will.get("status") in NEEDS_REASON and not will.get("status_reason", "").strip():
            lacks.append(_("Say why."))
        return lacks
