"""Many reports that say “no change”: looked at in one list, accepted one by one."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from agencies.admin.widgets import is_key
from gmg_portal.lib.versions import StaleRecord
from workplan.models import ProgressUpdate, UpdateAnswer, UpdateState
from workplan.reporting import reviewing

from .queue import Queue

#: As many as somebody looks through before accepting them.
MOST = 100


@dataclass
class Outcome:
    """What became of one report: accepted, or why not."""

    update: object
    refused: str = ""


class NoChangeViews:
    """For the ModelAdmin of progress updates."""

    def no_change_view(self, request):
        """The list with the text that stays; a POST accepts what is ticked.

        What was on the page before and is left is ticked by nobody but the reader.
        """
        self.require_reviewer(request)
        queue = Queue(request.user, request.GET)
        outcomes = accept_ticked(request) if request.method == "POST" else None
        for each in outcomes or ():
            if not each.refused:
                self.log_change(request, each.update, _("Accepted."))
        found = queue.reports.filter(answer=UpdateAnswer.NO_CHANGE)
        found = found.select_related("activity", "agency", "report_request__round")
        context = self.review_context(
            request,
            _("Accept “no change”"),
            queue=queue,
            rows=reviewing.for_bulk(found, request.user)[:MOST],
            outcomes=outcomes,
            shown={int(key) for key in request.POST.getlist("shown") if is_key(key)},
            queue_url=self.review_url("queue", query=queue.query),
        )
        status = 400 if queue.is_refused else 200
        template = "admin/workplan/progressupdate/no_change.html"
        return TemplateResponse(request, template, context, status=status)


def accept_ticked(request):
    """Accept each report that was ticked, in the version that was shown; gives the outcomes."""
    pairs = [pair.split(":") for pair in request.POST.getlist("ticked") if is_pair(pair)]
    versions = {int(key): int(version) for key, version in pairs}
    once_sent = ProgressUpdate.objects.reports().filter(submitted_at__isnull=False)
    found = once_sent.filter(pk__in=list(versions)[:MOST]).select_related("activity", "agency")
    return [accept_one(each, versions[each.pk], request.user) for each in found]


def is_pair(text):
    """Whether it names a report and a version: `12:3`."""
    key, _colon, version = text.partition(":")
    return is_key(key) and is_key(version)


def accept_one(update, version, user):
    if update.state == UpdateState.DRAFT:
        return Outcome(update, _("The agency took it back."))
    if update.answer != UpdateAnswer.NO_CHANGE:
        return Outcome(update, _("It says more than “no change”: look at it by itself."))
    try:
        reviewing.accept(update, by=user, version=version)
    except StaleRecord:
        return Outcome(update, _("Somebody was faster: it is not what you looked at any more."))
    except ValidationError as error:
        return Outcome(update, " ".join(error.messages))
    return Outcome(update)
