"""Once a day: what is due is stored as notices, and each person's notices become one mail."""

from django.conf import settings
from django.utils import timezone

from gmg_portal.lib.models import Notice

from .digests import AtOnce, Digest
from .due import Teller, store_notices
from .kinds import AT_ONCE, OF_THE_DESK, still_holds
from .readers import Readers
from .records import records_of


def digests(day, readers, only=None):
    """A digest for each person who has something to be told that still holds.

    What no longer holds is forgotten, so that it may be told if it comes again. `only` is a set of
    addresses in small letters.
    """
    waiting = Notice.objects.filter(mail=None).exclude(kind__in=AT_ONCE).order_by("pk")
    notices = [each for each in waiting if only is None or each.recipient.lower() in only]
    readers.learn({notice.recipient for notice in notices})
    return by_reader(what_holds(notices, readers, day), readers, day)


def what_holds(notices, readers, day):
    """Pairs of a notice and its record; what no longer holds is forgotten."""
    holding, over = sorted_out(notices, records_of(notices, day), readers, day)
    Notice.objects.filter(pk__in=[notice.pk for notice in over], mail=None).delete()
    return holding


def sorted_out(notices, records, readers, day):
    """Pairs of a notice that still holds and its record; and the notices that do not."""
    holding, over = [], []
    for notice in notices:
        record = records.get((notice.model, notice.key))
        reader = readers.of(notice.recipient)
        if still_holds(notice, record, day) and concerns(reader, notice, record):
            holding.append((notice, record))
        else:
            over.append(notice)
    return holding, over


def by_reader(pairs, readers, day, **options):
    told = {}
    for notice, record in pairs:
        told.setdefault(notice.recipient.lower(), []).append((notice, record))
    return [Digest(readers.of(address), day, its, **options) for address, its in told.items()]


def concerns(reader, notice, record):
    """Whether it is (still) hers to know: an agency's matters are for those who stand for it."""
    if notice.kind in OF_THE_DESK:
        return reader.is_secretariat or reader.address == settings.CONTACT_EMAIL
    agency = getattr(record, "agency_id", None)
    return agency in reader.agencies if agency else True


def put_for_round(round_, day):
    """As `remind`, for what one round asks and for whom it asks alone."""
    teller = Teller(day)
    found = digests(day, teller.readers, only=teller.ask_in(round_))
    return [mail for digest in found if (mail := digest.put())]


def remind(day):
    """Store what is due to be told and put one digest a person into the outbox; gives the mails."""
    readers = store_notices(day)
    found = [*mails_at_once(day, readers), *digests(day, readers)]
    return [mail for each in found if (mail := each.put())]


def put_what_goes_at_once():
    """Called before each sending: what does not wait for the mail of the day; gives the mails."""
    if not Notice.objects.filter(mail=None, kind__in=AT_ONCE).exists():
        return []
    day = timezone.localdate()
    return [mail for each in mails_at_once(day, Readers(day)) if (mail := each.put())]


def mails_at_once(day, readers):
    waiting = list(Notice.objects.filter(mail=None, kind__in=AT_ONCE).order_by("pk"))
    return [
        AtOnce(readers.of(pair[0].recipient), day, [pair])
        for pair in what_holds(waiting, readers, day)
    ]
