"""How many members the group had on a day: by name, possibly, and as documents count them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gmg_portal.lib.periods import format_date

from .models import AttestedCount, Body, Membership


@dataclass(frozen=True)
class Headcount:
    """`members` are certain, `most` counts who may have been one too.

    `counts` are (count, date as written) of the documents: the newest that may have been made by
    that day and, unless it is of that very day, the one after it. There are none where the
    newest agrees with the names. `body` is the short name of a body that is not the group.
    """

    day: object
    members: int = 0
    most: int = 0
    counts: tuple = ()
    body: str = ""

    @property
    def answer(self):
        """ "18 members on 23 May 2018, possibly 19": each number leads to its list."""
        words = ngettext("%(count)s member", "%(count)s members", self.members)
        members = self._link("on", words % {"count": self.members})
        parts = {"members": members, "day": format_date(self.day.isoformat())}
        if self.most == self.members:
            return mark_safe(_("%(members)s on %(day)s") % parts)  # noqa: S308 (escaped above)
        parts["most"] = self._link("possibly_on", self.most)
        sentence = _("%(members)s on %(day)s, possibly %(most)s")
        return mark_safe(sentence % parts)  # noqa: S308 (escaped above)

    @property
    def documents_say(self):
        """What documents count where names do not reach it, or nothing."""
        if not self.counts:
            return ""
        told = [f"{count} ({format_date(on)})" for count, on in self.counts]
        if len(told) > 1:
            first, then = told
            sentence = _("The documents count %(first)s, later %(then)s.")
            said = sentence % {"first": first, "then": then}
        else:
            said = _("The documents count %(number)s.") % {"number": told[0]}
        if max(count for count, _on in self.counts) > self.most:
            said = " ".join([said, _("They do not name them all.")])
        return format_html('<a href="{}">{}</a>', reverse("attestedcount_list"), said)

    def _link(self, parameter, words):
        query = {**({"body": self.body} if self.body else {}), parameter: self.day.isoformat()}
        url = f"{reverse('agency_list')}?{urlencode(query)}"
        return format_html('<a href="{}">{}</a>', url, words)


def headcount(body, day):
    """Of the portal's group and the one that it grew out of, in one query."""
    if body is None:
        return Headcount(day)
    members = Membership.objects.published().in_the_group().members()
    counts = AttestedCount.objects.published().filter(body__in=Body.objects.of_the_group())
    before = counts.filter(on_earliest__lte=day).order_by("-on_earliest", "-on_latest", "-pk")
    after = counts.filter(on_earliest__gt=day).order_by("on_earliest", "on_latest", "pk")
    found = (
        Body.objects.filter(pk=body.pk)
        .annotate(
            members=_agencies(members.on(day)),
            most=_agencies(members.possibly_on(day)),
            before=Subquery(before.values("count")[:1]),
            before_on=Subquery(before.values("on")[:1]),
            before_until=Subquery(before.values("on_latest")[:1]),
            after=Subquery(after.values("count")[:1]),
            after_on=Subquery(after.values("on")[:1]),
        )
        .values("members", "most", "before", "before_on", "before_until", "after", "after_on")
        .get()
    )
    return Headcount(day, found["members"], found["most"], tuple(_differing(found, day)))


def _agencies(memberships):
    """How many agencies these memberships are of, as a subquery."""
    rows = memberships.order_by().annotate(of_all=Value(1)).values("of_all")
    number = rows.annotate(number=Count("agency", distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _differing(found, day):
    if found["before"] is None or found["members"] <= found["before"] <= found["most"]:
        return
    yield found["before"], found["before_on"]
    if found["before_until"] < day and found["after"] is not None:
        yield found["after"], found["after_on"]
