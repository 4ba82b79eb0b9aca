"""What follows when somebody signs in or changes what she signs in with."""

import ipaddress

from allauth.account.signals import password_reset, user_logged_in
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models.signals import pre_save
from django.utils import timezone

from . import limits

#: As many bits of an address as tell an office or a provider, and not a person.
KEPT_BITS = {4: 24, 6: 48}


def connect():
    pre_save.connect(keep_the_network_alone, sender=UserSession)
    user_logged_in.connect(forget_ended_sessions)
    authenticator_added.connect(end_sessions_without_the_factor)
    password_reset.connect(let_try_again)


def keep_the_network_alone(instance, **kwargs):
    """Of an address the list of sessions keeps the network: enough to tell home from elsewhere."""
    instance.ip = network_of(instance.ip)


def network_of(address):
    parsed = ipaddress.ip_address(address)
    network = ipaddress.ip_network((parsed, KEPT_BITS[parsed.version]), strict=False)
    return str(network.network_address)


def forget_ended_sessions(**kwargs):
    """What is known of sessions that ended is forgotten when the next person signs in."""
    open_now = Session.objects.filter(expire_date__gt=timezone.now())
    UserSession.objects.exclude(session_key__in=open_now.values("session_key")).delete()


def end_sessions_without_the_factor(request, user, authenticator, **kwargs):
    """Sessions that began without the new factor have to begin again."""
    others = UserSession.objects.filter(user=user)
    for session in others.exclude(session_key=request.session.session_key):
        session.end()


def let_try_again(request, user, **kwargs):
    limits.lift(request, user.email)
