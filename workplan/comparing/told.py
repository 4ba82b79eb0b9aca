"""What happened between two plans or two days, in sentences that open what they count."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .changes import Change


def sentences(comparison, link):
    """Rows of (change, sentence, address); `link(change)` is the list of exactly those."""
    found = []
    for change, words in told(comparison).items():
        if comparison.counts.get(change):
            found.append((change, words, link(change)))
    return found


def told(comparison):
    """{change: the sentence about it}; numbers that are zero are not told."""
    counts = comparison.counts
    return {change: WORDS[change](counts[change], counts) for change in WORDS if counts.get(change)}


def begun(number, counts):
    words = ngettext(
        "%(count)s activity of %(total)s had begun on the second day, and not on the first.",
        "%(count)s activities of %(total)s had begun on the second day, and not on the first.",
        number,
    )
    return words % {"count": number, "total": counts["total"]}


def added(number, counts):
    words = ngettext(
        "%(count)s activity was added: it carries on none of the earlier plan.",
        "%(count)s activities were added: they carry on none of the earlier plan.",
        number,
    )
    return words % {"count": number}


def finished(number, counts):
    words = ngettext(
        "%(count)s activity was finished.", "%(count)s activities were finished.", number
    )
    return words % {"count": number}


def carried_on(number, counts):
    words = ngettext(
        "%(count)s activity was carried on.", "%(count)s activities were carried on.", number
    )
    return words % {"count": number}


def withdrawn(number, counts):
    words = ngettext(
        "%(count)s activity was withdrawn.", "%(count)s activities were withdrawn.", number
    ) % {"count": number}
    cancelled = counts.get("cancelled")
    if cancelled is None or cancelled == number:
        return words
    # A sentence of its own: which of them were left out is told by their last status.
    return _("%(sentence)s Cancelled: %(cancelled)s, left out of the later plan: %(left_out)s.") % {
        "sentence": words,
        "cancelled": cancelled,
        "left_out": number - cancelled,
    }


def new_lead(number, counts):
    words = ngettext(
        "%(count)s activity moved to a new lead.",
        "%(count)s activities moved to a new lead.",
        number,
    )
    return words % {"count": number}


def new_status(number, counts):
    words = ngettext(
        "The status of %(count)s activity changed.",
        "The status of %(count)s activities changed.",
        number,
    )
    return words % {"count": number}


def not_known(number, counts):
    words = ngettext(
        "Of %(count)s activity it is not known whether it was added, carried on or left out.",
        "Of %(count)s activities it is not known whether they were added, carried on or left out.",
        number,
    )
    return words % {"count": number}


WORDS = {
    Change.BEGUN: begun,
    Change.FINISHED: finished,
    Change.CARRIED_ON: carried_on,
    Change.WITHDRAWN: withdrawn,
    Change.ADDED: added,
    Change.NEW_LEAD: new_lead,
    Change.NEW_STATUS: new_status,
    Change.NOT_KNOWN: not_known,
}
