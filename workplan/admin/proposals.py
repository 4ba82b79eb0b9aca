"""What agencies propose: the list leads to the page where each is decided on."""

from django.contrib import admin

from workplan.models import ActivityProposal, ProposalEvent

from .proposing import ProposalReview
from .reporting import Told


@admin.register(ActivityProposal)
class ActivityProposalAdmin(ProposalReview, Told):
    secrets = ("changes", "base")
    list_display = ["__str__", "plan", "agency", "state", "submitted_at"]
    list_filter = ["state", "agency"]
    list_select_related = ["activity", "plan", "agency"]
    search_fields = ["activity__search_text", "plan__search_text", "agency__search_text"]
    date_hierarchy = "submitted_at"
    fields = ["plan", "activity", "agency", "why", "state", "submitted_at"]

    def get_queryset(self, request):
        visible = ActivityProposal.objects.visible_to(request.user)
        return super().get_queryset(request).filter(pk__in=visible.values("pk"))


@admin.register(ProposalEvent)
class ProposalEventAdmin(Told):
    about = "proposal"
    list_display = ["proposal", "to_state", "by", "on_behalf_of", "at"]
    list_filter = ["to_state", "on_behalf_of"]
    list_select_related = ["proposal__activity", "proposal__plan", "by", "on_behalf_of"]
    search_fields = ["comment"]
    date_hierarchy = "at"
    fields = ["proposal", "from_state", "to_state", "by", "on_behalf_of", "comment", "at"]
