"""Where a reader of a mail goes on: whole addresses, some of them hers alone."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import FocalPointRole
from gmg_portal.lib.unsubscribing import unsubscribe_url
from workplan.models import LinkPurpose, SignedLink
from workplan.reporting.linking import link_for

from .kinds import OF_THE_DESK


class Links:
    """Whole addresses for one reader, in the language that is on."""

    def __init__(self, reader):
        self.reader = reader

    def answers(self, request):
        """One page for all that she is asked in a round, without sign-in."""
        point = self.reader.point_for(request.agency_id)
        if point is None:
            return _("To the workspace"), whole(reverse("workspace"))
        is_sent = point.acting_role == FocalPointRole.SUBMITTER
        words = (
            _("Answer on one page, without signing in")
            if is_sent
            else _("Prepare the answers on one page, without signing in")
        )
        return words, self.personal(lambda: link_for(request.round, point))

    def for_kind(self, kind, records):
        if kind == "confirm_recorded":
            return self.confirm(records)
        if kind in OF_THE_DESK:
            return _("The secretariat's desk"), whole(reverse("admin:index"))
        return _("To the workspace"), whole(reverse("workspace"))

    def confirm(self, records):
        """The link by which she says yes; with several the workspace shows them all."""
        links = SignedLink.objects.usable().filter(
            purpose=LinkPurpose.CONFIRM,
            update__in=list(records),
            focal_point__in=self.reader.points,
        )
        link = links.first() if len(records) == 1 else None
        if link is None:
            return _("To the workspace"), whole(reverse("workspace"))
        return _("Say whether it is right"), self.personal(lambda: link)

    def personal(self, make):
        return whole(make().get_absolute_url())

    def unsubscribe(self):
        return unsubscribe_url(self.reader.address, self.reader.language)


class HiddenLinks(Links):
    """For somebody else's eyes: what only the reader may open is not made, and not shown."""

    def personal(self, make):
        return ""

    def unsubscribe(self):
        return ""


def whole(path):
    return f"{settings.PORTAL_URL}{path}"
