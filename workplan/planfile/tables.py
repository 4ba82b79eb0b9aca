"""From an uploaded file to one table: the sheet that looks like a plan, from its headings down."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.sheets import Sheet, read_sheets
from gmg_portal.lib.spreadsheets import MOST_ROWS, too_many_rows

from .headings import LIKELY, likenesses, suggest
from .marks import with_marked_periods

#: How many lines may stand above the headings, and how long a heading is.
LINES_ABOVE = 25
LONGEST_HEADING = 80
#: From this score on, and so many lines further down, nobody looks for other headings.
CLEAR, LINES_BELOW = 4.0, 3
#: A line merged over this many columns is a title or the name of a section.
WIDE = 3


@dataclass
class Candidate:
    """A line that may hold the headings of a sheet; the better one has the higher score."""

    sheet: Sheet
    at: int
    score: float


def read_plan_table(upload):
    """The table of a file, ready to be kept as JSON. Raises ValidationError in words.

    `headers`: texts, one a column (several lines in one); `rows`: lists of as many texts;
    `numbers`: the line of each row in the file; `sheet`: its name; `notes`: what was left out or
    read in another way; `formulas`: [row, column] of cells that hold one; `filled`: [row, column]
    of cells that repeat a merged one above; `wide`: rows that are one cell over many columns.
    """
    sheets = read_sheets(upload)
    found = max((headings_of(sheet) for sheet in sheets), key=lambda each: each.score)
    table = table_of(found.sheet, found.at)
    table["notes"] = [*found.sheet.notes, *notes_of(found, sheets), *table["notes"]]
    if not table["rows"]:
        raise ValidationError(_("The file holds no rows below a row of column names."))
    if len(table["rows"]) > MOST_ROWS:
        raise too_many_rows()
    return table


def headings_of(sheet):
    """The line with the most headings that mean something; else the first of several cells."""
    best, first_wide = Candidate(sheet, 0, 0.0), None
    for at, row in enumerate(sheet.rows[:LINES_ABOVE]):
        if first_wide is None and sum(map(bool, row)) > 1:
            first_wide = at
        if at > best.at + LINES_BELOW and best.score >= CLEAR:
            break
        score = score_of(row)
        if score > best.score + 0.01:
            best = Candidate(sheet, at, score)
    return best if best.score else Candidate(sheet, first_wide or 0, 0.0)


def score_of(row):
    """How many different meanings a line's cells have as headings, the title counting twice."""
    cells = [cell if len(cell) <= LONGEST_HEADING else "" for cell in row]
    found = [each for each in suggest(cells) if each.target]
    if len(found) < 2 and sum(map(bool, row)) > 1:
        return 0.0
    return sum(each.likeness * (2 if each.target == "title" else 1) for each in found)


def notes_of(found, sheets):
    notes = []
    if len(sheets) > 1:
        notes.append(
            _("Of %(count)s sheets “%(name)s” was read: it looks most like a plan.")
            % {"count": len(sheets), "name": found.sheet.name}
        )
    if found.at:
        notes.append(
            _("The headings were found in line %(number)s; what stands above was left out.")
            % {"number": found.sheet.numbers[found.at]}
        )
    return notes


def table_of(sheet, at):
    headers, below = sheet.rows[at], at + 1
    if below < len(sheet.rows) and is_second_line(sheet, at):
        headers, below = with_second_line(sheet, at), below + 1
    rows = [list(row) for row in sheet.rows[below:]]
    width = max([len(headers), *map(len, rows)])
    table = {
        "headers": [heading_text(each) for each in padded(headers, width)],
        "rows": [padded(row, width) for row in rows],
        "numbers": sheet.numbers[below:],
        "sheet": sheet.name,
        "notes": [],
    }
    positions = {number: index for index, number in enumerate(table["numbers"])}
    table["formulas"] = sorted(
        [positions[number], column] for number, column in sheet.formulas if number in positions
    )
    table["filled"] = fill_down(table["rows"], sheet.merged, positions)
    table["wide"] = wide_rows(sheet.merged, positions)
    return without_empty_columns(with_marked_periods(table))


def padded(row, width):
    return [*row, *[""] * (width - len(row))]


def heading_text(text):
    return " ".join(text.split())


def is_second_line(sheet, at):
    """Whether the next line parts merged headings: “Timeframe” over “Start” and “End”."""
    number = sheet.numbers[at]
    over = {
        column
        for first, left, last, right in sheet.merged
        if first <= number <= last and right > left
        for column in range(left, right + 1)
    }
    filled = {column for column, cell in enumerate(sheet.rows[at + 1]) if cell}
    return bool(filled) and filled <= over and sheet.numbers[at + 1] == number + 1


def with_second_line(sheet, at):
    """Each heading of the second line, behind the one above unless it means something itself."""
    number, top, second = sheet.numbers[at], sheet.rows[at], sheet.rows[at + 1]
    width = max(len(top), len(second))
    headers, second = padded(top, width), padded(second, width)
    for first, left, last, right in sheet.merged:
        if first <= number <= last:
            for column in range(left, min(right, width - 1) + 1):
                headers[column] = top[left] if left < len(top) else ""
    for column, cell in enumerate(second):
        if cell:
            is_clear = max(likenesses(cell).values(), default=0) > LIKELY + 0.3
            headers[column] = cell if is_clear else f"{headers[column]} {cell}".strip()
    return headers


def fill_down(rows, merged, positions):
    """Repeat what is merged over several lines in those that say something else as well."""
    filled = []
    for first, left, last, _right in merged:
        if first not in positions or last == first or left >= len(rows[0]):
            continue
        text = rows[positions[first]][left]
        for number in range(first + 1, min(last, first + MOST_ROWS) + 1):
            if number in positions and text and not rows[positions[number]][left]:
                rows[positions[number]][left] = text
                filled.append([positions[number], left])
    return sorted(filled)


def wide_rows(merged, positions):
    return sorted(
        {
            positions[first]
            for first, left, last, right in merged
            if first == last and first in positions and right - left + 1 >= WIDE
        }
    )


def without_empty_columns(table):
    """Columns without heading and cells go; the last ones only, so that none changes its place."""
    width = len(table["headers"])
    while width > 1 and not table["headers"][width - 1]:
        if any(row[width - 1] for row in table["rows"]):
            break
        width -= 1
    table["headers"] = table["headers"][:width]
    table["rows"] = [row[:width] for row in table["rows"]]
    return table


def is_heading_again(row, headers):
    """A line that repeats the headings, as they are printed on every page."""
    pairs = [(normalise(cell), normalise(head)) for cell, head in zip(row, headers, strict=True)]
    pairs = [(cell, head) for cell, head in pairs if cell]
    same = sum(cell == head for cell, head in pairs)
    return same >= 2 and same * 2 > len(pairs)
