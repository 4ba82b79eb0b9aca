"""What meetings decided that an agency is to do: it says here that it is done."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import ActionPoint, FocalPoint
from gmg_portal.lib.filter_forms import DayInput
from gmg_portal.lib.forms import VersionedModelForm
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import StaleRecord
from workplan.reporting import writing

from .base import WorkspaceView

#: Done points stay in the list, the newest first, so many of them.
DONE_SHOWN = 30


class ActionForm(VersionedModelForm):
    """All that an agency says of an action point: the day on which it was done, and a note."""

    class Meta:
        model = ActionPoint
        fields = ["done_on", "note"]
        widgets = {"done_on": DayInput(), "note": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "done_on": gettext_lazy("Empty while it is not done."),
            "note": gettext_lazy("For the members of the group and the secretariat."),
        }


class Actions(WorkspaceView):
    """The action points of her agencies: open ones by their due day, then those that are done."""

    template_name = "workplan/workspace/actions.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        own = own_points(self.request.user, self.agencies)
        done = own.exclude(done_on=None).order_by("-done_on", "-pk")[:DONE_SHOWN]
        writers = FocalPoint.objects.of(self.request.user).current().writers()
        return super().get_context_data(
            open_points=own.open(),
            done_points=done,
            may_say=set(writers.values_list("agency", flat=True)),
            **kwargs,
        )


def own_points(user, agencies):
    return ActionPoint.objects.visible_to(user).of_agencies(agencies).for_listing()


class ActionSay(WorkspaceView):
    """One action point of her agency, with the two fields that the agency fills in."""

    template_name = "workplan/workspace/action.html"

    @cached_property
    def point(self):
        points = own_points(self.request.user, self.agencies)
        point = points.filter(pk=self.kwargs["pk"]).first()
        if point is None or not writing.may_write(self.request.user, point.agency):
            raise Http404
        return point

    def get(self, request, *args, **kwargs):
        initial = {} if self.point.is_done else {"done_on": timezone.localdate()}
        return self.page(ActionForm(instance=self.point, initial=initial))

    def post(self, request, *args, **kwargs):
        form = ActionForm(request.POST, instance=self.point)
        if form.is_valid():
            try:
                self.save(form)
            except StaleRecord:  # somebody was faster by a moment
                del self.point
                form = ActionForm(request.POST, instance=self.point)
                form.is_valid()
                return self.page(form, status=409)
            return redirect("workspace_actions")
        return self.page(form, status=409 if form.conflict else 400)

    def save(self, form):
        if not form.has_changed():
            messages.info(self.request, _("Nothing was changed, so nothing was saved."))
            return
        with provenance(on_behalf_of=self.point.agency.slug):
            form.save()
        messages.success(self.request, _("Saved. The members of the group see it."))

    def page(self, form, status=200):
        context = self.get_context_data(form=form, point=self.point)
        return self.render_to_response(context, status=status)
