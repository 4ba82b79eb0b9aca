"""The one form of a report: kept as typed whatever it holds, checked when it is sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.edtf_forms import EdtfFormField
from gmg_portal.lib.fields import CleanCharField, with_plain_line_ends
from gmg_portal.lib.forms import VersionField
from gmg_portal.lib.languages import LANGUAGE_CODES, LANGUAGES
from gmg_portal.lib.periods import format_date
from workplan.models import (
    ActivityStatus,
    ProgressUpdate,
    ReportedOutput,
    UpdateAnswer,
    UpdateOrigin,
)
from workplan.models.report_states import NEEDS_REASON
from workplan.status import WORDS

from . import typing
from .typing import TEXTS

#: The choice beside the six languages.
OTHER = "other"
#: What an agency may say; that an outcome is not on record is what the record says of itself.
STATUSES = [(status, WORDS[status]) for status in WORDS if status != ActivityStatus.OUTCOME_UNKNOWN]
DELIVERED, LINK = "output-{}-delivered", "output-{}-url"


class LanguageWidget(forms.MultiWidget):
    """One of the six languages, or the code of another: one text."""

    use_fieldset = True

    def __init__(self):
        choices = [*LANGUAGES, (OTHER, _("another language"))]
        code = forms.TextInput(attrs={"maxlength": 12, "aria-label": _("Code of the language")})
        one = forms.Select(choices=choices, attrs={"aria-label": _("Language")})
        super().__init__({"": one, "other": code})

    def decompress(self, value):
        if not value or value in LANGUAGE_CODES:
            return [value, ""]
        return [OTHER, "" if value == OTHER else value]

    def value_from_datadict(self, data, files, name):
        """The code where another was chosen; where one text is sent along unseen, that one."""
        chosen, code = super().value_from_datadict(data, files, name)
        return (code or "").strip() or OTHER if chosen == OTHER else chosen


class NameForm(forms.Form):
    """Who writes, where no account says so."""

    name = CleanCharField(_("your name"), max_length=200).formfield(
        help_text=_("Your colleagues see it beside what you write."),
        widget=forms.TextInput(attrs={"data-keep-aside": ""}),
    )


class ReportForm(forms.ModelForm):
    """`values` are those of `ProgressUpdate.values`; the instance is never saved.

    `since` is the date, as written, of what is on record before.

    `read_version` and `report` say what the writer read, `accept_version` that she saw what
    somebody else saved since.
    """

    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=STATUSES,
        widget=forms.RadioSelect,
        help_text=_("How the activity stands today."),
    )
    read_version = VersionField()
    accept_version = VersionField()
    report = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ProgressUpdate
        fields = TEXTS

    def __init__(self, activity, agency, values, data=None, *, since="", **kwargs):
        self.activity, self.agency, self.since = activity, agency, since
        self.outputs = list(activity.outputs.all())
        instance = ProgressUpdate(
            activity=activity,
            agency=agency,
            origin=UpdateOrigin.AGENCY_REPORT,
            answer=UpdateAnswer.TEXT,
        )
        initial = {**self.flat(values), **kwargs.pop("initial", {})}
        self.word_before = typing.word_alone(values)
        super().__init__(data, instance=instance, initial=initial, **kwargs)
        self.dress()

    def flat(self, values):
        """{name of the field: text} from {field: text} with the outputs as a dict."""
        texts = {name: values[name] for name in TEXTS if name in values}
        for key, said in (values.get("outputs") or {}).items():
            texts[DELIVERED.format(key)] = said.get("delivered", "")
            texts[LINK.format(key)] = said.get("url", "")
        return texts

    def dress(self):
        """The labels and hints of the form, and two fields for each output of the activity."""
        for name, (label, hint, rows) in TEXT_FIELDS.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            if rows:
                field.widget.attrs.update(rows=rows, dir="auto")
        if self.since:
            day = format_date(self.since, get_language())
            label = gettext("What changed since %(day)s?") % {"day": day}
            self.fields["what_changed"].label = label
        self.fields["evidence_url"].widget = forms.TextInput(attrs={"inputmode": "url"})
        self.fields["language"] = forms.CharField(
            label=_("Language of the text"),
            required=False,
            max_length=12,
            widget=LanguageWidget(),
            help_text=_("For another one its code (BCP 47), for example pt or sw."),
        )
        for output in self.outputs:
            self.fields[DELIVERED.format(output.pk)] = EdtfFormField(
                label=_("Delivered"), required=False
            )
            link = ReportedOutput._meta.get_field("url").formfield(label=_("Link"))
            link.widget = forms.TextInput(attrs={"inputmode": "url"})
            self.fields[LINK.format(output.pk)] = link

    def output_rows(self):
        """(output, field of its date, field of its link)."""
        return [
            (each, self[DELIVERED.format(each.pk)], self[LINK.format(each.pk)])
            for each in self.outputs
        ]

    def sent_number(self, name):
        """A number from the data, 0 for what is none."""
        text = str(self.data.get(name) or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    @cached_property
    def typed(self):
        """{field: text} as it was typed, for `writing.write`."""
        return self.gathered(lambda name: with_plain_line_ends(self[name].data or ""))

    def checked(self):
        """The same of a form without errors: dates as they are kept."""
        return self.gathered(lambda name: self.cleaned_data.get(name) or "")

    def gathered(self, text_of):
        outputs = {
            str(each.pk): {
                "delivered": text_of(DELIVERED.format(each.pk)),
                "url": text_of(LINK.format(each.pk)),
            }
            for each in self.outputs
        }
        said = {key: each for key, each in outputs.items() if any(each.values())}
        values = {**{name: text_of(name) for name in TEXTS}, "outputs": said}
        return {"answer": self.answer_of(values), **values}

    def answer_of(self, values):
        """A word that was put down before stays where nobody wrote a text."""
        return typing.word_alone({"answer": self.word, **values}) or str(UpdateAnswer.TEXT)

    @property
    def word(self):
        return self.data.get("word", "") if self.is_bound else self.word_before

    def clean(self):
        """Each output on its own; the rest is checked by the model."""
        self.instance.answer = self.typed["answer"]
        for output, delivered, link in self.output_rows():
            date, url = (self.cleaned_data.get(field.name) for field in (delivered, link))
            if url and not date and delivered.name not in self.errors:
                self.add_error(delivered.name, gettext("Say when it was delivered."))
            if date:
                self.refuse_early(output, delivered.name, date)
        return self.cleaned_data

    def refuse_early(self, output, name, date):
        output.delivered = date
        try:
            output.refuse_before(self.activity)
        except ValidationError as error:
            self.add_error(name, error.messages)
        finally:
            output.delivered = output.on_record

    @property
    def has_more(self):
        """Something stands in a field that is folded in, is wrong with it, or is asked there."""
        names = [*FOLDED, *(field.name for _output, *pair in self.output_rows() for field in pair)]
        is_asked = self["status"].value() in NEEDS_REASON
        is_wrong = any(self.errors.get(name) for name in [*names, "language"])
        return is_asked or is_wrong or any(self[name].value() for name in names)


#: Label, hint and rows of each text.
TEXT_FIELDS = {
    "what_changed": (
        _("What changed"),
        _("Plain sentences, figures with their source. Public once accepted."),
        5,
    ),
    "status_reason": (
        _("Why it is delayed, suspended or cancelled"),
        _("Asked when the status is one of these. Public once accepted."),
        3,
    ),
    "achievements": (_("What was achieved"), _("Public once accepted."), 5),
    "challenges": (
        _("What was difficult"),
        _("Leave empty if there is nothing to say. Public once accepted."),
        3,
    ),
    "next_steps": (_("Next steps"), _("What will happen, and by when. Public once accepted."), 3),
    "evidence_url": (_("Link to evidence"), _("A whole web address, starting with https://"), 0),
}
FOLDED = ("status_reason", "achievements", "challenges", "next_steps", "evidence_url")
