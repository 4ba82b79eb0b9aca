"""A mail that came back: read from a delivery status notification (RFC 3464)."""

import re
from email import message_from_bytes, policy

from .models import MailState, OutgoingMail

MESSAGE_ID = re.compile(r"<[^<>\s]+@[^<>\s]+>")
#: So many characters of what the server said are kept.
LONGEST = 2000
#: The states in which a mail may come back.
LEFT = (MailState.SENDING, MailState.SENT, MailState.UNKNOWN)


def note_bounce(content):
    """Mark the mail that a notification says was not delivered; gives it, or None.

    `content` are the bytes of the notification. What it says of a copy is noted and the mail stays
    as it is; a delay is no bounce.
    """
    message = message_from_bytes(content, policy=policy.compat32)
    mail = returned_mail(message)
    if mail is None:
        return None
    failed = [each for each in reports(message) if said(each, "Action").lower() == "failed"]
    if not failed:
        return None
    words = "\n".join(filter(None, map(words_of, failed)))[:LONGEST].replace("\0", "")
    values = {"error": words}
    if concerns(mail, failed):
        values["state"] = MailState.BOUNCED
    return (
        mail if OutgoingMail.objects.filter(pk=mail.pk, state__in=LEFT).update(**values) else None
    )


def reports(message):
    """For each address that the notification tells of, what it says: headers."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            groups = part.get_payload()
            yield from (
                (each for each in groups if each["Final-Recipient"])
                if isinstance(groups, list)
                else ()
            )


def returned_mail(message):
    """The mail of ours whose headers, or whose text, come back in the notification."""
    for part in message.walk():
        names = []
        if part.get_content_type() == "text/rfc822-headers":
            names = MESSAGE_ID.findall(str(part.get_payload()))
        elif part is not message and part["Message-ID"]:
            names = MESSAGE_ID.findall(str(part["Message-ID"]))
        found = OutgoingMail.objects.filter(message_id__in=names[:50]).first() if names else None
        if found is not None:
            return found
    return None


def concerns(mail, failed):
    """Whether it is the recipient who was not reached; where no copies were sent, it is."""
    addresses = {
        said(each, name).rpartition(";")[2].strip().lower()
        for each in failed
        for name in ("Final-Recipient", "Original-Recipient")
    }
    return not mail.cc or mail.recipient.lower() in addresses


def words_of(report):
    return " ".join(filter(None, [said(report, "Status"), said(report, "Diagnostic-Code")]))


def said(report, name):
    return " ".join(str(report[name] or "").split())
