"""An agency writes: the one way by which every page, link, workbook and command does it."""

from itertools import count

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from agencies.models import FocalPoint, Publication
from gmg_portal.lib.provenance import provenance
from workplan.models import (
    Activity,
    ActivityStatus,
    ProgressUpdate,
    UpdateAnswer,
    UpdateOrigin,
    UpdateState,
)
from workplan.models.updates import NEEDS_REASON

from . import typing


def may_write(user, agency):
    """Whether this person writes reports of the agency today."""
    return FocalPoint.objects.of(user).current().writers().filter(agency=agency).exists()


def may_submit(user, agency):
    """Whether this person sends them, too."""
    return FocalPoint.objects.of(user).current().submitters().filter(agency=agency).exists()


def refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied


@transaction.atomic
def open_report(activity, agency, *, request=None, language="en", recorded_by=None):
    """The open report of the agency on the activity; a new draft where there is none.

    Of two who come at once the second gets the draft of the first. A request that is newer than
    that of the draft takes it over.
    """
    Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=activity.pk)
    found = ProgressUpdate.objects.reports().open().filter(activity=activity, agency=agency)
    update = found.select_related("activity", "agency", "report_request__round").first()
    if update is None:
        return begin_report(activity, agency, request, language, recorded_by)
    if request and update.report_request_id != request.pk and update.is_writable:
        update.report_request = request
        with provenance(on_behalf_of=agency.slug):
            update.save()
    return update


def begin_report(activity, agency, request, language, recorded_by):
    update = ProgressUpdate(
        activity=activity,
        agency=agency,
        report_request=request,
        origin=UpdateOrigin.AGENCY_REPORT,
        state=UpdateState.DRAFT,
        publication=Publication.DRAFT,
        slug=free_report_slug(activity, agency),
        language=language,
        recorded_by=recorded_by,
    )
    with provenance(on_behalf_of=agency.slug):
        update.save()
    return update


def free_report_slug(activity, agency):
    """A short name for a new report: those of the activity and the agency, and a number."""
    start = f"{activity.slug[:70]}-{agency.slug[:20]}"
    taken = set(
        ProgressUpdate.objects.filter(slug__startswith=start).values_list("slug", flat=True)
    )
    return next(name for name in (f"{start}-{n}" for n in count(1)) if name not in taken)


@transaction.atomic
def write(update, values, *, by=None, version):
    """Keep what was typed, valid or not; the report is not sent.

    `version` is the one that the writer read. Raises StaleRecord if somebody wrote since then,
    and ValidationError if the report is no longer written on. What is the same is not saved anew.
    """
    saved = ProgressUpdate.objects.select_for_update(of=("self",), no_key=True).get(pk=update.pk)
    if not saved.is_writable:
        raise ValidationError(
            _("It is %(state)s: nobody writes on it now.") % {"state": saved.get_state_display()},
            code="closed",
        )
    typed = typing.written({**saved.values, **values})
    if typed == (saved.typed or typing.written(saved.values)):
        return saved
    saved.version = version
    saved.typed = typed
    # What was recorded by the secretariat is no longer hers once somebody writes in it by a link.
    saved.written_by = by or (None if saved.is_as_recorded else saved.written_by)
    with provenance(on_behalf_of=saved.agency.slug):
        saved.save()
    return saved


@transaction.atomic
def answer(request, word, *, by=None, by_name="", link=None):
    """Answer a request with a word alone: `UpdateAnswer.NO_CHANGE` or `.DONE`; gives the report.

    The second of two clicks changes nothing. Raises ValidationError where the agency has begun a
    text, where another answer was sent, and where the round is closed or the request waived. The
    request was read while its round was held.
    """
    update = prepare(request, word, by=by)
    if update.state == UpdateState.SUBMITTED:
        return update
    return update.submit(
        by=by, by_name=by_name, link=link, on_behalf_of=request.agency, version=update.version
    )


@transaction.atomic
def prepare(request, word, *, by=None):
    """Put a word down as the draft of the report, for a submitter to send; raises as `answer`."""
    if request.is_waived:
        raise ValidationError(_("This was waived: no report is expected."), code="waived")
    typing.refuse_unless_open(request.round)
    update = open_report(request.activity, request.agency, request=request)
    if update.state == UpdateState.SUBMITTED:
        if update.answer == word:
            return update
        raise ValidationError(_("Another answer was sent already."), code="sent")
    is_text = update.typed and not typing.word_alone(update.values)
    if is_text or update.state == UpdateState.RETURNED:
        raise ValidationError(
            _("A text was begun for this activity: send it, or discard it first."), code="begun"
        )
    is_done = word == UpdateAnswer.DONE
    values = {
        "answer": word,
        "status": ActivityStatus.COMPLETED if is_done else request.activity.status,
        "status_reason": "" if is_done else reason_that_stays(request.activity),
    }
    return write(update, values, by=by, version=update.version)


def reason_that_stays(activity):
    """The reason on record for a status that asks for one; other notes are not the agency's."""
    return activity.status_note if activity.status in NEEDS_REASON else ""


def role_of(user, agency):
    """The strongest role that the person has for the agency today; "" for none."""
    return FocalPoint.objects.of(user).current().filter(agency=agency).roles().get(agency.pk, "")
