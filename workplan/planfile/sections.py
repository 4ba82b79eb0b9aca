"""Lines of a plan that are no activities: headings again, totals, objectives above their lines."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gmg_portal.lib.searchtext import normalise

from .tables import is_heading_again

OBJECTIVE = re.compile(
    r"(?:strategic |specific |overall |general |expected )?(?:objective|outcome|goal|priority|"
    r"pillar|result|area|theme|axis|chapter|section|part|objectif|axe|priorite|resultat|volet|"
    r"objetivo|eje|prioridad|resultado|цель|задача|приоритет|раздел|направление|هدف|محور|目标|"
    r"优先)\b.*"
)
BODY = re.compile(
    r"(?:thematic |sub )?(?:working group|task force|task team|workstream|work stream|committee|"
    r"subcommittee|cluster|network|wg|twg|tf|groupe de travail|grupo de trabajo|рабочая группа|"
    r"فريق عامل|工作组)\b.*"
)
TOTAL = re.compile(
    r"(?:sub ?|grand )?totals?(?: .*)?|sum|total general|итого|всего|مجموع|合计|总计"
)
#: “Objective 1: Protect” is objective 1.
BEFORE_NUMBER = re.compile(r"^\s*[^\W\d]+(?:\s+[^\W\d]+)?\s+(?=[0-9]+(?:\.[0-9]+)*\b)")
#: What several lines of one activity may each say a part of.
LISTS = {
    *("description", "leads", "contributors", "agencies", "partners", "places", "themes"),
    *("recommendations", "outputs", "output_due", "note"),
}


@dataclass
class Line:
    """A line with its cells by target; `problems` are (target, message)."""

    number: int
    cells: dict[str, str]
    formulas: set[str] = field(default_factory=set)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Lines:
    """The activities of a table as lines; what is none of them is told in `notes`."""

    def __init__(self, table, columns, register):
        self.table, self.columns, self.register = table, columns, register
        self.formulas = {tuple(each) for each in table.get("formulas", ())}
        self.filled = {tuple(each) for each in table.get("filled", ())}
        self.wide = set(table.get("wide", ()))
        self.notes, self.above = [], {}

    def all(self):
        found = []
        for at, (number, row) in enumerate(
            zip(self.table["numbers"], self.table["rows"], strict=True)
        ):
            if not any(row) or self.is_passed_over(number, row):
                continue
            if section := self.section_in(at, row):
                self.open(number, *section)
            elif found and self.continues(at, row):
                self.add_to(found[-1], at, number, row)
            else:
                found.append(self.line(at, number, row))
        return found

    def line(self, at, number, row):
        cells = {target: row[column] for target, column in self.columns.items()}
        for target, text in self.above.items():
            cells[target] = cells.get(target) or text
        formulas = {
            target for target, column in self.columns.items() if (at, column) in self.formulas
        }
        return Line(number, cells, formulas)

    def is_passed_over(self, number, row):
        texts = [cell for cell in row if cell]
        if is_heading_again(row, self.table["headers"]):
            self.notes.append(
                _("Line %(number)s repeats the headings and was left out.") % {"number": number}
            )
            return True
        if TOTAL.fullmatch(normalise(texts[0])) and all(map(is_number, texts[1:])):
            self.notes.append(
                _("Line %(number)s is a total and was left out.") % {"number": number}
            )
            return True
        return False

    # Sections

    def section_in(self, at, row):
        """(target, text) of a line that says what the lines below belong to, or None."""
        filled = [column for column, cell in enumerate(row) if cell]
        if len(filled) > 2 or len(self.columns) < 2 or self.has_reference(row):
            return None
        text = ": ".join(" ".join(row[column].split()) for column in filled)
        target = self.kind_of(text, row[filled[0]])
        is_alone = len(filled) == 1
        if target and (is_alone or (len(filled) == 2 and starts_section(row[filled[0]]))):
            return target, text
        if is_alone and len(re.findall(r"[^\W\d_]", text)) > 2:
            column = filled[0]
            stands_apart = at in self.wide or (column == 0 and column not in self.columns.values())
            if stands_apart or self.columns.get("objective") == column:
                return "objective", text
            if self.columns.get("body") == column:
                return "body", text
        return None

    def kind_of(self, text, first):
        if self.register.objective(without_word(text)).key or self.register.objective(text).key:
            return "objective"
        if self.register.body_called(text).key:
            return "body"
        plain = normalise(first)
        if BODY.fullmatch(plain):
            return "body"
        is_named = OBJECTIVE.fullmatch(plain) and (re.search("[0-9]", first) or ":" in text)
        return "objective" if is_named else None

    def has_reference(self, row):
        column = self.columns.get("reference")
        return column is not None and bool(row[column])

    def open(self, number, target, text):
        """The first kind of section that a file has is the outer one: it ends the inner ones."""
        if target == next(iter(self.above), target):
            self.above.clear()
        self.above[target] = text
        message = (
            _("Line %(number)s, “%(text)s”, is read as the objective of the lines below it.")
            if target == "objective"
            else _("Line %(number)s, “%(text)s”, is read as the body of the lines below it.")
        )
        self.notes.append(message % {"number": number, "text": text})

    # Several lines of one activity

    def continues(self, at, row):
        """The title is merged with the one above, or the line names nothing but more of a list."""
        title = self.columns["title"]
        if self.has_reference(row):
            return False
        if (at, title) in self.filled:
            return True
        said = {
            t for t, column in self.columns.items() if row[column] and not self.is_filled(at, t)
        }
        return bool(said) and not row[title] and said <= set(LISTS)

    def is_filled(self, at, target):
        return (at, self.columns[target]) in self.filled

    def add_to(self, line, at, number, row):
        more = self.line(at, number, row)
        line.formulas |= more.formulas
        line.notes.append(
            _("Line %(number)s was read as a part of this activity.") % {"number": number}
        )
        for target, column in self.columns.items():
            text, known = row[column], line.cells[target]
            if not text or target == "title" or self.is_filled(at, target) or text == known:
                continue
            if target in LISTS or not known:
                line.cells[target] = f"{known}\n{text}".strip()
            else:
                message = _("Line %(number)s says “%(text)s” here, of the same activity.")
                line.problems.append((target, message % {"number": number, "text": text}))


def starts_section(text):
    """“Objective 2” or “WG 1” in a cell of its own, with its name in the next one."""
    plain = normalise(text)
    return bool(re.search("[0-9]", plain) and (OBJECTIVE.fullmatch(plain) or BODY.fullmatch(plain)))


def without_word(text):
    return BEFORE_NUMBER.sub("", text).strip()


def is_number(text):
    return bool(re.fullmatch(r"[\W\d]*(?:usd|eur|us|chf)?[\W\d]*", text.casefold()))
