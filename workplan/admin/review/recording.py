"""They answer by e-mail anyway: typed in for the agency, which then says yes to it by a link."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from agencies.admin.widgets import is_key
from gmg_portal.lib.diffs import marked
from gmg_portal.lib.versions import StaleRecord
from workplan.models import Evidence, ReportRequest, SignedLink
from workplan.reporting import conversing, recording
from workplan.reporting.conversing import ABOUT
from workplan.reporting.typing import TEXTS

from ..keeping import keeping, say_taken
from .recording_forms import RecordForm


class RecordingViews:
    """For the ModelAdmin of requests for reports."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_record"
        view = self.admin_site.admin_view(self.record_view)
        return [path("<int:pk>/record/", view, name=name), *super().get_urls()]

    def record_view(self, request, pk):
        """The form of the agency, filled in for it; a POST keeps it, asks, or gives it up."""
        if not request.user.has_perm("workplan.change_progressupdate"):
            raise PermissionDenied
        asked = self.request_of(request.user, pk)
        update = recording.recorded_for(asked)
        refusal = self.refusal(asked, update)
        if request.method != "POST":
            return self.record_page(request, asked, update, self.blank(asked, update), refusal)
        if request.POST.get("do") == "give_up":
            return self.give_up(request, asked, update)
        form = RecordForm(asked.activity, asked.agency, {}, request.POST, files=request.FILES)
        return self.keep(request, asked, form)

    def request_of(self, user, pk):
        rows = ReportRequest.objects.visible_to(user).select_related(
            "round__plan", "activity", "agency"
        )
        found = rows.prefetch_related("activity__outputs").filter(pk=pk).first()
        if found is None:
            raise Http404
        for output in found.activity.outputs.all():
            output.on_record = output.delivered
        return found

    @staticmethod
    def refusal(asked, update):
        """Why nothing is recorded for this request; "" where it may be."""
        try:
            recording.refuse_unless_recordable(asked, update)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""

    @staticmethod
    def blank(asked, update):
        if update is None or not update.is_as_recorded:
            return RecordForm(asked.activity, asked.agency, {"language": "en"})
        initial = {"message_on": update.message_on, "answer": update.values.get("answer")}
        return RecordForm(asked.activity, asked.agency, update.values, initial=initial)

    # Writing

    def keep(self, request, asked, form):
        """Keep what was typed, valid or not; then, if that was asked for, ask the agency."""
        is_valid = form.is_valid()
        if "message_on" in form.errors or "message" in form.errors:
            return self.refused(request, asked, form, 400)
        try:
            update = self.record(request, asked, form)
        except StaleRecord as error:
            return self.refused(request, asked, form, 409, theirs=error.record)
        except ValidationError as error:
            form.tell(error)
            return self.refused(request, asked, form, 409)
        if request.POST.get("do") != "ask":
            say_taken(request)
            messages.success(request, _("Kept as a draft; the agency is not asked yet."))
            return HttpResponseRedirect(request.path)
        if not is_valid and not form.is_word_alone:
            return self.refused(request, asked, form, 400, update=update)
        return self.ask(request, asked, form, update)

    @transaction.atomic
    def record(self, request, asked, form):
        update = recording.record(
            asked,
            form.wanted,
            by=request.user,
            message_on=form.cleaned_data["message_on"],
            version=form.sent_number("read_version") or None,
        )
        if form.cleaned_data.get("message"):
            recording.keep_message(update, form.cleaned_data["message"], by=request.user)
        self.log_change(request, asked, _("Recorded for the agency from a message."))
        return update

    def ask(self, request, asked, form, update):
        try:
            links = recording.ask(update, by=request.user)
        except ValidationError as error:
            form.tell(error)
            return self.refused(request, asked, form, 400, update=update)
        say_taken(request)
        names = ", ".join(link.focal_point.person for link in links)
        text = _("Asked in their next mail: %(names)s.") % {"names": names}
        messages.success(request, text)
        return HttpResponseRedirect(request.path)

    def give_up(self, request, asked, update):
        try:
            if update is None:
                raise ValidationError(_("Nothing is recorded here."))
            number = request.POST.get("read_version", "")
            version = int(number) if is_key(number) else 0
            recording.give_up(update, by=request.user, version=version)
        except ValidationError as error:
            form = self.blank(asked, update)
            return self.record_page(
                request, asked, update, form, " ".join(error.messages), status=409
            )
        say_taken(request)
        messages.success(request, _("What was recorded is given up; the links to it have ended."))
        return HttpResponseRedirect(request.path)

    # Showing

    def refused(self, request, asked, form, status, theirs=None, update=None):
        """What was typed stays in its fields; `theirs` is what somebody saved in between."""
        update = update or recording.recorded_for(asked)
        refusal = self.refusal(asked, update)
        compared = differences(theirs, form) if theirs else ()
        return self.record_page(request, asked, update, form, refusal, status, compared)

    def record_page(self, request, asked, update, form, refusal="", status=200, compared=()):
        is_ours = update is not None and update.is_as_recorded
        links = SignedLink.objects.filter(update=update) if is_ours else SignedLink.objects.none()
        opts = self.opts
        context = {
            **self.admin_site.each_context(request),
            "title": _("Record what %(agency)s answered") % {"agency": asked.agency.acronym},
            "opts": opts,
            "object": asked,
            "asked": asked,
            "update": update if is_ours else None,
            "form": form,
            "refusal": refusal,
            "compared": compared,
            "people": recording.askable(asked.agency),
            "links": links.select_related("focal_point__user").order_by("pk"),
            "files": self.files_of(update, request.user) if is_ours else (),
            "conversation": conversing.conversation(update) if is_ours else (),
            "queue_url": reverse(f"{self.admin_site.name}:workplan_progressupdate_queue"),
            **keeping(request),
        }
        template = "admin/workplan/reportrequest/record.html"
        return TemplateResponse(request, template, context, status=status)

    @staticmethod
    def files_of(update, user):
        """The messages; what the agency has put beside them is not sent yet."""
        return Evidence.objects.visible_to(user).filter(update=update).order_by("pk")


def differences(theirs, form):
    """(label, what is saved now, the writer's own text with what it changes), where they differ."""
    saved, mine = theirs.values, form.wanted
    return [
        (
            ABOUT.get(name, form.fields[name].label),
            saved.get(name, ""),
            marked(saved.get(name, ""), mine[name]),
        )
        for name in TEXTS
        if saved.get(name, "") != mine[name]
    ]
