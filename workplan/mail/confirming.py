"""The mail by which an agency is asked to say yes to what was recorded for it from a message."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.outbox import put
from gmg_portal.lib.periods import format_date

KIND = "confirm_recorded"


def put_confirmations(update, links, *, by):
    """One mail for each link, once a version of the text; gives the mails."""
    return [put_confirmation(update, link, by) for link in links]


def put_confirmation(update, link, by):
    point = link.focal_point
    language = point.language if point.language in LANGUAGE_CODES else "en"
    with override(language):
        return put(
            point.address,
            KIND,
            f"{KIND}:{update.pk}:{update.version}",
            subject=_("Is this right? %(activity)s") % {"activity": update.activity},
            text=words(update, link, by),
            language=language,
            name=point.person,
            reply_to=by.email,
            essential=True,
            about=[update],
        )


def words(update, link, by):
    """The text of the mail, in the language that is on."""
    return _(
        "%(person)s,\n\n"
        "%(by)s of the secretariat recorded a report for %(agency)s from a message of %(day)s:\n"
        "%(activity)s\n\n"
        "Please read it, and say whether it is right, or correct it:\n"
        "%(address)s\n\n"
        "Nothing is sent before somebody of %(agency)s says so.\n"
    ) % {
        "person": link.focal_point.person,
        "by": by.get_short_name(),
        "agency": update.agency.acronym,
        "day": format_date(update.message_on.isoformat()),
        "activity": update.activity,
        "address": f"{settings.PORTAL_URL.rstrip('/')}{link.get_absolute_url()}",
    }
