"""Dates and periods in the reader's words, each at its own precision.

Names of months and quarters and the order of the parts are CLDR's (Babel); the words between
are ours, translated. Digits are Latin in every language.
"""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date as format_day
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from .edtf_dates import Precision, parse

BABEL_CODES = {"en": "en_GB", "zh-hans": "zh_Hans"}


@lru_cache
def babel_locale(lang):
    """The CLDR locale of a language code of Django; British English for one that has none."""
    try:
        return Locale.parse(BABEL_CODES.get(lang, lang.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def format_date(value, lang=None):
    """A date in words: “May 2006”, “between 1 January and 9 May 2006”; nothing is “undated”."""
    return _format_date(str(value), lang or get_language() or "en")


def format_period(starts, ends, lang=None):
    """A period in words: “January to June 2007”, “since 2018”, “no dates on record”."""
    return _format_period(str(starts), str(ends), lang or get_language() or "en")


@lru_cache(maxsize=8192)
def _format_date(text, lang):
    value = parse(text)
    with override(lang):
        if value.is_unknown:
            return _("undated")
        if value.is_open:
            return _("open")
        if not value.is_set:
            return words(value.high, lang)
        date = words(value.high, lang, inside=True)
        if value.low is None:
            if value.high.precision == Precision.DAY:
                return _("%(day)s or before") % {"day": date}
            return _("%(date)s or before") % {"date": date}
        start, end = pair(value.low, value.high, lang, inside=True)
        if value.high.precision == Precision.DAY:
            message = _("between %(start_day)s and %(end_day)s")
            return message % {"start_day": start, "end_day": end}
        return _("between %(start)s and %(end)s") % {"start": start, "end": end}


@lru_cache(maxsize=8192)
def _format_period(starts, ends, lang):
    start, end = parse(starts), parse(ends)
    with override(lang):
        if start.is_unknown:
            return period_without_start(end, lang)
        if start.is_set:
            return period_of_uncertain_start(start, end, lang)
        if start == end:
            return words(start.low, lang)
        if end.is_unknown or end.is_open:
            return since(start.low, end, lang)
        if end.low is None:
            parts = {"start": words(start.low, lang), "end": format_date(end, lang)}
            return _("%(start)s to %(end)s") % parts
        period = start_to_end(start.low, end.low, lang)
        if end.is_set:
            latest = words(end.high, lang, inside=True)
            if end.high.precision == Precision.DAY:
                message = _("%(period)s, possibly until %(day)s")
                return message % {"period": period, "day": latest}
            return _("%(period)s, possibly until %(date)s") % {"period": period, "date": latest}
        return period


def period_without_start(end, lang):
    if end.is_unknown:
        return _("no dates on record")
    if end.is_open:
        return _("start not known, end open")
    if end.is_set:
        return _("start not known, end %(end)s") % {"end": format_date(end, lang)}
    date = words(end.high, lang, inside=True)
    if end.high.precision == Precision.DAY:
        return _("until %(day)s, start not known") % {"day": date}
    return _("until %(date)s, start not known") % {"date": date}


def period_of_uncertain_start(start, end, lang):
    parts = {"start": format_date(start, lang), "end": format_date(end, lang)}
    if start == end:
        return parts["start"]
    if end.is_unknown:
        return _("start %(start)s, end not known") % parts
    if end.is_open:
        return _("start %(start)s, end open") % parts
    return _("start %(start)s, end %(end)s") % parts


def since(start, end, lang):
    date = words(start, lang, inside=True)
    if start.precision == Precision.DAY:
        message = _("since %(day)s, end not known") if end.is_unknown else _("since %(day)s")
        return message % {"day": date}
    message = _("since %(date)s, end not known") if end.is_unknown else _("since %(date)s")
    return message % {"date": date}


def start_to_end(start, end, lang):
    first, last = pair(start, end, lang)
    if start == end:
        return last
    if start.precision == end.precision == Precision.DAY:
        return _("%(start_day)s to %(end_day)s") % {"start_day": first, "end_day": last}
    return _("%(start)s to %(end)s") % {"start": first, "end": last}


def pair(start, end, lang, inside=False):
    """Both in words; a year, or a month of days, that they share is said once."""
    first, last = words(start, lang, inside), words(end, lang, inside)
    if short := pattern_of_what_differs(start, end, babel_locale(lang)):
        if year_comes_first(lang):
            return first, spell(end, short, lang, inside)
        return spell(start, short, lang, inside), last
    return first, last


def pattern_of_what_differs(start, end, locale):
    """What to print of two months or two days of one year; None where nothing can be left out."""
    if start == end or start.precision != end.precision or start.first.year != end.first.year:
        return None
    if start.precision == Precision.MONTH:
        return re.search("[LM]+月?", locale.datetime_skeletons["yMMMM"].pattern).group()
    if start.precision == Precision.DAY:
        same_month = start.first.month == end.first.month
        return locale.datetime_skeletons["d" if same_month else "MMMMd"].pattern
    return None


def year_comes_first(lang):
    return babel_locale(lang).datetime_skeletons["yMMMM"].pattern.startswith("y")


def words(stretch, lang, inside=False):
    """One date in words; `inside` a phrase such as “since ...” some languages inflect it."""
    locale = babel_locale(lang)
    match stretch.precision:
        case Precision.HALF:
            return half(stretch, inside) % {"year": stretch.first.year}
        case Precision.QUARTER:
            pattern = locale.datetime_skeletons["yQQQ" if inside else "yQQQQ"].pattern
        case Precision.DAY:
            pattern = locale.date_formats["long"].pattern
        case Precision.MONTH:
            pattern = locale.datetime_skeletons["yMMMM"].pattern
        case _:
            pattern = locale.datetime_skeletons["y"].pattern
    return spell(stretch, pattern, lang, inside)


def half(stretch, inside):
    if inside and stretch.first.month == 1:
        return pgettext("inside a phrase", "first half of %(year)s")
    if inside:
        return pgettext("inside a phrase", "second half of %(year)s")
    if stretch.first.month == 1:
        return _("first half of %(year)s")
    return _("second half of %(year)s")


def spell(stretch, pattern, lang, inside=False):
    if inside:
        pattern = pattern.replace("L", "M")
    if lang == "fr" and stretch.first.day == 1 and stretch.precision == Precision.DAY:
        pattern = re.sub("d+", "d'er'", pattern, count=1)
    text = format_day(stretch.first, format=pattern, locale=babel_locale(lang))
    return text.replace("\u202f", " ")
