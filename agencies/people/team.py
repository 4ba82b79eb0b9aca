"""The team of the secretariat: who has rights there from when to when."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q

from agencies.models import SECRETARIAT, User


def team():
    """Accounts that had, have or will have rights in the secretariat.

    `is_member` says whether the group gives them; else it is that of who runs the portal.
    """
    links = Group.user_set.through.objects.filter(group__name=SECRETARIAT, user=OuterRef("pk"))
    rows = User.objects.annotate(is_member=Exists(links)).order_by("name", "email")
    return rows.filter(Q(is_member=True) | Q(is_superuser=True), is_staff=True)


def on_duty(day=None):
    """Those of the team whose rights hold on that day (today)."""
    return [user for user in team() if user.is_active and user.staff_rights_hold(day)]


def addresses(day=None):
    """Whom the portal tells what the secretariat should know: those on duty, by e-mail."""
    return [user.email for user in on_duty(day) if user.is_member]


def may_manage(user):
    """Whether this person may change the team today."""
    if not user.is_authenticated or not user.is_secretariat:
        return False
    return user.is_superuser or user.groups.filter(name=SECRETARIAT).exists()


def days_of(user):
    return (user.staff_first_day, user.staff_last_day)


def first_day_with_nobody(spans, start):
    """The first day from `start` that lies in none of these (first, last); None for no such day.

    None in place of a first or last day is one that is not known.
    """
    day = start
    while day is not None:
        lasts = [last or date.max for first, last in spans if first is None or first <= day]
        latest = max(lasts, default=date.min)
        if latest < day:
            return day
        day = None if latest == date.max else latest + timedelta(days=1)
    return None


def fingerprint():
    """What the team was when somebody looked: another one means that somebody changed it."""
    return ",".join(
        f"{user.pk}:{user.staff_first_day or ''}:{user.staff_last_day or ''}:{user.is_active:d}"
        for user in team().order_by("pk")
    )
