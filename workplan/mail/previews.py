"""The mails of a round before anybody gets them: to whom, in which words; nothing is kept."""

from dataclasses import replace

from django.utils import timezone

from gmg_portal.lib.models import Notice
from gmg_portal.lib.outbox import name_of
from workplan.models import ActivityAgency, ReportRequest, RoundState
from workplan.reporting.asking import activities_of
from workplan.reporting.standing import OWED, Standing

from .due import Teller
from .kinds import AT_ONCE
from .links import HiddenLinks
from .records import requests
from .reminding import by_reader, records_of, sorted_out


class Imagined(Teller):
    """Tells nobody: it remembers what it would have told."""

    def __init__(self, day):
        super().__init__(day)
        self.notices, self.records = [], {}

    def store(self, reader, kind, record, due, words):
        named = name_of(record)
        self.records[named["model"], named["key"]] = record
        notice = Notice(
            recipient=reader.address,
            kind=kind,
            due=due,
            words=words,
            created_at=timezone.now(),
            **named,
        )
        self.notices.append(notice)
        return notice


class RoundMails:
    """The mails that would go into the outbox for a round on a day.

    `digests` are those of readers who get one, `later` are readers who got their mail of the day
    already, `told` those for whom there is nothing new. A round in preparation is shown as if it
    were opened now.
    """

    def __init__(self, round_, day=None):
        self.round, self.day = round_, day or timezone.localdate()
        self.teller = Imagined(self.day)
        self.asked = list(self.requests())
        self.teller.ask_for(self.asked)
        found = self.imagine()
        # What is written today stands in nobody's way before a round opens: that is another day.
        later = [each for each in found if self.is_open and each.is_there()]
        self.digests = [each for each in found if each not in later]
        self.later = [each.reader for each in later]
        served = {digest.reader.address.lower() for digest in found}
        self.told = [each for each in self.readers() if each.address.lower() not in served]

    @property
    def is_open(self):
        return self.round.state == RoundState.OPEN

    def requests(self):
        """What is owed in the round; of one in preparation, what it will ask."""
        if self.round.state == RoundState.DRAFT:
            return self.requests_to_come()
        if not self.is_open:
            return []
        return requests(self.day).filter(round=self.round, standing__in=OWED)

    def requests_to_come(self):
        links = ActivityAgency.objects.filter(
            is_reporting=True, activity__in=activities_of(self.round).values("pk")
        )
        for link in links.select_related("activity", "agency").order_by("activity__title"):
            request = ReportRequest(round=self.round, activity=link.activity, agency=link.agency)
            request.pk, request.due_day = -link.activity_id, self.round.due_on
            request.standing = Standing.NOT_RECEIVED
            yield request

    def readers(self):
        """Whom the round asks today."""
        found = {}
        for agency in dict.fromkeys(request.agency_id for request in self.asked):
            for reader in self.teller.readers.of_agency(agency):
                found[reader.address.lower()] = reader
        return list(found.values())

    def agencies_without_reader(self):
        """Whom nobody is written to for."""
        asked = {request.agency_id: request.agency for request in self.asked}
        found = [agency for key, agency in asked.items() if not self.teller.readers.of_agency(key)]
        return sorted(found, key=lambda agency: agency.acronym)

    def imagine(self):
        """With what waits for these readers already, as the outbox would have it."""
        asked = {reader.address.lower() for reader in self.readers()}
        stored = [
            notice
            for notice in Notice.objects.filter(mail=None).exclude(kind__in=AT_ONCE).order_by("pk")
            if notice.recipient.lower() in asked
        ]
        holding, _over = sorted_out(
            stored, records_of(stored, self.day), self.teller.readers, self.day
        )
        new = [(each, self.teller.records[each.model, each.key]) for each in self.teller.notices]
        return by_reader([*holding, *new], self.teller.readers, self.day)

    def digest_for(self, point):
        """That of a reader, named by the key of a place of hers; None where she gets none."""
        for digest in self.digests:
            if any(each.pk == point for each in digest.reader.points):
                return digest
        return None

    def written(self, digest, language=""):
        """(subject, text, HTML) as it would be sent, but for what only its reader may open."""
        reader = replace(digest.reader, language=language or digest.reader.language)
        return replace(digest, reader=reader, links=HiddenLinks(reader)).written()
