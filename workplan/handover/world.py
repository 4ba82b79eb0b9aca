"""What changed in the world, by the dates of what happened: never by when a row was typed."""

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Document, Meeting, Membership, OfficeTerm
from gmg_portal.lib.periods import format_date
from workplan.models import Activity, Output, PlanEvent, ProgressUpdate, UpdateOrigin, WorkPlan
from workplan.status import WORDS

from .parts import Line, Part


def within(name, days):
    """That a date certainly lies in these days."""
    return Q(**{f"{name}_earliest__gte": days.first, f"{name}_latest__lte": days.last})


def world(days, user):
    """One line an event, the newest first; eight queries."""
    found = [
        *offices(days, user),
        *memberships(days, user),
        *meetings(days, user),
        *documents(days, user),
        *plans(days, user),
        *activities(days, user),
        *outputs(days, user),
        *words(days, user),
    ]
    lines = [line for _day, line in sorted(found, key=lambda pair: pair[0], reverse=True)]
    return Part("world", _("What changed in the world"), _("Nothing on record."), lines)


def event(row, name, text, url, english=""):
    """(day, Line) of a dated fact."""
    when = str(format_date(getattr(row, name)))
    return getattr(row, f"{name}_earliest"), Line(text, when, url, english=english)


def offices(days, user):
    terms = OfficeTerm.objects.visible_to(user).of_the_group().chairs().for_listing()
    for term in terms.filter(within("starts", days) | within("ends", days)):
        words, url = {"agency": term.agency.acronym}, term.agency.get_absolute_url()
        if days.holds(term.starts_earliest, term.starts_latest):
            yield event(term, "starts", _("%(agency)s takes the chair") % words, url)
        if days.holds(term.ends_earliest, term.ends_latest):
            yield event(term, "ends", _("%(agency)s leaves the chair") % words, url)


def memberships(days, user):
    rows = Membership.objects.visible_to(user).in_the_group().for_listing()
    for each in rows.filter(within("starts", days) | within("ends", days)):
        words = {"agency": each.agency.acronym, "body": each.body.name}
        url = each.agency.get_absolute_url()
        if days.holds(each.starts_earliest, each.starts_latest):
            yield event(each, "starts", _("%(agency)s joins: %(body)s") % words, url)
        if days.holds(each.ends_earliest, each.ends_latest):
            yield event(each, "ends", _("%(agency)s leaves: %(body)s") % words, url)


def meetings(days, user):
    rows = Meeting.objects.visible_to(user).filter(within("starts", days))
    for each in rows.for_listing():
        yield event(each, "starts", each.title, each.get_absolute_url(), each.title)


def documents(days, user):
    rows = Document.objects.visible_to(user).filter(within("date", days))
    for each in rows:
        text = _("Published: %(title)s") % {"title": each.title}
        yield event(each, "date", text, each.get_absolute_url(), each.title)


def plans(days, user):
    rows = PlanEvent.objects.filter(
        plan__in=WorkPlan.objects.visible_to(user).values("pk"),
        decided_on__range=(days.first, days.last),
    )
    for each in rows.select_related("plan"):
        when = str(format_date(each.decided_on.isoformat()))
        text = _("%(plan)s: %(step)s") % {"plan": each.plan.title, "step": each.word}
        url = each.plan.get_absolute_url()
        yield each.decided_on, Line(text, when, url, each.comment, english=each.plan.title)


def activities(days, user):
    rows = Activity.objects.visible_to(user)
    for each in rows.filter(within("starts", days) | within("ends", days)).order_by("pk"):
        words, url = {"activity": each.title}, each.get_absolute_url()
        if days.holds(each.starts_earliest, each.starts_latest):
            yield event(each, "starts", _("Begins: %(activity)s") % words, url, each.title)
        if days.holds(each.ends_earliest, each.ends_latest):
            yield event(each, "ends", _("Ends: %(activity)s") % words, url, each.title)


def outputs(days, user):
    rows = Output.objects.filter(
        within("delivered", days), activity__in=Activity.objects.visible_to(user).values("pk")
    )
    for each in rows.select_related("activity"):
        text = _("Output delivered: %(output)s") % {"output": each.title}
        yield event(each, "delivered", text, each.activity.get_absolute_url(), each.title)


def words(days, user):
    """Accepted reports, and what was read of activities in public documents."""
    rows = ProgressUpdate.objects.published().filter(within("reported", days)).exclude(status="")
    for each in rows.select_related("activity", "agency"):
        said = {"activity": each.activity.title, "status": WORDS[each.status]}
        if each.origin == UpdateOrigin.AGENCY_REPORT:
            said["agency"] = each.agency.acronym
            text = _("%(agency)s reported: %(status)s (%(activity)s)") % said
        else:
            text = _("On record: %(status)s (%(activity)s)") % said
        yield event(each, "reported", text, each.get_absolute_url(), each.activity.title)
