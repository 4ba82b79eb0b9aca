"""Leads of lines that were no members in their time: told before anything is stored."""

from collections import defaultdict
from datetime import date

from django.utils.functional import cached_property

from gmg_portal.lib.columns import Later
from workplan.models import WorkPlan
from workplan.planning.checks import Checks, no_members

from .runs import with_bounds


class Members:
    """Who belonged to the body of a file's plan, and when."""

    def __init__(self, file):
        self.file = file

    @cached_property
    def periods(self):
        """Key of an agency -> (earliest start, latest end) of each of its memberships."""
        found = defaultdict(list)
        if self.file.body is None:
            return found  # of a body that is still to be made nobody is on record
        rows = Checks(self.file.plan or WorkPlan(body=self.file.body)).members
        for row in rows.order_by().values_list("agency", "starts_earliest", "ends_latest"):
            agency, first, last = row
            found[agency].append((first or date.min, last or date.max))
        return found

    @cached_property
    def plan(self):
        if self.file.plan:
            return self.file.plan
        return with_bounds(self.file.new_plan)

    def warnings(self, activity, leads, names):
        """What to tell of an activity (with its bounds) and the keys of its leads."""
        if not self.periods:
            return []
        first, last = self.span(activity)
        outsiders = [names(key) for key in leads if not self.was_member(key, first, last)]
        return [no_members(outsiders, self.file.body)] if outsiders else []

    def span(self, activity):
        source = activity if activity.starts or activity.ends else self.plan
        return source.starts_earliest or date.min, source.ends_latest or date.max

    def was_member(self, key, first, last):
        if isinstance(key, Later):
            return False
        return any(start <= last and end >= first for start, end in self.periods[key])
