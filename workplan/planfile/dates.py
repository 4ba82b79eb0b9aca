"""Dates and periods as people write them in plans, read as EDTF.

What a plan names it covers as a whole (domain rule 2), so that 2014 is a start on 1 January and an
end on 31 December for certain. From that follows how the usual words are read:

* “Q2 2021”, “2014”: both ends are what is named.
* “early, mid, late 2014”: nobody says on which day it begins or ends: both ends are a set of a
  third of what is named, [2014-05..2014-08] for mid-2014.
* “by the end of 2015”, “until June 2015”: a deadline. The last day of it is the end that was
  planned, so the end is 2015 and the start is not known. It is not [..2015]: that would say that
  nobody knows of which year or century the planned end is.
* “before 2016”: the same, and the deadline is the year, month or day before.
* “since 2013”, “2014 onwards”: an open end. “From 2014”: when it ends is not known.
* “2014 or 2015”, “between May and July 2014”: some day of it, for both ends.
* “2013 and 2015”, “Q1 and Q3 2021”: it is not said whether work goes on in between: asked.
* “03/04/2014”, “Q2” of a plan of several years, “2010-12” as a period: asked.
"""

import re
from functools import lru_cache, wraps

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gmg_portal.lib.edtf_dates import DATE, OPEN, UNKNOWN, Precision, parse
from gmg_portal.lib.edtf_words import fold

from . import date_words as words
from .date_parts import late_part, point_of
from .date_spans import Span, deadline, read_short_years, read_span, read_words
from .findings import Doubtful

#: Longer texts are no dates.
LONGEST = 300


def as_written(read_text):
    """What asks or refuses shows the text as it stands in the file."""

    @wraps(read_text)
    def wrapped(text, years=()):
        try:
            return read_text(text, years)
        except Doubtful as doubt:
            raise Doubtful("date", text, doubt.choices) from None

    return wrapped


@as_written
def read_period(text, years=()):
    """The Span that a cell with both ends means; `years` are those of the plan.

    Raises Doubtful where it may mean several things, ValidationError where it cannot be read.
    """
    folded = prepared(text)
    span = read_words(folded, years) or read_short_years(folded) or read_span(folded, years)
    if span is None:
        raise unreadable(text)
    return in_order(text, span)


@as_written
def read_start(text, years=()):
    """The Span of a cell that names a start; “ongoing” says that there is no end."""
    folded = prepared(text)
    if span := read_words(folded, years) or read_exact(folded):
        return Span(span.starts, OPEN if span.ends == OPEN else UNKNOWN)
    span = read_short_years(folded)
    if span is None and (start := late_start(folded, years)):
        return Span(start)
    span = span or read_span(folded, years)
    if span is None:
        raise unreadable(text)
    if span.ends in (UNKNOWN, OPEN, span.starts):
        return Span(span.starts, OPEN if span.ends == OPEN else UNKNOWN)
    return Span(some_day(in_order(text, span)))


@as_written
def read_end(text, years=()):
    """The Span of a cell that names an end: its start is never known."""
    folded = prepared(text)
    if span := read_words(folded, years) or read_exact(folded):
        return Span(UNKNOWN, span.ends)
    span = read_short_years(folded) or read_span(folded, years)
    if span is None:
        raise unreadable(text)
    if UNKNOWN in (span.starts, span.ends) or span.ends in (OPEN, span.starts):
        return Span(UNKNOWN, span.ends or span.starts)
    return Span(UNKNOWN, some_day(in_order(text, span)))


@as_written
def read_day(text, years=()):
    """The EDTF of one date on which something happened, or nothing."""
    folded = prepared(text)
    if not folded or folded in words.table(words.NOT_SAID):
        return UNKNOWN
    point = point_of(folded, years)
    if point:
        return point.starts
    span = read_span(folded, years)
    if span is None or span.ends in (UNKNOWN, OPEN):
        raise unreadable(text)
    return some_day(in_order(text, span))


def read_exact(folded):
    """EDTF as the portal writes it, where one date is meant: 2010-12 is a month."""
    try:
        return Span(*[parse(folded).text] * 2) if DATE.fullmatch(folded) else None
    except ValidationError:
        return None


def late_start(folded, years):
    """When it begins, where only the last day for that is said: [..2015] for “by 2015”."""
    for table in (words.BEFORE, words.BY):
        if found := words.before(table).fullmatch(folded):
            span = deadline(found["rest"], years, is_before=table is words.BEFORE)
            return span and f"[..{parse(span.ends).high.text}]"
    point = point_of(folded, years)
    return late_part(point) if point and point.is_end else None


def some_day(span):
    """A set: some day of a period that stands where one date is asked for.

    Ends of unlike precision become days, and quarters months, as `edtf_words` does it.
    """
    start, end = parse(span.starts), parse(span.ends)
    if start.low is None:
        return f"[..{end.high.text}]"
    low, high = start.low, end.high
    if low.precision != high.precision:
        return f"[{low.first}..{high.last}]"
    if low.precision in (Precision.QUARTER, Precision.HALF):
        return f"[{low.first:%Y-%m}..{high.last:%Y-%m}]"
    return parse(f"[{low.text}..{high.text}]").text


@lru_cache(maxsize=4096)
def is_not_said(text):
    """A sign that nothing is said: TBC, n/a, a dash."""
    return not text.strip() or fold(text).strip() in words.table(words.NOT_SAID)


def prepared(text):
    """Folded, with the spellings that `edtf_words` reads, and without “(tbc)” behind it."""
    if len(text) > LONGEST:
        raise unreadable(text)
    text = re.sub(r"\s*[\r\n]+\s*", ", ", text.strip())
    folded = fold(text).strip(" ;,")
    folded = folded.rstrip(".") if not folded.endswith("..") else folded
    for pattern, written in words.spellings():
        folded = pattern.sub(f"{written} ", folded)
    return " ".join(without_brackets(folded).split())


def without_brackets(folded):
    found = re.fullmatch(r"(.*?)\s*[(（\[]([^()\[\]]*)[)）\]]\s*(.*)", folded)
    if not found or ".." in folded:
        return folded
    inside = found[2].strip()
    kept = "" if inside in words.table(words.TENTATIVE) else inside
    return " ".join(part for part in (found[1], kept, found[3]) if part)


def in_order(text, span):
    """Raises ValidationError for what ends before it begins."""
    start, end = parse(span.starts), parse(span.ends)
    if start.low and end.high and end.high.last < start.low.first:
        raise ValidationError(
            _("“%(value)s” ends before it begins."), code="order", params={"value": text}
        )
    return span


def unreadable(text):
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    return ValidationError(
        _(
            "“%(value)s” is not a date or period we can read. Write it as exactly as it is known, "
            "for example 2021, Q2 2021, May 2021, 9 May 2021, 2021-2022, Q1-Q3 2021, mid-2014, "
            "by end of 2015, ongoing. Leave it empty when it is not known."
        ),
        code="unreadable",
        params={"value": shown},
    )
