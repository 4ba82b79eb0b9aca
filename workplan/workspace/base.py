"""What every page of the workspace shares: who is here, for which agencies, and nothing is kept."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agencies.models import Agency
from workplan.reporting import writing


class WorkspaceView(LoginRequiredMixin, TemplateView):
    """A page for focal points. What is another agency's does not exist here: it is a 404."""

    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True, no_store=True)
        return response

    @cached_property
    def agencies(self):
        """The agencies that this person stands for today."""
        user = self.request.user
        return list(Agency.objects.visible_to(user).represented_by(user))

    def agency_or_404(self, slug=None):
        """The agency of that short name, or the only one; 404 where it is not hers."""
        found = [each for each in self.agencies if slug in (None, each.slug)]
        if len(found) != 1:
            raise Http404
        return found[0]

    def writing_agency_or_404(self, slug=None):
        """As `agency_or_404`, of those for which this person writes."""
        agency = self.agency_or_404(slug)
        if not writing.may_write(self.request.user, agency):
            raise Http404
        return agency

    def get_context_data(self, **kwargs):
        return {
            "nav_section": "workspace",
            "crumbs": [(_("Workspace"), "")],
            "agencies": self.agencies,
            **kwargs,
        }
