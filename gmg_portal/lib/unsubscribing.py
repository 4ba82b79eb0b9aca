"""Who wants no mail but what is essential: said by a link in each mail, without an account.

The token of a link names a row and not the address: addresses appear in no log of visits.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone, translation

from .models import MailPreference

#: The page that the link opens.
PAGE = "unsubscribe"


def signer():
    return Signer(salt="gmg_portal.lib.unsubscribing")


def preference_of(email):
    """The row of an address, in whatever case it is written; made where there is none."""
    found = find(email)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return MailPreference.objects.create(email=email)
    except IntegrityError:
        return find(email)


def find(email):
    rows = MailPreference.objects.alias(address=Lower("email"))
    return rows.filter(address=Lower(Value(email))).first()


def wants_nothing(email):
    found = find(email)
    return found is not None and found.unsubscribed_at is not None


def unsubscribe_url(email, language):
    """The whole address of the page where this person says that she wants no more mails."""
    token = signer().sign(str(preference_of(email).pk))
    with translation.override(language):
        return f"{settings.PORTAL_URL}{reverse(PAGE, args=[token])}"


def for_token(token):
    """The preference that a link is about; None for a token that is none of ours."""
    try:
        return MailPreference.objects.filter(pk=int(signer().unsign(token))).first()
    except (BadSignature, ValueError):
        return None


def unsubscribe(preference):
    """Whether that is new; the first moment stays where she said it already."""
    rows = MailPreference.objects.filter(pk=preference.pk, unsubscribed_at=None)
    return bool(rows.update(unsubscribed_at=timezone.now()))


def subscribe_again(preference):
    """Whether that is new."""
    rows = MailPreference.objects.filter(pk=preference.pk, unsubscribed_at__isnull=False)
    return bool(rows.update(unsubscribed_at=None))
