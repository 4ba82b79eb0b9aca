"""Dates as people write them, in the six languages, read as EDTF.

Names of months and quarters are CLDR's; phrases are those that the pages print, in English and in
the reader's language, so that what a page says can be typed back.
"""

import re
import unicodedata
from calendar import monthrange
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, gettext_noop, override, pgettext
from django.utils.translation import gettext_lazy as _

from .edtf_dates import DATE, OPEN, SET, UNKNOWN, Precision, parse, refusal
from .edtf_printing import babel_locale, format_date
from .languages import LANGUAGE_CODES

WORDS = {
    OPEN: [gettext_noop("open"), gettext_noop("ongoing"), "continuing", "present", "to date"],
    UNKNOWN: [gettext_noop("unknown"), gettext_noop("undated"), "not known"],
}
BEFORE = [
    gettext_noop("%(date)s or before"),
    gettext_noop("%(day)s or before"),
    "before %(date)s",
    "by %(date)s",
]
BETWEEN = [
    gettext_noop("between %(start)s and %(end)s"),
    gettext_noop("between %(start_day)s and %(end_day)s"),
    gettext_noop("%(start)s or %(end)s"),
    gettext_noop("%(start_day)s to %(end_day)s"),
    gettext_noop("%(start)s to %(end)s"),
    "%(start)s - %(end)s",
]
HALVES = [gettext_noop("first half of %(year)s"), gettext_noop("second half of %(year)s")]
ENGLISH_NAMES = {
    (Precision.MONTH, 9): ["Sep"],
    (Precision.HALF, 1): ["first half", "1st half", "H1"],
    (Precision.HALF, 2): ["second half", "2nd half", "H2"],
    (Precision.QUARTER, 1): ["first quarter"],
    (Precision.QUARTER, 2): ["second quarter"],
    (Precision.QUARTER, 3): ["third quarter"],
    (Precision.QUARTER, 4): ["fourth quarter", "last quarter"],
}
UNREADABLE = _(
    "“%(value)s” is not a date we can read. Write it as exactly as it is known, for example 2006, "
    "May 2006, 9 May 2006, Q2 2021, first half of 2013, between January and May 2006, 2014 or "
    "before. Leave it empty when it is not known."
)
#: What EDTF adds to the number of a month, quarter or half-year.
CODES = {Precision.MONTH: 0, Precision.QUARTER: 32, Precision.HALF: 39}
#: Articles, endings of ordinals and words for year, folded; they carry no date.
FILLERS = {
    *("of", "the", "in", "year", "st", "nd", "rd", "th"),
    *("le", "la", "l", "du", "an", "annee", "er", "e"),
    *("de", "del", "el", "en", "ano", "o"),
    *("г", "год", "года", "году", "в", "и"),
    *("في", "عام", "سنه"),
}


def read(text):
    """The EdtfDate that a person means; raises ValidationError that says what is in the way."""
    folded = fold(text)
    if (word := words().get(folded)) is not None:
        return parse(word)
    if DATE.fullmatch(folded) or SET.fullmatch(folded):
        return parse(folded)
    for pattern, takes in phrases(get_language() or "en"):
        if (found := pattern.fullmatch(folded)) and (edtf := takes(**found.groupdict())):
            return parse(edtf)
    if edtf := read_date(folded):
        return parse(edtf)
    raise refusal(text, UNREADABLE)


def fold(text):
    """Without case, accents, marks of direction and kinds of dash and digit."""
    if text.isascii():  # most dates, and nothing below changes them
        return " ".join(text.casefold().split())
    text = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in unicodedata.normalize("NFKD", text.casefold())
        if unicodedata.category(char) not in ("Mn", "Cf")
    )
    return " ".join(re.sub("[‐-―−]", "-", text).replace("ة", "ه").split())


@lru_cache
def words():
    known = {OPEN: OPEN, UNKNOWN: UNKNOWN}
    for code in LANGUAGE_CODES:
        with override(code):
            for value, names in WORDS.items():
                known |= {fold(name): value for text in names for name in (text, gettext(text))}
    return known


@lru_cache
def phrases(lang):
    """Patterns in English and one more language, each with what makes EDTF of its parts."""
    found = {}
    with override(lang):
        for templates, takes in ((BEFORE, read_before), (BETWEEN, read_between)):
            for template in [*templates, *map(gettext, templates)]:
                found.setdefault(as_pattern(template), takes)
    found[r"(?P<start>[0-9]{4})-(?P<end>[0-9]{4})"] = read_between
    return [(re.compile(pattern), takes) for pattern, takes in found.items()]


def as_pattern(template):
    parts = re.split(r"%\((\w+)\)s", fold(template))
    names = {"day": "date", "start_day": "start", "end_day": "end"}
    return "".join(
        f"(?P<{names.get(part, part)}>.+?)" if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    )


def read_before(date):
    edtf = read_date(date)
    return edtf and f"[..{edtf}]"


def read_between(start, end):
    """A set; the year, or the month of a day, may be said once. Ends of unlike precision become
    days, and quarters months, which is how a set can be kept."""
    first, last = read_date(start), read_date(end)
    first = first or (last and read_short(start, last))
    last = last or (first and read_short(end, first))
    if not first or not last:
        return None
    low, high = parse(first).low, parse(last).low
    if low.precision != high.precision:
        return f"[{low.first}..{high.last}]"
    if low.precision in (Precision.QUARTER, Precision.HALF):
        return f"[{low.first:%Y-%m}..{high.last:%Y-%m}]"
    return f"[{low.text}..{high.text}]"


def read_short(text, other):
    """A date that takes its year, or its year and month, from the other one."""
    if re.fullmatch("[0-9]{1,2}日?", text):
        day = int(text.rstrip("日"))
        return f"{other[:7]}-{day:02}" if parse(other).low.precision == Precision.DAY else None
    return read_date(f"{other[:4]} {text}")


def read_date(text):
    """The EDTF of one folded date; None where it is none."""
    if not re.fullmatch(r"[\w\s,،.'’/-]+", text):
        return None
    parts = tokens(text)
    years = [part for part in parts if re.fullmatch("[0-9]{4}", part)]
    rest = [part for part in parts if part not in years]
    if len(years) != 1:
        return None
    if not rest:
        return years[0]
    if found := names().get(frozenset(rest)):
        return f"{years[0]}-{CODES[found[0]] + found[1]:02}"
    numbers = [part for part in rest if re.fullmatch("[0-9]{1,2}", part)]
    if rest == numbers:
        return read_numbers(text, years[0], [int(number) for number in numbers], parts)
    found = names().get(frozenset(rest) - frozenset(numbers))
    if found and found[0] == Precision.MONTH and len(numbers) == 1:
        return f"{years[0]}-{found[1]:02}-{int(numbers[0]):02}"
    return None


def tokens(text):
    """Numbers and words in their order; Chinese counters only part them."""
    text = re.sub("[年月日号第]", " ", text)
    return [part for part in re.findall(r"[0-9]+|[^\W\d_]+", text) if part not in FILLERS]


@lru_cache
def names():
    """The precision and number that a set of words stands for: {"mai"} is month 5."""
    known = {}
    for lang in LANGUAGE_CODES:
        locale = babel_locale(lang)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    known[name] = (Precision.MONTH, number)
                for number, name in locale.quarters[context][width].items():
                    known[name] = (Precision.QUARTER, number)
        with override(lang):
            for number, half in enumerate(HALVES, start=1):
                for text in (gettext(half), pgettext("inside a phrase", half)):
                    known[text % {"year": " "}] = (Precision.HALF, number)
    for meaning, english in ENGLISH_NAMES.items():
        known |= dict.fromkeys(english, meaning)
    by_words = {frozenset(tokens(fold(name))): meaning for name, meaning in known.items()}
    return {key: meaning for key, meaning in by_words.items() if not "".join(key).isdigit()}


def read_numbers(text, year, numbers, parts):
    year_first = parts[0] == year
    if len(numbers) == 1 and numbers[0] < 33 and (year_first or re.search("[0-9][./-]", text)):
        return f"{year}-{numbers[0]:02}"
    if len(numbers) != 2:
        return None
    if year_first:
        return f"{year}-{numbers[0]:02}-{numbers[1]:02}"
    return read_day_and_month(text, year, *numbers) if parts[-1] == year else None


def read_day_and_month(text, year, first, second):
    """Numbers before a year are taken where only one order of them is a date."""
    meant = [
        f"{year}-{month:02}-{day:02}"
        for month, day in dict.fromkeys([(second, first), (first, second)])
        if 1 <= month <= 12 and 1 <= day <= monthrange(int(year), month)[1]
    ]
    if len(meant) == 2:
        raise ValidationError(
            _(
                "“%(value)s” may be %(one)s or %(other)s. Write the month as a word, or the year "
                "first: %(one_number)s or %(other_number)s."
            ),
            code="ambiguous",
            params={
                "value": text,
                "one": format_date(meant[0]),
                "other": format_date(meant[1]),
                "one_number": meant[0],
                "other_number": meant[1],
            },
        )
    month, day = (second, first) if second <= 12 else (first, second)
    return meant[0] if meant else f"{year}-{month:02}-{day:02}"
