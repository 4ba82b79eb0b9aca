"""A looked-at workbook is applied: each chosen line becomes a draft, and is sent if she says so."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.models import RunState
from gmg_portal.lib.provenance import Channel, provenance
from workplan.models import Activity, ProgressUpdate
from workplan.reporting import holding, writing

from .runs import AnswersFile, runs_of


class Outcome(models.TextChoices):
    """What became of a line."""

    SENT = "sent", gettext_lazy("sent to the secretariat")
    KEPT = "kept", gettext_lazy("saved as a draft")
    NOT_SENT = "not_sent", gettext_lazy("saved as a draft, not sent")
    SAME = "same", gettext_lazy("without a change")
    LEFT_OUT = "left_out", gettext_lazy("left out")
    REFUSED = "refused", gettext_lazy("refused")


@dataclass
class Choice:
    """What she ticked: keys of lines to take, lines to empty fields of; and whether to send."""

    take: frozenset
    empty: frozenset = frozenset()
    send: bool = False


class NotApplied(ValidationError):
    """Nothing was stored; the file waits as before."""


def apply(key, *, by, choice):
    """Store what was chosen of a run, once; gives the run.

    Raises NotApplied where the round was closed, or a chosen report has changed since she looked.
    A run that was applied before is given back as it is.
    """
    with transaction.atomic(), provenance(channel=Channel.IMPORT):
        run = runs_of(by).select_for_update(of=("self",)).get(pk=key)
        if run.state != RunState.WAITING:
            return run
        file = AnswersFile(run, by)
        writing.refuse_unless(file.may_be_seen)
        hold(file)
        refuse(file, choice)
        outcome = [outcome_of(file, line, choice) for line in file.lines]
        run.answers = {**run.answers, "outcome": outcome}
        run.state, run.applied_at = RunState.APPLIED, timezone.now()
        run.save()
    return run


def hold(file):
    """From here to the end nobody closes the round, nor begins, writes or sends these reports."""
    holding.hold_round(file.round.pk)
    file.round.refresh_from_db()
    slugs = [line["cells"]["slug"] for line in file.run.table["lines"]]
    asked = file.round.requests.filter(agency=file.agency).values("activity")
    activities = Activity.objects.filter(slug__in=slugs, pk__in=asked).order_by("pk")
    keys = [each.pk for each in activities.select_for_update(of=("self",), no_key=True)]
    reports = ProgressUpdate.objects.open().filter(agency=file.agency, activity__in=keys)
    list(reports.order_by("pk").select_for_update(of=("self",), no_key=True))


def refuse(file, choice):
    if not file.round.is_open:
        raise NotApplied(
            _("The round “%(round)s” is closed. Your file is kept; write to the secretariat.")
            % {"round": file.round}
        )
    if choice.take - {line.key for line in file.good}:
        raise NotApplied(
            _("A report has changed since you looked: nothing is stored yet. Look at it again.")
        )
    if not choice.take:
        raise NotApplied(_("Tick the rows that you want to take over."))


def outcome_of(file, line, choice):
    """[title, what became of it, messages]"""
    if line.is_refused:
        return [line.title, Outcome.REFUSED, line.told]
    if line.is_same:
        return [line.title, Outcome.SAME, []]
    if line.key not in choice.take:
        return [line.title, Outcome.LEFT_OUT, []]
    if not line.changed and line.key not in choice.empty:
        return [line.title, Outcome.SAME, []]
    return store(file, line, choice)


def store(file, line, choice):
    empty = dict.fromkeys(line.emptied, "") if line.key in choice.empty else {}
    request, agency = line.asked.request, file.agency
    update = writing.open_report(line.activity, agency, request=request)
    values = {**empty, **line.values}
    update = writing.write(update, values, by=file.user, version=update.version)
    if not choice.send:
        return [line.title, Outcome.KEPT, []]
    writing.refuse_unless(file.may_submit)
    try:
        update.submit(by=file.user, on_behalf_of=agency, version=update.version)
    except ValidationError as error:
        return [line.title, Outcome.NOT_SENT, list(map(str, error.messages))]
    return [line.title, Outcome.SENT, []]
