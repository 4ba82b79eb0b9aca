"""Answers in one go: a word a row, each row in a transaction of its own.

The page of the workspace and the page behind a signed link share it, with whoever else has rows.
In a form the answer of a row is `answer-<key of the request>`, and `read-<key>` is the version of
what lay there unsent when it was read.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.models import FocalPoint
from gmg_portal.lib.notices import tell
from gmg_portal.lib.periods import format_date
from gmg_portal.lib.versions import StaleRecord
from workplan.models import Activity, Contribution, ReportRequest, UpdateAnswer

from . import holding, typing, writing
from .due import Row, rows_of
from .standing import Standing

ANSWER, READ = "answer-", "read-"
#: What was prepared stays so: no answer.
LATER = "later"
#: As many digits as the key of any row has.
LONGEST_KEY = 18


class Result(models.TextChoices):
    SENT = "sent", "sent"
    #: Put down by somebody who may not send it.
    PREPARED = "prepared", "prepared"
    #: It takes a text: the form of the report is next.
    WRITE = "write", "write"
    #: Somebody else answered, or wrote, since the page was opened.
    CONFLICT = "conflict", "conflict"
    REFUSED = "refused", "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of the answer in one row, and why where it was not taken."""

    row: Row
    word: str
    result: Result
    why: str = ""

    @property
    def word_display(self):
        return UpdateAnswer(self.word).label

    @property
    def is_taken(self):
        return self.result in (Result.SENT, Result.PREPARED)

    @property
    def is_kept_back(self):
        return self.result in (Result.CONFLICT, Result.REFUSED)


@dataclass(frozen=True)
class Answerer:
    """Who answers: a person with an account, or whoever holds a link and gave a name."""

    by: object = None
    by_name: str = ""
    link: object = None


class UnknownAnswer(ValueError):
    """An answer of a form that no page of ours offers."""


def chosen_in(data):
    """{key of a request: (word, version read)} of a form; raises UnknownAnswer."""
    chosen = {}
    for name, word in data.items():
        if name.startswith(ANSWER) and word != LATER:
            key = number(name.removeprefix(ANSWER))
            if word not in UpdateAnswer.values:
                raise UnknownAnswer(word)
            chosen[key] = (word, number(data.get(f"{READ}{key}") or "0"))
    return chosen


def number(text):
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY):
        raise UnknownAnswer(text)
    return int(text)


def roles_of(user):
    """{key of an agency: the strongest role}, of those for which this person writes today."""
    return FocalPoint.objects.of(user).current().roles()


def asked_of(user):
    """What the agencies of a person are asked, and were asked in rounds that are over."""
    return on_public(ReportRequest.objects.of_agencies_of(user))


def asked_by(link):
    """What a signed link asks: of one round and one agency."""
    return on_public(ReportRequest.objects.filter(round=link.round_id, agency=link.agency_id))


def on_public(requests):
    """About activities that everybody may read: on others nobody reports."""
    return requests.filter(activity__in=Activity.objects.published().values("pk"))


def apply(rows, chosen, answerer, *, sends):
    """Put down what was chosen in each row; [Outcome].

    `chosen` is as `chosen_in` gives it. `sends` are the keys of agencies for which the answer goes
    to the secretariat; for others it is prepared, and somebody who may send it sends it.
    """
    return [
        answered(row, *chosen[row.key], answerer, row.request.agency_id in sends) for row in rows
    ]


def answered(row, word, read, answerer, is_sent):
    if word == UpdateAnswer.TEXT:
        return Outcome(row, word, Result.WRITE)
    try:
        return put_down(row, word, read, answerer, is_sent)
    except StaleRecord:
        return Outcome(row, word, Result.CONFLICT, _("Somebody else wrote at the same moment."))
    except ValidationError as error:
        return Outcome(row, word, Result.REFUSED, " ".join(error.messages))


@transaction.atomic
def put_down(row, word, read, answerer, is_sent):
    """One answer; of several writers at once each sees what the one before left."""
    now = locked(row)
    if now.standing in (Standing.IN_REVIEW, Standing.ACCEPTED):
        if now.standing == Standing.IN_REVIEW and now.report.answer == word:
            return Outcome(now, word, Result.SENT)
        return Outcome(now, word, Result.CONFLICT, already(now))
    if now.is_owed and now.read != read:
        return Outcome(now, word, Result.CONFLICT, begun_meanwhile(now))
    if is_sent:
        report = writing.answer(now.request, word, **vars(answerer))
        tell_of_link(report, answerer)
        return Outcome(now, word, Result.SENT)
    report = writing.prepare(now.request, word, by=answerer.by)
    note_who_prepared(report, word, answerer)
    return Outcome(now, word, Result.PREPARED)


def locked(row):
    """The row as it is now; nobody else writes on its activity, closes its round or waives it."""
    holding.hold_round(row.request.round_id)
    Activity.objects.select_for_update(of=("self",), no_key=True).get(pk=row.activity.pk)
    [now] = rows_of(ReportRequest.objects.filter(pk=row.key))
    return now


def note_who_prepared(report, word, answerer):
    """Without an account the name stands in what colleagues put into the draft."""
    if answerer.link:
        typed = typing.written({"answer": word})
        Contribution(update=report, link=answerer.link, name=answerer.by_name, typed=typed).save()


def tell_of_link(report, answerer):
    """Whoever got the link is told who answered with it: links are passed on."""
    if answerer.link:
        tell(
            answerer.link.focal_point.address,
            "answered_by_link",
            report,
            due=f"v{report.version}"[:10],
            name=answerer.by_name,
            answer=report.answer,
        )


def already(row):
    """“Answered already by A. Example, 22 November 2026, 14:05: done.”"""
    what = row.report.get_answer_display()
    if row.sent is None:
        return _("Answered already: %(what)s.") % {"what": what}
    at = timezone.localtime(row.sent.at)
    return _("Answered already by %(who)s, %(day)s, %(time)s: %(what)s.") % {
        "who": row.sent.who or _("somebody"),
        "day": format_date(at.date().isoformat(), get_language()),
        "time": f"{at:%H:%M}",
        "what": what,
    }


def begun_meanwhile(row):
    who = row.report and row.report.written_by
    if who is None:
        return _("Somebody changed what lies ready since you opened the page: look at it again.")
    return _("%(who)s changed what lies ready since you opened the page: look at it again.") % {
        "who": who
    }
