"""Who is asked in a round is told so, and reminded when the secretariat says so."""

from dataclasses import dataclass

from workplan.reporting.standing import OWED

from .due import Teller
from .records import requests
from .reminding import digests


def tell_opened(round_, day):
    """Store for the next mails what the round asks; gives the addresses of those who are told."""
    return Teller(day).ask_in(round_)


@dataclass(frozen=True)
class Reminded:
    """How many persons are reminded, by how many mails of today; `later` got theirs already."""

    persons: int
    mails: int

    @property
    def later(self):
        return self.persons - self.mails


def remind_now(keys, day):
    """Remind of these requests, whatever was told before; twice a day nobody is.

    Of what is not owed any more, or is asked by a round that is not open, nobody is told.
    """
    teller, told = Teller(day), set()
    for request in requests(day).filter(pk__in=keys):
        for reader in teller.readers.of_agency(request.agency_id):
            reminded = remind_reader(teller, reader, request, day)
            told |= {each.address.lower() for each in reminded}
    found = digests(day, teller.readers, only=told)
    mails = [mail for digest in found if (mail := digest.put())]
    return Reminded(persons=len(told), mails=len(mails))


def remind_reader(teller, reader, request, day):
    """Who is reminded by that: nobody of what is not owed, at the second time alternates too."""
    if not request.round.is_open or request.standing not in OWED:
        return []
    if request.due_day < day:
        return [reader, *teller.overdue(reader, request, day)]
    teller.tell(reader, "round_opened", request, day.isoformat())
    return [reader]
