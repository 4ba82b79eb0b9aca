"""Where a focal point lands: the activities of her agency."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.db.models import Exists, OuterRef
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agencies.models import Agency
from workplan.models import Activity, ActivityAgency
from workplan.newest import with_newest
from workplan.status import Progress, activities_url


class Workspace(LoginRequiredMixin, TemplateView):
    """Read-only; what a person may not see is not there."""

    template_name = "workplan/workspace.html"
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def get_context_data(self, **kwargs):
        user = self.request.user
        agencies = list(Agency.objects.visible_to(user).represented_by(user))
        led = self.activities(agencies, ActivityAgency.objects.leads())
        contributed = self.activities(agencies, ActivityAgency.objects.contributors())
        slugs = [agency.slug for agency in agencies]
        progress = Progress.of(led, lead=slugs)
        return {
            "nav_section": "workspace",
            "crumbs": [(_("Workspace"), "")],
            "agencies": agencies,
            "progress": progress,
            "segments": progress.segments(),
            "led": self.listed(led),
            "contributed": self.listed(contributed),
            "contributed_url": activities_url(contributor=slugs),
            **kwargs,
        }

    def activities(self, agencies, links):
        links = links.filter(activity=OuterRef("pk"), agency__in=agencies)
        return Activity.objects.visible_to(self.request.user).filter(Exists(links))

    def listed(self, activities):
        return with_newest(activities, self.request.user).for_listing()
