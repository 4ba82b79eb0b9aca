"""Activities along time: in groups, in a window of years, each with its marks and its words."""

from .drawing import Timeline, default_window, drawn, ordered, plan_of, timeline_url
from .filters import DRAWN, ActivityTimelineFilterSet
from .groups import GROUPINGS, Counts
from .window import asked_window, moves, zooms

__all__ = [
    "DRAWN",
    "GROUPINGS",
    "ActivityTimelineFilterSet",
    "Counts",
    "Timeline",
    "asked_window",
    "default_window",
    "drawn",
    "moves",
    "ordered",
    "plan_of",
    "timeline_url",
    "zooms",
]
