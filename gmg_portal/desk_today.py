"""What the secretariat is to do today: reports, proposals, mails and what meetings decided."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import CharField, Count, DateField, Min, Value
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import ActionPoint, Agency
from gmg_portal.lib.models import MailState, OutgoingMail
from workplan.models import (
    ActivityProposal,
    ProgressUpdate,
    ProposalState,
    PublicNote,
    ReportRequest,
)
from workplan.reporting.completeness import Completeness, counted, with_told
from workplan.reporting.standing import with_standing

#: What did not arrive, as far as anybody knows.
FAILED = (MailState.REFUSED, MailState.BOUNCED, MailState.UNKNOWN)


@dataclass(frozen=True)
class Task:
    """So many of a kind wait, the oldest since `since`; `url` lists them."""

    label: str
    count: int
    url: str
    since: object = None

    @property
    def days(self):
        """For how long the oldest has waited."""
        return (timezone.localdate() - self.since).days if self.since else 0


class Today:
    """The tasks that this person may see, the rounds that are open, and who owes what."""

    def __init__(self, user, site_name="admin"):
        self.user, self.site_name = user, site_name

    def tasks(self):
        """Those of which there is any."""
        kinds = [kind for kind in self.kinds() if self.user.has_perm(kind.permission)]
        if not kinds:
            return []
        first, *others = [kind.counted() for kind in kinds]
        rows = first.union(*others, all=True) if others else first
        found = {row["task"]: row for row in rows}
        return [
            Task(kind.label, found[kind.name]["number"], kind.url, found[kind.name]["since"])
            for kind in kinds
            if found.get(kind.name, {}).get("number")
        ]

    def kinds(self):
        points = self.url("agencies_actionpoint_changelist")
        return [
            Kind(
                "to_review",
                _("reports to review"),
                ProgressUpdate.objects.visible_to(self.user).in_review(),
                self.url("workplan_progressupdate_queue"),
                "workplan.change_progressupdate",
                TruncDate("submitted_at"),
            ),
            Kind(
                "recorded",
                _("recorded for an agency, waiting for its yes"),
                ProgressUpdate.objects.as_recorded(),
                self.url("workplan_progressupdate_queue") + "#recorded-heading",
                "workplan.change_progressupdate",
                TruncDate("created_at"),
            ),
            Kind(
                "proposals",
                _("proposals waiting for a decision"),
                ActivityProposal.objects.filter(state=ProposalState.SUBMITTED),
                self.url("workplan_activityproposal_changelist", state__exact="submitted"),
                "workplan.view_activityproposal",
                TruncDate("submitted_at"),
            ),
            Kind(
                "notes",
                _("public notes without an answer"),
                PublicNote.objects.filter(replied_at=None, withdrawn_at=None),
                self.url("workplan_publicnote_changelist", answer="none"),
                "workplan.change_publicnote",
                TruncDate("at"),
            ),
            Kind(
                "mails",
                _("mails refused, bounced, or perhaps not sent"),
                OutgoingMail.objects.filter(state__in=FAILED),
                self.url("lib_outgoingmail_changelist", state__in=",".join(FAILED)),
                "workplan.view_reportrequest",
                TruncDate("created_at"),
            ),
            Kind(
                "overdue_points",
                _("action points overdue"),
                ActionPoint.objects.overdue(),
                f"{points}?standing=overdue",
                "agencies.view_actionpoint",
                Cast("due", DateField()),
            ),
            Kind(
                "open_points",
                _("action points open"),
                ActionPoint.objects.open(),
                f"{points}?standing=open",
                "agencies.view_actionpoint",
            ),
        ]

    def url(self, name, **query):
        address = reverse(f"{self.site_name}:{name}")
        return f"{address}?{urlencode(query)}" if query else address

    def rounds(self):
        """(title, due day, how complete it is) of the rounds that are open; one query."""
        if not self.user.has_perm("workplan.change_reportinground"):
            return []
        told = with_told(ReportRequest.objects.in_open_rounds())
        rows = counted(told, "round__due_on", "round__title", "round")
        return [
            (title, due_on, Completeness(counts, self.requests_of(key)))
            for (due_on, title, key), counts in sorted(rows.items(), key=lambda row: row[0])
        ]

    def requests_of(self, round_key):
        """The address of what a round asked, by standing."""
        page = reverse(f"{self.site_name}:workplan_reportinground_requests", args=[round_key])
        return lambda standing: f"{page}?standing={standing}" if standing else page

    def overdue(self):
        """(agency, how many reports it owes after their day, address), the most first."""
        if not self.user.has_perm("workplan.view_reportrequest"):
            return []
        owed = with_standing(ReportRequest.objects.in_open_rounds()).filter(is_overdue=True)
        numbers = owed.order_by().values("agency").annotate(number=Count("pk"))
        owing = {row["agency"]: row["number"] for row in numbers}
        agencies = Agency.objects.filter(pk__in=owing) if owing else ()
        overdue = self.url("workplan_reportrequest_changelist", standing="overdue")
        return sorted(
            (
                (agency, owing[agency.pk], f"{overdue}&agency__id__exact={agency.pk}")
                for agency in agencies
            ),
            key=lambda line: (-line[1], line[0].acronym),
        )


@dataclass(frozen=True)
class Kind:
    """A kind of task: its rows, the permission to see them, and since when each has waited."""

    name: str
    label: str
    rows: object
    url: str
    permission: str
    since: object = Cast(Value(None), DateField())

    def counted(self):
        """One row: how many, and since when the oldest."""
        rows = self.rows.order_by().annotate(task=Value(self.name, CharField()))
        return rows.values("task").annotate(number=Count("pk"), since=Min(self.since))
