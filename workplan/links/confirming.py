"""An agency reads what was recorded for it from a message: its yes is the submission."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import FocalPointRole
from gmg_portal.lib.fields import LinesFormField, with_plain_line_ends
from gmg_portal.lib.versions import StaleRecord
from workplan.models import LinkPurpose, UpdateEvent, UpdateState
from workplan.reporting import conversing, recording
from workplan.reporting.last import last_word
from workplan.reporting.told import told

from .base import LinkView


class ConfirmForm(forms.Form):
    """Who says so, of the version that was read; a word back instead of a yes."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = UpdateEvent._meta.get_field("by_name").formfield(
        label=gettext_lazy("Your name"),
        required=True,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    comment = LinesFormField(
        label=gettext_lazy("What is not right"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The secretariat reads it and mends the text."),
    )

    def __init__(self, *args, asks_for_more=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = asks_for_more


class Confirm(LinkView):
    """The text, and a yes or a word back. Opening the page changes nothing."""

    purpose = LinkPurpose.CONFIRM
    template_name = "workplan/links/confirm.html"

    @cached_property
    def update(self):
        return self.link.update

    @property
    def is_open(self):
        point = self.link.focal_point
        may_send = point is None or point.acting_role == FocalPointRole.SUBMITTER
        return super().is_open and may_send and self.update.state != UpdateState.WITHDRAWN

    @property
    def is_sent(self):
        """Somebody said yes already."""
        return self.update.submitted_at is not None

    def ended(self):
        """What she typed before the link ended is given back to her."""
        text = self.request.POST.get("comment", "")
        return super().ended(typed=[with_plain_line_ends(text)] if text.strip() else [])

    @cached_property
    def form(self):
        point = self.link.focal_point
        return ConfirmForm(initial={"name": point.person if point and point.user_id else ""})

    def post(self, request, *args, **kwargs):
        says_more = request.POST.get("do") == "comment"
        if self.is_sent and not says_more:
            return redirect(request.path)
        self.form = ConfirmForm(request.POST, asks_for_more=says_more)
        if not self.form.is_valid():
            return self.shown(400)
        try:
            return self.comment() if says_more else self.confirm()
        except StaleRecord:
            self.form.add_error(
                None, _("The text was changed since you opened it. Please read it once more.")
            )
        except ValidationError as error:
            self.form.add_error(None, error.messages)
        self.update.refresh_from_db()
        return self.shown(409)

    def confirm(self):
        given = self.form.cleaned_data
        recording.confirm(self.link, name=given["name"], version=given["version"] or 0)
        messages.success(self.request, _("Sent to the secretariat."))
        return redirect(self.request.path)

    @transaction.atomic
    def comment(self):
        given = self.form.cleaned_data
        conversing.comment(
            self.update, given["comment"], by_name=given["name"], agency=self.link.agency
        )
        self.link.note_answered(given["name"])
        if self.is_sent:
            messages.success(self.request, _("The secretariat reads what you wrote."))
        else:
            text = _("The secretariat reads what you wrote. Nothing was sent.")
            messages.success(self.request, text)
        return redirect(self.request.path)

    def shown(self, status):
        response = self.render_to_response(self.get_context_data())
        response.status_code = status
        return response

    def get_context_data(self, **kwargs):
        update = self.update
        is_readable = self.is_sent or update.is_as_recorded
        return super().get_context_data(
            form=self.form,
            update=update,
            is_sent=self.is_sent,
            is_in_their_hands=not is_readable,
            may_answer=is_readable and not self.is_sent,
            # A word back is never lost to a yes that somebody else gave meanwhile.
            may_comment=(is_readable and not self.is_sent) or self.form.is_bound,
            told=told(update) if update.is_as_recorded else (),
            last=last_word(update.activity),
            edit_url=reverse("report_edit", args=[update.activity.slug]),
            **kwargs,
        )
