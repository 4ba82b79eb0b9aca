"""The deadlines of the next twelve months, and who is there to meet them."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import ActionPoint, FocalPoint, User
from gmg_portal.lib.periods import format_date
from workplan.models import Activity, Output, ReportingRound, WorkPlan
from workplan.models.standing import UNFINISHED

from .parts import Line, Part

YEAR = timedelta(days=365)


def deadlines(user, is_for_principals):
    """What ends or is due within a year from today, the first first."""
    today = timezone.localdate()
    until = today + YEAR
    found = [
        *rounds(today, until, user),
        *plans(today, until, user),
        *activities(today, until, user),
        *outputs(today, until, user),
        *points(today, until, user),
        *([] if is_for_principals else rights(today, until)),
    ]
    lines = [line for _day, line in sorted(found, key=lambda pair: pair[0])]
    title = _("Deadlines of the next twelve months")
    return Part("deadlines", title, _("Nothing is due."), lines)


def within(name, first, last):
    return Q(**{f"{name}__range": (first, last)})


def due(day, text, url="", person="", written=None, english=""):
    when = str(format_date(written or day.isoformat()))
    return day, Line(text, when, url, person=person, english=english)


def rounds(first, last, user):
    rows = ReportingRound.objects.visible_to(user).open().filter(within("due_on", first, last))
    for each in rows:
        text = _("Reports are due: %(round)s") % {"round": each.title}
        yield due(each.due_on, text, each.get_absolute_url(), english=each.title)


def plans(first, last, user):
    rows = WorkPlan.objects.visible_to(user).adopted().filter(within("ends_latest", first, last))
    for each in rows:
        text = _("The plan ends: %(plan)s") % {"plan": each.title}
        yield due(
            each.ends_latest, text, each.get_absolute_url(), written=each.ends, english=each.title
        )


def activities(first, last, user):
    rows = Activity.objects.visible_to(user).filter(
        within("ends_latest", first, last), status__in=UNFINISHED
    )
    for each in rows:
        text = _("Ends: %(activity)s") % {"activity": each.title}
        yield due(
            each.ends_latest, text, each.get_absolute_url(), written=each.ends, english=each.title
        )


def outputs(first, last, user):
    rows = Output.objects.filter(
        within("due_latest", first, last),
        delivered="",
        activity__in=Activity.objects.visible_to(user).values("pk"),
    )
    for each in rows.select_related("activity"):
        text = _("Output due: %(output)s") % {"output": each.title}
        yield due(
            each.due_latest,
            text,
            each.activity.get_absolute_url(),
            written=each.due,
            english=each.title,
        )


def points(first, last, user):
    rows = ActionPoint.objects.visible_to(user).open().filter(within("due", first, last))
    for each in rows.for_listing():
        who = each.agency.acronym if each.agency else _("Secretariat")
        url = each.meeting.get_absolute_url()
        yield due(each.due, f"{who}: {each.text}", url, english=each.text)


def rights(first, last):
    """Whose rights end: persons, and so never told to principals."""
    points_of_agencies = FocalPoint.objects.filter(within("last_day", first, last))
    for each in points_of_agencies.select_related("user", "agency", "body"):
        text = _("A focal point ends: %(of)s") % {"of": each.agency or each.body}
        url = reverse("admin:agencies_focalpoint_change", args=[each.pk])
        yield due(each.last_day, text, url, person=each.person)
    for each in User.objects.filter(within("staff_last_day", first, last), is_staff=True):
        yield due(each.staff_last_day, _("Rights in the secretariat end"), person=str(each))


def people(today):
    """Who writes for which agency, and who is the secretariat; for the secretariat alone."""
    rows = FocalPoint.objects.on(today).select_related("user", "agency", "body")
    lines = [
        Line(
            str(each.agency or each.body),
            url=reverse("admin:agencies_focalpoint_change", args=[each.pk]),
            note=each.get_role_display(),
            person=each.person,
        )
        for each in rows
    ]
    staff = (user for user in User.objects.filter(is_staff=True) if user.is_secretariat)
    lines += [Line(_("Secretariat"), person=str(each)) for each in staff]
    return Part("people", _("Who to turn to"), _("Nobody is named."), lines)
