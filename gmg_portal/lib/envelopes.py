"""The message that leaves for a mail of the outbox: the same each time it is made, but its date."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from .templatetags.portal import bcp47
from .unsubscribing import unsubscribe_url


def message_of(mail, connection=None):
    """Plain text and HTML, with what tells programs that nobody wrote it by hand."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[formataddr((mail.recipient_name, mail.recipient))],
        cc=mail.cc,
        reply_to=[mail.reply_to or settings.CONTACT_EMAIL],
        headers=headers_of(mail),
        connection=connection,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def headers_of(mail):
    """What others read, too, offers no end: it would be the end of the mails of the first."""
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": bcp47(mail.language),
    }
    if mail.is_essential or mail.cc:
        return headers
    return headers | {
        "List-Unsubscribe": f"<{unsubscribe_url(mail.recipient, mail.language)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
