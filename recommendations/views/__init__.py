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
from .instruments import (
    InstrumentDetail,
    InstrumentExport,
    InstrumentList,
    InstrumentRecommendationExport,
)
from .recommendations import (
    ErratumExport,
    RecommendationDetail,
    RecommendationExport,
    RecommendationList,
)

__all__ = [
    "AlignmentExport",
    "AlignmentList",
    "ConvergenceColumnExport",
    "ConvergenceExport",
    "ConvergenceList",
    "ConvergenceTableDetail",
    "ConvergenceTableExport",
    "ErratumExport",
    "FrameworkDetail",
    "FrameworkExport",
    "FrameworkList",
    "InstrumentDetail",
    "InstrumentExport",
    "InstrumentList",
    "InstrumentRecommendationExport",
    "NoCounterpartExport",
    "RecommendationDetail",
    "RecommendationExport",
    "RecommendationList",
    "ThemeExport",
    "ThemeList",
]
