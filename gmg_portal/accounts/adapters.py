"""How accounts behave: by invitation, and everybody lands where she works."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import factors, limits, mails

#: Proofs that signed somebody in this short a time ago are not asked for again.
JUST_NOW = 300


class ClosedAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off."),
        "email_password_mismatch": _("The e-mail or the password is not right."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link is used up or too old."),
        "rate_limited": _("Too many tries. Try again in 15 minutes."),
        "too_many_login_attempts": _("Too many tries. Try again in 15 minutes."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        landing = "admin:index" if request.user.is_secretariat else "workspace"
        if factors.lacks_factor(request):
            request.session[factors.WANTED] = reverse(landing)
            return reverse("mfa_index")
        return reverse(landing)

    def get_password_change_redirect_url(self, request):
        return reverse("account")

    def is_safe_url(self, url):
        """Only pages of the portal itself are gone on to."""
        return factors.is_own_page(self.request, url)

    def get_login_stages(self):
        theirs, ours = "allauth.mfa.stages.AuthenticateStage", "gmg_portal.accounts.stages.CodeStep"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app, **kwargs):
        """Whoever has just signed in has just proved who she is."""
        if factors.signed_in_since(self.request, timezone.now().timestamp() - JUST_NOW):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user):
        words = {
            "reauthenticate": _("With your password"),
            "mfa_reauthenticate": _("With a code"),
            "mfa_reauthenticate:webauthn": _("With a passkey or security key"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]

    def _get_login_attempts_cache_key(self, request, **credentials):
        return limits.tally_of(credentials.get("email"))

    def send_password_reset_mail(self, user, email, context):
        mails.send_reset(user, context["uid"], context["key"])

    def send_mail(self, template_prefix, email, context):
        """The only other mail is to an address without an account: it costs the same time."""
        mails.spend_the_time_of_a_reset(email)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        mails.tell_change(user, template_prefix.rpartition("/")[2])


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_generate_recovery_codes": _("Recovery codes come with a second factor."),
        "incorrect_code": _("This code is not right."),
    }

    def _get_site_name(self):
        """What apps and keys call the portal."""
        return settings.PORTAL_NAME

    def generate_authenticator_name(self, user, type):  # noqa: A002 (the library's name)
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}
