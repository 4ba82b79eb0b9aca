"""Once a day: what is due is stored as notices, and each person's notices become one mail."""

from django.conf import settings

from gmg_portal.lib.models import Notice

from .digests import Digest
from .due import store_notices
from .kinds import OF_THE_DESK, still_holds
from .records import records_of


def digests(day, readers, only=None):
    """A digest for each person who has something to be told that still holds.

    What no longer holds is forgotten, so that it may be told if it comes again. `only` is a set of
    addresses in small letters.
    """
    waiting = Notice.objects.filter(mail=None).order_by("pk")
    notices = [each for each in waiting if only is None or each.recipient.lower() in only]
    records = records_of(notices, day)
    readers.learn({notice.recipient for notice in notices})
    told, over = {}, []
    for notice in notices:
        reader = readers.of(notice.recipient)
        record = records.get((notice.model, notice.key))
        if still_holds(notice, record, day) and concerns(reader, notice, record):
            told.setdefault(reader.address.lower(), (reader, []))[1].append((notice, record))
        else:
            over.append(notice.pk)
    Notice.objects.filter(pk__in=over, mail=None).delete()
    return [Digest(reader, day, pairs) for reader, pairs in told.values()]


def concerns(reader, notice, record):
    """Whether it is (still) hers to know: an agency's matters are for those who stand for it."""
    if notice.kind in OF_THE_DESK:
        return reader.is_secretariat or reader.address == settings.CONTACT_EMAIL
    agency = getattr(record, "agency_id", None)
    return agency in reader.agencies if agency else True


def remind(day):
    """Store what is due to be told and put one digest a person into the outbox; gives the mails."""
    readers = store_notices(day)
    return [mail for digest in digests(day, readers) if (mail := digest.put())]
