"""What accounts are written about: a new password, and every change of what opens them."""

import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib import outbox

#: What happened, by the name that the library gives the mail.
CHANGES = {
    "forgotten": gettext_lazy("Your second factors were forgotten, as you asked. Set up another."),
    "password_changed": gettext_lazy("Your password was changed."),
    "password_reset": gettext_lazy("Your password was changed."),
    "password_set": gettext_lazy("Your account has a password now."),
    "recovery_codes_generated": gettext_lazy(
        "New recovery codes were made. The codes before no longer work."
    ),
    "totp_activated": gettext_lazy("An app that makes codes now opens your account."),
    "totp_deactivated": gettext_lazy("The app that makes codes no longer opens your account."),
    "webauthn_added": gettext_lazy("A new passkey or security key now opens your account."),
    "webauthn_removed": gettext_lazy(
        "A passkey or security key was removed: it no longer opens your account."
    ),
}


def send_reset(user, uid, key):
    """The link that lets somebody choose a password; it works once."""
    with translation.override(user.language):
        path = reverse("account_reset_password_from_key", args=[uid, key])
        lines = [
            _("Choose a password for your account at %(portal)s:")
            % {"portal": settings.PORTAL_NAME},
            f"{settings.PORTAL_URL}{path}",
            _("The link works once, and for %(count)s hours.")
            % {"count": settings.PASSWORD_RESET_TIMEOUT // 3600},
            _("If you did not ask for it, nothing has to be done: your password is as it was."),
        ]
        put(user, "password_reset", _("Choose a password"), lines)


def tell_change(user, change):
    """Tell a person, and the trace, what was changed in her account, whoever changed it."""
    user.note(change.replace("_", " "))
    with translation.override(user.language):
        lines = [
            str(CHANGES[change]),
            _("If it was not you, write to %(email)s at once.") % {"email": settings.CONTACT_EMAIL},
            f"{settings.PORTAL_URL}{reverse('account')}",
        ]
        put(user, "account_changed", _("Your account was changed"), lines)


def put(user, kind, subject, lines):
    outbox.put(
        user.email,
        kind,
        f"{kind}:{secrets.token_hex(16)}",
        subject=f"{settings.PORTAL_NAME}: {subject}",
        text="\n\n".join(lines) + "\n",
        language=user.language,
        name=user.name,
        essential=True,
    )


def spend_the_time_of_a_reset(email):
    """For an address without an account: as much work as for one with it, and no mail."""
    with transaction.atomic():
        outbox.put(email, "password_reset", secrets.token_hex(24), subject=email, text=email)
        transaction.set_rollback(True)
