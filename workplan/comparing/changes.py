"""What happened to activities: between two plans, or between two days of one.

Between two plans each activity of the later one is compared with the one of the earlier plan that
it carries on, directly or through the plans between them; what is carried on stands once. Statuses
are those on record, leads those of the last day of each plan, or of today. Where no activity of
the later plan is linked to the earlier one, nobody knows what was added, carried on or left out:
titles are no link.

Between two days each activity is compared with itself, as the world knew it on each of them.
"""

from functools import cached_property

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Trim
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.aggregates import Joined
from workplan.models import ActivityAgency, ActivityStatus
from workplan.models.standing import UNFINISHED, part_on, status_on

#: So many plans may follow each other between the two that are compared.
DEPTH = 4
CHAIN = ["__".join(["carried_from"] * depth) for depth in range(1, DEPTH + 1)]
UNDER_WAY = [status for status in UNFINISHED if status != ActivityStatus.PLANNED]


class Change(TextChoices):
    ADDED = "added", _("Added")
    BEGUN = "begun", _("Begun")
    FINISHED = "finished", _("Finished")
    CARRIED_ON = "carried-on", _("Carried on")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NEW_LEAD = "new-lead", _("Moved to a new lead")
    NEW_STATUS = "new-status", _("Status changed")
    NOT_KNOWN = "not-known", _("Not known")


def words(expression):
    return Coalesce(expression, Value(""), output_field=CharField())


def leads_on(day):
    return ActivityAgency.objects.public().leads().filter(part_on(day))


def named(links):
    """The short names of the agencies, in alphabetical order."""
    return words(Joined(links, "agency__slug"))


def one_of(paths):
    """That a link belongs to one of these activities of the row around it."""
    found = Q()
    for path in paths:
        found |= Q(activity=OuterRef(path))
    return found


class Comparison:
    """Activities with what they were and are, and what happened to them.

    `rows` have `earlier` and `later` (short names), `status_before` and `status_after`; `in_full`
    adds `leads_before` and `leads_after` (short names), and `changes`: all text, empty is nothing.
    """

    def __init__(self, activities):
        self.activities = activities.order_by()

    @cached_property
    def rows(self):
        raise NotImplementedError

    def leads(self):
        """Those before and after, as expressions of SQL."""
        raise NotImplementedError

    def conditions(self):
        """{change: when it happened}, in the order in which pages tell them."""
        raise NotImplementedError

    @cached_property
    def counts(self):
        """{change: number}, and "total"; one query."""
        return self._counted(self.conditions())

    def _counted(self, conditions):
        numbers = {
            f"number_of_{place}": Count("pk", filter=condition)
            for place, condition in enumerate(conditions.values())
        }
        found = self.rows.aggregate(total=Count("pk"), **numbers)
        changes = {each: found[f"number_of_{place}"] for place, each in enumerate(conditions)}
        return {"total": found["total"], **changes}

    @property
    def total(self):
        return self.counts["total"]

    def in_full(self, rows):
        told = [
            Case(When(condition, then=Value(f"{change} ")), default=Value(""))
            for change, condition in self.conditions().items()
        ]
        before, after = self.leads()
        return rows.annotate(
            changes=Trim(Concat(*told, output_field=CharField())),
            leads_before=before,
            leads_after=after,
        )

    def in_full_each(self, rows):
        """The same for the rows of a page: what is costly is asked of these alone."""
        found = self.in_full(self.rows.filter(pk__in=[row.pk for row in rows])).in_bulk()
        return [found[row.pk] for row in rows]

    def with_changes(self, changes):
        """The rows to which one of these happened."""
        conditions, found = self.conditions(), Q(pk__in=[])
        for change in changes:
            found |= conditions.get(change, Q(pk__in=[]))
        return self.rows.filter(found)


class BetweenDays(Comparison):
    """Of one plan, on two days: the earlier one comes first."""

    def __init__(self, activities, plan, day, other_day):
        super().__init__(activities.filter(plan=plan))
        self.earlier = self.later = plan
        self.days = sorted([day, other_day])

    @cached_property
    def rows(self):
        first, second = self.days
        return self.activities.annotate(
            earlier=F("slug"),
            later=F("slug"),
            status_before=status_on(first),
            status_after=status_on(second),
        )

    def leads(self):
        return [named(leads_on(day).filter(activity=OuterRef("pk"))) for day in self.days]

    def has_new_lead(self):
        first, second = (part_on(day) for day in self.days)
        leads = ActivityAgency.objects.public().leads().filter(activity=OuterRef("pk"))
        return Exists(leads.filter(first & ~second | second & ~first))

    def conditions(self):
        cancelled, completed = ActivityStatus.CANCELLED, ActivityStatus.COMPLETED
        planned = ActivityStatus.PLANNED
        has_begun = ~Q(status_after__in=(planned, cancelled))
        return {
            Change.BEGUN: Q(status_before=planned) & has_begun,
            Change.FINISHED: Q(status_after=completed) & ~Q(status_before=completed),
            Change.CARRIED_ON: Q(status_before__in=UNDER_WAY, status_after__in=UNDER_WAY),
            Change.WITHDRAWN: Q(status_after=cancelled) & ~Q(status_before=cancelled),
            Change.NEW_LEAD: Q(self.has_new_lead()),
            Change.NEW_STATUS: ~Q(status_before=F("status_after")),
        }


class BetweenPlans(Comparison):
    """Of two plans, the one that began earlier first."""

    def __init__(self, activities, plan, other):
        super().__init__(activities)
        self.earlier, self.later = sorted([plan, other], key=began)
        today = timezone.localdate()
        self.days = [min(each.ends_latest or today, today) for each in (self.earlier, self.later)]

    @cached_property
    def rows(self):
        before = self.activities.filter(plan=self.earlier)
        after = self.activities.filter(plan=self.later)
        # What hangs on no row: databases answer each of these once.
        seen = before.values("pk")
        carried = Q(pk__in=[])
        for path in CHAIN:
            carried |= Q(pk__in=after.filter(**{f"{path}__in": seen}).values(path))

        def origin(column):
            return Case(
                *(When(**{f"{path}__in": seen}, then=F(f"{path}__{column}")) for path in CHAIN)
            )

        is_before = Q(plan=self.earlier)
        rows = self.activities.filter(is_before & ~carried | Q(plan=self.later))
        return rows.annotate(
            earlier=words(Case(When(is_before, then=F("slug")), default=origin("slug"))),
            later=Case(When(is_before, then=Value("")), default=F("slug")),
            status_before=words(Case(When(is_before, then=F("status")), default=origin("status"))),
            status_after=Case(When(is_before, then=Value("")), default=F("status")),
        )

    def leads(self):
        first, second = self.days
        is_before = Q(plan=self.earlier)
        own = leads_on(first).filter(activity=OuterRef("pk"))
        after = leads_on(second).filter(activity=OuterRef("pk"))
        return (
            Case(When(is_before, then=named(own)), default=named(self.leads_before(CHAIN))),
            Case(When(is_before, then=Value("")), default=named(after)),
        )

    def leads_before(self, paths):
        """Of the activity of the earlier plan to which one of these ways leads."""
        seen = self.activities.filter(plan=self.earlier).values("pk")
        return leads_on(self.days[0]).filter(one_of(paths), activity__in=seen)

    def has_new_lead(self):
        """Of what is carried on: that a lead came or went."""
        leads_after = leads_on(self.days[1])
        still = leads_after.filter(activity=OuterRef(OuterRef("pk")), agency=OuterRef("agency"))
        was = self.leads_before([f"activity__{path}" for path in CHAIN])
        came = leads_after.filter(
            ~Exists(was.filter(agency=OuterRef("agency"))), activity=OuterRef("pk")
        )
        return Q(Exists(came)) | Exists(self.leads_before(CHAIN).filter(~Exists(still)))

    @cached_property
    def counts(self):
        """As of every comparison, and how many were "cancelled"."""
        cancelled = Q(later="", status_before=ActivityStatus.CANCELLED)
        found = self._counted({**self.linked_conditions(), "cancelled": cancelled})
        if found[Change.CARRIED_ON]:
            return found
        not_known = found["total"] - found[Change.FINISHED] - found["cancelled"]
        return {
            **found,
            Change.ADDED: 0,
            Change.WITHDRAWN: found["cancelled"],
            Change.NOT_KNOWN: not_known,
        }

    @property
    def is_linked(self):
        """Does the later plan say of any activity which one of the earlier plan it carries on?"""
        return bool(self.counts[Change.CARRIED_ON])

    def linked_conditions(self):
        is_carried = ~Q(earlier="") & ~Q(later="")
        is_completed = Q(status_before=ActivityStatus.COMPLETED)
        return {
            Change.FINISHED: Q(later="") & is_completed,
            Change.CARRIED_ON: is_carried,
            Change.WITHDRAWN: Q(later="") & ~is_completed,
            Change.ADDED: Q(earlier=""),
            Change.NEW_LEAD: is_carried & self.has_new_lead(),
            Change.NEW_STATUS: is_carried & ~Q(status_before=F("status_after")),
        }

    def conditions(self):
        linked = self.linked_conditions()
        if self.is_linked:
            return linked
        cancelled = Q(later="", status_before=ActivityStatus.CANCELLED)
        finished = linked[Change.FINISHED]
        return {
            Change.FINISHED: finished,
            Change.WITHDRAWN: cancelled,
            Change.NOT_KNOWN: ~(finished | cancelled),
        }


def began(plan):
    """To sort plans by: what has no beginning on record comes first."""
    return (str(plan.starts_latest or ""), str(plan.ends_latest or ""), plan.pk)
