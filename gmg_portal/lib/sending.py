"""Mail leaves the outbox: each at most once, whatever happens to the sender meanwhile.

A mail is claimed, and the claim committed, before anything is given to the mail server. What
somebody claimed who does not come back is "perhaps sent"; nobody sends that again by itself.
Addresses are written to no log.
"""

import logging
from collections import Counter
from contextlib import suppress
from datetime import timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .envelopes import message_of
from .failures import Failure, failure_of, refused_of, words_of
from .models import MailState, OutgoingMail
from .unsubscribing import wants_nothing

#: A sender that has not come back after this time never will.
LONGEST = timedelta(minutes=15)
#: How long a mail waits after each attempt that failed; after the last it is given up.
PAUSES = [timedelta(minutes=each) for each in (5, 15, 60, 240, 720, 1440, 1440)]

log = logging.getLogger(__name__)


class NoServerError(Exception):
    """The mail server cannot be reached: no mail was touched."""


def send_waiting(limit=None):
    """Send what is due, the oldest first; gives how many mails came into which state.

    Raises NoServerError where the server cannot be reached.
    """
    done = Counter({MailState.UNKNOWN: give_up_on_the_lost()})
    connection, tried = get_connection(), 0
    try:
        while (limit is None or tried < limit) and (mail := next_due()):
            reach(connection)
            if claim(mail):
                done[send(mail, connection)] += 1
                tried += 1
    finally:
        hang_up(connection)
    return done


def give_up_on_the_lost():
    """What was claimed too long ago is perhaps sent: the secretariat decides."""
    too_long = Q(state=MailState.SENDING, claimed_at__lte=timezone.now() - LONGEST)
    return OutgoingMail.objects.filter(too_long).update(state=MailState.UNKNOWN)


def next_due():
    now = timezone.now()
    rows = OutgoingMail.objects.filter(state=MailState.WAITING).order_by("pk")
    return rows.filter(Q(not_before__isnull=True) | Q(not_before__lte=now)).first()


@transaction.atomic(durable=True)
def claim(mail):
    """Of two senders one gets it: the number of rows that the UPDATE changed tells which."""
    mail.claimed_at = timezone.now()
    rows = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING, attempts=mail.attempts)
    mail.attempts += 1
    return rows.update(
        state=MailState.SENDING, claimed_at=mail.claimed_at, attempts=F("attempts") + 1
    )


def send(mail, connection):
    """Send what was claimed; gives the state that it came into."""
    if not mail.is_essential and wants_nothing(mail.recipient):
        return settle(mail, Failure(MailState.DROPPED, _("She wants no reminders.")))
    try:
        message = message_of(mail)
        message.message()
    except ValueError as error:
        return settle(mail, Failure(MailState.REFUSED, str(error)))
    try:
        connection.send_messages([message])
    except Exception as error:  # whatever a backend raises, the mail must not be lost
        log.warning("Mail %s was not sent: %s", mail.pk, type(error).__name__)
        failure = failure_of(error, mail, connection)
        hang_up(connection)
        return settle(mail, failure)
    return settle(mail, outcome(mail, refused_of(connection)))


def outcome(mail, refused):
    """What the server took; it may have refused her address and taken that of a copy."""
    if mail.recipient in refused:
        return Failure(MailState.REFUSED, words_of(*refused[mail.recipient]))
    words = "\n".join(words_of(*said) for said in refused.values())
    return Failure(MailState.SENT, words)


def settle(mail, failure):
    """Write down what became of it, unless somebody decided on it meanwhile."""
    values = {"state": failure.state, "error": failure.words}
    if failure.state == MailState.SENT:
        values["sent_at"] = timezone.now()
    if failure.state == MailState.WAITING:
        values |= wait_or_give_up(mail, failure)
    claimed = OutgoingMail.objects.filter(
        pk=mail.pk,
        claimed_at=mail.claimed_at,
        state__in=[MailState.SENDING, MailState.UNKNOWN],
    )
    claimed.update(**values)
    return values["state"]


def wait_or_give_up(mail, failure):
    if mail.attempts > len(PAUSES):
        words = _("Given up after %(number)s attempts.") % {"number": mail.attempts}
        return {"state": MailState.REFUSED, "error": f"{words}\n{failure.words}"}
    return {"not_before": timezone.now() + PAUSES[mail.attempts - 1]}


def reach(connection):
    try:
        connection.open()
    except OSError as error:  # what SMTP answers is one, too
        raise NoServerError(type(error).__name__) from error


def hang_up(connection):
    with suppress(OSError):
        connection.close()


@transaction.atomic
def send_again(mail):
    """Somebody decided that this mail is to be sent once more; False where it is on its way."""
    rows = OutgoingMail.objects.filter(pk=mail.pk, state__in=SENT_AGAIN)
    return bool(rows.update(state=MailState.WAITING, attempts=0, not_before=None, claimed_at=None))


#: What the secretariat may send once more.
SENT_AGAIN = (MailState.REFUSED, MailState.BOUNCED, MailState.UNKNOWN)
