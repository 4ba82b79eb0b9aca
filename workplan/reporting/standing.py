"""Where a request for a report stands: computed from its report, never stored."""

from django.db import models
from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Publication
from workplan.models import ProgressUpdate, ReportRequest, RoundState, UpdateEvent, UpdateState


class Standing(models.TextChoices):
    """The first of these that holds."""

    WAIVED = "waived", _("waived")
    ACCEPTED = "accepted", _("accepted")
    IN_REVIEW = "in_review", _("in review")
    RETURNED = "returned", _("sent back")
    BEGUN = "begun", _("begun")
    NOT_RECEIVED = "not_received", _("not received")


#: The agency is to do something.
OWED = (Standing.RETURNED, Standing.BEGUN, Standing.NOT_RECEIVED)
#: What the public is told: what an agency has begun was not received.
PUBLIC = (Standing.ACCEPTED, Standing.IN_REVIEW, Standing.NOT_RECEIVED, Standing.WAIVED)


def with_standing(requests=None, day=None):
    """Requests annotated with `standing`, `due_day`, `sent_on` and `is_overdue`.

    `sent_on` is the day on which a report was sent first, `is_late` whether that was after the
    due day; overdue is what is owed after its due day in a round that is open.
    """
    today = day or timezone.localdate()
    rows = ReportRequest.objects.all() if requests is None else requests
    reports = ProgressUpdate.objects.reports().filter(report_request=OuterRef("pk")).order_by()
    # Of a report that was sent back and sent again only its steps know when it came first.
    sent = UpdateEvent.objects.filter(
        update__report_request=OuterRef("pk"), to_state=UpdateState.SUBMITTED
    ).order_by("at", "pk")
    begun = reports.filter(state=UpdateState.DRAFT).exclude(typed="")
    rows = rows.annotate(
        due_day=Coalesce("extended_to", "round__due_on", output_field=DateField()),
        sent_on=Subquery(sent.values(day=TruncDate("at"))[:1]),
        standing=Case(
            When(~Q(waived_because=""), then=Value(Standing.WAIVED)),
            When(
                Exists(
                    reports.filter(state=UpdateState.ACCEPTED, publication=Publication.PUBLISHED)
                ),
                then=Value(Standing.ACCEPTED),
            ),
            When(
                Exists(reports.filter(state=UpdateState.SUBMITTED)), then=Value(Standing.IN_REVIEW)
            ),
            When(Exists(reports.filter(state=UpdateState.RETURNED)), then=Value(Standing.RETURNED)),
            When(Exists(begun), then=Value(Standing.BEGUN)),
            default=Value(Standing.NOT_RECEIVED),
            output_field=CharField(),
        ),
    )
    return rows.annotate(
        is_overdue=Case(
            When(standing__in=OWED, due_day__lt=today, round__state=RoundState.OPEN, then=True),
            default=False,
            output_field=models.BooleanField(),
        ),
        is_late=Case(
            When(sent_on__gt=F("due_day"), then=True),
            default=False,
            output_field=models.BooleanField(),
        ),
    )
