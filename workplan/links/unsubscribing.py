"""The page where somebody says that she wants no reminders, or wants them again."""

from django.db import transaction
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from agencies.models import FocalPoint, User
from gmg_portal.lib import unsubscribing
from gmg_portal.lib.provenance import provenance


# A mail program sends the form of RFC 8058 by itself: the link is all that it knows.
@method_decorator(csrf_exempt, name="dispatch")
class Unsubscribe(TemplateView):
    """Opening it changes nothing; whoever has the link may press the button, without account."""

    template_name = "workplan/links/unsubscribe.html"
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, *args, **kwargs):
        if self.preference is None:
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    @cached_property
    def preference(self):
        return unsubscribing.for_token(self.kwargs["token"])

    def post(self, request, *args, **kwargs):
        """Answered with the page itself: a mail program follows no redirection."""
        with transaction.atomic():
            if "again" in request.POST:
                if unsubscribing.subscribe_again(self.preference):
                    note(self.preference.email, "reminders wanted again")
            elif unsubscribing.unsubscribe(self.preference):
                note(self.preference.email, "no more reminders wanted")
        self.preference.refresh_from_db()
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(preference=self.preference, **kwargs)


def note(address, what):
    """In the trace of each place that she has today; where she has none, of her account."""
    points = FocalPoint.objects.current().with_address(address).select_related("agency")
    for point in points:
        with provenance(on_behalf_of=point.agency.slug if point.agency else ""):
            point.note(what)
    if not points:
        for user in User.objects.filter(email__iexact=address):
            user.note(what)
