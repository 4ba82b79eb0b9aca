"""What agencies are asked to answer: a row an activity, with all that its page shows of it."""

from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from workplan.models import (
    ActivityStatus,
    ProgressUpdate,
    UpdateAnswer,
    UpdateEvent,
    UpdateState,
)
from workplan.models.report_states import NEEDS_REASON, OPEN

from . import typing
from .standing import OWED, Standing, with_standing

#: In what order rows ask: what is late, what came back, what is due.
LATE, CAME_BACK, DUE = range(3)


@dataclass
class Row:
    """One activity that an agency is asked about in a round.

    `report` is the open report of the agency, or else the accepted one; `steps` are its steps.
    `last` is what is public of the activity last. `chosen` is what somebody chose in the row and
    has not sent, `outcome` what became of that, `form_url` the address of the form of its report.
    """

    request: object
    report: ProgressUpdate | None = None
    last: ProgressUpdate | None = None
    steps: list = field(default_factory=list)
    chosen: str = ""
    outcome: object = None
    form_url: str = ""

    def __post_init__(self):
        self.standing = self._standing()
        self.is_owed = self.standing in OWED
        days = (self.request.due_day - timezone.localdate()).days
        self.days_left, self.days_over = max(days, 0), max(-days, 0)
        self.is_overdue = self.is_owed and days < 0

    def _standing(self):
        """As `reporting.standing` has it, with what is open of another round or as a correction."""
        known, report = Standing(self.request.standing), self.report
        if known == Standing.WAIVED or report is None:
            return known
        if report.state == UpdateState.RETURNED:
            return Standing.RETURNED
        if report.state == UpdateState.SUBMITTED:
            return Standing.IN_REVIEW
        if known == Standing.NOT_RECEIVED and report.state == UpdateState.DRAFT and report.typed:
            return Standing.BEGUN
        return known

    @property
    def key(self):
        return self.request.pk

    @property
    def activity(self):
        return self.request.activity

    @property
    def order(self):
        rank = DUE if self.standing != Standing.RETURNED else CAME_BACK
        return (LATE if self.is_overdue else rank, self.request.due_day, self.activity.title)

    @property
    def is_begun(self):
        return self.standing == Standing.BEGUN

    @property
    def prepared(self):
        """The word that a colleague has put down to be sent; "" for none, and for a text."""
        if not self.is_begun or self.report.waits_for_the_agency:
            return ""
        return typing.word_alone(self.report.values)

    @property
    def read(self):
        """The version of what lies there unsent; 0 where nothing does."""
        return self.report.version if self.is_begun else 0

    @property
    def words(self):
        """The answers that the row offers; none where a text was begun or sent back."""
        if self.standing == Standing.NOT_RECEIVED or self.prepared:
            return words_for(self.activity)
        return []

    @property
    def selected(self):
        return self.chosen or self.prepared

    @property
    def sent(self):
        """The step by which the report was sent last; None where it was not."""
        return self._last_step(UpdateState.SUBMITTED)

    @property
    def sent_back(self):
        return self._last_step(UpdateState.RETURNED)

    def _last_step(self, state):
        return next((step for step in reversed(self.steps) if step.to_state == state), None)


def words_for(activity):
    """What may be said of an activity with a word alone, and that one must write.

    Where its status asks for a reason and none is on record, that it has not changed says nothing.
    """
    words = [UpdateAnswer.NO_CHANGE, UpdateAnswer.DONE, UpdateAnswer.TEXT]
    if activity.status in NEEDS_REASON and not activity.status_note:
        words.remove(UpdateAnswer.NO_CHANGE)
    if activity.status in (ActivityStatus.COMPLETED, ActivityStatus.CANCELLED):
        words.remove(UpdateAnswer.DONE)
    return words


def rows_of(requests):
    """The rows of a queryset of requests, what is most urgent first; four queries."""
    public = ProgressUpdate.objects.published().order_by(
        F("reported_latest").desc(nulls_last=True), "-pk"
    )
    newest = Subquery(public.filter(activity=OuterRef("activity")).values("pk")[:1])
    requests = list(
        with_standing(requests)
        .annotate(newest=newest)
        .select_related("round__plan", "activity", "agency")
    )
    last = ProgressUpdate.objects.in_bulk({each.newest for each in requests} - {None})
    reports = reports_for(requests)
    steps = steps_of(reports.values())
    rows = [
        Row(request, report, last.get(request.newest), steps.get(report and report.pk, []))
        for request in requests
        for report in [reports.get(request.pk)]
    ]
    return sorted(rows, key=lambda row: row.order)


def reports_for(requests):
    """{key of a request: report}: the open one on the activity, or else what was accepted."""
    reports = ProgressUpdate.objects.reports().filter(
        Q(report_request__in=requests, state=UpdateState.ACCEPTED) | Q(state__in=OPEN),
        activity__in=[each.activity_id for each in requests],
        agency__in=[each.agency_id for each in requests],
    )
    accepted, opened = {}, {}
    for report in reports.select_related("written_by").order_by("accepted_at", "pk"):
        if report.state == UpdateState.ACCEPTED:
            accepted[report.report_request_id] = report
        else:
            opened[report.activity_id, report.agency_id] = report
    found = {
        each.pk: opened.get((each.activity_id, each.agency_id)) or accepted.get(each.pk)
        for each in requests
    }
    return {key: report for key, report in found.items() if report}


def steps_of(reports):
    """{key of a report: its steps, the first first}."""
    found = {}
    rows = UpdateEvent.objects.filter(update__in=[each.pk for each in reports])
    for step in rows.select_related("by").order_by("pk"):
        found.setdefault(step.update_id, []).append(step)
    return found
