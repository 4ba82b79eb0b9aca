"""The filters of the list of agencies, and what other lists need to be filtered by agency."""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from agencies.models import (
    Agency,
    AgencyAlias,
    AgencyKind,
    Body,
    Membership,
    MembershipStatus,
    OfficeRole,
    OfficeTerm,
)
from gmg_portal.lib.filter_forms import HiddenOnce
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
)
from gmg_portal.lib.searchtext import words_of

AGENCIES = {"queryset": Agency.objects.all(), "shows": "acronym", "label": _("Agency")}
BODIES = {"queryset": Body.objects.all(), "label": _("Body")}


class AgencyFilterSet(PortalFilterSet):
    """A day, a body and a status speak of one membership, or with a role of one office term.

    Without a body the membership is one of the portal's group, or before it of its predecessor.
    """

    first_fields = ("q", "kind", "role")

    q = TextFilter(label=_("Name or acronym"), method="called")
    kind = ChoiceMultipleFilter(choices=AgencyKind.choices, label=_("Kind"))
    role = ChoiceMultipleFilter(
        choices=OfficeRole.choices, label=_("Has been"), method="all_at_once"
    )
    body = SlugMultipleFilter(**BODIES, method="all_at_once", linked=True)
    status = ChoiceMultipleFilter(
        choices=MembershipStatus.choices, label=_("Status"), method="all_at_once"
    )
    on = OnDayFilter(method="all_at_once", widget=HiddenOnce)
    possibly_on = OnDayFilter(
        label=_("Possibly on this day"), method="all_at_once", widget=HiddenOnce
    )
    sort = SortFilter(
        {
            "entry": ("entered_on", "acronym"),
            "acronym": "acronym",
            "name": "name",
            "kind": ("kind", "acronym"),
        }
    )

    def filter_queryset(self, queryset):
        entries = Membership.objects.published().in_the_group().filter(agency=OuterRef("pk"))
        first = entries.order_by("starts_latest").values("starts_latest")[:1]
        queryset = super().filter_queryset(queryset.annotate(entered_on=Subquery(first)))
        return self._with_office(self._with_membership(queryset))

    def called(self, queryset, name, value):
        """Every word in the names and acronyms, or in an alias, in any language."""
        for word in words_of(value):
            aliases = AgencyAlias.objects.filter(agency=OuterRef("pk"), normalised__contains=word)
            queryset = queryset.filter(Q(search_text__contains=word) | Exists(aliases))
        return queryset

    def all_at_once(self, queryset, name, value):
        """These filters belong together: `filter_queryset` looks at all of them."""
        return queryset

    def _given(self, name):
        return self.form.cleaned_data.get(name)

    def _with_membership(self, queryset):
        asks_of_office = self._given("role") and not self._given("status")
        names = ("status", "body", "on", "possibly_on")
        if asks_of_office or not any(self._given(name) for name in names):
            return queryset
        rows = Membership.objects.filter(
            status__in=self._given("status") or [MembershipStatus.MEMBER]
        )
        if not self._given("body"):
            rows = rows.in_the_group()
        return queryset.filter(Exists(self._at_that_time(rows)))

    def _with_office(self, queryset):
        roles = self._given("role")
        if not roles:
            return queryset
        return queryset.filter(
            Exists(self._at_that_time(OfficeTerm.objects.filter(role__in=roles)))
        )

    def _at_that_time(self, rows):
        """Published rows of an agency, in the bodies and on the days that are asked for."""
        rows = rows.published().filter(agency=OuterRef("pk"))
        if self._given("body"):
            rows = rows.filter(body__slug__in=self._given("body"))
        if self._given("on"):
            rows = rows.on(self._given("on"))
        if self._given("possibly_on"):
            rows = rows.possibly_on(self._given("possibly_on"))
        return rows


class KeyFigureFilterSet(PortalFilterSet):
    first_fields = ("agency", "year", "text")

    agency = SlugMultipleFilter(**AGENCIES)
    year = YearFilter(starts="on", ends="on")
    text = TextFilter(label=_("What is counted"))
    sort = SortFilter(
        {
            "agency": ("agency__acronym", "what", "on_latest"),
            "what": ("what", "on_latest"),
            "on": ("on_latest", "agency__acronym"),
            "value": "value",
        }
    )
