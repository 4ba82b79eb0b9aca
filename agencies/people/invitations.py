"""Invitations: a contact gets an account, and a link by which she chooses how to sign in."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from agencies.models import FocalPoint, User
from gmg_portal.lib.versions import StaleRecord

from .letters import address_of, in_words, post

#: For so many days a link may be used, the day of the invitation not counted.
INVITATION_DAYS = 14
SALT = "agencies.people.invitation"


def account_with(email):
    """The account with this e-mail, however it is written; None where there is none."""
    return User.objects.filter(email__iexact=email).first() if email else None


def accounts_of(points):
    """E-mail in small letters -> account, of those that contacts without one have already."""
    emails = {point.email.lower() for point in points if point.user_id is None}
    rows = User.objects.alias(lower=Lower("email")).filter(lower__in=emails)
    return {user.email.lower(): user for user in rows}


def has_signed_in(user):
    """Whether the account has a way to sign in already: a password, or it was used."""
    return bool(user.last_login or user.has_usable_password())


# The link


@dataclass(frozen=True)
class Invitation:
    """What a link says: to which account it leads, and until which day."""

    user: User
    until: date
    is_unused: bool

    @property
    def is_open(self):
        return self.is_unused and self.user.is_active and timezone.localdate() <= self.until


def last_day_of_link():
    return timezone.localdate() + timedelta(days=INVITATION_DAYS)


def token_of(user, until):
    return signing.dumps([user.pk, until.isoformat(), mark_of(user)], salt=SALT)


def mark_of(user):
    """Changes when the account is used, or gets another password or e-mail."""
    return salted_hmac(SALT, f"{user.password}{user.last_login}{user.email}").hexdigest()[:24]


def invitation_of(token):
    """The invitation of a token, open or not; None for a token that is none of ours."""
    try:
        key, until, mark = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=key).first()
    if user is None:
        return None
    return Invitation(user, date.fromisoformat(until), constant_time_compare(mark, mark_of(user)))


# Inviting


def refusal(point, account):
    """Why that focal point, with this account or none, cannot be invited; "" where she can."""
    if point.is_over:
        return _("These days are over.")
    if account and not account.is_active:
        return _("The account is switched off.")
    return ""


@transaction.atomic
def invite(point, *, by, version=None):
    """Give a contact an account where she has none, and write to her; gives the mail.

    Inviting again writes again. Raises ValidationError where `refusal` says something, and
    StaleRecord if the focal point changed since `version`.
    """
    rows = FocalPoint.objects.select_for_update(of=("self",), no_key=True)
    point = rows.select_related("user", "agency", "body", "alternate_for__user").get(pk=point.pk)
    if version is not None and point.version != version:
        raise StaleRecord(point)
    account = point.user or account_with(point.email)
    if refused := refusal(point, account):
        raise ValidationError(refused, code="not_invited")
    point.user = account or new_account(point)
    point.invited_at = timezone.now()
    point.save()
    return write_to(point, by)


def new_account(point):
    """An account without a password: the link of the invitation leads to choosing one."""
    language = point.own_language or "en"
    return User.objects.create_user(point.email, name=point.name, language=language)


def write_to(point, by):
    with translation.override(point.language):
        return post(
            point.address,
            "invitation",
            f"invitation:{point.pk}:{point.version}",
            name=point.person,
            language=point.language,
            about=[point],
            reply_to=by.email if by else "",
            **letter(point, by, link_for(point.user)),
        )


def link_for(user):
    """What the link in the letter says, its address, and its last day (None: without end)."""
    if has_signed_in(user):
        return _("Sign in"), address_of("workspace"), None
    until = last_day_of_link()
    words = _("Choose a password")
    return words, address_of("invitation", token_of(user, until)), until


def letter(point, by, link):
    """The words of the invitation of a focal point, in the language of now."""
    words, address, until = link
    stands_for = str(point.agency or point.body)
    paragraphs = [
        _("Dear %(name)s,") % {"name": point.person},
        opening(point, stands_for),
        days_in_words(point),
        how_long(until, point.address),
    ]
    if by:
        paragraphs.append(_("You were invited by %(name)s.") % {"name": by})
    return {
        "subject": _("You report for %(agency)s: your invitation") % {"agency": stands_for},
        "paragraphs": paragraphs,
        "link": (words, address),
    }


def opening(point, stands_for):
    words = {"agency": stands_for, "role": point.acting_role.label}
    if point.is_alternate:
        words["person"] = point.alternate_for.person
        return (
            _("You stand in for %(person)s as focal point of %(agency)s (role: %(role)s).") % words
        )
    return _("You are a focal point of %(agency)s (role: %(role)s).") % words


def days_in_words(point):
    first, last = in_words(point.first_day), point.ends_on
    if last is None:
        return _("Your rights begin on %(first)s.") % {"first": first}
    return _("Your rights hold from %(first)s to %(last)s, both days included.") % {
        "first": first,
        "last": in_words(last),
    }


def how_long(until, email):
    """How the person signs in: by the link until its last day, or as she always does."""
    if until is None:
        return _("Sign in with your account, %(email)s.") % {"email": email}
    return _(
        "The link below is for you alone (%(email)s) and may be used until %(day)s. "
        "After that day, ask for a new one."
    ) % {"email": email, "day": in_words(until)}
