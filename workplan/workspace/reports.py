"""One report, from the first word until the secretariat decided on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.models import Agency, FocalPoint, FocalPointRole
from gmg_portal.lib.languages import LANGUAGE_CODES
from workplan.models import Activity
from workplan.reporting import drafting, last
from workplan.reporting.forms import ReportForm

from .base import WorkspaceView


class ReportBase(WorkspaceView):
    """The activity and the agency of the address; `?agency=` where a person has several."""

    @cached_property
    def activity(self):
        found = Activity.objects.published().select_related("plan").prefetch_related("outputs")
        activity = found.filter(slug=self.kwargs["slug"]).first()
        if activity is None:
            raise Http404
        for output in activity.outputs.all():
            output.on_record = output.delivered
        return activity

    @cached_property
    def roles(self):
        """{key of an agency: the strongest role in it} of those that this person writes for."""
        points = FocalPoint.objects.of(self.request.user).current().writers()
        roles: dict = {}
        for agency, role in points.values_list("agency", "role"):
            if roles.get(agency) != FocalPointRole.SUBMITTER:
                roles[agency] = role
        return roles

    @cached_property
    def agency(self):
        slug = self.request.GET.get("agency")
        own = [each.pk for each in self.agencies if each.pk in self.roles]
        rows = Agency.objects.filter(pk__in=own, **({"slug": slug} if slug else {}))
        found = last.may_be_reported_by(self.activity, rows).first()
        if found is None:
            raise Http404
        return found

    @property
    def role(self):
        return self.roles[self.agency.pk]

    @property
    def may_send(self):
        return self.role == FocalPointRole.SUBMITTER

    @property
    def address(self):
        url = reverse("report_edit", args=[self.activity.slug])
        slug = self.request.GET.get("agency")
        return f"{url}?agency={self.agency.slug}" if slug else url


class ReportEdit(ReportBase):
    """The form of a report on an activity; what was sent, once it was."""

    template_name = "workplan/workspace/report.html"
    conflict_template_name = "workplan/workspace/report_conflict.html"

    @cached_property
    def update(self):
        return last.open_report_of(self.activity, self.agency)

    @cached_property
    def asked(self):
        return last.request_for(self.activity, self.agency)

    @cached_property
    def last_word(self):
        return last.last_word(self.activity)

    def get(self, request, *args, **kwargs):
        self.form = self.unbound_form()
        return super().get(request, *args, **kwargs)

    def unbound_form(self):
        values = self.update.values if self.update else {}
        if not values:
            values = {"language": self.usual_language}
        return ReportForm(self.activity, self.agency, values)

    @property
    def usual_language(self):
        language = self.last_word.language if self.last_word else get_language()
        return language if language in LANGUAGE_CODES else LANGUAGE_CODES[0]

    def post(self, request, *args, **kwargs):
        self.form = ReportForm(self.activity, self.agency, {}, request.POST, request.FILES)
        try:
            kept = drafting.keep(self.form, by=request.user, request=self.asked)
        except drafting.Clash as clash:
            return self.refused(409, self.conflict_template_name, clash=clash)
        except ValidationError as error:
            self.form.add_error(None, error)
            return self.refused(400)
        self.update = kept.update
        if kept.was_sent:
            return self.done(_("This report was sent already."))
        if request.POST.get("do") == "submit":
            return self.send()
        return self.done(_("Draft saved."))

    def send(self):
        try:
            drafting.refuse_steps_of_drafters(self.role)
            if not self.form.is_valid():
                return self.refused(400)
            drafting.send(self.update, self.form, by=self.request.user)
        except ValidationError as error:
            self.form.add_error(None, error)
            return self.refused(409)
        return self.done(_("Sent to the secretariat."))

    def done(self, message):
        messages.success(self.request, message)
        return redirect(self.address)

    def refused(self, status, template=None, **context):
        context = self.get_context_data(**context)
        templates = [template] if template else self.get_template_names()
        return self.response_class(
            request=self.request,
            template=templates,
            context=context,
            using=self.template_engine,
            status=status,
        )

    def get_context_data(self, **kwargs):
        title = self.activity.title
        return super().get_context_data(
            form=self.form,
            activity=self.activity,
            agency=self.agency,
            update=self.update,
            asked=self.asked,
            last=self.last_word,
            since=last.last_day(self.activity, self.last_word),
            may_send=self.may_send,
            address=self.address,
            crumbs=[(_("Workspace"), reverse("workspace")), (title, "")],
            **kwargs,
        )
