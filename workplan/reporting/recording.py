"""What an agency wrote by e-mail: the secretariat types it in, and the agency says yes to it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import FocalPoint
from gmg_portal.lib.notices import tell
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import StaleRecord
from workplan.models import (
    Evidence,
    EvidenceKind,
    LinkPurpose,
    ProgressUpdate,
    SignedLink,
    UpdateState,
)

from . import holding, writing

#: For so long the agency may say yes by the link.
LINK_DAYS = 60


class Tried(Exception):
    """It would have gone through: nothing of it is kept."""


def recorded_for(request):
    """The open report of the agency that was asked; None where it has none."""
    found = ProgressUpdate.objects.reports().open()
    found = found.filter(activity=request.activity_id, agency=request.agency_id)
    return found.select_related("activity", "agency", "report_request__round").first()


def refuse_unless_recordable(request, update=None):
    """Raise ValidationError where nothing is recorded: not asked any more, or the agency writes."""
    if request.is_waived:
        raise ValidationError(_("This was waived: no report is expected."), code="waived")
    if not request.round.is_open:
        raise ValidationError(
            _("The round “%(round)s” is %(state)s: nothing is recorded for it.")
            % {"round": request.round, "state": request.round.get_state_display()},
            code="closed",
        )
    if update is None or update.is_as_recorded:
        return
    if update.state != UpdateState.DRAFT:
        raise ValidationError(
            _("The agency has a report on this activity already: it is %(state)s.")
            % {"state": update.get_state_display()},
            code="begun",
        )
    if update.typed or update.submitted_at:
        raise ValidationError(
            _("The agency has begun a report of its own: it goes on with that."), code="begun"
        )


@transaction.atomic
def record(request, values, *, by, message_on, version=None):
    """Keep what the message says as a draft of the agency's; gives the report.

    `version` is that of the draft that the writer read, None where there was none. Raises
    StaleRecord if somebody else of the secretariat wrote since, and ValidationError.
    """
    if message_on and message_on > timezone.localdate():
        raise ValidationError({"message_on": _("This day is still to come.")})
    refuse_unless_recordable(request, recorded_for(request))
    opened = writing.open_report(request.activity, request.agency, request=request, recorded_by=by)
    rows = ProgressUpdate.objects.select_for_update(of=("self",), no_key=True)
    update = rows.get(pk=opened.pk)
    refuse_unless_recordable(request, update)
    if update.typed and update.version != version:
        raise StaleRecord(update)
    if (update.recorded_by, update.written_by, update.message_on) != (by, by, message_on):
        update.recorded_by = update.written_by = by
        update.message_on = message_on
        with provenance(on_behalf_of=request.agency.slug):
            update.save()
    return writing.write(update, values, by=by, version=update.version)


def keep_message(update, file, *, by):
    """The message itself, never public; the same one is kept once. `file` is one of uploads."""
    kept = update.evidence.filter(kind=EvidenceKind.MESSAGE, sha256=file.sha256).first()
    if kept is not None:
        return kept
    message = Evidence(
        update=update,
        kind=EvidenceKind.MESSAGE,
        is_public=False,
        file=file.file,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        nonce=file.nonce,
        by=by,
    )
    with provenance(on_behalf_of=update.agency.slug):
        message.save()
    return message


def problems(update):
    """What stands against sending it, as a ValidationError; None where nothing does."""
    tried = ProgressUpdate.objects.get(pk=update.pk)
    try:
        with transaction.atomic():
            if tried.message_on is None:
                raise ValidationError({"message_on": _("Say of which day the message is.")})
            tried.submit(by=None, by_name="-", on_behalf_of=tried.agency)  # as the yes will
            raise Tried
    except Tried:
        return None
    except ValidationError as error:
        return error


def askable(agency):
    """The focal points who may say yes for the agency today, and can be written to."""
    points = FocalPoint.objects.current().submitters().filter(agency=agency)
    return [each for each in points.select_related("user") if each.address]


@transaction.atomic
def ask(update, *, by):
    """A link for each focal point of the agency, told in her next mail; gives the links.

    Somebody who has one keeps it; what was changed since is told again. Raises ValidationError.
    """
    error = problems(update)
    if error is not None:
        raise error
    points = askable(update.agency)
    if not points:
        raise ValidationError(
            _("No focal point of %(agency)s can say yes today: name one first.")
            % {"agency": update.agency},
            code="nobody",
        )
    for point in points:
        tell(point.address, "confirm_recorded", update, due=f"v{update.version}"[:10])
    return [link_for(update, point, by) for point in points]


def link_for(update, point, by):
    usable = SignedLink.objects.usable().filter(purpose=LinkPurpose.CONFIRM, update=update)
    found = usable.filter(focal_point=point).select_related("focal_point__user", "agency").first()
    if found is not None:
        return found
    return SignedLink.objects.create(
        purpose=LinkPurpose.CONFIRM,
        agency=update.agency,
        update=update,
        focal_point=point,
        created_by=by,
        expires_at=timezone.now() + timedelta(days=LINK_DAYS),
    )


@transaction.atomic
def confirm(link, *, name, version):
    """The agency says yes: what was recorded is sent. Of two clicks the second changes nothing.

    Raises StaleRecord where the text moved on since it was read, and ValidationError.
    """
    holding.hold_round_of(link.update)
    rows = ProgressUpdate.objects.select_for_update(of=("self",), no_key=True)
    update = rows.get(pk=link.update_id)
    if update.submitted_at is not None:
        return update
    if not update.is_as_recorded:
        raise ValidationError(
            _("Somebody of your agency has begun to correct it: sign in and send it there."),
            code="begun",
        )
    update.submit(by=None, by_name=name, link=link, on_behalf_of=update.agency, version=version)
    link.note_answered(name)
    return update


@transaction.atomic
def give_up(update, *, by, version):
    """What was recorded by mistake; the links to it end."""
    if not update.is_as_recorded:
        raise ValidationError(_("The agency has it in its own hands now."), code="begun")
    update.discard(by=by, on_behalf_of=update.agency, version=version)
    for link in SignedLink.objects.usable().filter(purpose=LinkPurpose.CONFIRM, update=update):
        link.revoke()
