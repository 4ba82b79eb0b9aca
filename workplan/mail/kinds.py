"""What each kind of notice says in words, and when it is no longer worth telling."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gmg_portal.lib.periods import format_date
from workplan.models import UpdateAnswer, UpdateState
from workplan.reporting.standing import OWED

#: Of a request one thing is told: what stands first.
REQUESTS = ("overdue", "due_soon", "round_opened")
#: Those of the secretariat; all others are an agency's.
OF_THE_DESK = ("alternate_named",)

#: Each has a mail of its own that goes at once, also to those who want no reminders.
AT_ONCE = ("confirm_recorded",)


@dataclass(frozen=True)
class Line:
    """A line of a digest: `title` as the record has it, in English; `detail` in her language."""

    title: str
    detail: str = ""
    #: What somebody wrote, in a language that nobody knows.
    quoted: str = ""
    #: Of the title: "" for the reader's own.
    language: str = "en"

    @property
    def quoted_lines(self):
        return self.quoted.splitlines()


#: What heads the notices of a kind in a digest, in the order in which they stand there.
TITLES = {
    "sent_back": gettext_lazy("Sent back"),
    "confirm_recorded": gettext_lazy("Recorded for you: is it right?"),
    "action_due": gettext_lazy("Decided in a meeting, and due"),
    "commented": gettext_lazy("Comments of the secretariat"),
    "accepted": gettext_lazy("Accepted"),
    "proposal_decided": gettext_lazy("What you proposed"),
    "colleague_asked": gettext_lazy("Answers of colleagues"),
    "answered_by_link": gettext_lazy("Answered with your link"),
    "alternate_named": gettext_lazy("Alternates"),
}


def day_of(text):
    return format_date(text) if text else ""


def was_due(days):
    """That so many days are over, still without the day and their number."""
    return ngettext(
        "was due on %(day)s, %(count)s day ago", "was due on %(day)s, %(count)s days ago", days
    )


def of_request(kind, request, day):
    """A line about an activity that her agency is asked about."""
    due = request.due_day
    left = (due - day).days
    words = {"day": day_of(due.isoformat()), "count": abs(left)}
    if kind == "overdue":
        detail = was_due(-left)
    elif kind == "due_soon" and left:
        detail = ngettext(
            "due on %(day)s, in %(count)s day", "due on %(day)s, in %(count)s days", left
        )
    elif kind == "due_soon":
        detail = _("due today, %(day)s")
    else:
        detail = _("due on %(day)s")
    return Line(str(request.activity), detail % words)


def of_report(notice, update):
    words = notice.words
    by, comment = words.get("by", ""), words.get("comment", "")
    return Line(str(update.activity), by if comment else "", comment)


def of_recorded(notice, update):
    message_on = update.message_on.isoformat() if update.message_on else ""
    detail = _("from your message of %(day)s") % {"day": day_of(message_on)} if message_on else ""
    return Line(str(update.activity), detail)


def of_link_answer(notice, update):
    """A link is passed on: whoever got it is told who answered, and what."""
    words = notice.words
    detail = _("%(name)s answered: %(word)s") % {
        "name": words.get("name", ""),
        "word": UpdateAnswer(words.get("answer") or UpdateAnswer.TEXT).label,
    }
    return Line(str(update.activity), detail)


def of_action(notice, point):
    if point.due is None:
        return Line(point.text)
    detail = was_due(point.days_late) if point.is_overdue else _("due on %(day)s")
    return Line(
        point.text, detail % {"day": day_of(point.due.isoformat()), "count": point.days_late}
    )


def of_alternate(notice, point):
    words = {**point_words(point), **notice.words}
    words |= {"first": day_of(words.get("first_day")), "last": day_of(words.get("last_day"))}
    detail = _("%(name)s stands in for %(principal)s from %(first)s to %(last)s.") % words
    return Line(words["agency"], detail, language="")


def point_words(point):
    return {
        "agency": str(point.agency or point.body),
        "name": point.person,
        "principal": point.alternate_for.person if point.alternate_for_id else "",
    }


def of_anything(notice, record):
    words = [str(value) for value in notice.words.values() if value]
    return Line(str(record), "", " · ".join(words))


LINES = {
    "sent_back": of_report,
    "commented": of_report,
    "accepted": of_report,
    "confirm_recorded": of_recorded,
    "answered_by_link": of_link_answer,
    "action_due": of_action,
    "alternate_named": of_alternate,
}


def line_of(notice, record):
    return LINES.get(notice.kind, of_anything)(notice, record)


# Whether it still holds


def request_is_owed(notice, request, day):
    if request.standing not in OWED or not request.round.is_open:
        return False
    if notice.kind == "overdue":
        return request.due_day < day
    return notice.kind != "due_soon" or notice.due == request.due_day.isoformat()


def still_holds(notice, record, day):
    """Whether it is still so: what was answered meanwhile is told to nobody."""
    if record is None:
        return False
    if notice.kind in REQUESTS:
        return request_is_owed(notice, record, day)
    if notice.kind == "sent_back":
        return record.state == UpdateState.RETURNED
    if notice.kind == "accepted":
        return record.state == UpdateState.ACCEPTED
    if notice.kind == "confirm_recorded":
        return record.waits_for_the_agency
    if notice.kind == "action_due":
        return not record.is_done
    return True
