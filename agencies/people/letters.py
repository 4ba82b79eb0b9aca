"""Letters about people's rights: each in the language of whom it is for."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from gmg_portal.lib.languages import RIGHT_TO_LEFT
from gmg_portal.lib.outbox import put
from gmg_portal.lib.periods import format_date


def address_of(name, *args):
    """The whole address of a page, in the language of now."""
    return f"{settings.PORTAL_URL}{reverse(name, args=args)}"


def in_words(day):
    """A day in the language of now: "21 November 2026"."""
    return format_date(day.isoformat())


def post(recipient, kind, key, *, subject, paragraphs, language, link=None, **options):
    """Put a letter into the outbox; `link` is a pair of what it says and its address.

    It goes also to those who want no reminders: it tells of their own rights.
    """
    words = {
        "subject": subject,
        "paragraphs": paragraphs,
        "link": link,
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "portal": settings.PORTAL_NAME,
        "contact": settings.CONTACT_EMAIL,
    }
    return put(
        recipient,
        kind,
        key,
        subject=subject,
        text=render_to_string("agencies/people/letter.txt", words),
        html=render_to_string("agencies/people/letter.html", words),
        language=language,
        essential=True,
        reply_to=options.pop("reply_to", settings.CONTACT_EMAIL),
        **options,
    )
