"""The forms of accounts, in words of our own, and with one count of failures for all ways in."""

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal import auth as totp_auth
from allauth.mfa.webauthn import forms as keys
from allauth.mfa.webauthn.internal import auth as key_auth
from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import User

from . import limits

#: What a browser may send for an answer of a key that is none.
MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)

PASSWORD_HELP = _(
    "At least 12 characters; 15 or more are better, four words for example. "
    "Passwords that many people use are refused."
)


def named(form, labels, helps=None):
    """Give the fields of a form their labels; no field says its name a second time inside."""
    for name, label in labels.items():
        if name in form.fields:
            field = form.fields[name]
            field.label, field.help_text = label, (helps or {}).get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named(self, {"login": _("E-mail"), "password": _("Password")})


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named(self, {"email": _("E-mail")})


class NewPasswordMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Password now"),
            "password1": _("New password"),
            "password2": _("New password, once more"),
        }
        named(self, labels, {"password1": PASSWORD_HELP})

    def clean(self):
        """As the library's, in our words."""
        cleaned = forms.Form.clean(self)
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned


class ChangePasswordForm(NewPasswordMixin, account.ChangePasswordForm):
    pass


class SetPasswordForm(NewPasswordMixin, account.SetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPasswordMixin, account.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named(self, {"password": _("Password")})


class CodeMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = _("Six figures from the app, or one of your recovery codes.")
        named(self, {"code": _("Code")}, {"code": help_text})

    def clean_code(self):
        attempt = limits.begin(context.request, self.user.email)
        mine = Authenticator.objects.filter(user=self.user)
        for authenticator in mine.exclude(type=Authenticator.Type.WEBAUTHN):
            if authenticator.wrap().validate_code(self.cleaned_data["code"]):
                attempt.rollback()
                authenticator.user = self.user
                self.authenticator = authenticator
                return self.cleaned_data["code"]
        raise get_adapter().validation_error("incorrect_code")


class AuthenticateForm(CodeMixin, codes.AuthenticateForm):
    pass


class ReauthenticateByCodeForm(CodeMixin, codes.ReauthenticateForm):
    pass


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named(self, {"code": _("Code that the app shows")})

    def clean_code(self):
        """Not a way in: whoever is here is signed in, and the secret is on her page."""
        if not totp_auth.validate_totp_code(self.secret, self.cleaned_data["code"]):
            raise get_adapter().validation_error("incorrect_code")
        return self.cleaned_data["code"]


class KeyMixin:
    """An answer of a passkey or security key that may be no answer at all."""

    def clean_credential(self):
        attempt = self.begin()
        try:
            authenticator = self.proved(self.cleaned_data["credential"])
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        attempt.rollback()
        return authenticator

    def begin(self):
        return limits.begin(context.request, self.user.email)

    def proved(self, credential):
        key_auth.parse_authentication_response(credential)
        return key_auth.complete_authentication(self.user, credential)


class LoginByKeyForm(KeyMixin, keys.LoginWebAuthnForm):
    """Which account it is says the answer: a wrong one counts for the address alone.

    So that nobody can stop the accounts of others by naming them; who is stopped elsewhere is
    stopped here too.
    """

    def begin(self):
        return limits.begin_from_address(context.request)

    def proved(self, credential):
        """A key alone is proof enough only where it asked for a PIN or a finger itself."""
        answer = key_auth.parse_authentication_response(credential)
        if not answer.response.authenticator_data.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        user = key_auth.extract_user_from_response(credential)
        limits.refuse_if_stopped(context.request, user.email)
        return key_auth.complete_authentication(user, credential)


class AuthenticateByKeyForm(KeyMixin, keys.AuthenticateWebAuthnForm):
    pass


class ReauthenticateByKeyForm(KeyMixin, keys.ReauthenticateWebAuthnForm):
    pass


class AddKeyForm(keys.AddWebAuthnForm):
    name = forms.CharField(required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        labels = {"name": _("Name"), "passwordless": _("Sign in with it alone, without a password")}
        helps = {
            "name": _("For you, to tell your keys apart: “phone”, “laptop at work”."),
            "passwordless": _(
                "Untick it for a security key that has no PIN and reads no fingerprint."
            ),
        }
        named(self, labels, helps)

    def clean(self):
        try:
            return super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class EditKeyForm(keys.EditWebAuthnForm):
    name = forms.CharField(max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named(self, {"name": _("Name")})


class PersonForm(forms.ModelForm):
    """What a person says of herself."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Name"), "language": _("Language of mails")}
