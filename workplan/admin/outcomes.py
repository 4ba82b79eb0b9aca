"""What a file would do to a plan, doing it, and undoing it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.admin.widgets import is_key
from gmg_portal.lib.models import RunState
from workplan.planfile.applying import NotApplied, apply_run
from workplan.planfile.drafting import Draft, Fate
from workplan.planfile.runs import plan_runs
from workplan.planfile.telling import Told
from workplan.planfile.undoing import NotUndone, Undoing, undo_run

LINES_A_PAGE = 200
#: More of what was refused is told on the preview.
MOST_MESSAGES = 10


class Outcomes:
    """The pages of an import from its preview on."""

    def preview_view(self, request, run):
        """What the file would do, line by line; a POST does it."""
        file = self.file_of(request, run)
        if not file.is_waiting:
            return self.tell_where_it_stands(request, file)
        if request.method == "POST":
            return self.apply(request, file)
        draft = Draft(file)
        shown = request.GET.get("show")
        if shown and shown not in Fate.values:
            raise BadRequest("There is no such group of lines.")
        groups = [
            self.group(request, draft, fate)
            for fate in (Fate.REFUSED, Fate.NEW, Fate.CHANGED, Fate.SAME)
            if shown in (None, "", fate)
        ]
        context = {
            "draft": draft,
            "shown": shown,
            "groups": groups,
            "counts": [(fate, draft.counts[fate]) for fate in Fate],
            "makes": draft.newcomers.listed(draft.makes),
            "seen": " ".join(f"{line.number}:{line.seen}" for line in draft.lines if line.seen),
            "is_published": file.choices.get("publish"),
        }
        return self.run_page(request, "preview", _("What the file would change"), file, **context)

    def group(self, request, draft, fate):
        lines = draft.groups[fate]
        page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("p"))
        told = Told(draft)
        rows = [(line, list(told.cells_of(line)) if not line.wrong else []) for line in page]
        query = f"show={fate.value}&"
        return {"fate": fate, "page": page, "rows": rows, "count": len(lines), "query": query}

    def apply(self, request, file):
        """All lines, or the good ones if that was asked for."""
        only_good = "good_lines" in request.POST
        try:
            run = apply_run(
                file.run.pk, by=request.user, seen=seen_in(request), only_good=only_good
            )
        except NotApplied as refused:
            for message in refused.messages[:MOST_MESSAGES]:
                messages.error(request, message)
            return self.go("preview" if refused.is_still_waiting else "", file.run.pk)
        messages.success(request, _("The file was imported."))
        return self.go("", run.pk)

    # Afterwards

    def outcome_view(self, request, run):
        """What came of an import; one that waits goes on where it stands."""
        file = self.file_of(request, run)
        if file.is_waiting:
            return self.go("columns", run)
        records = file.run.records.all()
        page = Paginator(records, LINES_A_PAGE).get_page(request.GET.get("p"))
        context = {
            "page": page,
            "records": with_addresses(self.admin_site, page.object_list),
            "made": records.filter(version_before=None).count(),
            "changed": records.exclude(version_before=None).count(),
            "refused": file.run.answers.get("refused", []),
            "left": file.run.answers.get("left", []),
            "may_undo": file.run.state == RunState.APPLIED,
        }
        return self.run_page(request, "outcome", _("What came of the import"), file, **context)

    def undo_view(self, request, run):
        """What undoing would do, line by line; a POST does it."""
        file = self.file_of(request, run)
        if file.run.state != RunState.APPLIED:
            return self.tell_where_it_stands(request, file)
        if request.method == "POST":
            try:
                undo_run(run, by=request.user)
            except NotUndone as refused:
                for message in refused.messages:
                    messages.error(request, message)
            else:
                messages.success(request, _("The import was undone."))
            return self.go("", run)
        steps = Undoing(file.run).steps
        page = Paginator(steps, LINES_A_PAGE).get_page(request.GET.get("p"))
        context = {"page": page, "records": page.object_list, "counts": counted(steps)}
        return self.run_page(request, "undo", _("Undo this import?"), file, **context)

    def discard_view(self, request, run):
        """Forget a file that waits; nothing of it is on record."""
        file = self.file_of(request, run)
        if request.method == "POST":
            gone, _rows = plan_runs().filter(pk=run, state=RunState.WAITING).delete()
            if not gone:
                return self.tell_where_it_stands(request, file)
            messages.success(request, _("The file was put away; nothing of it is on record."))
            plan = self.plan_on_record(file)
            return HttpResponseRedirect(
                self.url("run_begin", plan.pk) if plan else self.url("runs")
            )
        return self.run_page(request, "discard", _("Put this file away?"), file)


def seen_in(request):
    """What the preview showed: number of a line -> activity and version."""
    pairs = (part.partition(":") for part in request.POST.get("seen", "").split())
    return {int(number): seen for number, _colon, seen in pairs if is_key(number)}


def with_addresses(site, records):
    """(record of an import, the address of its page in the admin)."""
    for record in records:
        app, model = record.model.split(".")
        yield record, reverse(f"{site.name}:{app}_{model}_change", args=[record.key])


def counted(steps):
    """(what is done, how many times), in the order of the steps."""
    found = {}
    for step in steps:
        found[step.verb] = found.get(step.verb, 0) + 1
    return [
        (verb, ngettext("%(count)s record", "%(count)s records", n) % {"count": n})
        for verb, n in found.items()
    ]
