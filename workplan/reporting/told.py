"""A draft as it would be told: what was typed, field by field, checked or not."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from workplan.models import UpdateAnswer
from workplan.status import WORDS as STATUSES

from .conversing import ABOUT

#: The texts in the order in which they are read.
TEXTS = ("what_changed", "status_reason", "achievements", "challenges", "next_steps")

#: What answers without a text.
WORDS = {word: word.label for word in (UpdateAnswer.NO_CHANGE, UpdateAnswer.DONE)}


@dataclass(frozen=True)
class Told:
    """One field in words; `language` is that of a text which somebody wrote, "" for our words."""

    label: str
    text: str
    language: str = ""


def told(update):
    """What stands in a draft; nothing of what is empty."""
    values = update.values
    language = values.get("language") or update.language
    status = values.get("status", "")
    found = [
        Told(_("Answer"), WORDS.get(values.get("answer"), "")),
        Told(ABOUT["status"], str(STATUSES.get(status, status))),
        *(Told(ABOUT[name], values.get(name, ""), language) for name in TEXTS),
        Told(_("Link to evidence"), values.get("evidence_url", "")),
        *(Told(str(output), words) for output, words in outputs_of(update, values)),
    ]
    return [each for each in found if each.text]


def outputs_of(update, values):
    """(output, when it was delivered and where it is) of those that the draft names."""
    said = {key: each for key, each in (values.get("outputs") or {}).items() if key.isdecimal()}
    for output in update.activity.outputs.filter(pk__in=said) if said else ():
        each = said[str(output.pk)]
        words = _("delivered %(date)s") % {"date": each.get("delivered", "")}
        yield output, " · ".join(filter(None, [words, each.get("url")]))
