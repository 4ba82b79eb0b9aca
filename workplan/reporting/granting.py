"""More time for one report, or none expected: for a public reason, while the round goes on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gmg_portal.lib.versions import StaleRecord

from .holding import hold_round


@transaction.atomic
def extend(request, *, to, because, version=None):
    row = current(request)
    if (row.extended_to, row.extended_because) == (to, because.strip()):
        return row
    refuse_stale(row, version)
    refuse_unless(row.round, "open")
    refuse_waived(row)
    refuse_answered(row, "accepted", _("It was accepted: nothing is due any more."))
    refuse_without_reason(because, "because")
    refuse_day(row, to)
    row.extended_to, row.extended_because = to, because
    return saved(row)


@transaction.atomic
def waive(request, *, because, version=None):
    row = current(request)
    if because.strip() and row.waived_because == because.strip():
        return row
    refuse_stale(row, version)
    refuse_unless(row.round, "open", "closed")
    refuse_answered(row, "accepted", _("It was accepted: there is nothing to waive."))
    refuse_answered(row, "submitted", _("It is in review: accept it or send it back first."))
    refuse_without_reason(because, "because")
    row.waived_because = because
    return saved(row)


@transaction.atomic
def take_waiver_back(request, *, version=None):
    row = current(request)
    if not row.is_waived:
        return row
    refuse_stale(row, version)
    refuse_unless(row.round, "open", "closed")
    row.waived_because = ""
    return saved(row)


def current(request):
    """The request as it is now; nobody else writes it or takes its round a step meanwhile."""
    hold_round(request.round_id)
    rows = type(request).objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("round").get(pk=request.pk)


def saved(row):
    row.full_clean()
    row.save()
    return row


def refuse_stale(row, version):
    if version is not None and row.version != version:
        raise StaleRecord(row)


def refuse_unless(round_, *states):
    if round_.state not in states:
        raise ValidationError(
            _("The round “%(round)s” is %(state)s: that step is not possible.")
            % {"round": round_, "state": round_.get_state_display()},
            code="transition",
        )


def refuse_waived(row):
    if row.is_waived:
        raise ValidationError(_("This was waived: no report is expected."), code="waived")


def refuse_answered(row, state, message):
    if row.updates.filter(state=state).exists():
        raise ValidationError(message, code=state)


def refuse_without_reason(because, field):
    if not because.strip():
        raise ValidationError({field: _("Say why.")})


def refuse_day(row, to):
    if to < timezone.localdate():
        raise ValidationError({"to": _("This day is past.")})
    if to < row.round.due_on:
        raise ValidationError(
            {
                "to": _("The reports of this round are due later, on %(day)s.")
                % {"day": row.round.due_on}
            }
        )
