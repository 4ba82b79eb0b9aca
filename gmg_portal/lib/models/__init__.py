"""Tables that know no subject: files that were read in, and mail that leaves."""

from .imports import ColumnMapping, ImportedRecord, ImportRun, RunState
from .outbox import MailPreference, MailState, MailSubject, Notice, OutgoingMail

__all__ = [
    "ColumnMapping",
    "ImportRun",
    "ImportedRecord",
    "MailPreference",
    "MailState",
    "MailSubject",
    "Notice",
    "OutgoingMail",
    "RunState",
]
