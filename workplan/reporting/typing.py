"""What an agency writes in a report, before anybody checks it.

It is kept as typed, also where it is not valid: as JSON in ASCII, so that no database refuses a
character. Its fields are those of `FIELDS`; `outputs` is a dict: key of an output -> {"delivered":
EDTF text, "url": text}; `answer` one of `UpdateAnswer`.
"""

import json

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.edtf_words import read as read_date

#: The fields of the form that are texts, in its order.
TEXTS = (
    "status",
    "what_changed",
    "status_reason",
    "achievements",
    "challenges",
    "next_steps",
    "evidence_url",
    "language",
)
FIELDS = ("answer", *TEXTS, "outputs")
#: What answers without a text, and the fields that nobody fills in who answers so.
WORDS = ("no_change", "done")
WRITTEN = ("what_changed", "achievements", "challenges", "next_steps", "evidence_url", "outputs")
TOO_MUCH = gettext_lazy(
    "An answer in one word takes no text: choose “a report”, or empty the text."
)
#: Of the JSON: a letter of a text that is as long as may be takes up to twelve.
MOST_CHARACTERS = 400_000


def written(values):
    """The JSON of {field: text}; raises ValidationError where it is no draft of a report."""
    kept = {name: values[name] for name in FIELDS if name in values}
    text = json.dumps(kept, sort_keys=True)
    if len(text) > MOST_CHARACTERS:
        raise ValidationError(_("This is too much text for one report."), code="too_long")
    return text


def read(text):
    return json.loads(text) if text else {}


def values_of(update):
    """What is being written, or else what was sent last; {} of a new draft."""
    if update.typed:
        return read(update.typed)
    if update.submitted_at is None:
        return {}
    return {
        **{name: getattr(update, name) for name in ("answer", *TEXTS)},
        "outputs": {
            str(each.output_id): {"delivered": each.delivered, "url": each.url}
            for each in update.reported_outputs.all()
        },
    }


def word_alone(values):
    """The word that answers without a text, "" where somebody writes one."""
    word = values.get("answer", "")
    return "" if word not in WORDS or has_text(values) else word


def has_text(values):
    return any(values.get(name) for name in WRITTEN)


def says_too_much(values):
    """A word that answers without a text, and a text that nobody would read beside it."""
    return values.get("answer") in WORDS and has_text(values)


def settle(update, event):
    """Bring what was typed into the columns, checked; from now on it is what was sent."""
    leave_what_asks_no_more(update)
    refuse_where_the_round_is_over(update)
    values = update.values
    if not values:
        raise ValidationError(_("There is nothing to send yet."), code="empty")
    if says_too_much(values):
        raise ValidationError(TOO_MUCH, code="too_much")
    for name in ("answer", *TEXTS):
        value = values.get(name) or update._meta.get_field(name).get_default()
        setattr(update, name, value.strip() if isinstance(value, str) else value)
    update.reported = day_of(update).isoformat()
    update.full_clean(exclude=["slug"], validate_unique=False, validate_constraints=False)
    settle_outputs(update, values.get("outputs") or {})
    update.typed, update.written_by = "", event.by or update.written_by


def day_of(update):
    """That of the message, as long as nobody of the agency has changed what it says."""
    day = update.message_on if update.is_as_recorded else None
    return day or timezone.localdate()


def settle_outputs(update, outputs):
    """The outputs that the report says were delivered, and no others."""
    rows = {row.output_id: row for row in update.reported_outputs.all()}
    wanted = {int(key): said for key, said in outputs.items() if said.get("delivered")}
    for key in rows.keys() - wanted.keys():
        rows[key].delete()
    known = update.activity.outputs.in_bulk(list(wanted))
    for key, said in wanted.items():
        row = rows.get(key) or update.reported_outputs.model(update=update)
        row.url = said.get("url", "")
        try:
            row.delivered = read_date(said["delivered"]).text  # as people write it, too
            row.output = output_delivered(known.get(key), row.delivered, update.activity)
            row.full_clean()
        except ValidationError as error:
            raise ValidationError({"outputs": error.messages}) from error
        row.save()


def output_delivered(output, day, activity):
    """The output, not saved; raises ValidationError where it is no more, or came too early."""
    if output is None:
        raise ValidationError(_("The activity has no output of this title."))
    output.delivered = day
    output.refuse_before(activity)
    return output


def leave_what_asks_no_more(update):
    """What is sent once its round was sealed, or once it was waived, is what nobody asked for.

    A correction in the one case; in the other an agency may tell all the same, and it stays waived.
    """
    if not still_asks(update.report_request):
        update.report_request = None


def still_asks(request):
    return bool(request) and not request.is_waived and request.round.state != "sealed"


def refuse_where_the_round_is_over(update):
    """A report on request is sent while the round is open; one that nobody asked for, any day."""
    if still_asks(update.report_request):
        refuse_unless_open(update.report_request.round)


def stopped_by(update):
    """Why what is asked cannot be sent, or taken back to be sent again; "" where it can."""
    if update is None:
        return ""
    try:
        refuse_where_the_round_is_over(update)
    except ValidationError as error:
        return error.messages[0]
    return ""


def refuse_unless_open(round_):
    if not round_.is_open:
        raise ValidationError(
            _("The round “%(round)s” is closed. Your text is kept; write to the secretariat.")
            % {"round": round_},
            code="closed",
        )
