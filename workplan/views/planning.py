"""Downloads of what was decided about plans: their steps, and the checks that were waived."""

from agencies.columns import slug_of
from gmg_portal.lib.exports import ListExport
from workplan.models import CheckWaiver, PlanEvent, WorkPlan
from workplan.planning.filters import CheckWaiverFilterSet, PlanEventFilterSet


class PlanEventExport(ListExport):
    """Who decided is an agency or nobody in particular; persons are not named."""

    model = PlanEvent
    filterset_class = PlanEventFilterSet
    file_name = "plan-events"
    export_columns = {
        "plan": "plan__slug",
        "from_state": "from_state",
        "to_state": "to_state",
        "decided_on": "decided_on",
        "on_behalf_of": slug_of(PlanEvent, "on_behalf_of"),
        "comment": "comment",
        "at": "at",
    }

    def get_queryset(self):
        plans = WorkPlan.objects.visible_to(self.request.user)
        return PlanEvent.objects.filter(plan__in=plans.values("pk"))


class CheckWaiverExport(ListExport):
    model = CheckWaiver
    filterset_class = CheckWaiverFilterSet
    file_name = "check-waivers"
    export_columns = {
        "plan": "plan__slug",
        "check_name": "check_name",
        "activity": "activity__slug",
        "reason": "reason",
        "at": "at",
    }
