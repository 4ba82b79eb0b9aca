"""Bodies, who belonged to them, who held their offices and how documents count their members."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.asof import AsOf
from agencies.citations import cite
from agencies.columns import dates, footing, period, slug_of, texts
from agencies.filters import (
    AttestedCountFilterSet,
    BodyFilterSet,
    KeyFigureFilterSet,
    MembershipFilterSet,
    OfficeTermFilterSet,
)
from agencies.headcount import Headcount
from agencies.models import AttestedCount, Body, KeyFigure, Meeting, Membership, OfficeTerm
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.languages import LANGUAGES

from .base import CountedList, DetailOnDay

#: So many meetings stand on the page of a body.
SHOWN = 8


class BodyList(CountedList):
    model = Body
    title = gettext_lazy("Bodies")
    counted = ngettext_lazy("%(count)s body", "%(count)s bodies", "count")
    filterset_class = BodyFilterSet
    template_name = "agencies/body_list.html"
    nav_section = "agencies"
    export_name = "body_export"
    api_name = "body-list"

    def get_context_data(self, page):
        return super().get_context_data(page, **AsOf(self.request).context)


class BodyExport(ListExport):
    model = Body
    filterset_class = BodyFilterSet
    file_name = "bodies"

    def get_export_columns(self):
        return {
            "slug": "slug",
            **texts("name"),
            "alternative_names": "alternative_names",
            "kind": "kind",
            "parent": "parent__slug",
            "predecessor": slug_of(Body, "predecessor"),
            **period(),
            "mandate": "mandate",
            **footing(Body),
        }


class BodyDetail(DetailOnDay):
    model = Body
    template_name = "agencies/body_detail.html"
    nav_section = "agencies"

    def get_queryset(self):
        return Body.objects.visible_to(self.request.user).for_listing()

    def get_context_data(self, **kwargs):
        body, user, day = self.object, self.request.user, self.as_of.day
        own = {"body": body}
        memberships = list(Membership.objects.visible_to(user).filter(**own).for_listing())
        terms = list(OfficeTerm.objects.visible_to(user).filter(**own).for_listing())
        counts = list(AttestedCount.objects.visible_to(user).filter(**own))
        meetings = list(Meeting.objects.visible_to(user).filter(**own).for_listing()[: SHOWN + 1])
        members = certain(memberships, body, day)
        possible = only_possible(memberships, body, day)
        body.sources = cite(user, [body], memberships, terms, counts)
        related = Body.objects.visible_to(user)
        return super().get_context_data(
            memberships=memberships,
            members=members,
            possible=possible,
            headcount=Headcount(day, len(members), len(members) + len(possible), body=body.slug),
            officers=[each for each in terms if each.on(day)],
            terms=terms,
            counts=counts,
            meetings=meetings[:SHOWN],
            has_more_meetings=len(meetings) > SHOWN,
            children=related.filter(parent=body),
            successors=related.filter(predecessor=body),
            names=[(code, *body.text_in("name", code)) for code, _name in LANGUAGES],
            crumbs=self.crumbs(),
            **kwargs,
        )

    def crumbs(self):
        above = [self.object.parent] if self.object.parent else []
        return [
            (_("Bodies"), reverse("body_list")),
            *((each.name, each.get_absolute_url()) for each in above),
            (self.object.name, ""),
        ]


def certain(memberships, body, day):
    """Members for certain on a day; the end of a body ends what belongs to it."""
    return [each for each in memberships if body.on(day) and each.on(day)]


def only_possible(memberships, body, day):
    sure = certain(memberships, body, day)
    return [
        each
        for each in memberships
        if each not in sure and body.possibly_on(day) and each.possibly_on(day)
    ]


class MembershipList(CountedList):
    model = Membership
    nav_section = "timeline"
    title = gettext_lazy("Memberships")
    lede = gettext_lazy("Which agency belonged to which body, and what the dates rest on.")
    counted = ngettext_lazy("%(count)s membership", "%(count)s memberships", "count")
    filterset_class = MembershipFilterSet
    template_name = "agencies/membership_list.html"
    export_name = "membership_export"
    api_name = "membership-list"


class MembershipExport(ListExport):
    model = Membership
    filterset_class = MembershipFilterSet
    file_name = "memberships"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "agency": "agency__slug",
            "body": "body__slug",
            "status": "status",
            **period(),
            "basis": "basis",
            **footing(Membership),
        }


class OfficeTermList(CountedList):
    model = OfficeTerm
    nav_section = "timeline"
    title = gettext_lazy("Office terms")
    lede = gettext_lazy("Who chaired, co-chaired, co-convened or coordinated which body.")
    counted = ngettext_lazy("%(count)s office term", "%(count)s office terms", "count")
    filterset_class = OfficeTermFilterSet
    template_name = "agencies/officeterm_list.html"
    export_name = "officeterm_export"
    api_name = "officeterm-list"


class OfficeTermExport(ListExport):
    model = OfficeTerm
    filterset_class = OfficeTermFilterSet
    file_name = "office-terms"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "body": "body__slug",
            "agency": "agency__slug",
            "role": "role",
            "is_interim": "is_interim",
            "motto": "motto",
            **period(),
            **footing(OfficeTerm),
        }


class KeyFigureList(CountedList):
    model = KeyFigure
    nav_section = "agencies"
    title = gettext_lazy("Key figures")
    lede = gettext_lazy("What agencies say of themselves in numbers, each with its date.")
    counted = ngettext_lazy("%(count)s figure", "%(count)s figures", "count")
    filterset_class = KeyFigureFilterSet
    template_name = "agencies/keyfigure_list.html"
    export_name = "keyfigure_export"
    api_name = "keyfigure-list"


class KeyFigureExport(ListExport):
    model = KeyFigure
    filterset_class = KeyFigureFilterSet
    file_name = "key-figures"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "agency": "agency__slug",
            "what": "what",
            "value": "value",
            "unit": "unit",
            **dates("on"),
            **footing(KeyFigure),
        }


class AttestedCountList(CountedList):
    model = AttestedCount
    nav_section = "timeline"
    title = gettext_lazy("Members as documents count them")
    lede = gettext_lazy(
        "How many members documents count at a date, whether or not they name them."
    )
    counted = ngettext_lazy("%(count)s count", "%(count)s counts", "count")
    filterset_class = AttestedCountFilterSet
    template_name = "agencies/attestedcount_list.html"
    export_name = "attestedcount_export"
    api_name = "attestedcount-list"


class AttestedCountExport(ListExport):
    model = AttestedCount
    filterset_class = AttestedCountFilterSet
    file_name = "attested-counts"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "body": "body__slug",
            **dates("on"),
            "count": "count",
            **footing(AttestedCount),
        }
