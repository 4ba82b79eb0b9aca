"""What the pages of one report share: its activity, and the agency for which it is written."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from agencies.models import Agency, FocalPointRole
from workplan.models import Activity
from workplan.reporting import answering, last

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
        return answering.roles_of(self.request.user)

    @property
    def agencies(self):
        """The one that the page is about."""
        return [self.agency]

    @cached_property
    def agency(self):
        slug = self.request.GET.get("agency")
        rows = Agency.objects.visible_to(self.request.user).filter(pk__in=self.roles)
        rows = rows.filter(slug=slug) if slug else rows
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
        return self.address_of("report_edit")

    def address_of(self, page):
        url = reverse(page, args=[self.activity.slug])
        slug = self.request.GET.get("agency")
        return f"{url}?agency={self.agency.slug}" if slug else url

    @cached_property
    def open_report(self):
        """What the agency writes on the activity, or has sent; None where there is nothing yet."""
        return last.open_report_of(self.activity, self.agency)
