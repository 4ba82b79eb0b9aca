from .alignments import (
    AlignmentExport,
    AlignmentList,
    ConvergenceColumnExport,
    ConvergenceExport,
    ConvergenceList,
    ConvergenceTableDetail,
    ConvergenceTableExport,
    NoCounterpartExport,
)
from .frameworks import FrameworkDetail, FrameworkExport, FrameworkList, ThemeExport, ThemeList
from .instruments import InstrumentDetail, InstrumentExport, InstrumentList
from .recommendations import RecommendationDetail, RecommendationExport, RecommendationList

__all__ = [
    "AlignmentExport",
    "AlignmentList",
    "ConvergenceColumnExport",
    "ConvergenceExport",
    "ConvergenceList",
    "ConvergenceTableDetail",
    "ConvergenceTableExport",
    "FrameworkDetail",
    "FrameworkExport",
    "FrameworkList",
    "InstrumentDetail",
    "InstrumentExport",
    "InstrumentList",
    "NoCounterpartExport",
    "RecommendationDetail",
    "RecommendationExport",
    "RecommendationList",
    "ThemeExport",
    "ThemeList",
]
