"""What the downloads of the steps of plans and of their waived checks can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
)
from workplan.models import Activity, PlanCheck, PlanState, WorkPlan


def of_plan():
    return SlugMultipleFilter(
        "plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )


class PlanEventFilterSet(PortalFilterSet):
    plan = of_plan()
    to_state = ChoiceMultipleFilter("to_state", label=_("State"), choices=PlanState.choices)
    sort = SortFilter({"plan": "plan__slug", "decided": "decided_on"})


class CheckWaiverFilterSet(PortalFilterSet):
    plan = of_plan()
    check = ChoiceMultipleFilter("check_name", label=_("Check"), choices=PlanCheck.choices)
    activity = SlugMultipleFilter(
        "activity",
        label=_("Activity"),
        queryset=Activity.objects.all(),
        shows="title",
        linked=True,
    )
    sort = SortFilter({"plan": ("plan__slug", "check_name")})
