"""Who needs a second factor, and who has one.

Whoever may write and has none is a visitor everywhere but at the pages of the own account, where
she is led to set one up: on pages, in files, in the admin and in the API alike.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.models import FocalPoint

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
#: Where the session keeps the page that somebody wanted before a factor was asked of her.
WANTED = "wanted_before_second_factor"


def may_write(user):
    """Edits the record, or writes reports of an agency today."""
    if user.is_secretariat or user.has_perm("workplan.change_progressupdate"):
        return True
    return FocalPoint.objects.of(user).current().writers().exists()


def came_by_trusted_provider(request):
    """Signed in where the organisation does, if its word counts for a second factor."""
    if not settings.OIDC_IS_SECOND_FACTOR:
        return False
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "socialaccount" for record in records)


def lacks_factor(request):
    """Whether this person has to set up a second factor before she goes on."""
    user = request.user
    if not settings.REQUIRE_SECOND_FACTOR or user.is_anonymous:
        return False
    if is_mfa_enabled(user, FACTORS) or came_by_trusted_provider(request):
        return False
    return may_write(user)


def of(user):
    """The second factors of a person: apps, passkeys and security keys."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).order_by("type", "pk")


def signed_in_since(request, moment):
    """Whether the proofs that opened this session are younger than that moment."""
    records = get_authentication_records(request, request.user)
    return any(record["at"] > moment for record in records)


def is_own_page(request, url):
    return url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())


def is_of_account(request):
    try:
        return request.path_info.startswith(reverse("account"))
    except NoReverseMatch:  # other addresses than the portal's own, which tests of lists have
        return False


def keep_wanted(request):
    """Keep where she was going, as far as it is a page of the portal."""
    url = request.POST.get("next") or request.GET.get("next")
    if url and is_own_page(request, url):
        request.session[WANTED] = url


class SecondFactor:
    """Turns whoever lacks a factor into a visitor, and the way in into the way to one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_of_account(request):  # these pages show codes and secrets: no browser keeps them
            add_never_cache_headers(response)
        return response

    def process_view(self, request, view, args, kwargs):
        # Who brings no session is not asked for one: public pages depend on their address alone.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not lacks_factor(request):
            return None
        if request.resolver_match.url_name == "account_login":
            keep_wanted(request)
            return redirect("mfa_index")
        if not is_of_account(request):
            request.user = AnonymousUser()
        return None
