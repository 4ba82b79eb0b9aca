"""A timeline as its template shows it: groups of rows, what the colours mean, the years."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from types import SimpleNamespace
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.gantt import MARKS, YEARS, Window
from workplan.status import WORDS, Progress

from .details import Details
from .groups import DAYS, Counts
from .rows import rows_of

#: Groups stand open until so many rows are shown; those after them are folded.
MOST_OPEN = 100
#: Around the period of a plan that is looked at alone.
YEARS_AROUND = 2
#: Quarters of more years are hard to tell apart before anybody has chosen some.
YEARS_OF_QUARTERS = 3

COLUMNS = ("slug", "title", "status", "publication", "confidence", "starts", "ends", *DAYS)
#: Keys of groups that are columns of an activity.
FOREIGN = ("body_id", "objective_id")

MARK_WORDS = {
    "due": gettext_lazy("Output due"),
    "delivered": gettext_lazy("Output delivered"),
    "report": gettext_lazy("Report of an agency"),
    "note": gettext_lazy("Note on record"),
}


@dataclass(frozen=True)
class Group:
    """Rows that stand together; `progress` counts all of the group, on other pages too."""

    name: str
    progress: Progress
    activities: list
    is_open: bool

    @property
    def shown(self):
        return len(self.activities)


@dataclass
class Timeline:
    groups: list
    details: Details
    counts: Counts
    window: Window
    day: date
    plan: object

    @property
    def marks(self):
        """Those of all rows of the page."""
        for noted in self.details.noted.values():
            for each in noted:
                yield from each.marks()

    def rows(self, group):
        drawing = {"window": self.window, "day": self.day, "plan": self.plan}
        return rows_of(group.activities, self.details, **drawing)

    @property
    def shows_day(self):
        return self.window.shows(self.day)

    @cached_property
    def by_status(self):
        """How many of all rows, those of other pages included, are in which state."""
        counts = Counter()
        for each in self.counts.by_group.values():
            counts.update(each)
        return counts

    @property
    def key(self):
        """What colours, patterns and marks mean: those that occur."""
        items = [(str(each), words) for each, words in WORDS.items() if self.by_status[each]]
        items += [("completed-possible", _("Possible")), ("unknown", _("End not known"))]
        if self.plan:
            items.append(("band", _("Period of the plan")))
        occurring = {kind for kind, _first, last in self.marks if last}
        items += [(kind, MARK_WORDS[kind]) for kind in reversed(MARKS) if kind in occurring]
        return [{"swatch": swatch, "label": label} for swatch, label in items]


def drawn(page, counts, grouping, link, *, window, day, plan=None, as_of=None):
    """The timeline of the activities of a page, which stand in the order of the grouping.

    `link(**filters)` is the address of the list with these filters besides its own. `day` is the
    line, `plan` the one with the washed period; leads and notes are those `as_of` a day, or of now.
    """
    details = Details(page, as_of)
    stretches = [(key, list(rows)) for key, rows in groupby(page, key=attrgetter(grouping.key))]
    records = grouping.records([key for key, _rows in stretches if key])
    groups, shown = [], 0
    for key, rows in stretches:
        shown += len(rows)
        progress = group_progress(counts.by_group[key], grouping, records.get(key), link)
        name = grouping.name_of(records.get(key))
        groups.append(Group(name, progress, rows, is_open=not groups or shown <= MOST_OPEN))
    return Timeline(groups, details, counts, window, day, plan)


def group_progress(numbers, grouping, record, link):
    chosen = {grouping.parameter: grouping.value_of(record)}
    return Progress(numbers, lambda status: link(**chosen, status=status))


def ordered(activities, grouping, as_of=None):
    """Ready to be drawn: in groups, and within them in the order that they had.

    Rows know no more than they show, and the bounds of their plan under `plan_...`.
    """
    order = [*grouping.order, *activities.query.order_by]
    foreign = [grouping.key] if grouping.key in FOREIGN else []
    rows = activities.select_related(None).prefetch_related(None).only(*COLUMNS, *foreign)
    bounds = {f"plan_{name}": F(f"plan__{name}") for name in DAYS}
    return grouping.annotated(rows, as_of).annotate(**bounds).order_by(*order)


def plan_of(activity):
    """The period of the plan of a row that `ordered` has read."""
    return SimpleNamespace(**{name: getattr(activity, f"plan_{name}") for name in DAYS})


def default_window(counts, day, plan, zoom=YEARS):
    """All years of which something is known; of one plan its period and the years around it.

    By quarters a few of them: those of the plan, or those nearest to the day.
    """
    first, last = counts.years(day)
    begin, end = (year_of_start(plan), year_of_end(plan)) if plan else (None, None)
    around = YEARS_AROUND if zoom == YEARS else 0
    first = min(max(first, begin - around), begin) if begin else first
    last = max(last, first)
    last = max(min(last, end + around), end) if end else last
    most = None if zoom == YEARS or (begin and end) else YEARS_OF_QUARTERS
    return Window.around(first, last, min(max(day.year, first), last), zoom, most)


def year_of_start(period):
    day = period.starts_earliest or period.starts_latest
    return day and day.year


def year_of_end(period):
    """None where the end is open or not known."""
    day = period.ends_latest or period.ends_earliest
    return day.year if day and day != date.max else None


def timeline_url(**filters):
    """The full timeline of what these filters of the list find."""
    return f"{reverse('activity_timeline')}?{urlencode(filters)}"
