from .alignment import (
    Alignment,
    AlignmentState,
    ConvergenceColumn,
    ConvergenceTable,
    NoCounterpart,
    Relation,
)
from .framework import Framework, Level, Recommendation, Theme
from .instrument import Instrument, InstrumentKind, InstrumentScope

__all__ = [
    "Alignment",
    "AlignmentState",
    "ConvergenceColumn",
    "ConvergenceTable",
    "Framework",
    "Instrument",
    "InstrumentKind",
    "InstrumentScope",
    "Level",
    "NoCounterpart",
    "Recommendation",
    "Relation",
    "Theme",
]
