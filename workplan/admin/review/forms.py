"""What the reviewer types: a word on the report, on its fields, and on what was withdrawn."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.fields import LinesFormField
from workplan.reporting.conversing import ABOUT

#: As many characters as a comment holds.
MOST = 5000


class Verb(models.TextChoices):
    """What the buttons of the page do."""

    ACCEPT = "accept", gettext_lazy("Accept")
    SEND_BACK = "send_back", gettext_lazy("Send back")
    REMARK = "remark", gettext_lazy("Only comment")
    WITHDRAW = "withdraw", gettext_lazy("Withdraw")


class ReviewForm(forms.Form):
    """Said by somebody who read this version of the report."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = LinesFormField(
        label=gettext_lazy("Comment"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Seen by the agency, never by the public. Required to send back."),
    )

    def __init__(self, *args, verb=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.verb = verb
        for name, label in ABOUT.items():
            self.fields[f"about_{name}"] = LinesFormField(
                label=_("Comment on “%(field)s”") % {"field": label},
                required=False,
                max_length=MOST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def remark(self, name):
        """The bound field of the comment on a field of the report."""
        return self[f"about_{name}"]

    @property
    def remarks(self):
        """The comments on fields that were typed: {field: text}."""
        typed = {name: self.cleaned_data.get(f"about_{name}", "").strip() for name in ABOUT}
        return {name: text for name, text in typed.items() if text}

    @property
    def kept(self):
        """(label, text) of all that was typed, for a page that cannot take it any more."""
        return [(each.label, each.data) for each in self.visible_fields() if each.data]

    def clean(self):
        cleaned = super().clean()
        comment = (cleaned.get("comment") or "").strip()
        if self.verb == Verb.SEND_BACK and not comment:
            if not self.remarks:
                self.add_error("comment", ValidationError(_("Say what is missing.")))
            cleaned["comment"] = _("See the comments on the fields.")
        if self.verb == Verb.WITHDRAW and not comment:
            self.add_error("comment", ValidationError(_("Say why.")))
        if self.verb == Verb.REMARK and not comment and not self.remarks:
            self.add_error("comment", ValidationError(_("There is no comment yet.")))
        return cleaned
