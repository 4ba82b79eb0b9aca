"""What a person is to be told: stored once, told in the next digest."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Lower

from .models import Notice
from .outbox import name_of


def tell(recipient, kind, record, *, due="", **words):
    """Store for the next digest what is to be told to an address; gives the notice.

    A person is told a thing once: a second call with the same kind, record and `due` (a day, or
    any text of ten characters that sets two tellings apart) gives the notice of the first.
    `words` is what the sentence needs: texts, numbers and days.
    """
    named = {"kind": kind, "due": plain(due), **name_of(record)}
    notice = notice_of(recipient, named)
    if notice is not None:
        return notice
    words = {name: plain(value) for name, value in words.items()}
    try:
        with transaction.atomic():
            return Notice.objects.create(recipient=recipient, words=words, **named)
    except IntegrityError:
        notice = notice_of(recipient, named)
        if notice is None:
            raise
        return notice


def notice_of(recipient, named):
    rows = Notice.objects.alias(address=Lower("recipient"))
    return rows.filter(address=Lower(Value(recipient)), **named).first()


def plain(value):
    """As JSON holds it: a day as text, what is translated in the language of now."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)
