"""The columns of the workbook: what they are called, which are read, and which words they take."""

from functools import cache

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.languages import LANGUAGE_CODES, LANGUAGES
from gmg_portal.lib.searchtext import normalise
from workplan.models import ActivityStatus, UpdateAnswer
from workplan.reporting import forms

#: For reading; what stands there is never taken from a file. The first tells whose row it is.
FIXED = {
    "activity": _("Activity"),
    "due": _("Due"),
    "on_record": _("Status on record"),
    "last_text": _("Last accepted text"),
}
#: The fields of a report.
SAID = {
    "answer": _("Answer"),
    "status": _("Status"),
    "what_changed": _("What changed"),
    "status_reason": _("Why it is delayed, suspended or cancelled"),
    "achievements": _("Achievements"),
    "challenges": _("Challenges"),
    "next_steps": _("Next steps"),
    "evidence_url": _("Link to evidence"),
    "language": _("Language of the text"),
    "outputs": _("Outputs delivered"),
}
#: Which activity and report a line is about, by which version, and of which workbook it is.
HIDDEN = {"slug": "activity.slug", "report": "report.version", "signature": "workbook.signature"}
COLUMNS = {**FIXED, **SAID, **HIDDEN}
#: What is read of a file that comes back.
READ = {"activity", *SAID, *HIDDEN}
#: They take wide columns.
LONG_TEXTS = ("what_changed", "achievements", "challenges", "next_steps")

ANSWERS = dict(UpdateAnswer.choices)
SAID_BY_AGENCIES = dict(forms.STATUSES)
STATUSES = {value: label for value, label in ActivityStatus.choices if value in SAID_BY_AGENCIES}
#: Cells that offer their words: name -> {value: what is shown}.
OFFERED = {"answer": ANSWERS, "status": STATUSES, "language": dict(LANGUAGES)}


def word_of(name, value):
    """What one of the `OFFERED` cells shows; nothing of a status that the record alone says."""
    return str(OFFERED[name].get(value, "" if name == "status" else value))


_signer = signing.Signer(salt="workplan.workbook")


def signature_of(round_, agency):
    """What no other round's and no other agency's workbook has."""
    return _signer.sign(f"{round_.slug}/{agency.slug}")


@cache
def names_by_heading():
    """Heading as it is compared -> name of the column, in every language of the portal."""
    found = {normalise(label): name for name, label in HIDDEN.items()}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            found |= {normalise(label): name for name, label in {**FIXED, **SAID}.items()}
    return found


@cache
def values_by_word(name):
    """What one of the `OFFERED` cells may say, as it is compared -> the value, in all languages."""
    found = {}
    for code in reversed(LANGUAGE_CODES):  # English wins where a word means two things
        with translation.override(code):
            found |= {normalise(label): value for value, label in OFFERED[name].items()}
    return found | {normalise(value): value for value in OFFERED[name]}
