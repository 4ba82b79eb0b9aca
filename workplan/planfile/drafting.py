"""What an import would do, line by line: nothing is stored here."""

from collections import Counter, defaultdict
from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency, Body, Publication, territory_name
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.periods import set_bounds
from gmg_portal.lib.searchtext import normalise
from workplan.models import Activity, WorkPlan

from .cells import row_of
from .members import Members
from .newcomers import Newcomers
from .rows import PlanRows
from .slugs import Slugs
from .targets import TARGETS


class Fate(models.TextChoices):
    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("changed")
    SAME = "same", gettext_lazy("as it is")
    REFUSED = "refused", gettext_lazy("refused")


@dataclass
class Wrong:
    """What is wrong in a cell: the name of a target (or empty), why, and what stands there."""

    target: str
    message: str
    value: str = ""

    @property
    def label(self):
        return TARGETS[self.target].label if self.target in TARGETS else ""


@dataclass
class Line:
    """A line of the file; `row` are the cells of the resource, `changes` {column: (was, will)}."""

    number: int
    title: str
    row: dict = field(default_factory=dict)
    activity: Activity | None = None
    wrong: list = field(default_factory=list)
    changes: dict = field(default_factory=dict)
    #: Keys of questions whose answers make something that this line names.
    makes: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def fate(self):
        if self.wrong:
            return Fate.REFUSED
        if self.activity is None:
            return Fate.NEW
        return Fate.CHANGED if self.changes else Fate.SAME

    @property
    def seen(self):
        """What somebody looked at: the activity and its version, or nothing."""
        return f"{self.activity.pk}:{self.activity.version}" if self.activity else ""


class Draft:
    """All lines of a file (a PlanFile) with their fates.

    `seen` maps the number of a line to what the preview showed of it; with it the rows are locked
    and whatever is not as it was seen is refused.
    """

    def __init__(self, file, seen=None):
        self.file, self.seen = file, seen
        self.newcomers = Newcomers(file)
        self.resource = PlanRows(file.plan, reason=reason_of(file.run))
        self.slugs = Slugs(Activity)
        self.named, self.codes, self._names_of_places = {}, {}, {}
        self.expect_newcomers()
        lines = [self.line_of(reading) for reading in file.reading.rows]
        lines += [self.untouched(*each) for each in file.standing.untouched.items()]
        self.lines = sorted(lines, key=lambda line: line.number)

    def expect_newcomers(self):
        shelf = self.resource.shelf
        shelf.expected[WorkPlan].add(self.plan_slug)
        shelf.expected[Agency] |= self.newcomers.slugs("agency")
        shelf.expected[Body] |= self.newcomers.slugs("body")
        for code in self.newcomers.slugs("objective"):
            self.resource.fields["objective"].expect(code)

    # What is on record

    @cached_property
    def activities(self):
        """Those of the plan by their short names."""
        if self.file.plan is None:
            return {}
        rows = Activity.objects.filter(plan=self.file.plan).select_related("objective", "body")
        if self.seen is not None:
            rows = rows.select_for_update(of=("self",), no_key=True)
        return {row.slug: row for row in rows.order_by("pk")}

    @cached_property
    def by_code(self):
        return {row.code: row for row in self.activities.values() if row.code}

    @cached_property
    def by_title(self):
        found = defaultdict(list)
        for row in self.activities.values():
            found[normalise(row.title)].append(row)
        return found

    # One line

    def line_of(self, reading):
        """Read a line, find its activity, and compare the two."""
        values, standing = reading.values, self.standing(reading.number)
        line = Line(reading.number, values.get("title") or "", notes=list(reading.notes))
        line.wrong = [
            Wrong(problem.column, str(problem.message), str(problem.value or ""))
            for problem in reading.problems
            if problem.column not in standing
        ]
        line.wrong += self.unanswered(reading)
        try:
            line.activity = self.find(values)
            self.refuse_what_moved(line)
            self.name_once(line)
            line.row = row_of(self, reading, line, standing)
            self.refuse_taken_code(line)
        except ValidationError as error:
            line.wrong += wrongs(error)
        if not line.wrong:
            self.take(line)
        return line

    def untouched(self, number, slug):
        """A line of our own workbook that nobody edited."""
        activity = self.activities.get(slug)
        line = Line(number, activity.title if activity else slug, activity=activity)
        try:
            self.name_once(line)
        except ValidationError as error:
            line.wrong += wrongs(error)
        return line

    @property
    def plan_slug(self):
        return self.file.plan_slug

    def names_of_place(self, code):
        """What a place is called, in every language, normalised."""
        if code not in self._names_of_places:
            names = {territory_name(code, language) for language in LANGUAGE_CODES}
            self._names_of_places[code] = {normalise(name) for name in (code, *names)}
        return self._names_of_places[code]

    def standing(self, number):
        return self.file.standing.cells.get(number, set())

    def unanswered(self, reading):
        said, questions = self.file.said, self.file.questions
        for key in reading.questions:
            if key in questions and not said.get(key):
                text = questions[key].text
                yield Wrong("", _("“%(text)s” was asked about and not answered.") % {"text": text})

    def find(self, values):
        """The activity that a line is about, or None for a new one."""
        slug, code = values.get("reference"), values.get("code")
        if slug:
            if slug not in self.activities:
                text = _("There is no activity “%(slug)s” in this plan.") % {"slug": slug}
                raise ValidationError({"reference": text})
            return self.activities[slug]
        if code and code in self.by_code:
            return self.by_code[code]
        return self.find_by_title(values.get("title") or "", code)

    def find_by_title(self, title, code):
        """Of that title; one with another code is another activity."""
        found = self.by_title.get(normalise(title), []) if title else []
        found = [row for row in found if not code or not row.code]
        if len(found) > 1:
            text = _("Several activities of the plan have this title. Name the code of this one.")
            raise ValidationError({"title": text})
        return found[0] if found else None

    def refuse_what_moved(self, line):
        """What somebody changed, made or deleted since the preview is not overwritten unseen."""
        if line.activity and line.activity.publication == Publication.WITHDRAWN:
            raise ValidationError(_("This activity was withdrawn: it is not changed by a file."))
        if self.seen is not None and self.seen.get(line.number, "") != line.seen:
            raise ValidationError(
                _("Somebody else changed this activity since you looked. Look at it again.")
            )

    def name_once(self, line):
        if line.activity is None:
            return
        other = self.named.setdefault(line.activity.pk, line.number)
        if other != line.number:
            text = _("Line %(number)s is about the same activity.") % {"number": other}
            raise ValidationError(text)

    def refuse_taken_code(self, line):
        """A code is free if nobody has it: neither on record, nor further up in the file."""
        code = line.row.get("code") or ""
        if not code:
            return
        holder = self.by_code.get(code)
        if holder and (line.activity is None or holder.pk != line.activity.pk):
            raise ValidationError({"code": _("Another activity of this plan has this code.")})
        other = self.codes.setdefault(code, line.number)
        if other != line.number:
            text = _("Line %(number)s has this code too.") % {"number": other}
            raise ValidationError({"code": text})

    def take(self, line):
        # A copy: what is stored later starts from what is on record.
        activity = copy(line.activity) if line.activity else Activity()
        try:
            line.changes = self.resource.take(activity, line.row)
            line.warnings = self.warnings(activity, line)
        except ValidationError as error:
            line.wrong += wrongs(error)

    def warnings(self, activity, line):
        """Of a line whose leads or dates are new: who leads it and was no member then."""
        leads = next((c for c in line.changes if c.column_name == "leads"), None)
        if leads is None or self.seen is not None:
            return []
        set_bounds(activity)
        return self.members.warnings(activity, line.changes[leads][1], self.name_of_agency)

    @cached_property
    def members(self):
        return Members(self.file)

    @cached_property
    def acronyms(self):
        return dict(Agency.objects.values_list("pk", "acronym_en"))

    def name_of_agency(self, key):
        return self.acronyms.get(key) or self.newcomers.name_of(Agency, key)

    # All lines

    @cached_property
    def groups(self):
        """Fate -> its lines, all four of them."""
        found = {fate: [] for fate in Fate}
        for line in self.lines:
            found[line.fate].append(line)
        return found

    @property
    def counts(self):
        return Counter({fate: len(lines) for fate, lines in self.groups.items()})

    @property
    def good(self):
        """Lines that something is to be stored of."""
        return [*self.groups[Fate.NEW], *self.groups[Fate.CHANGED]]

    @property
    def refused(self):
        return self.groups[Fate.REFUSED]

    @property
    def makes(self):
        """What has to be made for the good lines: Newcomer -> number of lines."""
        return Counter(key for line in self.good for key in set(line.makes))

    def problems_of_the_file(self):
        return list(self.file.reading.problems)


def reason_of(run):
    """What the history says of all that a run did; it finds it again."""
    return f"#{run.pk} {run.file_name}"[:100]


def wrongs(error):
    """What a ValidationError says, cell by cell."""
    if not hasattr(error, "error_dict"):
        return [Wrong("", message) for message in error.messages]
    return [
        Wrong("" if name == NON_FIELD_ERRORS else name, message)
        for name, errors in error.error_dict.items()
        for each in errors
        for message in each.messages
    ]
