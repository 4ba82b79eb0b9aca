"""A plan in a table, read line by line against what is on record: nothing is written here.

What a cell says is never an exception: it is a value, a problem or a question, all of them at once.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.searchtext import normalise

from .cell_readers import LineReader
from .findings import Doubtful, Problem, Question, Reading, RowReading
from .headings import problems_of
from .sections import Lines
from .tables import read_plan_table

__all__ = ["Problem", "Question", "Reading", "RowReading", "read_plan_table", "read_rows"]


def read_rows(table, meaning, register, answers):
    """The Reading of a table (`tables.read_plan_table`).

    `meaning` maps the index of a column to the name of a target, `answers` the key of a question
    to what was said: one of its choices, or any key of its kind that the register knows.
    """
    meaning = {int(index): target for index, target in meaning.items()}
    problems = problems_of(meaning, table["headers"])
    if problems:
        return Reading(problems=problems, notes=list(table.get("notes", ())))
    columns = {target: index for index, target in meaning.items() if target not in ("", "ignore")}
    return PlanReader(table, columns, register, answers).read()


class PlanReader:
    def __init__(self, table, columns, register, answers):
        self.columns, self.register, self.answers = columns, register, answers
        self.lines = Lines(table, columns, register)
        self.questions, self.titles, self.notes = {}, {}, list(table.get("notes", ()))
        #: What texts were read as, so that no text is read twice.
        self.known = {}

    def read(self):
        rows = [self.read_line(line) for line in self.lines.all()]
        notes = [*self.notes, *self.lines.notes]
        return Reading(rows=rows, questions=list(self.questions.values()), notes=notes)

    def read_line(self, line):
        row = RowReading(line.number, notes=list(line.notes))
        row.problems += [Problem(target, text) for target, text in line.problems]
        LineReader(self, line, row).read()
        self.refuse_doubles(row)
        return row

    def refuse_doubles(self, row):
        """A title stands once, unless short names or codes tell the activities apart."""
        title = normalise(row.values.get("title") or "")
        if not title or row.values.get("reference") or row.values.get("code"):
            return
        first = self.titles.setdefault(title, row.number)
        if first != row.number:
            message = _("Line %(number)s has this title too.") % {"number": first}
            row.problems.append(Problem("title", message, row.values["title"]))

    def once(self, kind, text, read):
        """What `read` makes of a text; or the ValidationError or Doubtful that it raises."""
        if (kind, text) not in self.known:
            try:
                self.known[kind, text] = read(text)
            except (Doubtful, ValidationError) as trouble:
                self.known[kind, text] = trouble
        found = self.known[kind, text]
        if isinstance(found, Doubtful | ValidationError):
            raise found.with_traceback(None)
        return found

    def ask(self, row, doubt):
        """What was answered, or nothing; the question is noted at the line."""
        key = doubt.key
        question = self.questions.get(key)
        if question is None:
            question = Question(key, doubt.kind, doubt.text, doubt.choices, doubt.suggested)
            question.answer = self.answers.get(key) or ""
            self.questions[key] = question
        if key not in row.questions:
            row.questions.append(key)
            question.rows.append(row.number)
        return question.answer
