"""Words about agencies, their memberships, their offices and their documents."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.timeline import spelled_term
from agencies.words import language_name
from gmg_portal.lib.languages import LANGUAGES, column_suffix
from gmg_portal.lib.periods import OPEN, UNKNOWN, Reading, format_date, format_period

register = template.Library()

register.filter("language_name", language_name)


@register.filter
def term_period(term):
    """From when to when a term lasted, in whole months where it did: "July to December 2006"."""
    return format_period(*spelled_term(term))


@register.filter
def in_the_body(row):
    """The period of a membership or term; where it ended with its body, in these words."""
    body = row.body
    if row.ends != body.ends or row.ends in (OPEN, UNKNOWN):
        return term_period(row) if row.reading == Reading.COVERS else row.period_display
    if row.starts == body.starts:
        return _("from its beginning to its end")
    if row.starts.startswith("["):
        return _("start %(start)s, to its end") % {"start": format_date(row.starts)}
    return _("%(start)s to its end") % {"start": format_date(row.starts)}


@register.filter
def meeting_place(meeting):
    """City and country of a meeting, as far as they are known."""
    country = meeting.country.name if meeting.country else meeting.country_as_published
    if meeting.city and country:
        return _("%(city)s, %(country)s") % {"city": meeting.city, "country": country}
    return meeting.city or country


@register.filter
def in_other_languages(entry):
    """(language, term, expansion, whether official) of an entry in each other language it has."""
    for code, _name in LANGUAGES:
        suffix = column_suffix(code)
        term = getattr(entry, f"term_{suffix}")
        if term and code != get_language():
            expansion = getattr(entry, f"expansion_{suffix}")
            yield code, term, expansion, code in entry.term_official_in
