"""What rows tell of activities besides themselves, as plain tuples; one query for all rows.

Hundreds of rows with a handful of leads, outputs and notes each are thousands of instances of
models, of which nothing but a few words and days is shown.
"""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from django.db.models import Case, CharField, DateField, Value, When

from agencies.models import Publication
from gmg_portal.lib.fields import in_language
from workplan.models import ActivityAgency, Output, ProgressUpdate, UpdateOrigin
from workplan.models.standing import part_on

REPORTING, LEAD, OUTPUT = "reporting", "lead", "output"
#: For a column that only other sides of a union have.
NO_TEXT, NO_DAY = Value("", output_field=CharField()), Value(None, output_field=DateField())


class Told(NamedTuple):
    """A lead by its acronym; or an output by what it was due and delivered; or a word about
    progress by its date. `text` is the acronym, or the date that `earliest` and `latest` are of.
    """

    activity: int
    kind: str
    pk: int
    text: str
    earliest: date | None
    latest: date | None
    delivered: str
    delivered_earliest: date | None
    delivered_latest: date | None

    @property
    def is_lead(self):
        return self.kind in (REPORTING, LEAD)

    @property
    def is_output(self):
        return self.kind == OUTPUT

    @property
    def is_report(self):
        return self.kind == UpdateOrigin.AGENCY_REPORT

    def marks(self):
        """(kind of the mark, earliest, latest)"""
        if not self.is_output:
            yield "report" if self.is_report else "note", self.earliest, self.latest
            return
        yield "due", self.earliest, self.latest
        yield "delivered", self.delivered_earliest, self.delivered_latest

    def as_of(self, day):
        """As it was on a day, None where it was not yet; what was delivered later was not."""
        if not self.is_output:
            return self if self.latest and self.latest <= day else None
        if self.delivered_latest and self.delivered_latest <= day:
            return self
        return self._replace(delivered="", delivered_earliest=None, delivered_latest=None)


class Details:
    """`leads`: acronyms of each activity, the reporting one first; `noted`: outputs, then words
    about its progress, the newest first."""

    def __init__(self, activities, as_of=None):
        keys = [activity.pk for activity in activities]
        self.leads, self.noted = defaultdict(list), defaultdict(list)
        for each in sorted(told_of(keys, as_of), key=_order) if keys else ():
            if each.is_lead:
                self.leads[each.activity].append(each.text)
            elif each := each.as_of(as_of) if as_of else each:
                self.noted[each.activity].append(each)


def told_of(keys, as_of=None):
    """Leads, outputs, and what is published about the progress of activities, in one query."""
    rows = outputs_of(keys).union(updates_of(keys), leads_of(keys, as_of), all=True)
    return [Told(*row) for row in rows]


def outputs_of(keys):
    return (
        Output.objects.filter(activity__in=keys)
        .order_by()
        .values_list(
            "activity",
            Value(OUTPUT, output_field=CharField()),
            "pk",
            "due",
            "due_earliest",
            "due_latest",
            "delivered",
            "delivered_earliest",
            "delivered_latest",
        )
    )


def updates_of(keys):
    # The activities are seen already; that of a word about them is its own publication alone.
    published = ProgressUpdate.objects.filter(publication=Publication.PUBLISHED)
    return (
        published.filter(activity__in=keys)
        .order_by()
        .values_list(
            "activity",
            "origin",
            "pk",
            "reported",
            "reported_earliest",
            "reported_latest",
            NO_TEXT,
            NO_DAY,
            NO_DAY,
        )
    )


def leads_of(keys, as_of):
    links = ActivityAgency.objects.public().leads().filter(activity__in=keys).order_by()
    if as_of:
        links = links.filter(part_on(as_of))
    kind = Case(
        When(is_reporting=True, then=Value(REPORTING)),
        default=Value(LEAD),
        output_field=CharField(),
    )
    acronym = in_language("agency__acronym")
    return links.values_list(
        "activity", kind, "pk", acronym, NO_DAY, NO_DAY, NO_TEXT, NO_DAY, NO_DAY
    )


def _order(each):
    if each.is_lead:
        return (0, each.kind == LEAD, each.pk)
    if each.is_output:
        return (1, 0, each.pk)
    return (2, -each.latest.toordinal() if each.latest else 0, each.pk)
