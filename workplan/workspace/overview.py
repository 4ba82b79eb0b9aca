"""Where a focal point lands: the activities of her agency."""

from django.db.models import Exists, OuterRef

from workplan.models import Activity, ActivityAgency
from workplan.newest import with_newest
from workplan.status import Progress, activities_url

from .base import WorkspaceView


class Workspace(WorkspaceView):
    """What a person may not see is not there."""

    template_name = "workplan/workspace.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        agencies = self.agencies
        led = self.activities(agencies, ActivityAgency.objects.leads())
        contributed = self.activities(agencies, ActivityAgency.objects.contributors())
        slugs = [agency.slug for agency in agencies]
        progress = Progress.of(led, lead=slugs)
        return super().get_context_data(
            progress=progress,
            segments=progress.segments(),
            led=self.listed(led),
            contributed=self.listed(contributed),
            contributed_url=activities_url(contributor=slugs),
            **kwargs,
        )

    def activities(self, agencies, links):
        links = links.filter(activity=OuterRef("pk"), agency__in=agencies)
        return Activity.objects.visible_to(self.request.user).filter(Exists(links))

    def listed(self, activities):
        return with_newest(activities, self.request.user).for_listing()
