"""From what stands in a cell, folded, to both ends of a period: the ways in which people say it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from django.core.exceptions import ValidationError

from gmg_portal.lib.edtf_dates import OPEN, PRECISION_OF_CODE, UNKNOWN, Precision, parse
from gmg_portal.lib.edtf_printing import format_date, format_period
from gmg_portal.lib.edtf_words import read

from . import date_words as words
from .date_parts import Point, late_part, point_of, single
from .findings import Doubtful


@dataclass(frozen=True)
class Span:
    """The ends of a period as EDTF; the empty text is an end that is not known."""

    starts: str = UNKNOWN
    ends: str = UNKNOWN


def read_words(folded, years):
    """What holds no date: not said, open, or again and again."""
    if not folded or folded in words.table(words.NOT_SAID):
        return Span()
    if folded in words.table(words.OPEN_ENDED) or folded == OPEN:
        return Span(UNKNOWN, OPEN)
    if folded in words.table(words.RECURRING):
        raise Doubtful("date", folded, whole_plan(years))
    return None


def whole_plan(years):
    if not years:
        return []
    first, last = str(years[0]), str(years[-1])
    return [(f"{first}/{last}", format_period(first, last))]


def read_span(folded, years):
    ways = read_running, read_beginning, read_one, read_either, read_range, read_list
    for read_with in ways:
        if (span := read_with(folded, years)) is not None:
            return span
    return read_set(folded)


def read_set(folded):
    """What our own pages print, and EDTF."""
    try:
        found = read(folded).text
    except ValidationError:
        return None
    return Span(found, found)


def read_short_years(folded):
    """“2013-15” and “2021/22”; “2010-12” may be a month as well."""
    found = re.fullmatch(r"([0-9]{4})\s*([-/])\s*([0-9]{2})", folded)
    if not found:
        return None
    first, short = int(found[1]), int(found[3])
    last = first // 100 * 100 + short
    if last <= first or (found[2] == "-" and short in PRECISION_OF_CODE and short > 12):
        return None
    if short > 12 or (found[2] == "/" and last == first + 1):
        return Span(str(first), str(last))
    month = f"{first}-{short:02}"
    period = (f"{first}/{last}", format_period(str(first), str(last)))
    raise Doubtful("date", folded, [period, (month, format_date(month))])


def read_running(folded, years):
    """“Ongoing since 2013”, “ongoing until 2015”."""
    found = words.before(words.OPEN_ENDED).fullmatch(folded)
    span = read_span(found["rest"].strip(" ,-"), years) if found else None
    return span and Span(span.starts, span.ends or OPEN)


def read_one(folded, years):
    """One date, a part of one, or a deadline."""
    for table in (words.BEFORE, words.BY):
        if found := words.before(table).fullmatch(folded):
            return deadline(found["rest"], years, is_before=table is words.BEFORE)
    if found := words.behind(words.BY_AFTER).fullmatch(folded):
        return deadline(found["rest"], years)
    if found := words.before(words.IDLE).fullmatch(folded):
        return read_one(found["rest"], years) or read_range(found["rest"], years)
    point = point_of(folded, years)
    if point is None:
        return None
    # “End of 2015” without more is a deadline too.
    return Span(UNKNOWN if point.is_end else point.starts, point.ends)


def deadline(rest, years, is_before=False):
    point = point_of(rest, years)
    if point is None:
        return None
    return Span(UNKNOWN, day_before(point.base) if is_before else point.ends)


def day_before(edtf):
    """The year, month or day before; before a quarter or half-year its last month."""
    stretch = parse(edtf).low
    last = stretch.first - timedelta(days=1)
    patterns = {Precision.YEAR: "%Y", Precision.DAY: "%Y-%m-%d"}
    return last.strftime(patterns.get(stretch.precision, "%Y-%m"))


def read_beginning(folded, years):
    """What says when it begins and not when it ends, or that it has no end."""
    if found := words.before(words.SINCE).fullmatch(folded):
        return with_end(found["rest"], years, OPEN)
    if folded.endswith("/.."):
        return with_end(folded[:-3], years, OPEN)
    if found := words.behind(words.ONWARDS).fullmatch(folded):
        rest = words.before(words.FROM).fullmatch(found["rest"])
        return with_end(rest["rest"] if rest else found["rest"], years, OPEN)
    if found := words.before(words.FROM).fullmatch(folded):
        rest = found["rest"]
        return read_range(rest, years) or with_end(rest, years, UNKNOWN)
    return None


def with_end(rest, years, end):
    point = point_of(rest, years)
    return Span(late_part(point) if point.is_end else point.starts, end) if point else None


def read_either(folded, years):
    """“2014 or 2015”: the phrases that `edtf_words` takes for a set, but those with a dash."""
    if not re.match(r"between |entre |между |بين |介于", folded) and not re.search(
        r" or | ou | o | или |أو| او |或", folded
    ):
        return None
    return read_set(folded)


def read_range(folded, years):
    """“Q1-Q3 2021”, “March 2016 to May 2017”, “2014 - ongoing”."""
    signs = re.finditer(words.RANGE, folded, re.VERBOSE)
    # A dash or stroke without blanks may belong to a date: 2014-05-09 - 2016.
    for found in sorted(signs, key=lambda sign: sign[0] in "-/"):
        left, right = folded[: found.start()].strip(), folded[found.end() :].strip()
        if not left or not right:
            continue
        if right in words.table(words.OPEN_ENDED):
            if (span := with_end(left, years, OPEN)) is not None:
                return span
            continue
        if (span := between(left, right, years, folded)) is not None:
            return span
    return None


def between(left, right, years, text):
    """From one point to the other; the year, or the month of a day, may be said once."""
    left_points, right_points = readings(left, right, years), readings(right, left, years)
    if not left_points or not right_points:
        return None
    if len(left_points) == len(right_points) == 1:
        return from_to(left_points[0], right_points[0])
    if len(left_points) != len(right_points):
        most = max(left_points, right_points, key=len)
        one = left_points[0] if most is right_points else right_points[0]
        pairs = [(one, p) if most is right_points else (p, one) for p in most]
    else:
        pairs = zip(left_points, right_points, strict=True)
    spans = [from_to(*pair) for pair in pairs]
    raise Doubtful(
        "date",
        text,
        [(f"{s.starts}/{s.ends}", format_period(s.starts, s.ends)) for s in dict.fromkeys(spans)],
    )


def readings(text, other, years):
    """The points that a text may be; what it lacks comes from the other end, or the plan."""
    try:
        point = point_of(text, ()) or point_of(text, (), beside=base_of(other))
        point = point or point_of(text, years)
    except Doubtful as doubt:
        return [single(answer) for answer, label in doubt.choices]
    except ValidationError:
        return []
    return [point] if point else []


def base_of(text):
    """What the other end says, for a text that says less."""
    try:
        point = point_of(text, ())
    except (Doubtful, ValidationError):
        return None
    return point.base if point else None


def from_to(first: Point, last: Point):
    return Span(late_part(first) if first.is_end else first.starts, last.ends)


def read_list(folded, years):
    """“Q1, Q2 and Q3 2021”: one period where they follow each other; else nobody knows."""
    parts = [part.strip() for part in re.split(words.LIST, folded, flags=re.VERBOSE)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return None
    dated = [base_of(part) for part in parts]
    points = [point_of(each, (), beside=nearest(dated, at)) for at, each in enumerate(parts)]
    if None in points:
        return None
    span = from_to(points[0], points[-1])
    if all(follow(one, other) for one, other in pairwise(points)):
        return span
    whole = (f"{span.starts}/{span.ends}", format_period(span.starts, span.ends))
    raise Doubtful("date", folded, [whole])


def nearest(dated, at):
    """The date from which a part takes its year: the next one, or else the last before."""
    after = [each for each in dated[at:] if each]
    return (after or [each for each in dated[:at] if each][-1:] or [None])[0]


def follow(one: Point, other: Point):
    end, start = parse(one.base).high.last, parse(other.base).low.first
    return start == end + timedelta(days=1)
