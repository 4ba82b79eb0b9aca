"""Mail is put here, in the transaction of what it tells about; commands send it later."""

import secrets
import unicodedata
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .languages import RIGHT_TO_LEFT
from .models import MailState, MailSubject, OutgoingMail

#: As many characters as the columns of addresses, names and subjects hold.
LONGEST_ADDRESS, LONGEST_NAME, LONGEST_SUBJECT = 254, 200, 300


def put(
    recipient,
    kind,
    key,
    *,
    subject,
    text,
    html="",
    language="en",
    name="",
    cc=(),
    reply_to="",
    essential=False,
    about=(),
):
    """Put one mail into the outbox; gives it, or the one of this key that she has already.

    Without `html` the text is also put as a page. `about` are the records that it tells of, `cc`
    addresses, `reply_to` an address. `essential` mails go also to those who want no others. Raises
    nothing for an address that is none: the mail is kept as refused, so that the secretariat sees
    it.
    """
    recipient = one_line(recipient)[:LONGEST_ADDRESS]
    values = {
        "recipient": recipient,
        "recipient_name": one_line(name)[:LONGEST_NAME],
        "cc": [address for address in cc if is_address(address)],
        "reply_to": reply_to if is_address(reply_to) else "",
        "language": language,
        "kind": kind,
        "key": key,
        "is_essential": essential,
        "subject": one_line(subject)[:LONGEST_SUBJECT],
        "text": clean_lines(text),
        "html": clean_lines(html or as_html(one_line(subject), clean_lines(text), language)),
    }
    return mail_of(recipient, key) or write(values, about)


def as_html(subject, text, language):
    """A plain text as a page: its paragraphs, with its addresses as links."""
    words = {
        "subject": subject,
        "text": text,
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }
    return render_to_string("mail/plain.html", words)


def mail_of(recipient, key):
    """The mail of this key for this person, by whatever case her address is written in."""
    rows = OutgoingMail.objects.alias(address=Lower("recipient"))
    return rows.filter(address=Lower(Value(recipient)), key=key).first()


def write(values, about):
    try:
        with transaction.atomic():
            mail = OutgoingMail(**values, message_id=new_message_id())
            if not is_address(mail.recipient):
                mail.state, mail.error = MailState.REFUSED, _("This is no address.")
            mail.save(force_insert=True)
            MailSubject.objects.bulk_create(
                [MailSubject(mail=mail, **name_of(record)) for record in dict.fromkeys(about)]
            )
            mail.is_new = True
            return mail
    except IntegrityError:
        mail = mail_of(values["recipient"], values["key"])
        if mail is None:
            raise
        return mail


def name_of(record):
    """How mails and notices name a record: the label of its model and its key."""
    return {"model": record._meta.label_lower, "key": record.pk}


def new_message_id():
    """A Message-ID of the portal's own, fixed before the mail leaves."""
    return f"<{secrets.token_hex(16)}@{urlsplit(settings.PORTAL_URL).hostname}>"


def is_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def one_line(text):
    """The text without line ends and control characters, so that it is one header."""
    return " ".join("".join(" " if is_control(each) else each for each in str(text)).split())


def clean_lines(text):
    """The text without control characters but line ends and tabs."""
    return "".join(each for each in str(text) if each in "\n\t" or not is_control(each))


def is_control(character):
    """Also half a pair of surrogates, and the separators that some programs take for line ends."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
