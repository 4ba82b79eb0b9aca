"""A file with the activities of a plan on its way in, from the upload to the preview."""

from functools import cached_property
from hashlib import sha256

from django.utils import timezone

from agencies.models import Body
from gmg_portal.lib.models import ColumnMapping, ImportRun, RunState
from gmg_portal.lib.periods import set_bounds
from workplan.models import ActivityStatus, WorkPlan

from .findings import NEW
from .headings import shape_of, suggest
from .lines import lines_of, without_what_stands
from .reading import read_plan_table, read_rows
from .register import Register, years_of
from .slugs import Slugs

KIND = "workplan.plan"


def plan_runs():
    """The imports of plans."""
    return ImportRun.objects.filter(kind=KIND)


def begin(upload, *, by, plan=None, new_plan=None):
    """A run that waits for answers. Raises ValidationError where the file cannot be read.

    `new_plan` says of a plan that is to be made: title, body (its short name, or empty for a new
    one: body_name and body_kind), starts, ends.
    """
    table = read_plan_table(upload)
    return ImportRun.objects.create(
        kind=KIND,
        subject=plan.slug if plan else "",
        file_name=upload.name[-200:],
        sha256=digest(upload),
        table=table,
        meaning=offered_meaning(table["headers"]),
        answers={} if plan else {"plan": new_plan},
        by=by,
    )


def digest(upload):
    upload.seek(0)
    found = sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    return found.hexdigest()


def suggestions(headers):
    """What each column probably means, as it was said of the last file of this shape."""
    row = ColumnMapping.objects.filter(kind=KIND, shape=shape_of(headers)).first()
    return suggest(headers, row.meaning if row else None)


def offered_meaning(headers):
    return {str(each.index): each.target for each in suggestions(headers) if each.target}


def remember(headers, meaning):
    """Offer this meaning for the next file with the same headings."""
    ColumnMapping.objects.update_or_create(
        kind=KIND,
        shape=shape_of(headers),
        defaults={
            "meaning": {header: meaning.get(n, "ignore") for n, header in enumerate(headers)}
        },
    )


class PlanFile:
    """What a run holds, with the plan that it is about and what was said about it."""

    def __init__(self, run, user):
        self.run, self.user = run, user

    @cached_property
    def plan(self):
        """The plan on record, or None as long as the import is to make it, or once it is gone."""
        if not self.run.subject:
            return None
        return WorkPlan.objects.for_listing().filter(slug=self.run.subject).first()

    @property
    def has_lost_its_plan(self):
        """It waits, and nobody can import into a plan that is gone."""
        return bool(self.is_waiting and self.run.subject and self.plan is None)

    @property
    def new_plan(self):
        return self.run.answers.get("plan") or {}

    @property
    def title(self):
        return self.plan.title if self.plan else self.new_plan.get("title", "")

    @cached_property
    def body(self):
        """The body whose plan it is, or None where the import makes it."""
        if self.plan:
            return self.plan.body
        return Body.objects.filter(slug=self.new_plan.get("body") or "").first()

    @property
    def headers(self):
        return self.run.table["headers"]

    @property
    def meaning(self):
        """Index of a column -> name of a target."""
        return {int(index): target for index, target in self.run.meaning.items()}

    @property
    def columns(self):
        """Name of a target -> index of its column."""
        return {target: index for index, target in self.meaning.items() if target != "ignore"}

    @property
    def said(self):
        """Key of a question -> answer."""
        return self.run.answers.get("said", {})

    @property
    def choices(self):
        """What was chosen for all that the import makes."""
        return self.run.answers.get("choices", {})

    @cached_property
    def register(self):
        return Register(self.plan, self.user, body=self.body, years=self.years)

    @property
    def years(self):
        """Those that a plan touches which is still to be made."""
        if self.plan:
            return ()
        return years_of(with_bounds(self.new_plan))

    @cached_property
    def standing(self):
        """The table without what says the same as our workbook of today."""
        lines = lines_of(self.plan) if self.plan and "reference" in self.columns else {}
        return without_what_stands(self.run.table, self.meaning, lines)

    @cached_property
    def reading(self):
        return read_rows(self.standing.table, self.meaning, self.register, self.said)

    @cached_property
    def questions(self):
        """Key -> question, of all that the file asks, answered or not."""
        return {question.key: question for question in self.reading.questions}

    def open_questions(self):
        """All, those first that nobody has answered."""
        return sorted(self.questions.values(), key=lambda each: each.key in self.said)

    @cached_property
    def rows_by_number(self):
        return dict(zip(self.run.table["numbers"], self.run.table["rows"], strict=True))

    def raw(self, number):
        """{name of a target: what stands in the file}, of a line."""
        row = self.rows_by_number[number]
        return {target: row[index] for target, index in self.columns.items()}

    @cached_property
    def plan_slug(self):
        """The short name of the plan, which may still have to be made."""
        if self.plan:
            return self.plan.slug
        return Slugs(WorkPlan).take(self.new_plan["title"], "plan")

    @property
    def needs_kind(self):
        """Whether some activity is certainly new and no column says of which kind it is."""
        if self.plan and self.plan.activities.exists():
            return False
        return any(not row.values.get("kind") for row in self.reading.rows)

    def makes_agencies(self, said):
        """Whether one of these answers makes an agency."""
        return any(
            said.get(key) == NEW for key, each in self.questions.items() if each.kind == "agency"
        )

    @property
    def offered_choices(self):
        """What was chosen already, or what is likely: a plan that is to come is planned."""
        return {"status": self.likely_status, **self.choices}

    @property
    def likely_status(self):
        last = (self.plan or with_bounds(self.new_plan)).ends_latest
        if last and last < timezone.localdate():
            return ActivityStatus.OUTCOME_UNKNOWN
        return ActivityStatus.PLANNED

    @property
    def earlier(self):
        """Other imports of exactly this file, the newest first."""
        same = plan_runs().filter(sha256=self.run.sha256).exclude(pk=self.run.pk)
        return same.defer("table").select_related("by")

    @property
    def is_waiting(self):
        return self.run.state == RunState.WAITING

    def keep(self, **values):
        """Store columns of a run that waits. Whether it still did."""
        waiting = plan_runs().filter(pk=self.run.pk, state=RunState.WAITING)
        return bool(waiting.update(**values))

    def say(self, **answers):
        """Keep what was said about a run that waits. Whether it still did."""
        return self.keep(answers={**self.run.answers, **answers})


def with_bounds(new_plan):
    """A plan that is still to be made, as far as its days are known."""
    plan = WorkPlan(starts=new_plan.get("starts") or "", ends=new_plan.get("ends") or "")
    set_bounds(plan)
    return plan
