"""A person's own account: who she is to the portal, what opens it, where she is signed in."""

from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView

from agencies.models import FocalPoint, User
from agencies.people.team_letters import why_not_today

from . import factors, oidc
from .forms import PersonForm


class SignIn(LoginView):
    """The one door: passkey, organisation, or e-mail and password."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(nav_section="account", oidc=self.provider(), **kwargs)

    def provider(self):
        """Name and address of the sign-in elsewhere, where it is set up."""
        if settings.OIDC is None:
            return None
        # Back on this page she is led on in the language of it; the provider knows one address.
        wanted = self.get_next_url() or reverse("account_login")
        with translation.override(settings.LANGUAGE_CODE):
            url = reverse("openid_connect_login", args=[oidc.NAME])
        return {"name": settings.OIDC["name"], "url": f"{url}?{urlencode({'next': wanted})}"}


@method_decorator(never_cache, name="dispatch")
class MyAccount(LoginRequiredMixin, UpdateView):
    """Name and language of mails, and the ways to the rest."""

    form_class = PersonForm
    template_name = "account/my_account.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_object(self, queryset=None):
        # Another one than that of the request: what was refused is not shown as her name.
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Saved."))
        return redirect("account")

    def get_context_data(self, **kwargs):
        user = self.request.user
        focal_points = FocalPoint.objects.of(user).current()
        return super().get_context_data(
            nav_section="account",
            crumbs=[(_("My account"), "")],
            focal_points=focal_points.select_related("agency", "body", "alternate_for"),
            factors=factors.of(user),
            session_count=UserSession.objects.filter(user=user).count(),
            lacks_factor=factors.lacks_factor(self.request),
            why_not_today=why_not_today(user),
            **kwargs,
        )


class WantedMixin:
    """Leads back to the page that was wanted before a second factor was asked for."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            nav_section="account",
            lacks_factor=factors.lacks_factor(self.request),
            wanted=self.request.session.get(factors.WANTED, ""),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class SecondFactors(WantedMixin, IndexView):
    """What opens the account besides the password, and how to add to it."""


class RecoveryCodes(WantedMixin, ViewRecoveryCodesView):
    """The codes for the day on which the phone is lost."""


@method_decorator(never_cache, name="dispatch")
class Sessions(LoginRequiredMixin, TemplateView):
    """Where the account is signed in. One session can be ended, or all but this one."""

    template_name = "usersessions/usersession_list.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_context_data(self, **kwargs):
        sessions = UserSession.objects.purge_and_list(self.request.user)
        sessions.sort(key=lambda session: session.created_at, reverse=True)
        return super().get_context_data(nav_section="account", sessions=sessions, **kwargs)

    def post(self, request, *args, **kwargs):
        if request.POST.get("session"):
            self.end_one(request.POST["session"])
        else:
            request.user.note("other sessions ended")
            end_other_sessions(request, request.user)
        messages.success(request, _("Ended."))
        return redirect("usersessions_list")

    def end_one(self, key):
        if not (key.isascii() and key.isdigit() and len(key) < 18):
            raise Http404
        session = get_object_or_404(UserSession, pk=key, user=self.request.user)
        self.request.user.note("session ended")
        end_sessions(self.request, [session])


class ReauthenticateByKey(ReauthenticateWebAuthnView):
    def form_invalid(self, form):
        """Asks again on the same page, which keeps where she was going."""
        for message in form.errors.get("credential", []):
            messages.error(self.request, message)
        return redirect(self.request.get_full_path())


def closed(request, *args, **kwargs):
    """A page of the library that makes no sense here."""
    raise Http404
