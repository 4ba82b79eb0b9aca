"""What every page of the workspace shares: who is here, for which agencies, and nothing is kept."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from agencies.models import Agency
from workplan.reporting import writing

#: Where the session names the form whose text was taken: the browser need not keep it any longer.
TAKEN = "text_taken"


class WorkspaceView(LoginRequiredMixin, TemplateView):
    """A page for focal points. What is another agency's does not exist here: it is a 404."""

    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, *args, **kwargs):
        # PostgreSQL takes no NUL in any text that it is asked for.
        if any("\0" in text for texts in request.GET.lists() for text in [texts[0], *texts[1]]):
            raise BadRequest("The address holds a control character.")
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True, no_store=True)
        return response

    def handle_no_permission(self):
        """After signing in, whoever sent a form without a session finds its page again."""
        if self.request.method == "POST":
            self.say_session_ended()
        return redirect_to_login(self.page_of_form())

    def say_session_ended(self):
        messages.warning(
            self.request, _("Your session had ended. Sign in, and the form opens again.")
        )

    def page_of_form(self):
        """Where the form stood that was sent; an address may take forms and show none."""
        request = self.request
        sent_from = request.headers.get("Referer", "")
        is_own = url_has_allowed_host_and_scheme(sent_from, {request.get_host()})
        if request.method == "POST" and is_own:
            parts = urlsplit(sent_from)
            return f"{parts.path}?{parts.query}" if parts.query else parts.path
        return request.get_full_path()

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
            "keep": self.keep,
            "kept": self.request.session.pop(TAKEN, ""),
            **kwargs,
        }

    @property
    def keep(self):
        """The name by which her browser keeps what she types here, in whatever language."""
        match = self.request.resolver_match
        where = "-".join([match.url_name, *(str(each) for each in match.kwargs.values())])
        return f"{where}-{self.request.user.pk}"

    def say_taken(self):
        """The text of this form was taken: the next page tells the browser."""
        self.request.session[TAKEN] = self.keep
