"""What every template of the portal may count on."""

from datetime import date

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from agencies.models import portal_body


def _about_the_group(request):
    """Name and years of the group in the reader's language; one query, when a page asks.

    None where the view has asked already (`agencies.asof`).
    """
    body = request.portal_body if hasattr(request, "portal_body") else portal_body()
    if body is None:
        return {"name": settings.PORTAL_NAME, "body": None, "first_year": None, "last_year": None}
    above = body.grew_out_of or body
    first = above.starts_earliest or above.starts_latest
    last = body.ends_latest if body.ends_latest not in (None, date.max) else None
    return {
        "name": body.name,
        "body": body,
        "first_year": first and first.year,
        "last_year": last and last.year,
    }


def portal(request):
    return {
        "portal": SimpleLazyObject(lambda: _about_the_group(request)),
        "contact_email": settings.CONTACT_EMAIL,
        "debug": settings.DEBUG,
    }
