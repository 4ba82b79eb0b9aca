"""What codes of the record are called in the reader's language."""

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from gmg_portal.lib.languages import LANGUAGE_CODES


def language_name(code):
    """The name of a language from CLDR, "French" for fr, or the code."""
    reader = Locale.parse(get_language() or LANGUAGE_CODES[0], sep="-")
    try:
        return Locale.parse(code, sep="-").get_display_name(reader) or code
    except (UnknownLocaleError, ValueError):
        return code
