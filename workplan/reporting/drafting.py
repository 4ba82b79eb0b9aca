"""A form of a report meets what is saved: kept, the same already, or both shown to the writer."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gmg_portal.lib.conflicts import Difference
from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.snapshots import version_row
from workplan.models import ProgressUpdate, UpdateState

from . import holding, typing, writing

#: Fields whose value is chosen and has a name.
CHOSEN = ("status", "language")


class Clash(Exception):
    """What was typed cannot be saved as it is; `update` is what is saved now."""

    def __init__(self, update, form, before=None):
        self.update, self.form = update, form
        self.before = before
        super().__init__("clash")
        if before is not None:
            self.take_saved()

    def take_saved(self):
        """Let the form show what is saved where its writer changed nothing."""
        before, saved, mine = (
            form_values(self.form, values)
            for values in (self.before, self.update.values, self.form.typed)
        )
        data = self.form.data.copy()
        for name in {*saved, *mine}:
            if mine.get(name, "") == before.get(name, ""):
                data[name] = saved.get(name, "")
        self.form.data = data
        vars(self.form).pop("typed", None)

    @property
    def is_closed(self):
        """Nobody may write on it now: it was sent."""
        return not self.update.is_writable

    @cached_property
    def own(self):
        """The names of the texts that the writer has otherwise than they are saved."""
        mine, saved = texts_of(self.form.typed), texts_of(self.update.values)
        return [name for name in mine if mine[name] != saved[name]]

    @cached_property
    def differences(self):
        """(field of the form, Difference) where the two differ."""
        before = form_values(self.form, self.before or self.update.values)
        saved = form_values(self.form, self.update.values)
        mine = form_values(self.form, self.form.typed)
        return [
            (
                field,
                Difference(field.label, *(in_words(field, each) for each in (before, saved, mine))),
            )
            for field in self.form
            if mine.get(field.name, "") != saved.get(field.name, "")
        ]

    @property
    def same_fields(self):
        """The fields in which the two agree: they are sent along unseen."""
        differing = {field.name for field, _difference in self.differences}
        carried = [field for field in self.form if not field.is_hidden]
        return [field for field in carried if field.name not in differing]

    @cached_property
    def row(self):
        """The row of history that says who saved, and when."""
        return version_row(self.update, self.update.version)

    @property
    def who(self):
        """Who saved: an account, or the name that a colleague gave who wrote by a link."""
        if self.row and self.row.history_user:
            return self.row.history_user
        last = self.update.contributions.last()
        return last.name if last else _("Somebody")


@dataclass
class Kept:
    """A draft after a form was kept: `is_new` where nothing of it was there before."""

    update: ProgressUpdate
    is_new: bool = False
    was_sent: bool = False


@transaction.atomic
def keep(form, *, by, request=None):
    """Keep what was typed as the agency's draft; raises Clash, or ValidationError if too long.

    What was sent already with these very words is left as it is: the second of two clicks.
    """
    sent = sent_already(form)
    if sent:
        return Kept(sent, was_sent=True)
    update = writing.open_report(form.activity, form.agency, request=request)
    if not update.is_writable:
        raise Clash(update, form)
    is_new = not update.typed and update.submitted_at is None
    version = update.version if is_new else version_for(update, form)
    if version is None:
        return Kept(update)
    return Kept(writing.write(update, form.typed, by=by, version=version), is_new)


def sent_already(form):
    """The report that the form was opened on, where it was sent with the words of the form."""
    read = (form.data.get("report") or "").replace("\0", "")  # PostgreSQL is asked for none
    rows = ProgressUpdate.objects.reports().filter(activity=form.activity, agency=form.agency)
    wanted = [UpdateState.SUBMITTED, UpdateState.ACCEPTED]
    # Two who began at once have both read that there was no report yet.
    rows = rows.filter(slug=read, state__in=wanted) if read else rows.filter(state=wanted[0])
    sent = rows.first()
    if sent is None:
        return None
    said = [form.typed, *([form.checked()] if form.is_valid() else [])]
    saved = stripped(sent.values)
    return sent if any(stripped(values) == saved for values in said) else None


def version_for(update, form):
    """The version to save over; None where the writer changed nothing that is not saved.

    Raises Clash where somebody else saved other words since the writer read hers.
    """
    is_same_report = form.data.get("report") == update.slug
    read = form.sent_number("read_version") if is_same_report else 0
    if update.version in (read, form.sent_number("accept_version")):
        return update.version
    row = version_row(update, read) if read else None
    before = typing.read(row.typed) if row else None
    if before is not None and texts_of(before) == texts_of(update.values):
        return update.version  # another version of the same words
    clash = Clash(update, form, before)
    if clash.own:
        raise clash
    return None


def texts_of(values):
    """{name: text} of all fields, empty ones included; what is not an answer alone."""
    return {
        **{name: values.get(name) or "" for name in typing.TEXTS},
        "outputs": {
            key: {name: said.get(name) or "" for name in ("delivered", "url")}
            for key, said in (values.get("outputs") or {}).items()
            if any(said.values())
        },
    }


def stripped(values):
    """What two reports are compared by once one of them was sent."""
    texts = texts_of(values)
    return {
        **{name: texts[name].strip() for name in typing.TEXTS},
        "outputs": {key: said for key, said in texts["outputs"].items() if said["delivered"]},
        "answer": values.get("answer") or "text",
    }


def in_words(field, values):
    """What stands in a field, as a reader is told it."""
    text = values.get(field.name, "")
    words = {**dict(LANGUAGES), **dict(getattr(field.field, "choices", ()))}
    return str(words.get(text, text)) if field.name in CHOSEN else text


def form_values(form, values):
    return {name: text for name, text in form.flat(values).items() if name in form.fields and text}


@transaction.atomic
def send(update, form, *, by):
    """The draft with the words of the form goes to the secretariat; the form has no errors.

    Raises ValidationError where the round was closed or the report was decided on since.
    """
    holding.hold_round_of(update)
    update = writing.write(update, form.checked(), by=by, version=update.version)
    return update.submit(by=by, on_behalf_of=form.agency, version=update.version)


def keep_over(update, form, *, by):
    """Keep what was typed in place of what the writer has just seen saved."""
    return writing.write(update, form.typed, by=by, version=update.version)
