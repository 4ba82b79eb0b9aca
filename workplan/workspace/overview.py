"""Where a focal point lands: what is due, answered on one page; then what her agency does."""

from collections import Counter
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, resolve_url
from django.utils.functional import cached_property

from agencies.models import FocalPointRole
from agencies.people.team_letters import why_not_today
from workplan.models import Activity, ActivityAgency
from workplan.newest import with_newest
from workplan.reporting import answering
from workplan.reporting.due import rows_of
from workplan.status import Progress, activities_url

from . import to_write
from .answers import keep_chosen, sheets_of, tell_taken
from .base import WorkspaceView


class Workspace(WorkspaceView):
    """One page answers all that is due. What a person may not see is not there."""

    template_name = "workplan/workspace.html"

    def get(self, request, *args, **kwargs):
        return self.page(chosen=self.chosen_in(request.GET))

    def post(self, request, *args, **kwargs):
        chosen = self.chosen_in(request.POST)
        rows = self.rows_chosen(chosen)
        sends = {key for key, role in self.roles.items() if role == FocalPointRole.SUBMITTER}
        answerer = answering.Answerer(by=request.user)
        outcomes = answering.apply(rows, chosen, answerer, sends=sends)
        if not outcomes:
            return self.page(status=400, nothing_chosen=True)
        if any(outcome.is_kept_back for outcome in outcomes):
            return self.page(status=409, outcomes=outcomes)
        tell_taken(request, outcomes)
        texts = [each.row for each in outcomes if each.result == answering.Result.WRITE]
        return redirect(to_write.begin(request, texts, self.has_several))

    def handle_no_permission(self):
        """What was chosen before the session ended is chosen again after the sign-in."""
        if self.request.method != "POST":
            return super().handle_no_permission()
        self.say_session_ended()
        chosen = {
            name: value
            for name, value in self.request.POST.items()
            if name.startswith((answering.ANSWER, answering.READ))
        }
        back = f"{self.request.path}?{urlencode(chosen)}" if chosen else self.request.path
        login = resolve_url(self.get_login_url())
        return redirect(f"{login}?{urlencode({'next': back})}")

    def chosen_in(self, data):
        try:
            return answering.chosen_in(data)
        except answering.UnknownAnswer as error:
            raise BadRequest("This is no answer to what is asked here.") from error

    def rows_chosen(self, chosen):
        """Those rows, also where their round was closed meanwhile; 404 where one is not hers."""
        asked = answering.asked_of(self.request.user)
        rows = rows_of(asked.filter(pk__in=chosen, agency__in=self.roles)) if chosen else []
        if len(rows) != len(chosen):
            raise Http404
        return rows

    @cached_property
    def roles(self):
        return answering.roles_of(self.request.user)

    @property
    def has_several(self):
        return len(self.roles) > 1

    def page(self, *, status=200, chosen=(), outcomes=(), **context):
        rows = self.rows_due()
        if chosen:
            self.choose(rows, chosen)
        keep_chosen(rows, outcomes)
        sheets = sheets_of(rows, self.roles)
        context = self.get_context_data(
            sheets=sheets,
            is_answerable=any(sheet.is_answerable for sheet in sheets),
            may_send=FocalPointRole.SUBMITTER in self.roles.values(),
            outcomes=outcomes,
            **context,
        )
        return self.render_to_response(context, status=status)

    def rows_due(self):
        if not self.agencies:
            return []
        rows = rows_of(answering.asked_of(self.request.user).in_open_rounds())
        for row in rows:
            row.form_url = to_write.form_of(row, self.has_several)
        return rows

    def choose(self, rows, chosen):
        """As an address says that leads back here after a sign-in."""
        self.rows_chosen({key for key in chosen if key not in {row.key for row in rows}})
        for row in rows:
            if row.key in chosen and row.words:
                row.chosen = chosen[row.key][0]

    def get_context_data(self, **kwargs):
        agencies = self.agencies
        led = list(self.listed(self.activities(agencies, ActivityAgency.objects.leads())))
        contributed = self.activities(agencies, ActivityAgency.objects.contributors())
        slugs = [agency.slug for agency in agencies]
        progress = Progress(
            Counter(activity.status for activity in led),
            lambda status: activities_url(lead=slugs, status=status),
        )
        return super().get_context_data(
            progress=progress,
            segments=progress.segments(),
            led=led,
            contributed=self.listed(contributed),
            contributed_url=activities_url(contributor=slugs),
            why_not_today=why_not_today(self.request.user),
            **kwargs,
        )

    def activities(self, agencies, links):
        links = links.filter(activity=OuterRef("pk"), agency__in=agencies)
        return Activity.objects.visible_to(self.request.user).filter(Exists(links))

    def listed(self, activities):
        return with_newest(activities, self.request.user).for_listing()
