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
from .instruments import (
    InstrumentDetail,
    InstrumentExport,
    InstrumentList,
    InstrumentRecommendationExport,
)
from .pairs import (
    AlignmentDetail,
    AlignmentExport,
    AlignmentList,
    NoCounterpartExport,
    NoCounterpartList,
)
from .recommendations import (
    ErratumExport,
    RecommendationDetail,
    RecommendationExport,
    RecommendationList,
)

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
    "ErratumExport",
    "FrameworkDetail",
    "FrameworkExport",
    "FrameworkList",
    "InstrumentDetail",
    "InstrumentExport",
    "InstrumentList",
    "InstrumentRecommendationExport",
    "NoCounterpartExport",
    "NoCounterpartList",
    "RecommendationDetail",
    "RecommendationExport",
    "RecommendationList",
    "ThemeExport",
    "ThemeList",
    "convergence",
]
