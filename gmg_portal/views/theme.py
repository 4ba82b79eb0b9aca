"""Everything on one theme."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.details import RecordDetail
from recommendations.models import Theme


class ThemeDetail(RecordDetail):
    """The sections come from the apps' own tags: each starts from what the reader may see."""

    model = Theme
    template_name = "theme.html"
    nav_section = "recommendations"

    def get_context_data(self, **kwargs):
        crumbs = [(_("Themes"), reverse("theme_list")), (self.object.name, "")]
        return super().get_context_data(crumbs=crumbs, **kwargs)
