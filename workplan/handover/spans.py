"""Which days a handover is about."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Meeting, OfficeTerm
from gmg_portal.lib.filter_forms import DayField, FilterForm

#: Somebody who takes over looks back so many days unless she says otherwise.
USUAL = timedelta(days=91)
#: Years have four digits.
EARLIEST = date(1000, 1, 1)
#: So many terms of the chair are offered.
MOST_TERMS = 4
PRINCIPALS = "principals"


@dataclass(frozen=True)
class Days:
    """From a first to a last day, both included."""

    first: date
    last: date

    def holds(self, earliest, latest):
        """Does what lies between these days certainly fall into them?"""
        return None not in (earliest, latest) and self.first <= earliest and latest <= self.last


class SpanForm(FilterForm):
    """The two days; without them the last quarter until today. `for` leaves persons out."""

    since = DayField(label=gettext_lazy("From day"), required=False)
    until = DayField(label=gettext_lazy("Until day"), required=False)
    readers = forms.ChoiceField(
        label=gettext_lazy("For"),
        required=False,
        choices=[
            ("", gettext_lazy("the secretariat")),
            (PRINCIPALS, gettext_lazy("principals: without names of persons")),
        ],
    )

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", ValidationError(_("This day is before the first.")))
        return cleaned

    @property
    def days(self):
        """What is asked for, as far as it is possible."""
        said = self.cleaned_data if self.is_valid() else {}
        last = said.get("until") or timezone.localdate()
        return Days(said.get("since") or max(last - USUAL, EARLIEST), last)

    @property
    def is_for_principals(self):
        return self.is_valid() and self.cleaned_data["readers"] == PRINCIPALS


def offered(user, today):
    """(label, Days) of what is asked for most: a quarter, since the last meeting, chair terms."""
    yield _("The last quarter"), Days(today - USUAL, today)
    meeting = last_meeting(user, today)
    if meeting:
        yield _("Since the last meeting"), Days(meeting.starts_latest, today)
    for term in terms(user, today):
        yield (
            _("%(agency)s in the chair, %(period)s")
            % {"agency": term.agency.acronym, "period": term.period_display},
            Days(term.starts_earliest, min(term.ends_latest, today)),
        )


def last_meeting(user, today):
    meetings = Meeting.objects.visible_to(user).of_the_group().filter(starts_latest__lte=today)
    return meetings.order_by("-starts_latest", "-pk").first()


def terms(user, today):
    """The newest terms of the chair of which both ends are known."""
    rows = OfficeTerm.objects.visible_to(user).of_the_group().chairs().for_listing()
    rows = rows.filter(starts_earliest__lte=today).exclude(ends_latest=None)
    return rows.order_by("-starts_latest", "agency__acronym_en")[:MOST_TERMS]
