"""The cells of one line, each read into what it means, refused in words, or asked about."""

import re
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.columns import as_text
from gmg_portal.lib.edtf_dates import OPEN, UNKNOWN, parse
from workplan.models import Activity

from . import dates
from .date_spans import Span
from .findings import SKIP, Doubtful, Problem
from .party_readers import PartyReader
from .targets import TARGETS
from .words import VOCABULARIES, read_word

ONE_LINE = ("reference", "code", "title", "status_note")
SEVERAL_LINES = ("description", "note")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: The field of an activity that keeps the text of a target, where it has another name.
FIELDS = {"reference": "slug"}
WORDS = {"kind": "kind", "scope": "scope", "status": "status", "last_known_status": "status"}
DATES = {
    "period": dates.read_period,
    "starts": dates.read_start,
    "ends": dates.read_end,
}


@cache
def longest(target):
    """How many characters the text of a target may have; None for any number."""
    field: Any = Activity._meta.get_field(FIELDS.get(target, target))
    return field.max_length


class LineReader:
    """Reads a `Line` into a `RowReading`; `plan` is the PlanReader of the file."""

    def __init__(self, plan, line, row):
        self.plan, self.line, self.row = plan, line, row
        self.register, self.values = plan.register, row.values
        self.spans = {}

    def read(self):
        parties = PartyReader(self)
        for target in TARGETS:
            if target in self.line.cells and (text := self.clean(target)) is not None:
                self.attempt(target, text, self.reader_of(target, parties))
        self.put_period_together()
        parties.put_together()
        if "title" not in self.values:
            self.values["title"] = ""
        if not self.values["title"] and not self.has_problem("title"):
            self.problem("title", _("The line has no title."))

    def reader_of(self, target, parties):
        if target in ONE_LINE:
            return self.read_line
        if target in SEVERAL_LINES:
            return self.read_text
        if target in WORDS:
            return self.read_word
        if target in DATES:
            return self.read_date
        return getattr(self, f"read_{target}", None) or getattr(parties, f"read_{target}")

    def attempt(self, target, text, read):
        try:
            read(target, text)
        except ValidationError as error:
            for message in error.messages:
                self.problem(target, message, text)

    # What no cell may hold

    def clean(self, target):
        """The text of a cell, or None where it cannot be read at all."""
        text = as_text(self.line.cells[target])
        if target in self.line.formulas:
            message = _("The cell holds a formula. Write what it stands for.")
            self.problem(target, message)
            return None
        if CONTROL.search(text):
            shown = CONTROL.sub("�", text)
            message = _("The cell holds control characters, which nobody sees. Write it anew.")
            self.problem(target, message, shown)
            return None
        return text.replace("\t", " ")

    def problem(self, target, message, value=""):
        shown = value if len(value) <= 200 else f"{value[:200]}…"
        self.row.problems.append(Problem(target, str(message), shown))

    def has_problem(self, target):
        return any(problem.column == target for problem in self.row.problems)

    def note(self, text):
        self.row.notes.append(text)

    # Texts

    def read_line(self, target, text):
        self.put_text(target, " ".join(text.split()))

    def read_text(self, target, text):
        self.put_text(target, text)

    def put_text(self, target, text):
        most = longest(target)
        if most and len(text) > most:
            raise ValidationError(
                _("The text has %(count)s characters; at most %(most)s are possible.")
                % {"count": len(text), "most": most}
            )
        self.values.setdefault(target, "")
        self.values[target] = text or self.values[target]

    def read_version(self, target, text):
        if text and not text.isdecimal():
            raise ValidationError(_("The version is a number, as our workbook gave it."))
        self.values[target] = int(text) if text else ""

    # Words and dates

    def read_word(self, target, text):
        """What is said beside a status becomes its note, where the file has no column for it."""
        name = WORDS[target]
        try:
            value, rest = self.plan.once(name, text, lambda each: read_word(name, each))
        except Doubtful as doubt:
            value, rest = self.answer_word(name, doubt), ""
        if value is None:
            return
        self.values[target] = value
        if target == "status" and rest and "status_note" not in self.plan.columns:
            self.values["status_note"] = rest[: longest("status_note")]

    def answer_word(self, name, doubt):
        answer = self.plan.ask(self.row, with_skip(doubt))
        if answer == SKIP:
            return ""
        return self.one_of(VOCABULARIES[name][0].values, answer)

    def one_of(self, known, answer):
        """The answer, None where there is none; refused where it is none of what is known."""
        if not answer:
            return None
        if answer not in known:
            raise ValidationError(
                _("“%(value)s” is not known here.") % {"value": answer}, code="answer"
            )
        return answer

    def read_date(self, target, text):
        self.spans[target] = self.span(target, text, DATES[target])

    def span(self, kind, text, read):
        """The Span of a cell; None where the question that it raises was not answered."""
        years = self.register.years
        try:
            return self.plan.once(kind, text, lambda each: read(each, years))
        except Doubtful as doubt:
            answer = self.plan.ask(self.row, with_skip(doubt))
        if answer == SKIP:
            return Span()
        if not answer:
            return None
        starts, slash, ends = answer.partition("/")
        found = Span(parse(starts).text, parse(ends if slash else starts).text)
        one_sided = {"starts": Span(found.starts), "ends": Span(UNKNOWN, found.ends)}
        return one_sided.get(kind, found)

    def put_period_together(self):
        """Columns of their own go before the column for both ends."""
        unknown = [name for name, span in self.spans.items() if span is None]
        period, start, end = (
            self.spans.get(name) or Span() for name in ("period", "starts", "ends")
        )
        columns = self.plan.columns
        if ("starts" in columns or "period" in columns) and not unknown:
            self.values["starts"] = start.starts or period.starts
        if ("ends" in columns or "period" in columns or start.ends == OPEN) and not unknown:
            self.values["ends"] = end.ends or period.ends or start.ends
        self.refuse_wrong_order()

    def refuse_wrong_order(self):
        start = parse(self.values.get("starts", UNKNOWN)).low
        end = parse(self.values.get("ends", UNKNOWN)).high
        if start and end and end.last < start.first:
            target = "ends" if "ends" in self.plan.columns else "period"
            self.problem(target, _("It ends before it begins."), self.line.cells.get(target, ""))

    def read_status_as_of(self, target, text):
        try:
            self.values[target] = self.plan.once(
                "day", text, lambda each: dates.read_day(each, self.register.years)
            )
        except Doubtful as doubt:
            answer = self.plan.ask(self.row, with_skip(doubt))
            if answer:
                self.values[target] = "" if answer == SKIP else parse(answer.partition("/")[0]).text


def with_skip(doubt):
    """A word or a date may always be left empty."""
    choices = [*doubt.choices, (SKIP, _("leave it empty"))]
    return Doubtful(doubt.kind, doubt.text, choices, doubt.suggested)
