"""Signing in where one's organisation does (OpenID Connect), for who was invited already.

The provider says who somebody is, by an e-mail that it has verified; nothing of its answer is
kept. Nobody gets an account by it, and no account is tied to one of the provider's.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from agencies.models import User

#: The provider's name in addresses.
NAME = "sso"


class InvitedAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def list_apps(self, request, provider=None, client_id=None):
        """The one provider of the settings; none that a table may hold."""
        if settings.OIDC is None or provider not in (None, "openid_connect", NAME):
            return []
        return [SocialApp(provider="openid_connect", provider_id=NAME, **settings.OIDC)]

    def authenticate_by_email(self, sociallogin):
        """The account of a verified e-mail, below: allauth's own way drops the password."""

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise PermissionDenied
        user = invited(sociallogin.email_addresses)
        if user is None:
            page = render(request, "socialaccount/not_invited.html", status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.user = user


def invited(addresses):
    """The active account of the first verified address that has one."""
    for address in addresses:
        if address.verified is True:
            user = User.objects.filter(email__iexact=address.email, is_active=True).first()
            if user is not None:
                return user
    return None
