"""A colleague helps with one draft: by a link, without an account, and she sends nothing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gmg_portal.lib.fields import with_plain_line_ends
from gmg_portal.lib.versions import StaleRecord
from workplan.models import LinkPurpose
from workplan.reporting import drafting, last, sharing
from workplan.reporting.forms import NameForm, ReportForm

from .base import LinkView


class DraftByLink(LinkView):
    """The fields of the draft, the last word beside them, and her name."""

    purpose = LinkPurpose.DRAFT
    template_name = "workplan/links/draft.html"
    conflict_template_name = "workplan/workspace/report_conflict.html"

    @property
    def update(self):
        return self.link.update

    @cached_property
    def activity(self):
        activity = self.update.activity
        for output in activity.outputs.all():
            output.on_record = output.delivered
        return activity

    @cached_property
    def last_word(self):
        return last.last_word(self.activity)

    def make_form(self, *args):
        since = last.last_day(self.activity, self.last_word)
        return ReportForm(self.activity, self.link.agency, *args, since=since)

    def get(self, request, *args, **kwargs):
        if not self.update.is_writable:
            return self.page(410, "workplan/links/draft_closed.html")
        self.form = self.make_form(self.update.values)
        self.name_form = NameForm()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.form = self.make_form({}, request.POST)
        self.name_form = NameForm(request.POST)
        if not self.name_form.is_valid():
            return self.page(400)
        if not self.update.is_writable:
            return self.keep_beside()
        try:
            self.write()
        except drafting.Clash as clash:
            return self.page(
                409, self.conflict_template_name, clash=clash, name=self.name_form["name"]
            )
        except ValidationError as error:
            self.form.add_error(None, error)
            return self.page(400)
        messages.success(request, _("Thank you. Your text is in the draft."))
        return redirect(self.link.get_absolute_url())

    def write(self):
        """Into the draft, as far as nobody else changed the same since she read it."""
        version = drafting.version_for(self.update, self.form)
        if version is None:
            return
        name = self.name_form.cleaned_data["name"]
        try:
            sharing.write_by_link(self.link, self.form.typed, name=name, version=version)
        except StaleRecord as error:
            self.update.refresh_from_db()
            raise drafting.Clash(self.update, self.form) from error

    def keep_beside(self):
        """It was sent meanwhile: what she wrote is kept for her colleagues all the same."""
        before, name = self.update.values, self.name_form.cleaned_data["name"]
        own = sharing.changed(self.form.typed, before)
        if own:
            sharing.contribute(self.link, own, name=name)
        return self.page(409, "workplan/links/draft_closed.html", own=own)

    def ended(self):
        """What somebody typed before the link ended is given back to her."""
        self.typed = [
            with_plain_line_ends(text)
            for name, text in self.request.POST.items()
            if name in sharing.TEXTS_TO_GIVE_BACK and text
        ]
        return self.page(410, self.ended_template_name, typed=self.typed)

    def page(self, status, template=None, **context):
        return self.response_class(
            request=self.request,
            template=template or self.template_name,
            context=self.get_context_data(**context),
            using=self.template_engine,
            status=status,
        )

    def get_context_data(self, **kwargs):
        if not self.is_open:
            return {"link": self.link, **kwargs}
        context = {
            "activity": self.activity,
            "agency": self.link.agency,
            "update": self.update,
            "form": getattr(self, "form", None),
            "name_form": getattr(self, "name_form", None),
            "last": self.last_word,
            "marks": sharing.marks(self.update),
            "address": self.link.get_absolute_url(),
            "keep": f"link-{self.link.pk}",
            **kwargs,
        }
        return super().get_context_data(**context)
