"""What the columns of a foreign plan are likely to mean, and what a choice of meanings lacks."""

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.searchtext import normalise
from gmg_portal.lib.separators import listed

from .targets import LIST, TARGETS

#: From here on a heading is offered as a meaning; below, the column is left for a person to say.
LIKELY = 0.6
#: A slip of the pen: from here on two headings are one.
ALIKE = 0.84
#: Words that mean something only where they stand alone.
FAINT = {"what", "when", "where", "date", "dates", "year", "years", "time", "from", "item", "area"}
FAINT |= {"type", "name", "group", "until", "number", "level", "support", "members", "other"}


@dataclass(frozen=True)
class Suggestion:
    """What a column probably means: a target by name, or nothing; `likeness` from 0 to 1."""

    index: int
    header: str
    target: str = ""
    likeness: float = 0.0
    is_remembered: bool = False


def plain(header):
    """A heading as headings are compared; what holds no word, such as #, stays as it is."""
    return normalise(header) or str(header).strip().casefold()


def shape_of(headers):
    """The SHA-256 of the headings in their order: files of one template have one shape."""
    return hashlib.sha256(json.dumps([plain(each) for each in headers]).encode()).hexdigest()


def suggest(headers, remembered=None):
    """A Suggestion for every column; no meaning is suggested twice.

    `remembered` maps a heading to what a person said it means; it goes before all likeness. Where
    no column is a title, the one that looks like a description is.
    """
    known = {plain(header): target for header, target in (remembered or {}).items()}
    chosen, taken = {}, set()
    for index, header in enumerate(headers):
        target = known.get(plain(header))
        if target in TARGETS and (target == "ignore" or target not in taken):
            chosen[index] = Suggestion(index, header, target, 1.0, is_remembered=True)
            taken.add(target)
    for score, index, target in candidates(headers):
        if index not in chosen and target not in taken:
            chosen[index] = Suggestion(index, headers[index], target, score)
            taken.add(target)
    found = [chosen.get(index) or Suggestion(index, each) for index, each in enumerate(headers)]
    return found if "title" in taken else with_title(found)


def with_title(suggestions):
    for index, each in enumerate(suggestions):
        if each.target == "description" and not each.is_remembered:
            title = Suggestion(index, each.header, "title", LIKELY)
            return [*suggestions[:index], title, *suggestions[index + 1 :]]
    return suggestions


def candidates(headers):
    """(likeness, column, target) from the likeliest down; of equals the first column first."""
    order = {target.name: position for position, target in enumerate(LIST)}
    found = [
        (score, index, target)
        for index, header in enumerate(headers)
        for target, score in likenesses(header).items()
        if score >= LIKELY
    ]
    return sorted(found, key=lambda each: (-each[0], each[1], order[each[2]]))


@lru_cache(maxsize=4096)
def likenesses(header):
    """{name of a target: how much the heading looks like it}"""
    found = defaultdict(float)
    outside = re.sub(r"[(\[（].*?[)\]）]", " ", header, flags=re.DOTALL)
    for text, weight in ((header, 1.0), (outside, 0.98)):
        words = stems(plain(text)) if text.strip() else ()
        for synonym, names in synonyms().items():
            score = weight * likeness(words, synonym)
            for name in names:
                found[name] = max(found[name], score)
    return found


def likeness(words, synonym):
    """Of two tuples of words: 1 for the same, less for one within the other or a slip."""
    if words == synonym:
        return 1.0
    if not words:
        return 0.0
    if len(synonym) < len(words) and is_telling(synonym) and contains(words, synonym):
        # What comes first in a heading is what the column is about: "Activity and its outputs".
        first = 0.02 if words[: len(synonym)] == synonym else 0
        return 0.6 + first + 0.35 * len(synonym) / len(words)
    one, other = " ".join(words), " ".join(synonym)
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 3:
        return 0.0
    matcher = SequenceMatcher(None, one, other)
    alike = matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0
    return 0.95 * alike if alike >= ALIKE else 0.0


def is_telling(synonym):
    return len(synonym) > 1 or (len(synonym[0]) > 3 and synonym[0] not in FAINT)


def contains(words, part):
    width = len(part)
    return any(words[at : at + width] == part for at in range(len(words) - width + 1))


@lru_cache(maxsize=4096)
def stems(text):
    """The words of a heading without the endings of English plurals."""
    return tuple(re.sub(r"(?<=[a-z]{3})(?<!s)s$", "", word) for word in text.split())


@lru_cache
def synonyms():
    """{the words of a synonym: names of targets}; the labels of our own pages are synonyms too."""
    found = defaultdict(list)
    for target in LIST[:-1]:
        known = {plain(word) for word in target.synonyms}
        for code in LANGUAGE_CODES:
            with override(code):
                known.add(plain(target.label))
        for word in sorted(known):
            if target.name not in found[stems(word)]:
                found[stems(word)].append(target.name)
    return found


def problems_of(meaning, headers):
    """What keeps a file from being read with these meanings, in words, all of it."""
    by_target = defaultdict(list)
    for index, target in sorted(meaning.items()):
        if target and target != "ignore":
            by_target[target].append(name_of(headers, index))
    return [*unknown(by_target), *doubled(by_target), *missing(by_target)]


def name_of(headers, index):
    return headers[index] or _("column %(number)s") % {"number": index + 1}


def unknown(by_target):
    return [
        _("“%(value)s” is no meaning of a column.") % {"value": target}
        for target in by_target
        if target not in TARGETS
    ]


def doubled(by_target):
    return [
        _("Several columns mean “%(meaning)s”: %(columns)s. Keep one of them.")
        % {
            "meaning": TARGETS[target].label,
            "columns": listed(f"“{name}”" for name in names),
        }
        for target, names in by_target.items()
        if len(names) > 1 and target in TARGETS
    ]


def missing(by_target):
    return [
        _("No column means “%(meaning)s”. Say which one does.") % {"meaning": target.label}
        for target in LIST
        if target.is_required and target.name not in by_target
    ]
