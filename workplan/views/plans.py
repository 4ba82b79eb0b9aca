"""Work plans: what was agreed to do, and how much of it is known to be done."""

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from recommendations.views.base import CountedList
from workplan import columns
from workplan.filters import PLAN_STATES, WorkPlanFilterSet
from workplan.models import Activity, Output, ProgressUpdate, WorkPlan
from workplan.plans import by_body, by_kind, by_lead
from workplan.status import Progress, activities_url

#: A longer plan is read in the list of activities.
MOST_LISTED = 200


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


class WorkPlanDetail(RecordDetail):
    model = WorkPlan
    template_name = "workplan/workplan_detail.html"
    nav_section = "workplans"

    def get_queryset(self):
        before = WorkPlan.objects.visible_to(self.request.user)
        return super().get_queryset().prefetch_related(Prefetch("supersedes", before))

    def get_context_data(self, **kwargs):
        plan = self.object
        activities = Activity.objects.visible_to(self.request.user).filter(plan=plan)
        bodies = by_body(activities, plan=plan.slug)
        progress = bodies["progress"]
        return super().get_context_data(
            crumbs=[(_("Work plans"), reverse("workplan_list")), (plan.title, "")],
            state=PLAN_STATES[plan.state],
            is_over=bool(plan.ends_latest and plan.ends_latest < timezone.localdate()),
            objectives=plan.objectives.all(),
            progress=progress,
            segments=progress.segments(),
            bodies=bodies["rows"],
            leads=by_lead(activities, plan=plan.slug),
            kinds=by_kind(activities, plan=plan.slug),
            tiles=self.tiles(activities, progress),
            groups=self.groups(activities, bodies["rows"]),
            **kwargs,
        )

    def groups(self, activities, bodies):
        """(body or None, its progress, its activities), in the order of the bodies."""
        found = {}
        for activity in activities.for_listing()[:MOST_LISTED]:
            found.setdefault(activity.body_id, []).append(activity)
        return [
            (body, progress, found[body and body.pk])
            for body, progress in bodies
            if (body and body.pk) in found
        ]

    def tiles(self, activities, progress):
        """Progress, what there is on record, and outputs: each with its denominator."""
        updates = ProgressUpdate.objects.visible_to(self.request.user)
        outputs = Output.objects.filter(activity__in=activities.values("pk")).aggregate(
            named=Count("pk"),
            delivered=Count("pk", filter=~Q(delivered="")),
            activities=Count("activity", distinct=True),
        )
        noted = updates.filter(activity__in=activities.values("pk")).aggregate(
            updates=Count("pk"), activities=Count("activity", distinct=True)
        )
        plan, total = self.object.slug, progress.total
        of = _("%(count)s of %(total)s")
        named = {"count": outputs["activities"], "total": total}
        return [
            {
                "number": of % {"count": progress.completed, "total": total},
                "label": _("activities completed"),
                "url": progress.completed_url,
                "small": progress.outcome_words if progress.without_outcome else "",
            },
            {
                "number": of % {"count": noted["activities"], "total": total},
                "label": _("have something on record"),
                "url": f"{reverse('progressupdate_list')}?plan={plan}",
                "small": ngettext(
                    "%(count)s note from public documents; no reporting round on record",
                    "%(count)s notes from public documents; no reporting round on record",
                    noted["updates"],
                )
                % {"count": noted["updates"]},
            },
            {
                "number": outputs["named"],
                "label": ngettext("output named", "outputs named", outputs["named"]),
                "url": f"{reverse('output_export')}?plan={plan}",
                "small": ngettext(
                    "by %(count)s of %(total)s activity",
                    "by %(count)s of %(total)s activities",
                    total,
                )
                % named,
            },
        ]
