"""An import is taken back, record by record, but for what somebody has changed since."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, router, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.admin.history import take_over
from agencies.models import Publication, was_public
from gmg_portal.lib.models import RunState
from gmg_portal.lib.snapshots import snapshot, snapshot_of, version_row
from workplan.models import Activity

from .children import MODELS, changed_by, changed_since, give_back, referring
from .drafting import reason_of
from .runs import plan_runs

#: Public: what the page of a withdrawn record says.
WITHDRAWN_BECAUSE = "It came with the file “{}”, whose import was undone."
#: What may change after an import without anybody changing what the record says.
PUBLICATION = {"publication", "withdrawn_because", "replaced_by"}


#: More keys are not named in one query.
MOST_KEYS = 1_000


class NotUndone(ValidationError):
    """Nothing was taken back."""


class Verb(models.TextChoices):
    DELETE = "delete", gettext_lazy("deleted")
    WITHDRAW = "withdraw", gettext_lazy("withdrawn")
    RESTORE = "restore", gettext_lazy("as it was before")
    LEAVE = "leave", gettext_lazy("left as it is")


@dataclass
class Step:
    """What becomes of one record, and why, where it stays."""

    name: str
    verb: Verb
    why: str = ""


def undo_run(key, *, by):
    """Take an import back, in one transaction. Raises NotUndone if that is done already."""
    with transaction.atomic():
        run = plan_runs().select_for_update().filter(pk=key).first()
        if run is None or run.state != RunState.APPLIED:
            raise NotUndone(_("This import was undone already, or was never applied."))
        refuse_strangers(run, by)
        steps = Undoing(run).take_back()
        left = [[step.name, step.why] for step in steps if step.verb == Verb.LEAVE]
        run.answers = {**run.answers, "left": left}
        run.state, run.undone_by, run.undone_at = RunState.UNDONE, by, timezone.now()
        run.save()
    return steps


def refuse_strangers(run, user):
    """Whoever may not edit what an import made, or changed, does not take it back either."""
    labels = run.records.order_by("model").values_list("model", flat=True).distinct()
    for meta in (apps.get_model(label)._meta for label in labels):
        if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
            text = _("It would take back something that you may not change: %(what)s.")
            raise NotUndone(text % {"what": meta.verbose_name})


class Undoing:
    def __init__(self, run):
        self.run = run
        self.records = list(run.records.order_by("-pk"))
        self.keys = {(record.model, record.key) for record in self.records}

    @property
    def steps(self):
        """What `take_back` would do: it is done, and taken back itself."""
        with transaction.atomic():
            steps = self.take_back()
            transaction.set_rollback(True)
        return steps

    def take_back(self):
        """The newest first: activities before what they belong to."""
        gone = self.delete_together()
        return [gone.get(record) or self.undo(record) for record in self.records]

    def delete_together(self):
        """Delete at once the activities that nothing keeps; {record of the import: its step}."""
        drafts = {
            record: self.instances[record.model][record.key]
            for record in self.records
            if record.version_before is None
            and record.model == Activity._meta.label_lower
            and record.key in self.instances[record.model]
        }
        drafts = {
            record: activity
            for record, activity in drafts.items()
            if not self.was_public(activity) and self.is_as_left(record, activity)
        }
        collector = Collector(using=router.db_for_write(Activity))
        try:
            with transaction.atomic():
                collector.collect([self.explained(each) for each in drafts.values()])
                collector.delete()
        except ProtectedError:
            return {}  # one by one, to tell which of them
        return {record: Step(record.name, Verb.DELETE) for record in drafts}

    def explained(self, instance):
        """With what the history says of the row that follows."""
        instance._change_reason = f"{reason_of(self.run)[:80]}, undone"
        return instance

    def undo(self, record):
        instance = self.instances[record.model].get(record.key)
        if instance is None:
            return Step(record.name, Verb.LEAVE, _("It is not on record any more."))
        if not self.is_as_left(record, instance):
            return Step(record.name, Verb.LEAVE, _("Somebody has changed it since."))
        try:
            with transaction.atomic():
                return Step(record.name, self.undo_one(record, self.explained(instance)))
        except ValidationError as error:
            return Step(record.name, Verb.LEAVE, " ".join(error.messages))
        except ProtectedError:
            return Step(record.name, Verb.LEAVE, _("Something else refers to it."))

    def undo_one(self, record, instance):
        if record.version_before is None:
            return self.unmake(instance)
        self.restore(record, instance)
        return Verb.RESTORE

    @cached_property
    def instances(self):
        """Label of a model -> key -> record, locked."""
        keys, found = defaultdict(list), {}
        for record in self.records:
            keys[record.model].append(record.key)
        for label, wanted in keys.items():
            rows = apps.get_model(label)._base_manager.order_by("pk")
            found[label] = rows.select_for_update(of=("self",), no_key=True).in_bulk(wanted)
        return found

    def is_as_left(self, record, instance):
        """Nobody changed what it says; whether it is public may have changed."""
        if isinstance(instance, Activity) and instance.pk in self.moved:
            return False
        if instance.version == record.version_after:
            return True
        row = version_row(instance, record.version_after)
        if row is None:
            return False
        then, now = snapshot_of(row), snapshot(instance)
        return all(then[name] == now[name] for name in now if name not in PUBLICATION)

    @cached_property
    def moved(self):
        """Keys of activities whose agencies, places, links or outputs somebody changed since."""
        return changed_since(self.run.applied_at)

    def was_public(self, instance):
        """Asked of all activities at once; of other records one by one."""
        if isinstance(instance, Activity):
            return instance.pk in self.once_public
        return hasattr(instance, "publication") and was_public(instance)

    @cached_property
    def once_public(self):
        keys = [record.key for record in self.records if record.model == Activity._meta.label_lower]
        versions = Activity.history.exclude(publication=Publication.DRAFT)
        if len(keys) < MOST_KEYS:
            versions = versions.filter(id__in=keys)
        return set(versions.values_list("id", flat=True).distinct())

    def unmake(self, instance):
        """Delete what was never public; withdraw what was."""
        if not self.was_public(instance):
            instance.delete()
            return Verb.DELETE
        if any(key not in self.keys for key in referring(instance)):
            raise ValidationError(_("Something else refers to it."))
        if instance.publication != Publication.WITHDRAWN:
            instance.publication = Publication.WITHDRAWN
            instance.withdrawn_because = WITHDRAWN_BECAUSE.format(self.run.file_name)
            instance.full_clean()
            instance.save()
        return Verb.WITHDRAW

    def restore(self, record, instance):
        """The version before, and what belonged to it then."""
        row = version_row(instance, record.version_before)
        if row is None:
            raise ValidationError(_("Its version before is not on record."))
        for model in MODELS:
            rows = self.children.get((model, instance.pk))
            if rows:
                give_back(model, rows)
        take_over(instance, row)

    @cached_property
    def children(self):
        return changed_by(reason_of(self.run))
