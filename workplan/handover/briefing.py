"""A handover as a whole: what the page and the document show."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.headcount import headcount
from agencies.models import OfficeTerm, portal_body, reference_day
from gmg_portal.lib.periods import format_period
from gmg_portal.lib.separators import listed

from . import ahead, desk
from .persons import without_persons
from .world import world


@dataclass(frozen=True)
class Briefing:
    """`chair` and `members` are sentences for the last day; `parts` come one after the other."""

    title: str
    period: str
    chair: str
    members: object
    parts: list


def briefing_of(days, user, is_for_principals=False):
    """That of a secretariat; principals are told of no person and not who typed how much."""
    body = portal_body()
    day = min(days.last, reference_day(body)) if body else days.last
    parts = [
        world(days, user),
        desk.decisions(days, user),
        desk.actions(user),
        desk.owed(user),
        desk.waiting(user),
        ahead.deadlines(user, is_for_principals),
        desk.gaps(),
        desk.unreachable(user),
    ]
    if is_for_principals:
        clean = without_persons()
        parts = [part.told_by(clean) for part in parts]
    else:
        parts += [desk.record(days), ahead.people(timezone.localdate())]
    return Briefing(
        title=_("Briefing for principals") if is_for_principals else _("Handover"),
        period=str(format_period(days.first.isoformat(), days.last.isoformat())),
        chair=chair_on(day, user),
        members=headcount(body, day).answer if body else "",
        parts=parts,
    )


def chair_on(day, user):
    """Who is in the chair for certain; a gap is told as one."""
    terms = OfficeTerm.objects.visible_to(user).of_the_group().chairs().on(day).for_listing()
    names = [term.agency.acronym for term in terms]
    return listed(names) if names else _("no chair on record")
