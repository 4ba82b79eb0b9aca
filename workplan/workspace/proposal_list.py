"""What the agencies of a person have proposed."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from workplan.models import ActivityProposal, PlanState, WorkPlan

from .base import WorkspaceView

PROPOSALS_A_PAGE = 50


class ProposalList(WorkspaceView):
    """What her agencies proposed, the newest first."""

    template_name = "workplan/workspace/proposal_list.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        user = self.request.user
        rows = ActivityProposal.objects.filter(agency__in=self.agencies).for_listing()
        plans = WorkPlan.objects.visible_to(user).exclude(state=PlanState.CLOSED)
        return super().get_context_data(
            **{
                "page": Paginator(rows, PROPOSALS_A_PAGE).get_page(self.request.GET.get("page")),
                "plans": plans.order_by("-starts_latest")[:20] if self.agencies else [],
                "crumbs": [
                    (_("Workspace"), reverse("workspace")),
                    (_("Proposals"), ""),
                ],
                **kwargs,
            }
        )
