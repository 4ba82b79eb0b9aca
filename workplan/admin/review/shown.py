"""A report as its reviewer reads it: field by field beside the last word, and how it came."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.diffs import marked
from gmg_portal.lib.periods import format_date
from gmg_portal.lib.provenance import Channel
from workplan.models import Evidence, UpdateAnswer, UpdateState
from workplan.reporting import conversing, reviewing
from workplan.reporting.conversing import ABOUT

#: How a report was sent by somebody with an account.
WAYS = {
    Channel.FORM: gettext_lazy("signed in, in the workspace"),
    Channel.IMPORT: gettext_lazy("with the workbook"),
    Channel.API: gettext_lazy("by a program"),
    Channel.ADMIN: gettext_lazy("in the admin"),
    Channel.COMMAND: gettext_lazy("by a command"),
}
#: The texts that are compared word by word.
TEXTS = ("what_changed", "status_reason", "achievements", "challenges", "next_steps")


@dataclass
class Row:
    """One field: what the public reads today, what the report says, and a field for a comment."""

    name: str
    before: str
    now: str
    language_before: str = ""
    language: str = ""
    remark: object = None

    @property
    def label(self):
        return ABOUT[self.name]

    @property
    def is_changed(self):
        return self.before != self.now

    @property
    def marked(self):
        """The new text with what it lost and gained; as it is where the language is another."""
        if self.language_before != self.language:
            return self.now
        return marked(self.before, self.now)


class Shown:
    """All that the page of a report shows of it."""

    def __init__(self, update, user):
        self.update, self.user = update, user

    @cached_property
    def last(self):
        return reviewing.last_word_before(self.update)

    @cached_property
    def says_in_words(self):
        """It holds a text; else it is “no change” or “done”, and the last text stays."""
        return self.update.answer == UpdateAnswer.TEXT

    def rows(self, form):
        """The status, and each text that the report or the last word has."""
        found = [self.status_row()]
        if self.says_in_words:
            found += [row for row in map(self.text_row, TEXTS) if row.before or row.now]
        for row in found:
            row.remark = form.remark(row.name)
        return found

    def status_row(self):
        """What the record says of the activity today, and what it would say."""
        activity, update = self.update.activity, self.update
        return Row("status", str(activity.get_status_display()), str(update.get_status_display()))

    def text_row(self, name):
        last = self.last
        return Row(
            name,
            getattr(last, name) if last else "",
            getattr(self.update, name),
            last.language if last else self.update.language,
            self.update.language,
        )

    @cached_property
    def outputs(self):
        """(output, its delivery on record, that of the report, link)."""
        said = self.update.reported_outputs.select_related("output")
        return [
            (each.output, in_words(each.output.delivered), in_words(each.delivered), each.url)
            for each in said
        ]

    @cached_property
    def evidence(self):
        files = Evidence.objects.visible_to(self.user).filter(update=self.update)
        return list(files.order_by("pk"))

    @cached_property
    def conversation(self):
        return conversing.conversation(self.update)

    @cached_property
    def sending(self):
        """The last step by which it was sent, None where it was not."""
        steps = self.update.events.filter(to_state=UpdateState.SUBMITTED)
        return steps.select_related("by", "on_behalf_of", "link__focal_point__user").last()

    @cached_property
    def way(self):
        """Through which door it was sent, in words."""
        if self.sending is None:
            return ""
        if self.sending.link_id:
            person = self.sending.link.focal_point
            if person is None:
                return _("by a signed link")
            return _("by the signed link of %(person)s") % {"person": person.person}
        sent = self.update.history.filter(state=UpdateState.SUBMITTED).order_by("history_id")
        channel = sent.values_list("channel", flat=True).last()
        return str(WAYS.get(channel, ""))

    @cached_property
    def is_own(self):
        return reviewing.is_own(self.update, self.user)

    @cached_property
    def others(self):
        """Who else may accept it, by name."""
        return [str(each) for each in reviewing.others_who_may(self.update)]


def in_words(date):
    return format_date(date) if date else ""
