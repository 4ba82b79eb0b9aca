from django.urls import path

from workplan.workspace import proposal_list, proposals

urlpatterns = [
    path("", proposal_list.ProposalList.as_view(), name="workspace_proposals"),
    path("new/", proposals.ProposalNew.as_view(), name="workspace_proposal_new"),
    path(
        "activity/<slug:slug>/",
        proposals.ProposalOfActivity.as_view(),
        name="workspace_proposal_activity",
    ),
    path("<int:pk>/", proposals.ProposalEdit.as_view(), name="workspace_proposal"),
]
