"""The team changes hands: who joins from which day, and who leaves after which."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import SECRETARIAT, User

from . import team_letters
from .letters import in_words
from .team import days_of, fingerprint, first_day_with_nobody, team


@dataclass
class Change:
    """What somebody wants of the team; `joining` are pairs of a name and an e-mail."""

    joining: list = field(default_factory=list)
    first_day: date | None = None
    leaving: list = field(default_factory=list)
    last_day: date | None = None


@dataclass
class Step:
    """What becomes of one person: her (first, last) days before and after, None for no rights."""

    email: str
    name: str
    before: tuple | None
    after: tuple | None
    joins: bool
    user: User | None = None

    @property
    def changes(self):
        return self.before != self.after

    @property
    def days(self):
        return [self.before, self.after]


class Planning:
    """The steps of a change, and all that stands against it."""

    def __init__(self, change, by):
        self.change, self.by, self.errors = change, by, []
        self.members = {user.email.lower(): user for user in team()}
        self.accounts = self.known_accounts()
        joining = [self.attempt(self.join, *pair) for pair in change.joining]
        leaving = [self.attempt(self.leave, user) for user in change.leaving]
        self.steps = [step for step in [*joining, *leaving] if step]
        self.attempt(self.refuse_both)
        if not self.errors:
            self.attempt(self.refuse_lock_out)

    def known_accounts(self):
        emails = [email for _name, email in self.change.joining]
        rows = User.objects.alias(lower=Lower("email"))
        found = rows.filter(lower__in=[email.lower() for email in emails])
        return {user.email.lower(): user for user in found}

    def attempt(self, function, *args):
        try:
            return function(*args)
        except ValidationError as error:
            self.errors.extend(error.messages)
            return None

    # One person

    def join(self, name, email):
        user = self.accounts.get(email.lower())
        if user is None:
            return Step(email, name, None, (self.change.first_day, None), True)
        self.refuse_foreign(user)
        before = self.days_before(user)
        return Step(user.email, user.name or name, before, self.joined(user, before), True, user)

    def joined(self, user, before):
        """The days of somebody who is to have rights from the first day on, without an end."""
        wanted = self.change.first_day
        first, last = before or (wanted, None)
        if before and last and last < min(timezone.localdate(), wanted - timedelta(days=1)):
            return (wanted, None)
        if last and last < wanted - timedelta(days=1):
            words = _("%(who)s has rights until %(day)s: she can join on the day after, or later.")
            raise ValidationError(words % {"who": user, "day": in_words(last)})
        return (first and min(first, wanted), None)

    def leave(self, user):
        self.refuse_foreign(user)
        before, wanted = self.days_before(user), self.change.last_day
        if before is None:
            raise ValidationError(_("%(who)s has no rights in the secretariat.") % {"who": user})
        first, last = before
        if last and last < timezone.localdate() and last != wanted:
            raise ValidationError(_("The rights of %(who)s have ended already.") % {"who": user})
        after = None if first and first > wanted else (first, wanted)
        return Step(user.email, user.name, before, after, False, user)

    def days_before(self, user):
        member = self.members.get(user.email.lower())
        return days_of(member) if member else None

    def refuse_foreign(self, user):
        """Who runs the portal is changed by her like alone; an account that is off by nobody."""
        if user.is_superuser and not self.by.is_superuser:
            words = _("%(who)s runs the portal: only somebody who does, too, changes these days.")
            raise ValidationError(words % {"who": user})
        if not user.is_active:
            words = _("The account of %(who)s is switched off: it gets and loses no rights.")
            raise ValidationError(words % {"who": user})

    # All of them

    def refuse_both(self):
        joining = {step.email.lower() for step in self.steps if step.joins}
        for user in self.change.leaving:
            if user.email.lower() in joining:
                raise ValidationError(_("%(who)s cannot join and leave at once.") % {"who": user})

    def refuse_lock_out(self):
        """On every day from today on somebody has rights, and no day loses all of the team."""
        steps = {step.email.lower(): step.after for step in self.steps}
        everybody = self.first_gap(self.members.values(), steps)
        own = [user for user in self.members.values() if user.is_member]
        before, after = self.first_gap(own, {}), self.first_gap(own, steps)
        worse = after if after and (before is None or after < before) else None
        if day := worse or everybody:
            words = _("On %(day)s nobody would have rights in the secretariat.")
            raise ValidationError(words % {"day": in_words(day)}, code="lock_out")

    def first_gap(self, users, steps):
        held = {user.email.lower(): days_of(user) for user in users if user.is_active}
        return first_day_with_nobody(
            [span for span in {**held, **steps}.values() if span], timezone.localdate()
        )

    def first_day_of_newcomers(self):
        """The first day on which nobody holds rights who has ever signed in; None for no such."""
        known = [user for user in self.members.values() if user.last_login]
        steps = {s.email.lower(): s.after for s in self.steps if s.user and s.user.last_login}
        return self.first_gap(known, steps)


def plan(change, by):
    """The steps of a change, looked at; raises ValidationError with all that stands against it."""
    planning = Planning(change, by)
    if planning.errors:
        raise ValidationError(planning.errors)
    return planning


@transaction.atomic
def carry_out(change, by, *, seen):
    """Change the rights and write to everybody concerned; gives the steps taken.

    `seen` is the fingerprint of the team that was looked at. Of two who come at once the second
    is refused; what is done already is not done again.
    """
    group, _made = Group.objects.get_or_create(name=SECRETARIAT)
    Group.objects.select_for_update().get(pk=group.pk)
    steps = [step for step in plan(change, by).steps if step.changes]
    if steps and seen != fingerprint():
        words = _("Somebody changed the team meanwhile: look at it again.")
        raise ValidationError(words, code="stale")
    for step in steps:
        take(step, group)
        team_letters.write_about(step, by)
    return steps


def take(step, group):
    """Give one person her days, with the group that has the rights."""
    user = step.user or User.objects.create_user(step.email, name=step.name)
    step.user = user
    user.is_staff = step.after is not None
    user.staff_first_day, user.staff_last_day = step.after or (None, None)
    user.full_clean(exclude=["password"])
    user.save()
    if step.after is None:
        user.groups.remove(group)
    elif step.before is None:
        user.groups.add(group)
