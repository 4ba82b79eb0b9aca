from .activity import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
)
from .choices import ActivityKind, ActivityScope, ActivityStatus, AgencyRole, PlanCheck
from .conversation import (
    Contribution,
    Evidence,
    EvidenceKind,
    PublicNote,
    ReviewComment,
)
from .links import LinkPurpose, SignedLink
from .outputs import Output
from .plan import CheckWaiver, Objective, PlanEvent, PlanState, WorkPlan
from .practice import Practice, PracticeLevel, PracticePlace
from .proposals import ActivityProposal, ProposalEvent, ProposalState
from .report_states import UpdateAnswer, UpdateOrigin, UpdateState
from .reported_outputs import ReportedOutput
from .requests import ReportRequest
from .review import LinkReview
from .rounds import ReportingRound, RoundEvent, RoundScope, RoundState
from .snapshots import RoundSnapshot
from .update_events import UpdateEvent
from .updates import ProgressUpdate

__all__ = [
    "Activity",
    "ActivityAgency",
    "ActivityKind",
    "ActivityPlace",
    "ActivityProposal",
    "ActivityRecommendation",
    "ActivityScope",
    "ActivityStatus",
    "AgencyRole",
    "CheckWaiver",
    "Contribution",
    "Evidence",
    "EvidenceKind",
    "LinkPurpose",
    "LinkReview",
    "Objective",
    "Output",
    "PlanCheck",
    "PlanEvent",
    "PlanState",
    "Practice",
    "PracticeLevel",
    "PracticePlace",
    "ProgressUpdate",
    "ProposalEvent",
    "ProposalState",
    "PublicNote",
    "ReportRequest",
    "ReportedOutput",
    "ReportingRound",
    "ReviewComment",
    "RoundEvent",
    "RoundScope",
    "RoundSnapshot",
    "RoundState",
    "SignedLink",
    "UpdateAnswer",
    "UpdateEvent",
    "UpdateOrigin",
    "UpdateState",
    "WorkPlan",
]
