"""One report, from the first word until the secretariat decided on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gmg_portal.lib.languages import LANGUAGE_CODES
from workplan.models import EvidenceKind, LinkPurpose, UpdateState
from workplan.reporting import drafting, evidence, last, sharing, showing, typing
from workplan.reporting.evidence import EvidenceForm
from workplan.reporting.forms import ReportForm

from . import to_write
from .report_base import ReportBase


class ReportEdit(ReportBase):
    """The form of a report on an activity; what was sent, once it was.

    Every button keeps what was typed before it does anything else.
    """

    template_name = "workplan/workspace/report.html"
    conflict_template_name = "workplan/workspace/report_conflict.html"
    sent_template_name = "workplan/workspace/report_sent.html"

    @property
    def update(self):
        return self.open_report

    @update.setter
    def update(self, update):
        self.open_report = update

    @cached_property
    def asked(self):
        return last.request_for(self.activity, self.agency)

    @cached_property
    def last_word(self):
        return last.last_word(self.activity)

    def get(self, request, *args, **kwargs):
        start = request.GET.get("start")
        if self.update and not self.update.is_writable:
            return self.page(200, self.sent_template_name)
        self.form, self.evidence_form = self.unbound_form(start), EvidenceForm()
        if start not in (None, "last"):
            return self.page(
                400, wrong=_("“%(value)s” is no text to start from.") % {"value": start}
            )
        return self.page(200)

    def unbound_form(self, start):
        values = self.update.values if self.update else {}
        if start == "last" and self.last_word:
            values = {**values, **last.texts_to_start_from(self.last_word)}
        if not values:
            values = {"language": self.usual_language}
        return self.make_form(values)

    def make_form(self, *args):
        return ReportForm(self.activity, self.agency, *args, since=self.since)

    @property
    def since(self):
        return last.last_day(self.activity, self.last_word)

    @property
    def usual_language(self):
        language = self.last_word.language if self.last_word else get_language()
        return language if language in LANGUAGE_CODES else LANGUAGE_CODES[0]

    def post(self, request, *args, **kwargs):
        do, _colon, key = request.POST.get("do", "save").partition(":")
        is_taken_back = False
        if do == "take_back":
            has_text = "what_changed" in request.POST
            try:
                is_taken_back = self.took_back()
            except ValidationError as error:  # it was decided on, or its round closed, meanwhile
                messages.error(request, " ".join(error.messages))
                if not has_text:
                    return redirect(self.update_url)
            if not has_text:
                return self.done(_("It is a draft again."))
            do = "save"
        self.form = self.make_form({}, request.POST)
        self.evidence_form = EvidenceForm(request.POST, request.FILES)
        try:
            kept = self.keep_typed(is_taken_back)
        except drafting.Clash as clash:
            return self.clashed(clash)
        except ValidationError as error:
            return self.refused(error, 400)
        self.update = kept.update
        if kept.was_sent:
            return self.done(_("This report was sent already."))
        if not self.took_file():
            return self.page(400, is_kept=True)
        try:
            return self.take_step(do, key)
        except ValidationError as error:  # somebody sent it, or decided on it, at this moment
            return self.refused(error, 409)

    def keep_typed(self, is_taken_back):
        """Nobody else wrote since the writer of the form took the report back with it."""
        if is_taken_back:
            update = drafting.keep_over(self.update, self.form, by=self.request.user)
            return drafting.Kept(update)
        request = self.asked or self.asked_before()
        return drafting.keep(self.form, by=self.request.user, request=request)

    def asked_before(self):
        """The request on which the form was opened, where its round was closed since then."""
        if self.update and typing.still_asks(self.update.report_request):
            return None
        key = self.form.sent_number("asked")
        return last.request_closed_since(key, self.activity, self.agency)

    def took_back(self):
        """Make a draft again of what was sent; False where it is one already.

        Raises ValidationError where it cannot be taken back any more.
        """
        self.update = update = last.newest_report_of(self.activity, self.agency)
        if not self.may_send or update is None:
            raise Http404
        if update.is_writable:
            return False
        update.take_back(by=self.request.user, on_behalf_of=self.agency)
        return True

    def take_step(self, do, key):
        """What the button does once the text is kept; without one it was a click on “Save”."""
        steps = {
            "save": self.save,
            "submit": self.send,
            "discard": self.discard,
            "ask": self.ask_colleague,
            "preview": self.make_preview,
            "end": self.end_link,
            "remove": self.remove_file,
        }
        if do not in steps:
            raise Http404
        keys = (key,) if do in ("end", "remove") else ()
        return steps[do](*keys)

    def took_file(self):
        """Keep the file that came along; what is wrong with it stands at its field."""
        form = self.evidence_form
        if not form.is_valid():
            return False
        if form.cleaned_data["file"]:
            is_public = form.cleaned_data["is_public"]
            try:
                evidence.attach(
                    self.update,
                    form.cleaned_data["file"],
                    by=self.request.user,
                    is_public=is_public,
                )
            except ValidationError as error:
                form.add_error("file", error)
                return False
        return True

    def save(self):
        return self.done(_("Draft saved."))

    def send(self):
        if not self.may_send:
            error = ValidationError(
                _("Your text is kept as a draft. A submitter of your agency sends it.")
            )
            return self.refused(error, 403)
        if not self.form.is_valid():
            return self.page(400, is_kept=True)
        try:
            drafting.send(self.update, self.form, by=self.request.user)
        except ValidationError as error:
            if drafting.sent_already(self.form):  # the first of two clicks was quicker
                return self.done(_("This report was sent already."))
            return self.refused(error, 409)
        messages.success(self.request, _("Sent to the secretariat."))
        self.say_taken()  # the next form is that of another report
        return redirect(to_write.next_form(self.request, done=self.address) or self.address)

    @property
    def may_discard(self):
        """What was sent once, or waits for a yes, is given up by those alone who may send it."""
        update = self.update
        return self.may_send or not (update.submitted_at or update.waits_for_the_agency)

    def discard(self):
        if not self.may_discard:
            raise Http404
        if self.update.is_writable:
            self.update.discard(by=self.request.user, on_behalf_of=self.agency)
        messages.success(
            self.request, _("The draft was given up. Its text is kept among your reports.")
        )
        return redirect(self.update_url)

    @property
    def update_url(self):
        return reverse("report_detail", args=[self.activity.slug, self.update.slug])

    def ask_colleague(self):
        link = sharing.share(self.update, LinkPurpose.DRAFT, by=self.request.user)
        return self.done(_("Here is the link: send it to your colleague."), f"#link-{link.pk}")

    def make_preview(self):
        link = sharing.share(self.update, LinkPurpose.PREVIEW, by=self.request.user)
        return self.done(
            _("Here is the link: whoever has it can look, and change nothing."), f"#link-{link.pk}"
        )

    def end_link(self, key):
        link = next((each for each in sharing.links_to(self.update) if str(each.pk) == key), None)
        if link is None:
            raise Http404
        link.revoke()
        return self.done(_("The link opens nothing any more."))

    def remove_file(self, key):
        files = self.update.evidence.filter(kind=EvidenceKind.EVIDENCE)  # a message is not hers
        found = next((each for each in files if str(each.pk) == key), None)
        if found is not None:  # the second of two clicks
            evidence.remove(found)
        return self.done(_("The file was taken away."))

    def done(self, message, part=""):
        messages.success(self.request, message)
        return redirect(self.address + part)

    def refused(self, error, status):
        """The page again with what was typed, and what stands against it on top."""
        self.form.add_error(None, error)
        return self.page(status, is_kept=bool(self.update and self.update.typed))

    def clashed(self, clash):
        """Both texts on one page; a file that came along is no part of the clash."""
        self.update = clash.update
        if self.update.is_writable:
            self.took_file()
        return self.page(409, self.conflict_template_name, clash=clash)

    def page(self, status, template=None, **context):
        return self.response_class(
            request=self.request,
            template=template or self.template_name,
            context=self.get_context_data(**context),
            using=self.template_engine,
            status=status,
        )

    @property
    def keep(self):
        return f"report-{self.request.user.pk}-{self.activity.slug}-{self.agency.slug}"

    def get_context_data(self, **kwargs):
        update = self.update
        reports = (_("Reports"), reverse("report_list"))
        context = {
            "activity": self.activity,
            "agency": self.agency,
            "update": update,
            "asked": update.report_request if update and update.report_request else self.asked,
            "stopped": typing.stopped_by(update),
            "last": self.last_word,
            "may_send": self.may_send,
            "address": self.address,
            "preview_url": self.address_of("report_preview"),
            "crumbs": [(_("Workspace"), reverse("workspace")), reports, (self.activity.title, "")],
            **self.context_of_form(),
            **self.context_of_update(update),
            **kwargs,
        }
        return super().get_context_data(**context)

    def context_of_form(self):
        if not hasattr(self, "form"):
            return {}
        return {"form": self.form, "evidence_form": self.evidence_form}

    def context_of_update(self, update):
        if update is None:
            return {}
        if update.state == UpdateState.SUBMITTED:
            return {"shown": showing.as_public(update), "update_url": self.update_url}
        return {
            "files": update.evidence.all(),
            "may_discard": self.may_discard,
            "links": sharing.links_to(update),
            "marks": sharing.marks(update),
            "sent_back": last.why_sent_back(update),
        }
