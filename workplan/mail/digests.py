"""One mail a day at most: everything that a person is to be told, in her language."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from gmg_portal.lib.languages import RIGHT_TO_LEFT
from gmg_portal.lib.models import Notice
from gmg_portal.lib.outbox import mail_of, put
from gmg_portal.lib.periods import format_date
from gmg_portal.lib.unsubscribing import wants_nothing

from .due import SECOND
from .kinds import REQUESTS, TITLES, line_of, of_request
from .links import Links


@dataclass
class Part:
    """A heading with lines, and where one answers: words and a whole address."""

    title: str
    lines: list = field(default_factory=list)
    #: Of the title: "" for the reader's own.
    language: str = ""
    #: The agency that is asked, in the reader's language.
    agency: str = ""
    lead: str = ""
    link_words: str = ""
    link: str = ""


@dataclass
class Digest:
    """What one reader is told on a day; `told` are pairs of a notice and its record."""

    reader: object
    day: date
    told: list
    #: Where a reader answers: addresses that open without sign-in are made only to be sent.
    links: object = None

    def __post_init__(self):
        self.links = self.links or Links(self.reader)

    kind = "digest"
    is_essential = False

    @property
    def key(self):
        return f"{self.kind}:{self.day.isoformat()}"

    @property
    def language(self):
        return self.reader.language

    @property
    def requests(self):
        """[(kind, request)]: of each request what is most urgent, the latest due day first."""
        strongest = {}
        for kind in reversed(REQUESTS):
            for notice, record in self.told:
                if notice.kind == kind:
                    strongest[record.pk] = (kind, record)
        return sorted(strongest.values(), key=lambda pair: (pair[1].due_day, str(pair[1].activity)))

    def counted(self, *kinds):
        return sum(kind in kinds for kind, _request in self.requests)

    def about(self):
        return list(dict.fromkeys(record for _notice, record in self.told))

    @cached_property
    def cc(self):
        """The second reminder goes to who stands in for her, too, if all of it is hers to read."""
        if not any(notice.words.get("number") == SECOND for notice, _record in self.told):
            return []
        reader = self.reader
        found = [point.address for point in reader.alternates if reader.may_be_copied_to(point)]
        once = {address.lower(): address for address in found}
        return [address for address in once.values() if not wants_nothing(address)]

    def unsubscribe_url(self):
        """Not in what others read, too: it would end the mails of the reader, and not theirs."""
        return "" if self.is_essential or self.cc else self.links.unsubscribe()

    def reply_to(self):
        """Who answers questions about the rounds of this mail; "" for the common address."""
        asked = Counter(
            request.round.contact.email
            for _kind, request in self.requests
            if request.round.contact and request.round.contact.is_active
        )
        return next((email for email, _number in asked.most_common(1)), "")

    # In words: in the language that is on

    def subject(self):
        late, soon = self.counted("overdue"), self.counted("due_soon")
        kinds = {notice.kind for notice, _record in self.told}
        if late:
            words = ngettext("%(count)s report is overdue", "%(count)s reports are overdue", late)
            return words % {"count": late}
        if soon:
            words = ngettext(
                "%(count)s report is due by %(day)s", "%(count)s reports are due by %(day)s", soon
            )
            last = max(request.due_day for kind, request in self.requests if kind == "due_soon")
            return words % {"count": soon, "day": format_date(last.isoformat())}
        if self.requests:
            request = self.requests[0][1]
            words = _("%(round)s: please report by %(day)s")
            day = format_date(request.due_day.isoformat())
            return words % {"round": request.round, "day": day}
        return next(
            str(title)
            for kind, title in [*TITLES.items(), ("", _("News"))]
            if kind in kinds or not kind
        )

    def parts(self):
        return [*self.parts_of_requests(), *self.parts_of_kinds()]

    def parts_of_requests(self):
        """For each round and agency what is asked, and the one page on which it is answered."""
        found = {}
        for kind, request in self.requests:
            part = found.get((request.round_id, request.agency_id))
            if part is None:
                words, address = self.links.answers(request)
                part = Part(
                    title=str(request.round),
                    language="en",
                    agency=request.agency.acronym,
                    lead=request.round.asks,
                    link_words=words,
                    link=address,
                )
                found[request.round_id, request.agency_id] = part
            part.lines.append(of_request(kind, request, self.day))
        return list(found.values())

    def parts_of_kinds(self):
        others = [pair for pair in self.told if pair[0].kind not in REQUESTS]
        kinds = [*TITLES, *sorted({notice.kind for notice, _record in others} - TITLES.keys())]
        for kind in kinds:
            pairs = {record: notice for notice, record in others if notice.kind == kind}
            if pairs:
                words, address = self.links.for_kind(kind, pairs)
                lines = [line_of(notice, record) for record, notice in pairs.items()]
                title = str(TITLES.get(kind, _("News")))
                yield Part(title=title, lines=lines, link_words=words, link=address)

    def written(self):
        """(subject, plain text, HTML) in the reader's language."""
        with override(self.language):
            words = {
                "digest": self,
                "subject": self.subject(),
                "parts": self.parts(),
                "name": self.reader.name,
                "language": self.language,
                "direction": "rtl" if self.language in RIGHT_TO_LEFT else "ltr",
                "portal": settings.PORTAL_NAME,
                "portal_url": f"{settings.PORTAL_URL}{reverse('home')}",
                "contact": self.reply_to() or settings.CONTACT_EMAIL,
                "unsubscribe_url": self.unsubscribe_url(),
            }
            subject = f"{settings.PORTAL_NAME}: {words['subject']}"
            text = render_to_string("mail/digest.txt", words)
            return subject, text, render_to_string("mail/digest.html", words)

    @transaction.atomic
    def put(self):
        """Into the outbox, and its notices with it; None where she got one of this day already."""
        keys = [notice.pk for notice, _record in self.told]
        rows = Notice.objects.select_for_update().filter(pk__in=keys, mail=None)
        if len(rows) != len(keys) or self.is_there():
            return None
        subject, text, html = self.written()
        mail = put(
            self.reader.address,
            self.kind,
            self.key,
            subject=subject,
            text=text,
            html=html,
            language=self.language,
            name=self.reader.name,
            cc=self.cc,
            reply_to=self.reply_to(),
            essential=self.is_essential,
            about=self.about(),
        )
        if not mail.is_new:
            return None
        Notice.objects.filter(pk__in=keys).update(mail=mail)
        return mail

    def is_there(self):
        return mail_of(self.reader.address, self.key) is not None


class AtOnce(Digest):
    """A mail about one thing that does not wait for the day's, and that nobody does without."""

    is_essential = True

    @property
    def kind(self):
        return self.told[0][0].kind

    @property
    def key(self):
        notice = self.told[0][0]
        return f"{notice.kind}:{notice.key}:{notice.due}"
