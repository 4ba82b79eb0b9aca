"""The page that the link of an invitation opens."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import Http404
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from agencies.models import FocalPoint
from agencies.people.invitations import has_signed_in, invitation_of


class AcceptInvitation(TemplateView):
    """For whom the invitation is, and until when; a POST leads on to choosing a password.

    Programs that open links in mails use nothing up. A link that was used or is too old says so,
    with 410, and nothing of whom it was for.
    """

    http_method_names = ["get", "head", "options", "post"]
    template_name = "agencies/people/invitation.html"

    def dispatch(self, request, *args, **kwargs):
        if self.invitation is None:
            raise Http404
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        # The address is the key: it is told to nobody.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    @cached_property
    def invitation(self):
        return invitation_of(self.kwargs["token"])

    def get(self, request, *args, **kwargs):
        status = 200 if self.invitation.is_open else 410
        return self.render_to_response(self.get_context_data(), status=status)

    def post(self, request, *args, **kwargs):
        if not self.invitation.is_open:
            return self.get(request)
        user = self.invitation.user
        key = default_token_generator.make_token(user)
        return redirect("account_reset_password_from_key", user_pk_to_url_str(user), key)

    def get_context_data(self, **kwargs):
        user = self.invitation.user
        points = FocalPoint.objects.of(user).select_related("agency", "body", "alternate_for")
        return super().get_context_data(
            invitation=self.invitation,
            is_used=has_signed_in(user),
            invited=user,
            points=[point for point in points if not point.is_over],
            **kwargs,
        )
