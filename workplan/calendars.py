"""The days of activities and plans as calendars show them.

A first or last day stands in a calendar where it is certain: that of “2014 to 2016” is, that of
“between 2014 and 2016” is not. What is left out is said in words beside the days that stand.
"""

from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _

from gmg_portal.lib.calendars import Entry
from gmg_portal.lib.periods import OPEN, format_date
from gmg_portal.lib.separators import listed

from .models import ActivityStatus, Output

#: Like periods, outputs are due by the last day of what is written.
SURE = {name: Q(**{f"{name}_earliest": F(f"{name}_latest")}) for name in ("starts", "ends", "due")}


def with_days(activities):
    """Those with a day that is certain, and what their entries are made of."""
    due = Output.objects.filter(SURE["due"], activity=OuterRef("pk"))
    ends = SURE["ends"] & ~Q(ends=OPEN)
    return (
        activities.for_listing()
        .filter(SURE["starts"] | ends | Exists(due))
        .prefetch_related(Prefetch("outputs", Output.objects.all(), "dated_outputs"))
    )


def sure_day(record, name):
    """The day, where it is certain and not open."""
    earliest, latest = getattr(record, f"{name}_earliest"), getattr(record, f"{name}_latest")
    return latest if latest not in (None, date.max) and earliest == latest else None


def entries_of(activity, address):
    """The first and last day of an activity and the days when its outputs are due."""
    about = {
        "url": address(activity),
        "changed_at": activity.changed_at,
        "version": activity.version,
        "is_cancelled": activity.status == ActivityStatus.CANCELLED,
    }
    words = description(activity)
    yield from edges(f"activity-{activity.slug}", activity, activity.title, words, about)
    for output in activity.dated_outputs:
        if day := sure_day(output, "due"):
            title = _("Due: %(title)s") % {"title": output.title}
            yield Entry(f"output-{output.pk}-due", day, title, of_output(output, activity), **about)


def plan_entries(plan, address):
    """The first and last day of a plan."""
    about = {"url": address(plan), "changed_at": plan.changed_at, "version": plan.version}
    yield from edges(f"workplan-{plan.slug}", plan, plan.title, plan.period_display, about)


def edges(name, record, title, words, about):
    """The first and the last day of a period, as one entry where they are the same day."""
    first, last = sure_day(record, "starts"), sure_day(record, "ends")
    if first and first == last:
        yield Entry(f"{name}-starts", first, title, words, **about)
        return
    if first:
        yield Entry(
            f"{name}-starts", first, _("Begins: %(title)s") % {"title": title}, words, **about
        )
    if last:
        yield Entry(f"{name}-ends", last, _("Ends: %(title)s") % {"title": title}, words, **about)


def description(activity):
    """Its dates, its leads, and what of its dates no calendar can show."""
    lines = [activity.period_display]
    if leads := activity.leads:
        names = listed(link.agency.acronym for link in leads)
        lines.append(_("Leads: %(names)s") % {"names": names})
    lines += left_out(activity)
    return "\n".join(lines)


def left_out(activity):
    if not sure_day(activity, "starts"):
        yield _("Its first day is not certain and left out of the calendar.")
    if activity.ends != OPEN and not sure_day(activity, "ends"):
        yield _("Its last day is not certain and left out of the calendar.")
    for output in activity.dated_outputs:
        if output.due and not sure_day(output, "due"):
            words = {"title": output.title, "date": format_date(output.due)}
            yield _("“%(title)s” is due %(date)s, on no certain day.") % words


def of_output(output, activity):
    if not output.delivered:
        return activity.title
    return f"{activity.title}\n" + _("Delivered %(date)s") % {"date": format_date(output.delivered)}
