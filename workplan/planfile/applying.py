"""An import is applied: all of it in one transaction, each record with one row of history."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gmg_portal.lib.models import ImportedRecord, RunState
from gmg_portal.lib.provenance import Channel, provenance
from workplan.models import Activity

from .drafting import Draft, reason_of
from .rows import PlanRows
from .runs import PlanFile, plan_runs


class NotApplied(ValidationError):
    """Nothing was stored; `is_still_waiting` says whether it may be tried again."""

    def __init__(self, message, is_still_waiting=True):
        super().__init__(message)
        self.is_still_waiting = is_still_waiting


def apply_run(key, *, by, seen, only_good=False):
    """Store what a run holds, as it was seen; its lines that are refused only if they may stay out.

    `seen` maps the number of a line to what the preview showed: "activity:version". Raises
    NotApplied, and then nothing was stored.
    """
    try:
        with transaction.atomic(), provenance(channel=Channel.IMPORT):
            run = plan_runs().select_for_update().filter(pk=key).first()
            if run is None or run.state != RunState.WAITING:
                text = _("This import was applied already: nothing was done a second time.")
                raise NotApplied(text, is_still_waiting=False)
            Applying(PlanFile(run, by), seen).apply(only_good)
    except NotApplied:
        raise
    except IntegrityError:
        text = _("Somebody else saved the same at the same moment. Look at it again.")
        raise NotApplied(text) from None
    except ValidationError as error:
        raise NotApplied(error.messages) from error
    return run


class Applying:
    def __init__(self, file, seen):
        self.file, self.draft, self.done = file, Draft(file, seen), []
        self.reason = reason_of(file.run)

    def apply(self, only_good):
        self.refuse(only_good)
        made = self.draft.newcomers.make(self.draft.makes, self.reason)
        for record in made:
            self.write_down(record)
        for line in self.draft.good:
            self.store(line)
        ImportedRecord.objects.bulk_create(self.done)
        self.finish()

    def refuse(self, only_good):
        """Nothing is stored while something is wrong, unless the good lines were asked for."""
        draft = self.draft
        general = draft.problems_of_the_file()
        if general:
            raise NotApplied(general)
        if draft.refused and not only_good:
            raise NotApplied([_("Nothing was imported:"), *told(draft.refused)])
        if not draft.good:
            raise NotApplied(_("Nothing in this file is new or changed: there is nothing to do."))
        for model in draft.newcomers.models(draft.makes):
            meta = model._meta
            if not self.file.user.has_perm(f"{meta.app_label}.add_{meta.model_name}"):
                text = _("It would make something that you may not add: %(what)s.")
                raise NotApplied(text % {"what": meta.verbose_name})

    @cached_property
    def rows(self):
        """A resource that knows what was made a moment ago; that of the draft holds its answers."""
        return PlanRows(self.file.plan, self.reason)

    def store(self, line):
        activity = line.activity or Activity()
        version = activity.version if line.activity else None
        self.rows.take(activity, line.row, is_checked=True)
        self.rows.save_changes(activity, is_create=line.activity is None)
        self.write_down(activity, version)

    def write_down(self, record, version_before=None):
        self.done.append(
            ImportedRecord(
                run=self.file.run,
                model=record._meta.label_lower,
                key=record.pk,
                name=str(record)[:300],
                version_before=version_before,
                version_after=record.version,
            )
        )

    def finish(self):
        run = self.file.run
        refused = [[line.number, line.title, messages_of(line)] for line in self.draft.refused]
        run.answers = {**run.answers, "refused": refused}
        run.subject = self.file.plan.slug
        run.state, run.applied_at = RunState.APPLIED, timezone.now()
        run.save()


def told(lines):
    """What is wrong with each line, in one sentence a line."""
    return [
        _("Line %(number)s, %(title)s: %(why)s")
        % {"number": line.number, "title": line.title or "–", "why": " ".join(messages_of(line))}
        for line in lines
    ]


def messages_of(line):
    return [str(wrong.message) for wrong in line.wrong]
