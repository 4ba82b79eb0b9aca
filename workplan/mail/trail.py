"""What happened to a request so far: reminded when, came back, opened, answered."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Min

from gmg_portal.lib.models import MailState, MailSubject
from gmg_portal.lib.provenance import provenance
from workplan.models import ProgressUpdate, ReportRequest, SignedLink

#: The mail did not reach her, or may not have: somebody has to look.
TROUBLE = (MailState.REFUSED, MailState.BOUNCED, MailState.UNKNOWN, MailState.DROPPED)
WAITING = (MailState.WAITING, MailState.SENDING)
#: As many characters as the column of a history holds.
LONGEST_REASON = 100


@dataclass
class Trail:
    """The line of one request. `mails` are those about it, the first first, without their texts.

    `opened_at` is when a link of the agency to this round was opened first, `answered_at` when a
    report was sent first; None where nobody did.
    """

    mails: list = field(default_factory=list)
    opened_at: datetime | None = None
    answered_at: datetime | None = None

    @property
    def reminded(self):
        return [mail for mail in self.mails if mail.sent_at]

    @property
    def last_reminded(self):
        return max((mail.sent_at for mail in self.reminded), default=None)

    @property
    def is_waiting(self):
        return any(mail.state in WAITING for mail in self.mails)

    @property
    def trouble(self):
        return [mail for mail in self.mails if mail.state in TROUBLE]


def trail_of(requests):
    """{key of a request: Trail} for these requests; three queries however many there are."""
    requests = list(requests)
    trails = {request.pk: Trail() for request in requests}
    for subject in subjects_of(trails):
        trails[subject.key].mails.append(subject.mail)
    opened = opened_by_agency(requests)
    for key, sent in sent_at(trails):
        trails[key].answered_at = sent
    for request in requests:
        trails[request.pk].opened_at = opened.get((request.round_id, request.agency_id))
    return trails


def subjects_of(keys):
    label = ReportRequest._meta.label_lower
    rows = MailSubject.objects.filter(model=label, key__in=list(keys)).select_related("mail")
    return rows.defer("mail__text", "mail__html").order_by("mail_id")


def opened_by_agency(requests):
    """{(round, agency): the first moment}, of links that somebody opened."""
    links = SignedLink.objects.filter(
        round__in={each.round_id for each in requests},
        agency__in={each.agency_id for each in requests},
        opened_at__isnull=False,
    )
    rows = links.order_by().values_list("round", "agency").annotate(Min("opened_at"))
    return {(round_, agency): moment for round_, agency, moment in rows}


def sent_at(keys):
    reports = ProgressUpdate.objects.reports().filter(
        report_request__in=list(keys), submitted_at__isnull=False
    )
    rows = reports.order_by().values_list("report_request")
    return rows.annotate(Min("submitted_at")).values_list("report_request", "submitted_at__min")


def note(mail, what):
    """In the trace of each request that a mail is about: what became of the mail."""
    subjects = mail.subjects.filter(model=ReportRequest._meta.label_lower)
    rows = ReportRequest.objects.filter(pk__in=subjects.values("key"))
    for request in rows.select_related("agency"):
        with provenance(on_behalf_of=request.agency.slug):
            request.note(f"{what}: {mail.recipient}"[:LONGEST_REASON])
