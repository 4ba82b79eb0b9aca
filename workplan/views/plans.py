"""Work plans: what was agreed to do, and how much of it is known to be done."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from gmg_portal.lib.exports import ListExport
from recommendations.views.base import CountedList, DetailNowOrOn
from workplan import columns
from workplan.day_filters import at_stage
from workplan.deliveries import DELIVERED, NOT_ON_RECORD, OVERDUE, SOON_DUE
from workplan.filter_kinds import NONE
from workplan.filters import PLAN_STATES, WorkPlanFilterSet
from workplan.models import Activity, ActivityStatus, WorkPlan
from workplan.plan_numbers import PlanNumbers
from workplan.plans import around, is_over, is_to_come, state_on, with_days
from workplan.status import Progress, activities_url

#: So many activities that want attention are named on the page of their plan.
MOST_NAMED = 6


class WorkPlanList(CountedList):
    model = WorkPlan
    filterset_class = WorkPlanFilterSet
    template_name = "workplan/workplan_list.html"
    title = gettext_lazy("Work plans")
    lede = gettext_lazy(
        "What the group set out to do, plan by plan, and what is known to have come of it."
    )
    counted = ngettext_lazy("%(count)s work plan", "%(count)s work plans", "count")
    nav_section = "workplans"
    export_name = "workplan_export"
    api_name = "workplan-list"

    def get_context_data(self, page, **kwargs):
        plans = list(page.object_list)
        activities = Activity.objects.visible_to(self.request.user)
        progress = Progress.by(
            activities.filter(plan__in=[plan.pk for plan in plans]),
            "plan",
            lambda pk, status: activities_url(plan=slugs[pk], status=status),
        )
        slugs = {plan.pk: plan.slug for plan in plans}
        rows = [
            {"plan": plan, "state": PLAN_STATES[plan.state], "progress": progress.get(plan.pk)}
            for plan in plans
        ]
        return super().get_context_data(page, rows=rows, **kwargs)


class WorkPlanExport(ListExport):
    model = WorkPlan
    filterset_class = WorkPlanFilterSet
    file_name = "workplans"
    export_columns = columns.WORKPLAN


class WorkPlanDetail(DetailNowOrOn):
    model = WorkPlan
    template_name = "workplan/workplan_detail.html"
    nav_section = "workplans"

    def get_queryset(self):
        return with_days(super().get_queryset(), self.asked_day)

    def get_context_data(self, **kwargs):
        plan = self.object
        numbers = PlanNumbers(plan, self.request.user, self.asked_day)
        over, stood = is_over(plan, self.asked_day), state_on(plan, self.asked_day)
        before, after = around(plan, self.request.user)
        return super().get_context_data(
            crumbs=[(_("Work plans"), reverse("workplan_list")), (plan.title, "")],
            stood=stood,
            state=PLAN_STATES.get(stood, ""),
            is_over=over,
            is_to_come=is_to_come(plan, self.asked_day),
            before=before,
            after=after,
            numbers=numbers,
            progress=numbers.all,
            segments=numbers.all.segments(),
            objectives=numbers.objectives(plan.objectives.all()),
            bodies=numbers.bodies,
            leads=numbers.leads,
            kinds=numbers.kinds,
            parts=numbers.parts,
            outputs=numbers.outputs,
            tiles=over_tiles(numbers) if over else running_tiles(numbers),
            coming=None if over else coming(numbers),
            named=self.named(numbers, over),
            reported=numbers.noted("report"),
            recorded=numbers.noted("record"),
            unnoted=numbers.noted(NONE),
            leaderless=numbers.without_lead,
            no_round=_("no round on record"),
            compare_with=after or before,
            **kwargs,
        )

    def named(self, numbers, over):
        """The first few activities that are late, or of a plan that is over without an outcome."""
        wanted = numbers.standing.filter(standing=ActivityStatus.OUTCOME_UNKNOWN)
        number, url = numbers.all.without_outcome, numbers.all.link(ActivityStatus.OUTCOME_UNKNOWN)
        if not over:
            wanted = numbers.standing.filter(at_stage("late", numbers.day))
            number, url = numbers.stage("late")
        first = list(wanted.order_by("ends_latest", "title", "pk")[:MOST_NAMED]) if number else []
        return {"activities": first, "count": number, "url": url, "more": number - len(first)}


def of(number, total):
    return _("%(count)s of %(total)s") % {"count": number, "total": total}


def tile(number, label, url, small=""):
    return {"number": number, "label": label, "url": url, "small": small}


def done_tile(numbers):
    done = numbers.all
    number = of(done.completed, done.total)
    return tile(number, _("activities completed"), done.completed_url)


def over_tiles(numbers):
    """What came of a plan that is over, and its open ends."""
    done = numbers.all
    unknown = ActivityStatus.OUTCOME_UNKNOWN
    return [
        done_tile(numbers),
        tile(of(done.without_outcome, done.total), _("outcome not on record"), done.link(unknown)),
        delivered_tile(numbers.outputs),
    ]


def delivered_tile(outputs):
    """How many outputs were delivered; where that is on record of none, how many were named."""
    open_ends = outputs.number(NOT_ON_RECORD)
    words = ngettext(
        "for %(count)s the delivery is not on record",
        "for %(count)s the delivery is not on record",
        open_ends,
    ) % {"count": open_ends}
    small, delivered = words if open_ends else "", outputs.number(DELIVERED)
    if delivered:
        number = of(delivered, outputs.named)
        return tile(number, _("outputs delivered"), outputs.link(DELIVERED), small)
    label = ngettext("output named", "outputs named", outputs.named)
    return tile(outputs.named, label, outputs.url, small)


def running_tiles(numbers):
    """What a plan that goes on is about today."""
    total = numbers.all.total
    (under_way, under_way_url), (late, late_url) = numbers.under_way, numbers.stage("late")
    return [
        tile(of(under_way, total), _("under way"), under_way_url),
        done_tile(numbers),
        tile(of(late, total), _("late"), late_url, _("their planned end is past")),
    ]


def coming(numbers):
    """What comes in the next 90 days, and what should have come: rows of (words, list, number)."""
    outputs = numbers.outputs
    starting, ending = numbers.stage("starting"), numbers.stage("ending")
    due, overdue = ((outputs.number(state), outputs.link(state)) for state in (SOON_DUE, OVERDUE))
    begin = ngettext("%(count)s activity begins", "%(count)s activities begin", starting[0])
    end = ngettext("%(count)s activity ends", "%(count)s activities end", ending[0])
    be_due = ngettext("%(count)s output is due", "%(count)s outputs are due", due[0])
    late = ngettext("%(count)s output is overdue", "%(count)s outputs are overdue", overdue[0])
    soon = [(begin, *starting), (end, *ending), (be_due, *due)]
    return {"soon": told(soon), "overdue": told([(late, *overdue)])}


def told(rows):
    return [(words % {"count": number}, url, number) for words, number, url in rows if number]
