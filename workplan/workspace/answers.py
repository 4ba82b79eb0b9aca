"""What agencies are asked, as their pages show it: a table a round and agency."""

from django.contrib import messages
from django.utils.translation import ngettext

from workplan.reporting.answering import Result
from workplan.reporting.standing import Standing


class Sheet:
    """What one agency is asked in one round: `owed` to be answered, the rest to be looked at."""

    def __init__(self, round_, agency, role, rows):
        self.round, self.agency, self.role = round_, agency, role
        self.owed = [row for row in rows if row.is_owed]
        self.rest = [row for row in rows if not row.is_owed]
        self.expected = [row for row in rows if row.standing != Standing.WAIVED]
        self.sent = len([row for row in self.rest if row.standing != Standing.WAIVED])
        self.overdue = len([row for row in self.owed if row.is_overdue])
        self.is_answerable = bool(role) and any(row.words for row in self.owed)

    @property
    def so_far(self):
        """“2 of 6 answers sent”, of what was not waived."""
        return ngettext(
            "%(sent)s of %(count)s answer sent",
            "%(sent)s of %(count)s answers sent",
            len(self.expected),
        ) % {"sent": self.sent, "count": len(self.expected)}


def sheets_of(rows, roles):
    """The rows by round and agency; what is most urgent first, as the rows are.

    `roles` is {key of an agency: the role in it} of whoever looks at them.
    """
    groups = {}
    for row in rows:
        groups.setdefault((row.request.round_id, row.request.agency_id), []).append(row)
    return [sheet_of(each, roles) for each in groups.values()]


def sheet_of(rows, roles):
    asked = rows[0].request
    return Sheet(asked.round, asked.agency, roles.get(asked.agency_id, ""), rows)


def keep_chosen(rows, outcomes):
    """Into the rows as they are now comes what somebody chose and what was not taken."""
    outcomes = {outcome.row.key: outcome for outcome in outcomes}
    for row in rows:
        outcome = outcomes.get(row.key)
        if outcome and not outcome.is_taken:
            row.chosen, row.outcome = outcome.word, outcome


def tell_taken(request, outcomes):
    """A message for the next page: how many answers were sent, how many prepared."""
    sent = len([each for each in outcomes if each.result == Result.SENT])
    prepared = len([each for each in outcomes if each.result == Result.PREPARED])
    if sent:
        text = ngettext("%(count)s answer was sent.", "%(count)s answers were sent.", sent)
        messages.success(request, text % {"count": sent})
    if prepared:
        text = ngettext(
            "%(count)s answer was prepared. A submitter of your agency sends it.",
            "%(count)s answers were prepared. A submitter of your agency sends them.",
            prepared,
        )
        messages.success(request, text % {"count": prepared})
