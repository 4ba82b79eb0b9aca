"""A filled-in workbook on its way in: kept as it was sent, looked at, and applied once."""

import hashlib
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency, FocalPointRole
from gmg_portal.lib.models import ImportRun, RunState
from gmg_portal.lib.searchtext import normalise
from workplan.models import Activity, ProgressUpdate, ReportingRound
from workplan.reporting import writing

from .columns import signature_of
from .comparing import Line
from .reading import read_answers
from .standing import asked_of, mark_of, values_of_version

KIND = "workplan.answers"


def runs_of(user):
    """What this person uploaded; nobody sees what another did."""
    return (
        ImportRun.objects.none()
        if user.is_anonymous
        else ImportRun.objects.filter(kind=KIND, by=user)
    )


def begin(upload, *, by, round_, agency):
    """A run that waits for her word; of a double click the second finds that of the first.

    Raises ValidationError where the file cannot be read.
    """
    table, sha256 = read_answers(upload, round_, agency), digest(upload)
    waiting = runs_of(by).filter(subject=round_.slug, sha256=sha256, state=RunState.WAITING)
    found = waiting.filter(answers__agency=agency.slug).first()
    return found or ImportRun.objects.create(
        kind=KIND,
        subject=round_.slug,
        file_name=(upload.name or "")[-200:],
        sha256=sha256,
        table=table,
        answers={"agency": agency.slug},
        by=by,
    )


def digest(upload):
    upload.seek(0)
    found = hashlib.sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    return found.hexdigest()


class AnswersFile:
    """What a run holds, beside what is saved now, for who uploaded it."""

    def __init__(self, run, user):
        self.run, self.user, self.role = run, user, ""

    @cached_property
    def round(self):
        rounds = ReportingRound.objects.visible_to(self.user).select_related("plan")
        return rounds.filter(slug=self.run.subject).first()

    @cached_property
    def agency(self):
        """The agency for which it was uploaded, or None where she does not write for it today."""
        found = Agency.objects.visible_to(self.user).represented_by(self.user)
        agency = found.filter(slug=self.run.answers.get("agency", "")).first()
        return agency if agency and self.role_for(agency) else None

    def role_for(self, agency):
        self.role = writing.role_of(self.user, agency)
        return self.role

    @property
    def may_be_seen(self):
        return self.round is not None and self.agency is not None

    @property
    def is_waiting(self):
        return self.run.state == RunState.WAITING

    @property
    def outcome(self):
        """[title, what was done, messages] of each line, once it was applied."""
        return self.run.answers.get("outcome", [])

    @cached_property
    def asked(self):
        return asked_of(self.user, self.round, self.agency)

    @cached_property
    def lines(self):
        """The lines of the file, in its order."""
        lines = [self.line(**each) for each in self.run.table["lines"]]
        self.look_back([line for line in lines if line.asked])
        seen = set()
        for line in lines:
            slug = line.cells["slug"]
            if slug in seen:
                line.errors.append(_("This activity stands in the file twice."))
            seen.add(slug)
        return lines

    def line(self, number, cells, formulas):
        asked = self.asked.get(cells["slug"])
        refused = self.refusal(cells, asked)
        if refused:
            return Line(number, cells, formulas, None, before={}, errors=[refused])
        return Line(number, cells, formulas, asked, before={})

    def refusal(self, cells, asked):
        """Why nothing is read of a row; "" where it is."""
        if cells.get("signature") != signature_of(self.round, self.agency):
            return _("This row is of the workbook of another round or agency.")
        if asked is None:
            return _("Your agency is not asked about this activity in this round.")
        if self.is_torn(cells, asked):
            return _(
                "Its hidden cells are of another activity, “%(title)s”: a part of the row was moved"
                " or sorted without the rest. Take the workbook once more."
            ) % {"title": asked.activity.title}
        return ""

    def is_torn(self, cells, asked):
        """Whether the row shows another activity of the workbook than its hidden cells mean."""
        shown, activity = normalise(cells.get("activity", "")), asked.activity
        if shown == normalise(activity.title):
            return False
        return activity.pk not in self.called.get(shown, {activity.pk})

    @cached_property
    def called(self):
        """A title as it is compared -> the keys of the activities that have it, or had it once."""
        found = {}
        now = [(each.activity.pk, each.activity.title) for each in self.asked.values()]
        past = Activity.history.filter(id__in=[key for key, _title in now]).order_by()
        for key, title in [*now, *past.values_list("id", "title").distinct()]:
            found.setdefault(normalise(title), set()).add(key)
        return found

    def look_back(self, lines):
        """What each report said when the file was made; all of it in one query."""
        told, wanted = {}, Q(pk=None)
        for line in lines:
            line.is_stale = line.cells.get("report") != line.asked.mark
            report, version = line.asked.report, version_in(line)
            if not line.is_stale:
                line.before = line.asked.values
            elif report and version:
                wanted |= Q(id=report.pk, version=version)
        if wanted != Q(pk=None):
            rows = ProgressUpdate.history.filter(wanted).exclude(history_type="-")
            told = {mark_of(row): values_of_version(row) for row in rows}
        for line in lines:
            if line.is_stale:
                line.before = told.get(line.cells.get("report"), {})

    @property
    def good(self):
        return [line for line in self.lines if line.is_good]

    @property
    def refused(self):
        return [line for line in self.lines if line.is_refused]

    @property
    def same(self):
        return [line for line in self.lines if line.is_same]

    @property
    def may_submit(self):
        return bool(self.agency) and self.role == FocalPointRole.SUBMITTER


def version_in(line):
    """The version of the report of which the file was made, if that is still the open one."""
    slug, _colon, version = line.cells.get("report", "").rpartition(":")
    is_its = line.asked.report is not None and slug == line.asked.report.slug
    return int(version) if is_its and version.isdecimal() and len(version) < 10 else 0
