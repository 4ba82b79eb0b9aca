"""Dates as the record keeps them: EDTF (ISO 8601-2), as far as the portal needs it.

A value is one date (year, month, day, quarter, half-year), one set that names a range of which one
day is meant, nothing (not known), or ``..`` (an end that is open). A set has both ends of one
precision, or no first end: ``[..2014]`` is that year or before.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from edtf import parse_edtf

UNKNOWN = ""
OPEN = ".."


class Edge(StrEnum):
    """Which side of a period a date stands for; DAY is a date that stands alone."""

    START = "start"
    END = "end"
    DAY = "day"


class Reading(StrEnum):
    """COVERS: a start is the first day of what is named, an end its last day (a plan for 2014).
    HAPPENED: some one day of it (a meeting in 2014)."""

    COVERS = "covers"
    HAPPENED = "happened"


class Precision(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class Stretch:
    """The days that one date names: 2006-05 runs from 1 to 31 May."""

    text: str
    precision: Precision
    first: date
    last: date


@dataclass(frozen=True)
class EdtfDate:
    """A value as parsed. One date has `low` and `high` the same; nothing and `..` have neither."""

    text: str
    low: Stretch | None = None
    high: Stretch | None = None

    @property
    def is_unknown(self):
        return self.text == UNKNOWN

    @property
    def is_open(self):
        return self.text == OPEN

    @property
    def is_set(self):
        return self.low != self.high

    def __str__(self):
        return self.text


# 9999 is left out: its last day is the bound of an open end.
DATE = re.compile(r"(?!9999)([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
SET = re.compile(r"\[([^\[\].]*)\.\.([^\[\].]+)\]")
PRECISION_OF_CODE = {
    **dict.fromkeys(range(1, 13), Precision.MONTH),
    **dict.fromkeys(range(33, 37), Precision.QUARTER),
    **dict.fromkeys(range(40, 42), Precision.HALF),
}


@lru_cache(maxsize=8192)
def parse(text):
    """The EdtfDate of a text; raises ValidationError that says what is wrong with it."""
    text = text.strip()
    if text in (UNKNOWN, OPEN):
        return EdtfDate(text)
    if DATE.fullmatch(text):
        stretch = parse_stretch(text)
        return EdtfDate(text, stretch, stretch)
    if found := SET.fullmatch(text):
        return parse_set(text, *(end.strip() for end in found.groups()))
    raise refusal(text)


def parse_set(text, low, high):
    if not all(DATE.fullmatch(end) for end in (low, high) if end):
        raise refusal(text)
    high = parse_stretch(high)
    if not low:
        return EdtfDate(f"[..{high.text}]", None, high)
    low = parse_stretch(low)
    if low.precision != high.precision:
        raise invalid(
            _(
                "Both ends of “%(value)s” must be equally precise: two years, two months or two "
                "days, for example [2006-01-01..2006-05-09]."
            ),
            text,
        )
    if low.first > high.first:
        raise invalid(_("“%(value)s” is the wrong way round: the earlier date comes first."), text)
    if low == high:
        return EdtfDate(low.text, low, low)
    if low.precision in (Precision.QUARTER, Precision.HALF):
        raise invalid(
            _("Write “%(value)s” in months or days, for example [2021-01..2021-06]."), text
        )
    return EdtfDate(f"[{low.text}..{high.text}]", low, high)


@lru_cache(maxsize=8192)
def parse_stretch(text):
    """One date whose shape is known to be right; what no calendar has is refused."""
    year, code, day = (part and int(part) for part in DATE.fullmatch(text).groups())
    precision = PRECISION_OF_CODE.get(code) if code is not None else Precision.YEAR
    if not precision or (day is not None and precision != Precision.MONTH):
        raise invalid(
            _(
                "“%(value)s”: there is no month %(month)s. Months are 01 to 12; 33 to 36 are "
                "quarters and 40 and 41 half-years, without a day."
            ),
            text,
            month=f"{code:02}",
        )
    if day is not None:
        precision, days = Precision.DAY, monthrange(year, code)[1]
        if not 1 <= day <= days:
            raise invalid(
                _(
                    "“%(value)s” does not exist: the last day of that month is "
                    "%(last)s, there is no day %(day)s."
                ),
                text,
                last=f"{year}-{code:02}-{days}",
                day=day,
            )
    return Stretch(text, precision, *ends_of(text, year, code, day, precision))


def ends_of(text, year, code, day, precision):
    """The first and the last day. What is plain is not given to the library: it takes 10 ms."""
    if precision in (Precision.QUARTER, Precision.HALF):
        parsed = parse_edtf(text)
        return [date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict())]
    last_month = code or 12
    last_day = day or monthrange(year, last_month)[1]
    return date(year, code or 1, day or 1), date(year, last_month, last_day)


def bounds(value, edge=Edge.DAY, reading=Reading.HAPPENED):
    """The earliest and latest day that the value may mean. None: not known, or no earliest."""
    value = value if isinstance(value, EdtfDate) else parse(value)
    if value.is_open:
        if edge != Edge.END:
            raise ValidationError(_("Only an end can be open (“..”)."), code="open")
        return date.max, date.max
    if reading == Reading.COVERS and edge != Edge.DAY:
        day_of = "first" if edge == Edge.START else "last"
        ends = (value.low, day_of), (value.high, day_of)
    else:
        ends = (value.low, "first"), (value.high, "last")
    return tuple(stretch and getattr(stretch, day_of) for stretch, day_of in ends)


UNREADABLE = _(
    "“%(value)s” is not a date we can read. Write a year (2006), a month (2006-05), a day "
    "(2006-05-09), a quarter (2021-34 is the second), a half-year (2021-40 is the first), "
    "a range that it falls in ([2006-01-01..2006-05-09]), or [..2014] for that year or "
    "before. Leave it empty when it is not known."
)


def refusal(text, otherwise=UNREADABLE):
    """Why a text that has no shape of ours is not taken."""
    if "/" in text:
        return invalid(
            _("“%(value)s” is a period. Write its start and its end, each in its own field."), text
        )
    if re.search(r"[0-9X][?~%]|[?~%][0-9]", text):
        return invalid(
            _(
                "“%(value)s” says that the date is doubtful. Write the range that it falls in, "
                "for example [2006..2008]; how sure it is has its own field."
            ),
            text,
        )
    return invalid(otherwise, text)


def invalid(message, text, **params):
    value = text if len(text) <= 60 else f"{text[:60]}…"
    return ValidationError(message, code="invalid", params={"value": value, **params})
