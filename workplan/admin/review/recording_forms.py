"""What the secretariat types in for an agency: the agency's form, and the message it is from."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.uploads import checked
from workplan.models import ActivityStatus, UpdateAnswer
from workplan.reporting import typing, writing
from workplan.reporting.forms import ReportForm


class RecordForm(ReportForm):
    """As the agency's own, with the day of the message and the message itself."""

    message_on = forms.DateField(
        label=gettext_lazy("Day of the message"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Say of which day the message is.")},
    )
    message = forms.FileField(
        label=gettext_lazy("The message"),
        required=False,
        help_text=gettext_lazy("Kept beside the report; never public."),
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("What the agency answers"),
        choices=UpdateAnswer.choices,
        initial=UpdateAnswer.TEXT,
        required=False,
    )
    field_order = ["message_on", "message", "answer", "status", "what_changed"]

    def clean_message_on(self):
        day = self.cleaned_data["message_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_message(self):
        file = self.cleaned_data["message"]
        return checked(file, allow_messages=True) if file else None

    @property
    def word(self):
        """One of the two words that need no text; "" for a report."""
        word = self["answer"].data or ""
        return word if word in (UpdateAnswer.NO_CHANGE, UpdateAnswer.DONE) else ""

    @property
    def is_word_alone(self):
        return bool(self.word) and self.typed["answer"] == self.word

    def clean(self):
        if self.word and not self.is_word_alone:
            self.add_error("answer", typing.TOO_MUCH)
        return super().clean()

    @property
    def wanted(self):
        """{field: text} for the draft, checked or as typed; a word alone says the status itself."""
        values = self.checked() if self.is_valid() else self.typed
        if not self.is_word_alone:
            return values
        is_done = self.word == UpdateAnswer.DONE
        return {
            **values,
            "answer": self.word,
            "status": str(ActivityStatus.COMPLETED) if is_done else self.activity.status,
            "status_reason": "" if is_done else writing.reason_that_stays(self.activity),
        }

    def tell(self, error):
        """What stands against sending it, at the fields where they are known."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error.messages)
            return
        for name, messages in error.message_dict.items():
            self.add_error(name if name in self.fields else None, messages)
