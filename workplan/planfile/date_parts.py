"""One point in time of a plan: a date, or the early, middle or late part of one."""

import re
from calendar import monthrange
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from gmg_portal.lib.edtf_dates import DATE, SET, Precision, parse
from gmg_portal.lib.edtf_printing import format_date
from gmg_portal.lib.edtf_words import names, read_date, read_short, tokens

from . import date_words as words
from .findings import Doubtful

#: The third of a date that a word names.
THIRDS = {"early": 0, "mid": 1, "late": 2}


@dataclass(frozen=True)
class Point:
    """`base` is the date that is named; `starts` and `ends` what it is as either end.

    `is_end`: the end of the base was named ("end of 2015").
    """

    base: str
    starts: str
    ends: str
    is_end: bool = False


def single(edtf):
    return Point(edtf, edtf, edtf)


def point_of(folded, years, beside=None):
    """The Point that a folded text names, or None.

    `beside` is a date from which it takes its year or month; `years` are those of the plan. Raises
    Doubtful, and ValidationError for a day that no calendar has.
    """
    part, rest = part_and_rest(folded)
    base = base_date(rest, folded, years, beside)
    if base is None and part:
        part, base = "", base_date(folded, folded, years, beside)
    if base is None:
        return None
    stretch = parse(base)
    if not part or (part != "end" and stretch.low.precision == Precision.DAY):
        return single(stretch.text)
    if part == "end":
        return Point(base, base, base, is_end=True)
    third = third_of(stretch.low, THIRDS[part])
    return Point(base, third, third)


def late_part(point):
    """When it begins where the end of something was named: somewhere in its last third."""
    stretch = parse(point.base).low
    return point.base if stretch.precision == Precision.DAY else third_of(stretch, 2)


def part_and_rest(folded):
    tables = {"early": words.EARLY, "mid": words.MID, "late": words.LATE, "end": words.END_OF}
    for part, table in tables.items():
        if found := words.before(table).fullmatch(folded):
            return part, found["rest"]
    if found := re.fullmatch("(.+?)(初|上旬|早期|中|中旬|中期|底|末|下旬)", folded):
        return words.PART_AFTER[found[2]], found[1]
    return "", folded


def third_of(stretch, third):
    """A third of a year (or half, quarter, month) as a set; of a quarter it is a month."""
    first, last = stretch.first, stretch.last
    if stretch.precision == Precision.MONTH:
        day = 1 + 10 * third
        end = 10 + 10 * third if third < 2 else monthrange(first.year, first.month)[1]
        return f"[{first:%Y-%m}-{day:02}..{first:%Y-%m}-{end:02}]"
    width = (last.month - first.month + 1) // 3
    month = first.month + third * width
    return parse(f"[{first.year}-{month:02}..{first.year}-{month + width - 1:02}]").text


def base_date(text, written, years, beside):
    """The EDTF of a date, whole or with what it lacks."""
    if DATE.fullmatch(text) or SET.fullmatch(text):
        return None if SET.fullmatch(text) else parse(text).text
    if beside is not None and not re.search("[0-9]{4}", text):
        edtf = short_date(text, parse(beside).low)
        return edtf and parse(edtf).text
    try:
        edtf = read_date(text)
    except ValidationError as error:
        if error.code != "ambiguous":
            raise
        raise doubt(written, (error.params["one_number"], error.params["other_number"])) from None
    if edtf:
        return parse(edtf).text
    return two_digits(text, written) or without_year(text, written, years)


def short_date(text, beside):
    """What lacks its year, and of a number also what it counts: “1er-2e trimestre 2021”."""
    number = re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th|er|re|e|eme)?", text)
    codes = {Precision.QUARTER: 32, Precision.HALF: 39, Precision.MONTH: 0}
    if not number or beside.precision == Precision.DAY:
        return read_short(text, beside.text)
    if beside.precision not in codes:
        return None
    return f"{beside.text[:4]}-{codes[beside.precision] + int(number[1]):02}"


def doubt(text, dates):
    return Doubtful("date", text, [(each, format_date(each)) for each in dates])


def two_digits(text, written):
    """“Q2 '21” and “Jan '21” have a year; whether “Jan-21” has one is asked."""
    found = re.fullmatch(r"(.*?[^\W\d_][0-9]?)\s*([-/ ]?\s*['’]?)\s*([0-9]{2})", text)
    if not found:
        return None
    name, sign, short = found.groups()
    edtf = read_date(f"{name} 20{short}")
    if edtf is None:
        return None
    if parse(edtf).low.precision == Precision.MONTH and not re.search("['’]", sign):
        raise doubt(written, [edtf])
    return parse(edtf).text


def without_year(text, written, years):
    """A month, quarter or half-year without a year: that of the plan, if it has one only."""
    if frozenset(tokens(text)) not in names():
        return None
    dates = [date for year in years if (date := read_date(f"{text} {year}"))]
    if len(dates) > 1:
        raise doubt(written, dates)
    return dates[0] if dates else None
