from .activity import (
    Activity,
    ActivityAgency,
    ActivityKind,
    ActivityPlace,
    ActivityRecommendation,
    ActivityScope,
    ActivityStatus,
    AgencyRole,
    Output,
)
from .plan import Objective, PlanState, WorkPlan
from .progress import (
    Practice,
    PracticeLevel,
    PracticePlace,
    ProgressUpdate,
    UpdateOrigin,
)

__all__ = [
    "Activity",
    "ActivityAgency",
    "ActivityKind",
    "ActivityPlace",
    "ActivityRecommendation",
    "ActivityScope",
    "ActivityStatus",
    "AgencyRole",
    "Objective",
    "Output",
    "PlanState",
    "Practice",
    "PracticeLevel",
    "PracticePlace",
    "ProgressUpdate",
    "UpdateOrigin",
    "WorkPlan",
]
