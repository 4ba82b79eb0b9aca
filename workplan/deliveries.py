"""What became of outputs: delivered or not, now or as the world knew it on a day."""

from django.db.models import Case, CharField, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filters import ChoiceMultipleFilter, OnDayFilter, YearFilter

from .day_filters import SOON, plan_goes_on
from .models import ActivityStatus
from .models.standing import status_on

DELIVERED, OVERDUE, SOON_DUE, DUE = "delivered", "overdue", "due-soon", "due"
UNDATED, NOT_ON_RECORD, CANCELLED = "undated", "not-on-record", "cancelled"

#: In the order in which pages name them; what is due soon is due as well.
STATES = {
    DELIVERED: _("Delivered"),
    OVERDUE: _("Overdue"),
    SOON_DUE: _("Due in the next 90 days"),
    DUE: _("Due"),
    UNDATED: _("No day on record by which it is due"),
    NOT_ON_RECORD: _("Delivery not on record"),
    CANCELLED: _("Activity cancelled"),
}


def with_delivery(outputs, day=None):
    """Annotated with `delivery`, one of `STATES`: of what is due soon that, and not that it is due.

    Without a date of delivery: that of a cancelled activity is not expected; of a plan that is
    over the delivery is not on record; of a plan that goes on the output is due by its day, and
    overdue when that has certainly passed.
    """
    today = day or timezone.localdate()
    was_delivered = Q(delivered_latest__lte=day) if day else ~Q(delivered="")
    case = Case(
        When(was_delivered, then=Value(DELIVERED)),
        When(activity_stood=ActivityStatus.CANCELLED, then=Value(CANCELLED)),
        When(~plan_goes_on(day, "activity__plan"), then=Value(NOT_ON_RECORD)),
        When(due_latest=None, then=Value(UNDATED)),
        When(due_latest__lt=today, then=Value(OVERDUE)),
        When(due_latest__lte=today + SOON, then=Value(SOON_DUE)),
        default=Value(DUE),
        output_field=CharField(),
    )
    return outputs.alias(activity_stood=status_on(day, "activity")).annotate(delivery=case)


class DeliveryDayFilter(OnDayFilter):
    """`?on=2014-06-01`: as it was known on that day; annotates, and leaves out none."""

    def __init__(self):
        super().__init__(label=_("As it was on this day"))

    def filter(self, queryset, value):
        return with_delivery(queryset, value)


class DeliveryFilter(ChoiceMultipleFilter):
    """`?state=due`, which finds what is due soon as well."""

    def __init__(self):
        super().__init__(label=_("State"), choices=list(STATES.items()))

    def filter(self, queryset, value):
        if not value:
            return queryset
        wanted = {*value, *([SOON_DUE] if DUE in value else [])}
        return queryset.filter(delivery__in=wanted)


class DueOrDeliveredFilter(YearFilter):
    """`?year=2014`: due or delivered in some part of the year."""

    columns = ("due", "delivered")

    def touching(self, year):
        found = Q()
        for name in self.columns:
            found |= YearFilter(starts=name, ends=name).touching(year)
        return found
