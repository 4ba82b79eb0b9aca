"""What every page behind a signed link shares."""

from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from workplan.models import SignedLink


class LinkView(TemplateView):
    """A page for whoever holds the link; `purpose` is that of its links.

    A token that is none of ours is a 404; a link that ended shows `ended_template_name` with 410,
    and nothing of what it was about. Programs that open links in mails change nothing.
    """

    purpose = ""
    ended_template_name = "workplan/links/ended.html"
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, *args, **kwargs):
        if self.link is None:
            raise Http404
        if self.is_open:
            response = super().dispatch(request, *args, **kwargs)
        else:
            response = self.ended()
        patch_cache_control(response, private=True, no_store=True)
        # The address is the key: it is told to nobody else. With no-referrer a browser would send
        # the form without its origin, and be refused.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    @cached_property
    def link(self):
        rows = SignedLink.objects.select_related(
            "agency", "round__plan", "update__activity__plan", "focal_point__user", "created_by"
        )
        return rows.for_token(self.kwargs["token"], self.purpose)

    @property
    def is_open(self):
        """Whether the link still opens what it is about."""
        return self.link.is_usable

    def ended(self, **context):
        return self.response_class(
            request=self.request,
            template=self.ended_template_name,
            context={"link": self.link, **context},
            using=self.template_engine,
            status=410,
        )

    def get(self, request, *args, **kwargs):
        if request.method == "GET":  # a program that only asks whether the page is there is nobody
            self.link.note_opened()
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(link=self.link, **kwargs)
