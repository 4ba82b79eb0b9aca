"""What it means for a mail that sending it failed."""

import smtplib
from dataclasses import dataclass

from .models import MailState

#: Codes of SMTP from here on are final: it is no use to try again.
FINAL = 500


@dataclass(frozen=True)
class Failure:
    """`state` is that which the mail comes into: waiting again, refused, or perhaps sent."""

    state: MailState
    words: str


def failure_of(error, mail, connection):
    """Only where it is certain that the mail has not left may it wait to be sent again."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return failure_of_address(error.recipients, mail)
    if isinstance(error, smtplib.SMTPSenderRefused):  # the portal's own address, not hers
        return Failure(MailState.WAITING, words_of(error.smtp_code, error.smtp_error))
    if isinstance(error, smtplib.SMTPResponseException):
        return by_code(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Failure(MailState.REFUSED, str(error))
    if isinstance(error, OSError) and not text_left(connection):
        return Failure(MailState.WAITING, str(error) or type(error).__name__)
    return Failure(MailState.UNKNOWN, str(error) or type(error).__name__)


def failure_of_address(refused, mail):
    """The server took none of the addresses: what counts is what it says of the recipient's."""
    code, words = refused.get(mail.recipient) or next(iter(refused.values()))
    return by_code(code, words)


def by_code(code, words):
    state = MailState.REFUSED if code >= FINAL else MailState.WAITING
    return Failure(state, words_of(code, words))


def words_of(code, words):
    if isinstance(words, bytes):
        words = words.decode("utf-8", "replace")
    return f"{code} {words}".replace("\0", "")


def refused_of(connection):
    """{address: (code, words)} of those that the server refused of a mail that it took."""
    return getattr(getattr(connection, "connection", None), "refused", {})


def text_left(connection):
    """Whether the text of the mail was on its way; of a backend that does not say, it was."""
    return getattr(getattr(connection, "connection", None), "text_left", True)
