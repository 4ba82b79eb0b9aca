from .activity import (
    Activity,
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
)
from .choices import ActivityKind, ActivityScope, ActivityStatus, AgencyRole, PlanCheck
from .outputs import Output
from .plan import CheckWaiver, Objective, PlanEvent, PlanState, WorkPlan
from .progress import (
    Practice,
    PracticeLevel,
    PracticePlace,
    ProgressUpdate,
    UpdateOrigin,
)
from .review import LinkReview

__all__ = [
    "Activity",
    "ActivityAgency",
    "ActivityKind",
    "ActivityPlace",
    "ActivityRecommendation",
    "ActivityScope",
    "ActivityStatus",
    "AgencyRole",
    "CheckWaiver",
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
    "UpdateOrigin",
    "WorkPlan",
]
