"""What is proposed, in words: names of places, labels, dates; and as people type it back."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from agencies.models import Place
from agencies.models.place import territory_name
from gmg_portal.lib.diffs import marked
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.snapshots import date_in_words
from workplan.models import Activity, ActivityKind, ActivityScope
from workplan.planfile.place_names import names_of

from .fields import FIELDS, lines_in

CHOICES = {"kind": dict(ActivityKind.choices), "scope": dict(ActivityScope.choices)}


def label_of(name):
    return Activity._meta.get_field(name).verbose_name


def in_words(name, text, objectives=()):
    """A text of a proposal as it is read; what is not valid stays as it was typed."""
    if name in CHOICES:
        return str(CHOICES[name].get(text, text))
    if name in ("starts", "ends") and text:
        return dated(text)
    if name == "places":
        return places_in_words(text)
    if name == "objective":
        return next((f"{each.code} {each.text}" for each in objectives if each.code == text), text)
    return text


def dated(text):
    try:
        return date_in_words(text)
    except (ValidationError, ValueError):
        return text


def places_in_words(text):
    """Codes as names in the reader's language."""
    language = get_language() or "en"
    names = (territory_name(line, language) if is_code(line) else line for line in lines_in(text))
    return "\n".join(names)


def is_code(text):
    return text.isascii() and len(text) <= 3 and (text.isdecimal() or text.isupper())


def codes_by_name():
    """Every name of every place, as it is compared -> its code."""
    found = {}
    languages = ("en", get_language() or "en")
    for code in Place.objects.order_by().values_list("code", flat=True):
        names = [code, *names_of(code), *(territory_name(code, each) for each in languages)]
        found |= {normalise(name): code for name in names}
    return found


class Change:
    """One field of a proposal: as it was read, as it is now, as it would be."""

    def __init__(self, name, base, present, proposed, is_conflict=False):
        self.name, self.base, self.present, self.proposed = name, base, present, proposed
        self.is_conflict = is_conflict

    @property
    def label(self):
        return label_of(self.name)

    @property
    def marked(self):
        """From what the activity says now to what is proposed."""
        return marked(self.present, self.proposed)

    @property
    def meanwhile(self):
        """From what the agency read to what the activity says now."""
        return marked(self.base, self.present)


def changes_of(proposal, present, objectives):
    """A `Change` for each field that a proposal names; `present` are texts as in `fields`."""
    base, texts, conflicts = proposal.base_texts, proposal.texts, proposal.conflicts(present)
    return [
        Change(
            name,
            *(
                in_words(name, text, objectives)
                for text in (base.get(name, ""), present[name], texts[name])
            ),
            is_conflict=name in conflicts,
        )
        for name in FIELDS
        if name in texts
    ]
