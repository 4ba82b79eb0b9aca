"""Everything on one theme."""

from gmg_portal.lib.details import RecordDetail
from recommendations.models import Theme


class ThemeDetail(RecordDetail):
    """The sections come from the apps' own tags: each starts from what the reader may see."""

    model = Theme
    template_name = "theme.html"
    nav_section = "recommendations"
