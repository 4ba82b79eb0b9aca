"""What waits for the secretariat: reports by round, agency and age, the oldest first."""

from collections import Counter
from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.models import Agency
from workplan.models import (
    ActivityProposal,
    ProgressUpdate,
    ProposalState,
    ReportingRound,
    UpdateAnswer,
)
from workplan.reporting import reviewing

#: Days for which a report may have waited already, to be asked for.
AGES = (7, 14, 30, 60)
REPORTS_A_PAGE = 50


class QueueForm(forms.Form):
    """Which reports: read from the address."""

    round = forms.ChoiceField(label=gettext_lazy("Round"), required=False)
    agency = forms.ChoiceField(label=gettext_lazy("Agency"), required=False)
    waited = forms.TypedChoiceField(
        label=gettext_lazy("Waiting for"), required=False, coerce=int, empty_value=None
    )
    p = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, data, user):
        super().__init__(data)
        rounds = ReportingRound.objects.visible_to(user)
        self.rounds = {each.slug: each for each in rounds}
        self.agencies = {each.slug: each for each in Agency.objects.visible_to(user)}
        self.fields["round"].choices = [
            ("", _("Any round")),
            *((slug, str(each)) for slug, each in self.rounds.items()),
        ]
        self.fields["agency"].choices = [
            ("", _("Any agency")),
            *((slug, each.acronym) for slug, each in self.agencies.items()),
        ]
        self.fields["waited"].choices = [
            ("", _("any time")),
            *(
                (days, ngettext("%(count)s day", "%(count)s days", days) % {"count": days})
                for days in AGES
            ),
        ]

    def clean(self):
        for name in self.data:
            if name not in self.fields:
                raise forms.ValidationError(
                    _("This list has no filter “%(name)s”."), params={"name": name}
                )
        return self.cleaned_data

    @property
    def carried(self):
        """The parameters that are set, for links that keep them."""
        given = self.cleaned_data if self.is_valid() else {}
        return {name: given[name] for name in ("round", "agency", "waited") if given.get(name)}


class Queue:
    """The reports in review that the address asks for."""

    def __init__(self, user, data):
        self.user = user
        self.form = QueueForm(data, user)

    @cached_property
    def is_refused(self):
        return not self.form.is_valid()

    @property
    def query(self):
        """What links carry on, with its question mark; empty without filters."""
        carried = self.form.carried
        return f"?{urlencode(carried)}" if carried else ""

    @cached_property
    def reports(self):
        asked = self.form.carried
        found = reviewing.waiting(self.user)
        if self.is_refused:
            return found.none()
        if "round" in asked:
            found = found.filter(report_request__round__slug=asked["round"])
        if "agency" in asked:
            found = found.filter(agency__slug=asked["agency"])
        if "waited" in asked:
            since = timezone.now() - timedelta(days=asked["waited"])
            found = found.filter(submitted_at__lte=since)
        return found

    @cached_property
    def page(self):
        rows = self.reports.select_related(
            "activity", "agency", "report_request__round", "written_by", "recorded_by"
        )
        number = None if self.is_refused else self.form.cleaned_data.get("p")
        return Paginator(rows, REPORTS_A_PAGE).get_page(number or 1)

    @cached_property
    def all(self):
        """(slug of the agency, slug of the round, answer) of all that wait, whatever was asked."""
        rows = reviewing.waiting(self.user).order_by()
        return list(rows.values_list("agency__slug", "report_request__round__slug", "answer"))

    @cached_property
    def no_change(self):
        """How many of those asked for say “no change”."""
        return self.reports.filter(answer=UpdateAnswer.NO_CHANGE).count()

    def by_agency(self):
        """(acronym, query string, number), the most first."""
        names = {slug: each.acronym for slug, each in self.form.agencies.items()}
        return self.tally("agency", Counter(row[0] for row in self.all), names)

    def by_round(self):
        names = {slug: str(each) for slug, each in self.form.rounds.items()}
        return self.tally("round", Counter(row[1] for row in self.all), names)

    def tally(self, name, numbers, names):
        return [
            (names[slug], f"?{urlencode({name: slug})}", number)
            for slug, number in numbers.most_common()
            if slug in names
        ]

    def following(self, update):
        """The report to look at after this one: the next oldest, else the first that is left."""
        others = self.reports.exclude(pk=update.pk)
        if update.submitted_at is None:
            return others.first()
        later = Q(submitted_at__gt=update.submitted_at)
        later |= Q(submitted_at=update.submitted_at, pk__gt=update.pk)
        return others.filter(later).first() or others.first()

    def recorded(self):
        """What was recorded for agencies, and they have not said yes to."""
        rows = ProgressUpdate.objects.visible_to(self.user).as_recorded().order_by("pk")
        return rows.select_related("activity", "agency", "recorded_by")

    def proposals(self):
        """How many proposals wait for a decision."""
        rows = ActivityProposal.objects.visible_to(self.user)
        return rows.filter(state=ProposalState.SUBMITTED).count()
