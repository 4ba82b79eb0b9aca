"""What is asked on the way of a spreadsheet into a plan."""

from collections import defaultdict
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agencies.models import AgencyKind, Body, BodyKind, Document, Publication
from gmg_portal.lib.edtf_dates import Edge
from gmg_portal.lib.edtf_forms import EdtfFormField
from workplan.models import ActivityKind, ActivityScope, ActivityStatus
from workplan.planfile.headings import problems_of
from workplan.planfile.targets import TARGETS

NOTHING = ("", "–")
#: What a question is about, by its kind.
KINDS = {
    "agency": gettext_lazy("agency"),
    "body": gettext_lazy("body"),
    "date": gettext_lazy("date"),
    "kind": gettext_lazy("kind"),
    "objective": gettext_lazy("objective"),
    "place": gettext_lazy("place"),
    "recommendation": gettext_lazy("recommendation"),
    "scope": gettext_lazy("scope"),
    "status": gettext_lazy("status"),
    "theme": gettext_lazy("theme"),
}
#: More answers than this are chosen from a list that opens.
MOST_BUTTONS = 5
#: More questions are asked after these.
MOST_QUESTIONS = 200


class FileForm(forms.Form):
    table = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "XLSX (the sheet that looks most like a plan) or CSV, one line an activity below the "
            "headings; 5 MB and 10,000 lines at most. Headings, dates and names may be as you have "
            "them: what is not understood is asked about, and nothing is stored before you say so."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class NewPlanForm(FileForm):
    """A plan that is on record nowhere yet: of a body on record, or of a new one."""

    title = forms.CharField(label=gettext_lazy("Title of the plan"), max_length=300)
    body = forms.ModelChoiceField(
        label=gettext_lazy("Body"),
        queryset=Body.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("a new body, named below"),
    )
    body_name = forms.CharField(
        label=gettext_lazy("Name of the new body"), max_length=300, required=False
    )
    body_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of the new body"),
        choices=[NOTHING, *BodyKind.choices],
        required=False,
    )
    starts = EdtfFormField(label=gettext_lazy("Starts"), edge=Edge.START)
    ends = EdtfFormField(label=gettext_lazy("Ends"), edge=Edge.END)
    field_order = ["title", "body", "body_name", "body_kind", "starts", "ends", "table"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Body.objects.exclude(publication=Publication.WITHDRAWN)
        self.fields["body"].queryset = bodies.order_by("name_en")

    def clean(self):
        cleaned = super().clean()
        if "body" in self.errors or cleaned.get("body"):
            return cleaned
        for name in ("body_name", "body_kind"):
            if not cleaned.get(name):
                self.add_error(name, _("Choose a body above, or say this of a new one."))
        return cleaned

    @property
    def new_plan(self):
        """What is kept of the plan until it is made."""
        values, body = self.cleaned_data, self.cleaned_data["body"]
        return {
            **{name: values[name] for name in ("title", "starts", "ends")},
            "body": body.slug if body else "",
            "body_name": "" if body else values["body_name"],
            "body_kind": "" if body else values["body_kind"],
        }


class ColumnsForm(forms.Form):
    """The meaning of each column; `examples` are the first values below each heading."""

    def __init__(self, data, *, headers, meaning, suggestions):
        super().__init__(data)
        self.headers = headers
        choices = [NOTHING, *((target.name, target.label) for target in TARGETS.values())]
        for index, header in enumerate(headers):
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=header or _("column %(number)s") % {"number": index + 1},
                choices=choices,
                required=False,
                initial=meaning.get(index, ""),
            )
        self.suggestions = {each.index: each for each in suggestions}

    def clean(self):
        cleaned = super().clean()
        self.refuse_doubles(cleaned)
        if not self.errors:
            for message in problems_of(self.meaning, self.headers):
                self.add_error(None, message)
        return cleaned

    def refuse_doubles(self, cleaned):
        """Two columns of one meaning are told at both."""
        fields = defaultdict(list)
        for name, target in cleaned.items():
            if target and target != "ignore":
                fields[target].append(name)
        for target, names in fields.items():
            for name in names if len(names) > 1 else []:
                text = _("Two columns mean “%(meaning)s”. Leave one of them out.")
                self.add_error(name, text % {"meaning": TARGETS[target].label})

    @property
    def meaning(self):
        """Index of a column -> name of a target; what nobody chose is left out."""
        return {
            int(name.removeprefix("column-")): target or "ignore"
            for name, target in self.cleaned_data.items()
            if name.startswith("column-")
        }

    def rows(self, table):
        """(field, first values, suggestion) of each column."""
        for index, _header in enumerate(self.headers):
            values = dict.fromkeys(row[index] for row in table["rows"][:200] if row[index])
            yield self[f"column-{index}"], list(values)[:3], self.suggestions.get(index)


class ChoicesForm(forms.Form):
    """What holds for all activities that the file makes, where it does not say it itself."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of the activities"))
    scope = forms.ChoiceField(label=gettext_lazy("Scope of the activities"))
    status = forms.ChoiceField(label=gettext_lazy("Status of the activities"))
    agency_kind = forms.ChoiceField(label=gettext_lazy("Kind of new agencies"))
    document = forms.ModelChoiceField(
        label=gettext_lazy("Source"),
        queryset=Document.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=gettext_lazy("none on record"),
        help_text=gettext_lazy(
            "The document that the file comes from. Without one, what is new is marked as to be "
            "confirmed, with the name of the file."
        ),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy(
            "Otherwise all that is new comes as a draft, which you publish from the list of "
            "activities once you have looked at it."
        ),
    )

    def __init__(self, data, *, initial):
        super().__init__(data, initial=initial)
        self.fields["kind"].choices = [NOTHING, *ActivityKind.choices]
        self.fields["scope"].choices = [
            ("", _("one agency: single agency; more: several agencies")),
            *ActivityScope.choices,
        ]
        self.fields["status"].choices = ActivityStatus.choices
        self.fields["agency_kind"].choices = [NOTHING, *AgencyKind.choices]
        documents = Document.objects.exclude(publication=Publication.WITHDRAWN)
        self.fields["document"].queryset = documents.order_by("title")
        for name in ("kind", "scope", "agency_kind"):
            self.fields[name].required = False

    @property
    def choices(self):
        values = self.cleaned_data
        return {**values, "document": values["document"].slug if values["document"] else ""}


class QuestionsForm(forms.Form):
    """Each question once, with the lines that ask it; an answer that is missing is told."""

    def __init__(self, data, *, questions, said):
        super().__init__(data)
        self.questions = {field_name(each.key): each for each in questions[:MOST_QUESTIONS]}
        self.hidden = max(0, len(questions) - MOST_QUESTIONS)
        for name, question in self.questions.items():
            widget = forms.Select if len(question.choices) > MOST_BUTTONS else forms.RadioSelect
            blank = [NOTHING] if widget is forms.Select else []
            self.fields[name] = forms.ChoiceField(
                label=question.text,
                choices=[*blank, *question.choices],
                widget=widget,
                initial=said.get(question.key) or question.suggested,
                error_messages={"required": _("Choose an answer.")},
            )

    @property
    def said(self):
        """Key of a question -> answer, of those that have one."""
        return {
            question.key: self.cleaned_data[name]
            for name, question in self.questions.items()
            if self.cleaned_data.get(name)
        }

    def rows(self):
        for name, question in self.questions.items():
            what = KINDS.get(question.kind, question.kind)
            yield self[name], question, f"{what}, {lines_in_words(question.rows)}"


def field_name(key):
    return f"question-{sha256(key.encode()).hexdigest()[:16]}"


def lines_in_words(numbers, most=5):
    """How many lines, and the first of them."""
    numbers = sorted(set(numbers))
    text = ngettext("in %(count)s line", "in %(count)s lines", len(numbers))
    shown = ", ".join(map(str, numbers[:most])) + (" …" if len(numbers) > most else "")
    return f"{text % {'count': len(numbers)}} ({shown})"


def refuse_missing(form, name, is_needed):
    """Ask for a choice that something needs."""
    if is_needed and not form.cleaned_data.get(name):
        form.add_error(name, ValidationError(_("Choose one: the file does not say it.")))
