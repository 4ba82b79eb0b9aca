"""What the rows of a timeline stand together by, and how many rows each group has in all."""

from collections import Counter
from datetime import date

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Body
from gmg_portal.lib.fields import in_language
from gmg_portal.lib.templatetags.portal import english, said
from workplan.filter_kinds import NONE
from workplan.group_filters import objective_address, reporting_links
from workplan.models import Objective

LEAD = "reporting_lead"


class ByBody:
    """Under their bodies, in the order of names."""

    label, none_label = _("Body"), _("No body on record")
    #: The filter of the list that finds a group, and the column by which rows are in it.
    parameter, key = "body", "body_id"

    def annotated(self, activities, as_of=None):
        """With the column `key`."""
        return activities

    @property
    def order(self):
        return [in_language("body__name").asc(nulls_last=True), F("body").asc(nulls_last=True)]

    def records(self, keys):
        """What the groups are called after, by key; one query."""
        return Body.objects.in_bulk(keys)

    def value_of(self, body):
        return body.slug if body else NONE

    def name_of(self, body):
        if body is None:
            return self.none_label
        return _link(body.get_absolute_url(), said(body, "name", False))


class ByObjective(ByBody):
    """Under the objectives of their plans, the newest plan first."""

    label, none_label = _("Objective"), _("No objective on record")
    parameter, key = "objective", "objective_id"

    @property
    def order(self):
        return [
            F("objective__plan__starts_latest").desc(nulls_last=True),
            F("objective__plan").desc(nulls_last=True),
            F("objective__code").asc(nulls_last=True),
        ]

    def records(self, keys):
        return Objective.objects.select_related("plan").in_bulk(keys)

    def value_of(self, objective):
        return objective_address(objective) if objective else NONE

    def name_of(self, objective):
        if objective is None:
            return self.none_label
        plan = f"{objective.plan.get_absolute_url()}#objectives"
        return format_html("{} {}", _link(plan, objective.code), english(objective.text))


class ByLead(ByBody):
    """Under the lead that reports, so that joint work is listed once."""

    label, none_label = _("Lead agency"), _("No reporting lead on record")
    parameter, key = "reporting", LEAD

    def annotated(self, activities, as_of=None):
        links = reporting_links(as_of).filter(activity=OuterRef("pk"))
        return activities.annotate(**{LEAD: Subquery(links.values("agency")[:1])})

    @property
    def order(self):
        agency = Agency.objects.filter(pk=OuterRef(LEAD)).annotate(name=in_language("acronym"))
        name = Subquery(agency.values("name")[:1])
        return [name.asc(nulls_last=True), F(LEAD).asc(nulls_last=True)]

    def records(self, keys):
        return Agency.objects.in_bulk(keys)

    def name_of(self, agency):
        if agency is None:
            return self.none_label
        return _link(agency.get_absolute_url(), said(agency, "acronym", False))


def _link(url, words):
    return format_html('<a href="{}">{}</a>', url, words)


GROUPINGS = {"body": ByBody(), "objective": ByObjective(), "lead": ByLead()}

#: The days of an activity that a window has to hold; an open end is none.
DAYS = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
KNOWN = {name: ~Q(**{name: date.max}) for name in DAYS}
SPAN = {f"first_{name}": Min(name) for name in DAYS} | {
    f"last_{name}": Max(name, filter=known) for name, known in KNOWN.items()
}
OPEN_ENDS = Count("pk", filter=Q(ends_latest=date.max))


def status_column(activities):
    """Where a list of activities has the status: that of now, or that of a day it is asked for."""
    return "standing" if "standing" in activities.query.annotations else "status"


class Counts:
    """How many of a list each group has in which state, and when they were; one query."""

    def __init__(self, activities, grouping, as_of=None):
        self.key, self.status = grouping.key, status_column(activities)
        rows = grouping.annotated(activities, as_of).order_by().values(self.key, self.status)
        self.rows = list(rows.annotate(number=Count("pk"), open_ends=OPEN_ENDS, **SPAN))

    @cached_property
    def by_group(self):
        """{key: {status: number}}"""
        found = {}
        for row in self.rows:
            found.setdefault(row[self.key], Counter())[row[self.status]] += row["number"]
        return found

    @cached_property
    def total(self):
        return sum(row["number"] for row in self.rows)

    def years(self, day):
        """The first and the last year of what is known; an open end goes on to that of `day`."""
        days = [row[name] for row in self.rows for name in SPAN if row[name]]
        if not days:
            return day.year, day.year
        goes_on = any(row["open_ends"] for row in self.rows)
        last = max(days).year
        return min(days).year, max(last, day.year) if goes_on else last
