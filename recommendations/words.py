"""How recommendations are named where there is little room."""

from django.utils.html import format_html
from django.utils.translation import get_language

from agencies.models import Wording
from gmg_portal.lib.templatetags.portal import in_language

#: A text is named by so many of its first letters.
SHORT = 120


def named(recommendation, whole=False):
    """A recommendation by its title, or by its text, in the language that it exists in.

    Long ones are shortened but where `whole` is asked for.
    """
    language = get_language()
    for field in ("title", "text"):
        text, code, _is_official = recommendation.text_in(field, language)
        if text:
            return in_language(text if whole else shortened(text), code)
    return Wording.MISSING.label


def shortened(text):
    return text if len(text) <= SHORT else text[: SHORT - 3].rsplit(" ", 1)[0] + "…"


def number(recommendation):
    """Its number as published; in square brackets where the number is ours."""
    code = recommendation.code
    if not code:
        return ""
    return format_html("<bdi>{}</bdi>", f"[{code}]" if recommendation.number_is_ours else code)
