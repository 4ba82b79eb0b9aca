"""A work plan in numbers, now or as the world knew it on a day: one query for all of them."""

from collections import Counter, defaultdict

from django.db.models import CharField, Count, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import cached_property

from agencies.models import Agency, Body
from gmg_portal.lib.fields import in_language

from .day_filters import NOTED, STAGES, at_stage, noted_as
from .deliveries import DUE, SOON_DUE, STATES, with_delivery
from .filter_kinds import NONE
from .models import (
    Activity,
    ActivityAgency,
    ActivityKind,
    ActivityStatus,
    CheckWaiver,
    Output,
    PlanCheck,
)
from .models.standing import UNFINISHED, part_on, status_on
from .status import Progress, activities_url, list_url

NOTHING = Value("", output_field=CharField())


def _numbers(rows, group, key=NOTHING, state=NOTHING, label=NOTHING, number="pk"):
    """Rows of (group, key, state, label, number), ready for a union."""
    columns = {"key": key, "state": state, "label": label}
    columns = {
        f"counted_{name}": Coalesce(Cast(column, CharField()), NOTHING)
        for name, column in columns.items()
    }
    group = Value(group, output_field=CharField())
    return (
        rows.order_by()
        .annotate(counted_group=group, **columns)
        .values_list("counted_group", *columns)
        .annotate(number=Count(number, distinct=number != "pk"))
    )


class PlanNumbers:
    """What is known of a plan's activities and outputs, for one reader and one day.

    `day` None is now. Every number has the address of the list that it counts.
    """

    def __init__(self, plan, user, day=None):
        self.plan, self.user, self.day = plan, user, day
        self.activities = Activity.objects.visible_to(user).filter(plan=plan).order_by()
        self.standing = self.activities.standing_on(day)
        self.filters = {"plan": plan.slug, "as_of": day and day.isoformat()}

    @cached_property
    def counts(self):
        """{group: {key: {state: number}}}."""
        found: dict = defaultdict(lambda: defaultdict(Counter))
        for group, key, state, label, number in self._rows:
            found[group][key][state] += number
            if label:
                self.labels[key] = label
        return found

    @cached_property
    def labels(self):
        """The acronyms of agencies by their short names."""
        return {}

    @property
    def _rows(self):
        first, *others = [
            _numbers(self.standing, "body", F("body__slug"), F("standing")),
            _numbers(self.standing, "kind", F("kind"), F("standing")),
            _numbers(self.standing, "objective", F("objective__code"), F("standing")),
            *self._leads(),
            *self._noted(),
            *self._stages(),
            *self._outputs(),
            *self._waivers(),
        ]
        return first.union(*others, all=True)

    def _leads(self):
        parts = ActivityAgency.objects.public()
        parts = parts.filter(part_on(self.day)) if self.day else parts
        links = parts.leads()
        without = self.standing.filter(~Exists(links.filter(activity=OuterRef("pk"))))
        stood, acronym = status_on(self.day, "activity"), in_language("agency__acronym")
        links, parts = (
            each.filter(activity__in=self.activities.values("pk")) for each in (links, parts)
        )
        return [
            _numbers(parts, "part", F("agency__slug"), label=acronym),
            _numbers(links, "lead", F("agency__slug"), stood, acronym),
            _numbers(without, "lead", Value(NONE), F("standing")),
        ]

    def _noted(self):
        return [
            _numbers(
                self.activities.filter(noted_as(what, self.user, self.day)), "noted", Value(what)
            )
            for what in NOTED
        ]

    def _stages(self):
        return [
            _numbers(self.standing.filter(at_stage(stage, self.day)), "stage", Value(stage))
            for stage in STAGES
        ]

    def _outputs(self):
        outputs = Output.objects.filter(activity__in=self.activities.values("pk"))
        return [
            _numbers(with_delivery(outputs, self.day), "output", state=F("delivery")),
            _numbers(outputs, "naming", number="activity"),
        ]

    def _waivers(self):
        waivers = CheckWaiver.objects.filter(plan=self.plan)
        single = waivers.filter(activity__in=self.activities.values("pk"))
        return [
            _numbers(waivers.filter(activity=None), "waived", F("check_name"), F("reason")),
            _numbers(single, "waiver", F("check_name")),
        ]

    def progress_by(self, group, parameter=None):
        """{key: `Progress`} of the activities; "" is the key of what has none."""
        return {
            key: self.progress(states, {parameter or group: self.value_of(group, key)})
            for key, states in self.counts[group].items()
        }

    def value_of(self, group, key):
        """How the list of activities is asked for a group's key."""
        if group == "objective" and key:
            return f"{self.plan.slug}:{key}"
        return key or NONE

    def progress(self, counts, filters=None):
        filters = {**self.filters, **(filters or {})}
        return Progress(counts, lambda status: activities_url(**{**filters, "status": status}))

    @cached_property
    def all(self):
        """Of all activities: each has one kind."""
        counts = Counter()
        for states in self.counts["kind"].values():
            counts.update(states)
        return self.progress(counts)

    @property
    def kinds(self):
        """Rows of (kind in words, progress): most first."""
        return most_first(
            (ActivityKind(kind).label, progress)
            for kind, progress in self.progress_by("kind").items()
        )

    @property
    def bodies(self):
        """Rows of (body or None, progress): most first; one query."""
        found = self.progress_by("body")
        bodies = Body.objects.in_bulk([slug for slug in found if slug], field_name="slug")
        rows = [(bodies.get(slug), progress) for slug, progress in found.items()]
        return sorted(rows, key=lambda row: (row[0] is None, -row[1].total, str(row[0])))

    @property
    def leads(self):
        """Rows of (agency or None, progress of what it leads): most first, without any last."""
        rows = [
            (key != NONE and Agency(slug=key, acronym_en=self.labels.get(key, key)), progress)
            for key, progress in self.progress_by("lead").items()
        ]
        return sorted(rows, key=lambda row: (not row[0], -row[1].total, str(row[0])))

    @property
    def parts(self):
        """Rows of (short name, acronym, in how many activities it takes part), by acronym."""
        rows = [
            (slug, self.labels[slug], states[""]) for slug, states in self.counts["part"].items()
        ]
        return sorted(rows, key=lambda row: row[1].casefold())

    def objectives(self, objectives):
        """Rows of (objective or None, progress): in their order, what has none last."""
        found = self.progress_by("objective")
        rows = [
            (each, found.get(each.code) or self.progress({}, {"objective": None}))
            for each in objectives
        ]
        return [*rows, (None, found[""])] if "" in found else rows

    def stage(self, stage):
        """How many activities are at a stage, and the list of them."""
        number = self.counts["stage"][stage][""]
        return number, activities_url(**self.filters, stage=stage)

    def noted(self, what):
        return self.counts["noted"][what][""], activities_url(**self.filters, noted=what)

    @property
    def without_lead(self):
        return sum(self.counts["lead"][NONE].values()), activities_url(**self.filters, lead=NONE)

    @property
    def under_way(self):
        """How many are under way by their status, and the list of them."""
        states = [status for status in UNFINISHED if status != ActivityStatus.PLANNED]
        number = sum(self.all.counts[status] for status in states)
        return number, activities_url(**self.filters, status=[str(status) for status in states])

    @property
    def outputs(self):
        return Outputs(self)

    @property
    def waived(self):
        """Rows of (check in words, why it is waived for the whole plan)."""
        found = self.counts["waived"]
        return [(PlanCheck(name).label, why) for name in found for why in found[name]]

    @property
    def waived_singly(self):
        """Rows of (check in words, for how many activities it is waived)."""
        found = self.counts["waiver"]
        return [(PlanCheck(name).label, found[name][""]) for name in found]


class Outputs:
    """The outputs of a plan by what became of them."""

    def __init__(self, numbers):
        self.filters = {"plan": numbers.plan.slug, "on": numbers.day and numbers.day.isoformat()}
        self.counts = numbers.counts["output"][""]
        self.activities = numbers.counts["naming"][""][""]
        self.named = sum(self.counts.values())

    @property
    def url(self):
        return self.link()

    def link(self, *states):
        return list_url("output_list", **self.filters, state=states)

    def number(self, state):
        return self.counts[state] + (self.counts[SOON_DUE] if state == DUE else 0)

    @property
    def rows(self):
        """Of each state that occurs: dicts with its name, label, count and url."""
        return [
            {"state": state, "label": label, "count": self.number(state), "url": self.link(state)}
            for state, label in STATES.items()
            if self.number(state)
        ]


def most_first(rows):
    return sorted(rows, key=lambda row: (-row[1].total, str(row[0])))
