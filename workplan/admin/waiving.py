"""The checks of a plan as rows of a page, each with its fix or with room for why it is waived."""

from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from workplan.models import CheckWaiver, PlanCheck, WorkPlan
from workplan.planning.checks import IN_SHORT, Checks

#: An editor mends so many at a time; the page says how many there are.
MOST_SHOWN = 50

#: Where on the page of an activity a check is mended.
PLACES = {
    PlanCheck.LEAD: "agency_links-group",
    PlanCheck.MEMBERSHIP: "agency_links-group",
    PlanCheck.PERIOD: "id_starts",
    PlanCheck.RECOMMENDATION: "recommendation_links-group",
    PlanCheck.OBJECTIVE: "id_objective",
}


class ReasonsForm(forms.Form):
    """A field for each check that may be waived; what stays empty is not waived."""

    def __init__(self, data, names):
        super().__init__(data, prefix="waive")
        for name in names:
            self.fields[name] = forms.CharField(
                label=_("Waived because"),
                required=False,
                max_length=2000,
                widget=forms.TextInput(attrs={"class": "vTextField"}),
            )


@dataclass
class Row:
    """One unmet check: in words, where it is mended, and the field of a reason (None: not here)."""

    check: PlanCheck
    words: str
    fix: str = ""
    field: object = None


class Adoption:
    """What stands between a plan and its adoption. `data` are reasons as they were sent."""

    def __init__(self, plan, site_name, data=None, may_waive=True):
        self.plan, self.site_name, self.data, self.may_waive = plan, site_name, data, may_waive
        self.checks = Checks(plan)

    @cached_property
    def unmet(self):
        return self.checks.listed(MOST_SHOWN)

    @cached_property
    def form(self):
        names = {name_of(each.check): None for each in self.checks.of_the_plan}
        names |= {name_of(check): None for check in self.checks.counts}
        for activity, found in self.unmet:
            names |= {name_of(each.check, activity): None for each in found}
        return ReasonsForm(self.data, names if self.may_waive else ())

    def row(self, check, words, fix="", activity=None):
        name = name_of(check, activity)
        return Row(check, words, fix, self.form[name] if name in self.form.fields else None)

    @cached_property
    def of_the_plan(self):
        """What fails for the plan as a whole, and each check that activities fail."""
        fixes = {
            PlanCheck.PERIOD: f"{self.url('workplan', 'change', self.plan.pk)}#id_starts",
            PlanCheck.MEMBERSHIP: self.url("membership", "add", app="agencies")
            + f"?body={self.plan.body_id}",
        }
        return [
            self.row(each.check, each.words, fixes[each.check]) for each in self.checks.of_the_plan
        ]

    @cached_property
    def in_numbers(self):
        """(row, how many activities) of each check that activities fail."""
        return [
            (self.row(check, IN_SHORT[check]), number)
            for check, number in self.checks.counts.items()
        ]

    @cached_property
    def of_activities(self):
        """(activity, where it is edited, its rows)."""
        found = []
        for activity, unmet in self.unmet:
            url = self.url("activity", "change", activity.pk)
            rows = [
                self.row(each.check, each.words, f"{url}#{PLACES[each.check]}", activity)
                for each in unmet
            ]
            found.append((activity, url, rows))
        return found

    def url(self, model, page, *args, app="workplan"):
        return reverse(f"{self.site_name}:{app}_{model}_{page}", args=args)

    @cached_property
    def more(self):
        """How many activities with unmet checks the page does not show."""
        shown = len(self.unmet)
        return self.checks.failing.count() - shown if shown == MOST_SHOWN else 0

    @transaction.atomic
    def waive(self, user):
        """Keep the reasons that were sent, each once. Gives the new waivers."""
        reasons = {name: text for name, text in self.form.cleaned_data.items() if text.strip()}
        # Of two clicks at a time the second sees what the first one kept.
        WorkPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=self.plan.pk)
        waived = set(self.plan.waivers.values_list("check_name", "activity"))
        kept = []
        for name, reason in reasons.items():
            check, _dash, key = name.partition("-")
            about = {"check_name": check, "activity_id": int(key) if key else None}
            if tuple(about.values()) not in waived:
                waiver = CheckWaiver(plan=self.plan, reason=reason, by=user, **about)
                waiver.full_clean()
                waiver.save()
                kept.append(waiver)
        return kept


def name_of(check, activity=None):
    return f"{check.value}-{activity.pk}" if activity else check.value
