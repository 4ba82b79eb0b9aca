"""What is to be told on a day, stored as notices: each thing once, however often this is asked.

What a day missed is told on the next: it is computed from what stands, not from what happened
that day.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from agencies.models import FocalPoint
from agencies.people.alternates import named_until, words_of
from agencies.people.reminders import action_points_to_remind
from agencies.people.team import addresses
from gmg_portal.lib.models import Notice
from gmg_portal.lib.notices import tell
from workplan.models import LinkPurpose, RoundState, SignedLink, UpdateEvent, UpdateState
from workplan.reporting.standing import OWED

from .readers import Readers
from .records import requests

WEEK = timedelta(days=7)
#: A decision is told so many days after it was taken, and later not any more.
STILL_NEWS = timedelta(days=30)
#: Longer than any round; what was told before is looked up one by one.
REMEMBERED = timedelta(days=800)
#: The reminder that goes to the alternate too.
SECOND = 2


class Teller:
    """Stores notices of a day; what was told to somebody is known from one query."""

    def __init__(self, day, readers=None):
        self.day = day
        self.readers = readers or Readers(day)
        self.known = {}
        lately = Notice.objects.filter(created_at__date__gt=day - REMEMBERED)
        for email, kind, model, key, due, at in lately.values_list(
            "recipient", "kind", "model", "key", "due", "created_at"
        ):
            self.known.setdefault((email.lower(), kind, model, key), {})[due] = at

    def told(self, reader, kind, record):
        """{due: moment} of what this reader was told about a record."""
        name = (reader.address.lower(), kind, record._meta.label_lower, record.pk)
        return self.known.setdefault(name, {})

    def tell(self, reader, kind, record, due="", **words):
        told = self.told(reader, kind, record)
        if due not in told:
            told[due] = self.store(reader, kind, record, due, words).created_at

    def store(self, reader, kind, record, due, words):
        return tell(reader.address, kind, record, due=due, **words)

    # Reports that are asked for

    def ask(self, only_round=None):
        """What agencies owe in open rounds, or in one of them."""
        rows = requests(self.day).filter(round__state=RoundState.OPEN, standing__in=OWED)
        if only_round is not None:
            rows = rows.filter(round=only_round)
        self.ask_for(rows)

    def ask_in(self, round_):
        """What one round asks; gives the addresses of those whom it asks."""
        self.ask(only_round=round_)
        agencies = set(round_.requests.values_list("agency", flat=True))
        asked = (reader for key in agencies for reader in self.readers.of_agency(key))
        return {reader.address.lower() for reader in asked}

    def ask_for(self, requests):
        for request in requests:
            for reader in self.readers.of_agency(request.agency_id):
                self.ask_reader(reader, request)

    def ask_reader(self, reader, request):
        self.tell(reader, "round_opened", request)
        if request.due_day - WEEK <= self.day <= request.due_day:
            self.tell(reader, "due_soon", request, request.due_day.isoformat())
        if self.day > request.due_day:
            self.remind(reader, request)

    def remind(self, reader, request):
        """The day after it was due, and then each seven days."""
        first = request.due_day + timedelta(days=1)
        week = first + WEEK * ((self.day - first) // WEEK)
        self.overdue(reader, request, week)

    def overdue(self, reader, request, due):
        """One more reminder, unless that of this day is told; gives whom else it is told."""
        told = self.told(reader, "overdue", request)
        if due.isoformat() in told:
            return []
        number = len(told) + 1
        self.tell(reader, "overdue", request, due.isoformat(), number=number)
        return self.tell_alternates(reader, request, due) if number == SECOND else []

    def tell_alternates(self, reader, request, due):
        """Those to whom no copy can go, as it would be more than is theirs; gives them."""
        alternates = [
            self.readers.of(point.address)
            for point in reader.alternates
            if point.agency_id == request.agency_id and not reader.may_be_copied_to(point)
        ]
        for alternate in alternates:
            self.tell(alternate, "overdue", request, due.isoformat(), number=0)
        return alternates

    # What was decided

    def decided(self):
        """Reports that were sent back or accepted, where nobody has told of it."""
        since = self.day - STILL_NEWS
        steps = UpdateEvent.objects.filter(
            Q(to_state=UpdateState.RETURNED) | Q(to_state=UpdateState.ACCEPTED),
            at__date__gte=since,
        )
        for step in steps.select_related("update__activity", "by").order_by("pk"):
            if step.update.state == step.to_state:
                self.tell_step(step)

    def tell_step(self, step):
        kind = "sent_back" if step.to_state == UpdateState.RETURNED else "accepted"
        words = {"by": step.by.get_short_name() if step.by else "", "comment": step.comment}
        for reader in self.readers.of_agency(step.update.agency_id):
            told = self.told(reader, kind, step.update)
            if not any(moment >= step.at for moment in told.values()):
                self.tell(reader, kind, step.update, f"e{step.pk}"[:10], **words)

    def unconfirmed(self):
        """What was recorded for an agency and waits for its yes: each seven days from then on."""
        links = SignedLink.objects.usable().filter(
            purpose=LinkPurpose.CONFIRM,
            focal_point__in=FocalPoint.objects.on(self.day),
            update__state=UpdateState.DRAFT,
        )
        for link in links.select_related("update", "focal_point__user"):
            since = timezone.localdate(link.created_at)
            weeks = (self.day - since) // WEEK
            if weeks > 0 and link.update.waits_for_the_agency:
                reader = self.readers.of(link.focal_point.address)
                day = since + WEEK * weeks
                self.tell(reader, "confirm_recorded", link.update, day.isoformat())

    # What meetings decided

    def actions(self):
        """Open action points: in the week before they are due, and each week after."""
        for point in action_points_to_remind(self.day):
            readers = (
                self.readers.of_agency(point.agency_id)
                if point.agency_id
                else self.readers.of_secretariat()
            )
            late = max((self.day - point.due - timedelta(days=1)) // WEEK + 1, 0)
            for reader in readers:
                self.tell(reader, "action_due", point, (point.due + WEEK * late).isoformat())

    # Who stands in for whom

    def alternates(self):
        """Whom focal points named: for those of the desk who have not been told."""
        team = [self.readers.of(address) for address in addresses(self.day)]
        for point in named_until(self.day) if team else ():
            for reader in team:
                self.tell(reader, "alternate_named", point, **words_of(point))


def store_notices(day):
    """Everything that is to be told on that day; gives who is there to be told."""
    teller = Teller(day)
    teller.ask()
    teller.decided()
    teller.unconfirmed()
    teller.actions()
    teller.alternates()
    return teller.readers
