"""Who works on what was agreed; see `states` for the rules."""

from .standing import Standing, standing
from .states import (
    Coverage,
    at_work,
    coverage,
    coverage_url,
    covered,
    day_asked,
    gone_through,
    left_out,
    listed,
    served_by,
    serving,
    was_issued,
)
from .summary import Bar, bars_by, counts_of
from .work import Work, work_on

__all__ = [
    "Bar",
    "Coverage",
    "Standing",
    "Work",
    "at_work",
    "bars_by",
    "counts_of",
    "coverage",
    "coverage_url",
    "covered",
    "day_asked",
    "gone_through",
    "left_out",
    "listed",
    "served_by",
    "serving",
    "standing",
    "was_issued",
    "work_on",
]
