"""Drawings as strings of SVG: no text, no inline style, lengths in per cent of the width.

Solid is certain, hatched is possible, a dashed outline is not known. A drawing stands beside its
table or its words and is hidden from readers that cannot see it.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.html import conditional_escape, escape
from django.utils.safestring import mark_safe

from gmg_portal.lib.icons import hidden_drawing, icon

OPEN = '<svg class="{}" aria-hidden="true" focusable="false">'
CLOSE = "</svg>"
#: Segments with an outline lie above the gaps between the solid ones.
OUTLINED = frozenset({"planned", "suspended", "cancelled", "outcome_unknown", "unreported"})
#: What a segment wears beyond its class.
SEGMENT_FILL = {"suspended": ' fill="url(#h-pause)"'}


@dataclass(frozen=True)
class Series:
    """How one kind of period looks: its colour, and how much of the row's height it takes."""

    colour: str
    top: str = "30%"
    height: str = "40%"


SERIES = {
    "member": Series("pine"),
    "observer": Series("mid"),
    "predecessor": Series("slate"),
    "chair": Series("ochre", "0", "100%"),
    "completed": Series("pine", "15%", "70%"),
    "ongoing": Series("mid", "15%", "70%"),
    "planned": Series("planned", "15%", "70%"),
    "delayed": Series("ochre", "15%", "70%"),
    "suspended": Series("suspended", "15%", "70%"),
    "cancelled": Series("cancelled", "15%", "70%"),
    "outcome_unknown": Series("slate", "15%", "70%"),
    "unreported": Series("slate", "15%", "70%"),
}
HATCHED = ("pine", "mid", "ochre", "slate", "brick")
#: A single day of many years is still to be seen.
LEAST_WIDTH = 0.4
#: What is no plain colour has no hatching of its own: its possible part borrows one.
HATCH = {"planned": "pine", "suspended": "slate", "cancelled": "brick"}


def _svg(parts, css="bar"):
    return mark_safe(OPEN.format(css) + "".join(parts) + CLOSE)  # noqa: S308 (numbers, escaped words)


def stacked_bar(segments):
    """Shares of a whole as one bar, or nothing when every count is zero or unknown.

    ``segments``: dicts (or objects) in drawing order with ``state`` (a name of ``lib.icons``) and
    ``count`` (a whole number; None and 0 are left out).
    """
    counted = [(_of(each, "state"), _of(each, "count") or 0) for each in segments]
    total = sum(count for _state, count in counted)
    if not total:
        return ""
    solid, gaps, outlined, at = [], [], [], 0.0
    for state, count in counted:
        if not count:
            continue
        width = 100 * count / total
        layer = outlined if state in OUTLINED else solid
        layer.append(
            f'<rect x="{at:.2f}%" width="{width:.2f}%" y="8%" height="84%"'
            f' class="f-{escape(state)}"{SEGMENT_FILL.get(state, "")}/>'
        )
        if state == "cancelled":
            layer.append(_struck_through(at, at + width))
        if at:
            gaps.append(f'<rect x="{at:.2f}%" width="2" height="100%" class="f-paper"/>')
        at += width
    return _svg(solid + gaps + outlined)


def _of(each, name):
    return each[name] if isinstance(each, dict) else getattr(each, name)


@dataclass(frozen=True)
class Scale:
    """Days as per cent of whole years, first to last."""

    first: int
    last: int

    def at(self, day):
        """Where ``day`` begins, within 0 and 100."""
        start, end = dt.date(self.first, 1, 1), dt.date(self.last + 1, 1, 1)
        inside = min(max(day, start), end)
        return 100 * (inside - start).days / (end - start).days

    def after(self, day):
        """Where ``day`` is over."""
        return 100.0 if day >= dt.date(self.last, 12, 31) else self.at(day + dt.timedelta(days=1))

    def shows(self, day):
        return self.first <= day.year <= self.last


def parts_of(period, scale):
    """``period`` as (kind, from, to) in per cent: certain, possible, unknown.

    ``period`` has starts_earliest, starts_latest, ends_earliest and ends_latest: days, None where
    nothing is known ("2014 or before" has no earliest), ``date.max`` for an end that is open. The
    last day belongs to the period.
    """
    first, begun = period.starts_earliest, period.starts_latest
    ended, last = period.ends_earliest, period.ends_latest
    if begun is None and last is None:
        return []
    if begun is None:
        return _clean([("unknown", 0.0, scale.after(last))])
    start, sure_start = scale.at(first or dt.date.min), scale.at(begun)
    if last is None:
        sure_end = max(sure_start, scale.after(ended)) if ended else sure_start
        end, beyond = sure_end, 100.0
    else:
        sure_end = scale.after(ended) if ended else sure_start
        end = beyond = scale.after(last)
    if sure_end <= sure_start < end:
        return _clean([("possible", start, end)])
    return _clean(
        [
            ("possible", start, sure_start),
            ("certain", sure_start, sure_end),
            ("possible", sure_end, end),
            ("unknown", end, beyond),
        ]
    )


def _clean(parts):
    return [(kind, start, end) for kind, start, end in parts if end - start > 0.005]


def period_bar(rows, first_year, last_year, marks=(), bands=()):
    """One row of a timeline.

    ``rows``: (series, period) pairs drawn over each other in this order; series is a key of
    ``SERIES``, period anything with the four bounds. ``marks``: days, each an upright line.
    ``bands``: periods washed behind the row, through its whole height.
    """
    return scaled_bar(rows, Scale(first_year, last_year), marks, bands)


def scaled_bar(rows, scale, marks=(), bands=(), over=""):
    """As `period_bar`, on any scale; ``over`` is SVG above all else."""
    parts = []
    for band in bands:
        for _kind, start, end in parts_of(band, scale):
            box = f'x="{start:.2f}%" width="{end - start:.2f}%"'
            parts.append(f'<rect {box} y="-400%" height="900%" class="f-band"/>')
    for name, period in rows:
        parts.extend(_drawn(SERIES[name], part) for part in parts_of(period, scale))
    for day in marks:
        if scale.shows(day):
            at = f"{scale.after(day):.2f}%"
            parts.append(f'<line x1="{at}" x2="{at}" y1="-400%" y2="500%" class="now"/>')
    return _svg([*parts, over])


def _drawn(series, part):
    kind, start, end = part
    width = max(end - start, LEAST_WIDTH)
    start = min(start, 100 - width)
    box = (
        f'<rect x="{start:.2f}%" width="{width:.2f}%"'
        f' y="{series.top}" height="{series.height}" rx="1.5"'
    )
    drawn = box + _dress(series.colour, kind) + "/>"
    if series.colour == "cancelled" and kind == "certain":
        drawn += _struck_through(start, start + width)
    return drawn


def _struck_through(start, end):
    ends = f'x1="{start:.2f}%" x2="{end:.2f}%"'
    return f'<line {ends} y1="50%" y2="50%" class="s-cancelled"/>'


def _dress(colour, kind):
    if kind == "certain":
        return f' class="f-{colour}"{SEGMENT_FILL.get(colour, "")}'
    if kind == "unknown":
        return ' class="f-open"'
    hatch = HATCH.get(colour, colour)
    return f' fill="url(#h-{hatch})" class="e-{hatch}" stroke-width="1"'


def patterns():
    """The hatchings, once on a page that draws."""
    slanted = 'width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    drawn = [
        f'<pattern id="h-{colour}" {slanted}>'
        f'<path d="M1 0v5" class="h-{colour}" stroke-width="1.6"/></pattern>'
        for colour in HATCHED
    ]
    upright = 'width="6" height="6" patternUnits="userSpaceOnUse"'
    drawn.append(
        f'<pattern id="h-pause" {upright}>'
        '<path d="M1.5 0v6" class="h-slate" stroke-width="3"/></pattern>'
    )
    return hidden_drawing("".join(drawn))


def swatch(name):
    """A sample for the key: a series, ``<series>-possible``, or ``unknown``, ``band``."""
    if name == "unknown":
        return _svg(['<rect width="100%" y="15%" height="70%" class="f-open"/>'])
    if name == "band":
        return _svg(['<rect width="100%" height="100%" class="f-band"/>'])
    base, _dash, kind = name.partition("-")
    series = SERIES[base]
    top, height = ("0", "100%") if series.top == "0" else ("20%", "60%")
    dress = _dress(series.colour, kind or "certain")
    line = _struck_through(0, 100) if name == "cancelled" else ""
    return _svg([f'<rect width="100%" y="{top}" height="{height}"{dress}/>{line}'])


def year_axis(first_year, last_year):
    """The years above a drawn column, named by ones or by twos (see ``grid_class``)."""
    years = range(first_year, last_year + 1)
    step = 1 if len(years) <= 10 else 2
    names = "".join(
        f"<span>{year if (year - first_year) % step == 0 else ''}</span>" for year in years
    )
    return mark_safe(f'<div class="axis" aria-hidden="true">{names}</div>')  # noqa: S308 (numbers)


def grid_class(first_year, last_year):
    """The class that rules a drawn column into its years."""
    return f"grid y{last_year - first_year + 1}"


#: More diamonds than this say nothing that the number beside them does not.
MOST_MARKS = 6


def matrix_cell(label, *, endorsed=0, proposed=0, looked_for=False, url="", is_open=False):
    """One cell of where the agendas agree: a diamond for each pair, and ``label``, its words.

    No pair and ``looked_for``: looked for, none found. No pair and not: nobody has looked yet.
    ``url`` opens the cell; ``is_open`` joins it to the row below.
    """
    if endorsed + proposed:
        names = (["endorsed"] * endorsed + ["proposed"] * proposed)[:MOST_MARKS]
        state = "proposed" if proposed else "endorsed"
    else:
        state = "none" if looked_for else "unassessed"
        names = [state]
    inner = (
        f'<span class="marks">{"".join(icon(name) for name in names)}</span>'
        f"<span>{conditional_escape(label)}</span>"
    )
    if not url:
        return mark_safe(f'<span class="cell {state}">{inner}</span>')  # noqa: S308 (escaped)
    current = ' aria-current="true"' if is_open else ""
    return mark_safe(  # noqa: S308 (escaped)
        f'<a class="cell {state}" href="{escape(url)}"{current}>{inner}</a>'
    )
