"""Work along time: windows of years and of quarters, and the marks of days upon its bars.

Circles are for delivery, squares for reports; hollow is expected or noted, filled is done.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.safestring import mark_safe

from . import charts

YEARS, QUARTERS = "years", "quarters"
#: A drawn column has room for so many years.
MOST_YEARS = {YEARS: 30, QUARTERS: 7}
#: Before and after these no timeline leads.
FIRST_YEAR, LAST_YEAR = 1900, 2100

CIRCLE = '<circle cx="{:.2f}%" cy="50%" r="4.5" class="m-{}"/>'
SQUARE = (
    '<rect x="{:.2f}%" y="100%" width="8" height="8" transform="translate(-4 -5)" class="m-{}"/>'
)
#: In the order in which they are drawn: what is done lies above what was expected.
MARKS = {"note": SQUARE, "report": SQUARE, "due": CIRCLE, "delivered": CIRCLE}
#: Half of a mark at the edge of the column would be cut off.
EDGE = 0.8
#: Days that are further apart have a line between them, in per cent of the width.
LEAST_RANGE = 1.0


@dataclass(frozen=True)
class QuarterScale(charts.Scale):
    """Every quarter is as wide as any other, so that days stand between the lines of theirs."""

    def at(self, day):
        start, end = dt.date(self.first, 1, 1), dt.date(self.last + 1, 1, 1)
        inside = min(max(day, start), end)
        number = (inside.year - self.first) * 4 + (inside.month - 1) // 3
        begin = dt.date(inside.year, inside.month - (inside.month - 1) % 3, 1)
        share = (inside - begin).days / (_next_quarter(begin) - begin).days
        return 100 * (number + share) / (4 * (self.last + 1 - self.first))


def _next_quarter(begin):
    return dt.date(begin.year + begin.month // 10, (begin.month + 2) % 12 + 1, 1)


@dataclass(frozen=True)
class Window:
    """The years that a timeline shows, first to last, and what its columns are."""

    first: int
    last: int
    zoom: str = YEARS

    @classmethod
    def around(cls, first, last, centre, zoom=YEARS, most=None):
        """From first to last; of more years than have room, those around the year `centre`."""
        most = min(most or MOST_YEARS[zoom], MOST_YEARS[zoom])
        if last - first + 1 <= most:
            return cls(first, last, zoom)
        begin = min(max(centre - most // 2, first), last - most + 1)
        return cls(begin, begin + most - 1, zoom)

    @property
    def span(self):
        return self.last - self.first + 1

    @property
    def most(self):
        return MOST_YEARS[self.zoom]

    @property
    def is_by_quarters(self):
        return self.zoom == QUARTERS

    @property
    def scale(self):
        kind = QuarterScale if self.is_by_quarters else charts.Scale
        return kind(self.first, self.last)

    def shows(self, day):
        return self.scale.shows(day)

    @property
    def words(self):
        return str(self.first) if self.span == 1 else f"{self.first}–{self.last}"

    # What the links beside the drawing lead to; None where there is nothing further

    @property
    def earlier(self):
        return self._moved(-self._step)

    @property
    def later(self):
        return self._moved(self._step)

    @property
    def closer(self):
        return self._resized((self.span + 1) // 2) if self.span > 1 else None

    @property
    def wider(self):
        return self._resized(min(2 * self.span, self.most)) if self.span < self.most else None

    @property
    def _step(self):
        return max(self.span // 2, 1)

    def _moved(self, years):
        years = min(max(years, FIRST_YEAR - self.first), LAST_YEAR - self.last)
        return replace(self, first=self.first + years, last=self.last + years) if years else None

    def _resized(self, span):
        first = self.first + (self.span - span) // 2
        first = min(max(first, FIRST_YEAR), LAST_YEAR - span + 1)
        return replace(self, first=first, last=first + span - 1)

    # Drawing

    @property
    def grid(self):
        """The class that rules a drawn column into its years, or into quarters and years."""
        if self.is_by_quarters:
            return f"grid quarters y{4 * self.span}"
        return charts.grid_class(self.first, self.last)

    @property
    def axis(self):
        """The years above a drawn column, and below them the numbers of their quarters."""
        if not self.is_by_quarters:
            return charts.year_axis(self.first, self.last)
        years = "".join(f"<span>{year}</span>" for year in range(self.first, self.last + 1))
        quarters = "".join(f"<span>{number % 4 + 1}</span>" for number in range(4 * self.span))
        return mark_safe(  # noqa: S308 (numbers)
            f'<div class="axis" aria-hidden="true">{years}</div>'
            f'<div class="axis quarters" aria-hidden="true">{quarters}</div>'
        )


def activity_bar(series, period, window, *, marks=(), day=None, band=None):
    """One row: the period in the look of a status, marks upon it, the line of a day.

    `marks` are (kind, earliest, latest): a name of `MARKS`, and the first and last day on which it
    may have been. `band` is the period of a plan, washed behind the row.
    """
    return charts.scaled_bar(
        [(series, period)],
        window.scale,
        [day] if day else [],
        [band] if band else [],
        drawn_marks(marks, window.scale),
    )


def drawn_marks(marks, scale):
    """Each mark on its last possible day, with a line from the first; none outside the years."""
    parts = []
    for kind, shape in MARKS.items():
        for name, earliest, latest in marks:
            if name != kind or latest is None or not scale.shows(latest):
                continue
            at = min(max(scale.after(latest), EDGE), 100 - EDGE)
            start = scale.at(earliest or dt.date.min)
            if at - start > LEAST_RANGE:
                height = "50%" if shape is CIRCLE else "98%"
                ends = f'x1="{start:.2f}%" x2="{at:.2f}%"'
                parts.append(f'<line {ends} y1="{height}" y2="{height}" class="m-range"/>')
            parts.append(shape.format(at, kind))
    return "".join(parts)


def swatch(name):
    """A sample for the key: a mark, `day` for its line, or one of those of `charts`."""
    if name == "day":
        line = '<line x1="50%" x2="50%" y1="0" y2="100%" class="now"/>'
        return charts.scaled_bar([], charts.Scale(2000, 2000), over=line)
    if name in MARKS:
        shape = MARKS[name].format(50, name).replace('y="100%"', 'y="50%"')
        return charts.scaled_bar([], charts.Scale(2000, 2000), over=shape)
    return charts.swatch(name)
