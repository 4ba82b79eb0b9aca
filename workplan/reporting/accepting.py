"""What follows when a report is accepted, and what may never follow."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from .typing import TEXTS

#: What stands in an accepted report for ever.
CONTENT = ("activity_id", "agency_id", "answer", "reported", *TEXTS)


def refuse_change_of_accepted(update):
    saved = type(update)._base_manager.filter(pk=update.pk).first()
    if saved is None or saved.accepted_at is None:
        return
    if any(getattr(saved, name) != getattr(update, name) for name in CONTENT):
        raise ValidationError(
            _("What was accepted never changes: a correction is a new report."), code="accepted"
        )


def refuse_own(update, event):
    """Nobody accepts what she wrote for an agency."""
    if event.by_id is None:
        raise PermissionDenied
    if event.by_id in writers_of(update):
        raise ValidationError(
            _("You wrote this for the agency: somebody else of the secretariat accepts it."),
            code="own",
        )


def writers_of(update):
    """Keys of all who ever wrote in it, recorded it for the agency, or sent it.

    Also by a signed link of theirs: whoever holds one may have used it.
    """
    past = update.history.order_by().values_list("written_by", "recorded_by").distinct()
    sent = update.events.filter(to_state="submitted")
    senders = sent.values_list("by", "link__focal_point__user")
    return {key for pair in [*past, *senders] for key in pair} - {None}


def refuse_in_sealed_round(update):
    """What was on record at the end of a round stays as it was sealed."""
    if update.report_request_id and update.report_request.round.state == "sealed":
        raise ValidationError(
            _("The round is sealed: send it back, and the agency reports outside of it."),
            code="sealed",
        )


def locked_activity(update):
    """Held before the report, as writers hold it: else two could wait for each other."""
    model = update._meta.get_field("activity").related_model
    return model.objects.select_for_update(of=("self",)).get(pk=update.activity_id)


def tell_the_activity(update):
    """The record of the activity follows the newest accepted word, in the same transaction.

    An older word than what is known of the activity changes nothing there.
    """
    activity = locked_activity(update)
    known = activity.status_as_of_latest
    if known is None or update.reported_latest is None or known <= update.reported_latest:
        take_status(activity, update)
    for said in update.reported_outputs.select_related("output"):
        output = said.output
        if output.delivered != said.delivered:
            output.delivered = said.delivered
            output.save()


def take_status(activity, update):
    """The status that was reported; “no change” leaves the note on it, and what was known last."""
    stays = update.answer == "no_change" and activity.status == update.status
    if stays and activity.last_known_status:
        return  # its day is that of what was known last
    if not stays:
        activity.status, activity.status_note = update.status, ""
        activity.last_known_status = ""
    activity.status_as_of = update.reported
    activity.save()
