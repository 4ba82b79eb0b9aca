from .alignment import (
    Alignment,
    AlignmentEvent,
    AlignmentState,
    Relation,
)
from .counterpart import NoCounterpart
from .erratum import Erratum
from .framework import Framework, Level, Recommendation, Theme
from .instrument import Instrument, InstrumentKind, InstrumentRecommendation, InstrumentScope
from .table import ConvergenceColumn, ConvergenceTable

__all__ = [
    "Alignment",
    "AlignmentEvent",
    "AlignmentState",
    "ConvergenceColumn",
    "ConvergenceTable",
    "Erratum",
    "Framework",
    "Instrument",
    "InstrumentKind",
    "InstrumentRecommendation",
    "InstrumentScope",
    "Level",
    "NoCounterpart",
    "Recommendation",
    "Relation",
    "Theme",
]
