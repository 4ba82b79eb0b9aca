"""How the rules of proposals and their steps are broken."""

from tests.factories import make_activity, make_agency
from tests.rules import breach
from workplan.models import ActivityProposal, ProposalEvent


def make_proposal(**values):
    activity = make_activity()
    proposal = ActivityProposal(
        **{"activity": activity, "plan": activity.plan, "agency": make_agency(), **values}
    )
    proposal.save()
    return proposal


def second_proposal():
    first = make_proposal()
    return ActivityProposal(activity=first.activity, plan=first.plan, agency=first.agency)


def step(**values):
    return ProposalEvent(proposal=make_proposal(), **{"to_state": "submitted", **values})


PROPOSAL_BREACHES = {
    "a_proposal_has_a_known_state": breach(make_proposal, state="lost"),
    "an_agency_has_one_open_proposal_on_an_activity": breach(second_proposal),
    "a_step_leads_to_a_known_state_of_a_proposal": breach(step, to_state="lost"),
    "a_step_comes_from_a_known_state_of_a_proposal": breach(step, from_state="lost"),
}
