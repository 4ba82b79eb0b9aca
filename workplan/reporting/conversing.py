"""What was said and done about a report, by whom, for whom and when; it stays for ever."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.provenance import provenance
from workplan.models import ActivityStatus, ProgressUpdate, ReviewComment, UpdateState

from . import typing

#: What a step is called once it was taken.
STEPS = {
    UpdateState.SUBMITTED: gettext_lazy("Sent"),
    UpdateState.DRAFT: gettext_lazy("Taken back"),
    UpdateState.RETURNED: gettext_lazy("Sent back"),
    UpdateState.ACCEPTED: gettext_lazy("Accepted"),
    UpdateState.WITHDRAWN: gettext_lazy("Withdrawn"),
}
#: Fields of a report that one may speak about, and their names for a reader.
ABOUT = {
    "status": gettext_lazy("Status"),
    "what_changed": gettext_lazy("What changed"),
    "status_reason": gettext_lazy("Why it is delayed, suspended or cancelled"),
    "achievements": gettext_lazy("What was achieved"),
    "challenges": gettext_lazy("What was difficult"),
    "next_steps": gettext_lazy("Next steps"),
    "outputs": gettext_lazy("Outputs"),
    "evidence": gettext_lazy("Evidence"),
}


@dataclass(frozen=True)
class Said:
    """One line: a step (`state` and its `word`), or a comment (`about` names the field)."""

    at: datetime
    who: object
    text: str
    agency: object = None
    by_link: bool = False
    state: str = ""
    word: str = ""
    about: str = ""


def conversation(update):
    """Steps and comments in the order in which they were written down."""
    steps = [said_by(event) for event in update.events.for_listing()]
    comments = [
        Said(
            at=each.at,
            who=each.who,
            text=each.text,
            agency=each.on_behalf_of,
            by_link=bool(each.by_name),
            about=ABOUT.get(each.field, ""),
        )
        for each in update.comments.for_listing()
    ]
    return sorted([*comments, *steps], key=lambda said: said.at)


def with_contributions(update):
    """The conversation as the agency reads it: with what colleagues wrote by a link, as far as it
    does not stand in the report, since it came too late or was written over.
    """
    return sorted([*conversation(update), *left_out(update)], key=lambda said: said.at)


def left_out(update):
    values = update.values
    return [
        Said(at=each.at, who=each.name, text=text, by_link=True, about=ABOUT[field])
        for each in update.contributions.all()
        for name, typed in typing.read(each.typed).items()
        if (field := "evidence" if name == "evidence_url" else name) in ABOUT
        and typed != values.get(name)
        and (text := words_of(update, name, typed))
    ]


def words_of(update, name, typed):
    """What was typed in a field of a draft, for a reader."""
    if name == "status":
        return str(dict(ActivityStatus.choices).get(typed, typed))
    if name != "outputs":
        return typed
    titles = {str(output.pk): str(output) for output in update.activity.outputs.all()}
    return "\n".join(
        " ".join(filter(None, [titles.get(key, ""), said.get("delivered"), said.get("url")]))
        for key, said in typed.items()
        if said.get("delivered") or said.get("url")
    )


def said_by(event):
    """What a step adds to the conversation."""
    return Said(
        at=event.at,
        who=event.who,
        text=event.comment,
        agency=event.on_behalf_of,
        by_link=bool(event.link_id),
        state=event.to_state,
        word=STEPS.get(event.to_state, ""),
    )


@transaction.atomic
def comment(update, text, *, by=None, by_name="", agency=None, field=""):
    """Say something about a report or a field of it; of two clicks the second says nothing anew.

    `agency` is the one for which it is said, None for the secretariat. Raises ValidationError.
    """
    ProgressUpdate.objects.select_for_update(of=("self",), no_key=True).get(pk=update.pk)
    if field and field not in ABOUT:
        raise ValidationError({"field": _("There is no such field.")}, code="unknown")
    said = ReviewComment(
        update=update, field=field, text=text, by=by, by_name=by_name, on_behalf_of=agency
    )
    said.clean_fields(exclude=["by", "on_behalf_of"])
    before = update.comments.filter(field=field).last()
    if before and (before.text, before.by, before.by_name) == (said.text, by, by_name):
        return before
    with provenance(on_behalf_of=agency.slug if agency else ""):
        said.save()
    return said
