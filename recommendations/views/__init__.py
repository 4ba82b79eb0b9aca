from .cells import (
    ConvergenceCellExport,
    ConvergenceCellList,
    ConvergencePairExport,
    ConvergenceTableExport,
)
from .convergence import (
    ConvergenceColumnExport,
    ConvergenceExport,
    ConvergenceTableDetail,
    convergence,
)
from .frameworks import FrameworkDetail, FrameworkExport, FrameworkList, ThemeExport, ThemeList
from .instruments import InstrumentDetail, InstrumentExport, InstrumentList
from .pairs import (
    AlignmentDetail,
    AlignmentExport,
    AlignmentList,
    NoCounterpartExport,
    NoCounterpartList,
)
from .recommendations import RecommendationDetail, RecommendationExport, RecommendationList

__all__ = [
    "AlignmentDetail",
    "AlignmentExport",
    "AlignmentList",
    "ConvergenceCellExport",
    "ConvergenceCellList",
    "ConvergenceColumnExport",
    "ConvergenceExport",
    "ConvergencePairExport",
    "ConvergenceTableDetail",
    "ConvergenceTableExport",
    "FrameworkDetail",
    "FrameworkExport",
    "FrameworkList",
    "InstrumentDetail",
    "InstrumentExport",
    "InstrumentList",
    "NoCounterpartExport",
    "NoCounterpartList",
    "RecommendationDetail",
    "RecommendationExport",
    "RecommendationList",
    "ThemeExport",
    "ThemeList",
    "convergence",
]
