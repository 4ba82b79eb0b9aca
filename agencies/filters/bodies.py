"""The filters of bodies, of who belonged to them and of who held their offices."""

from django.utils.translation import gettext_lazy as _

from agencies.models import Body, BodyKind, MembershipStatus, OfficeRole
from gmg_portal.lib.filter_forms import HiddenOnce
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)

from .agencies import AGENCIES, BODIES


class PossiblyOnFilter(OnDayFilter):
    """`?possibly_on=2017-12-31`: what was, or for all that is known may have been, that day."""

    def filter(self, queryset, value):
        return queryset.possibly_on(value) if value else queryset


class PossibleDays(PortalFilterSet):
    """Lists of periods: what certainly was on a day, and what possibly was."""

    on = OnDayFilter()
    possibly_on = PossiblyOnFilter(label=_("Possibly on this day"))


class BodyFilterSet(PossibleDays):
    first_fields = ("text", "kind", "part_of")

    text = TextFilter(label=_("Words in the name"))
    kind = ChoiceMultipleFilter(choices=BodyKind.choices, label=_("Kind"))
    part_of = SlugMultipleFilter("parent", queryset=Body.objects.all(), label=_("Part of"))
    on = OnDayFilter(widget=HiddenOnce)
    possibly_on = PossiblyOnFilter(label=_("Possibly on this day"), widget=HiddenOnce)
    sort = SortFilter(
        {
            "starts": ("starts_latest", "name"),
            "name": "name",
            "kind": ("kind", "starts_latest"),
            "ends": ("ends_latest", "name"),
        }
    )


class MembershipFilterSet(PossibleDays):
    first_fields = ("agency", "body", "on", "year")

    agency = SlugMultipleFilter(**AGENCIES)
    body = SlugMultipleFilter(**BODIES)
    year = YearFilter()
    status = ChoiceMultipleFilter(choices=MembershipStatus.choices, label=_("Status"))
    sort = SortFilter(
        {
            "starts": ("starts_latest", "agency__acronym"),
            "agency": ("agency__acronym", "starts_latest"),
            "body": ("body__name", "starts_latest", "agency__acronym"),
            "ends": ("ends_latest", "agency__acronym"),
        }
    )


class OfficeTermFilterSet(PossibleDays):
    first_fields = ("agency", "body", "role", "on")

    agency = SlugMultipleFilter(**AGENCIES)
    body = SlugMultipleFilter(**BODIES)
    role = ChoiceMultipleFilter(choices=OfficeRole.choices, label=_("Role"))
    year = YearFilter()
    interim = YesNoFilter("is_interim", label=_("Interim"))
    text = TextFilter(label=_("Words in the theme of the term"))
    sort = SortFilter(
        {
            "starts": ("starts_latest", "agency__acronym"),
            "agency": ("agency__acronym", "starts_latest"),
            "body": ("body__name", "starts_latest", "agency__acronym"),
            "role": ("role", "starts_latest"),
            "ends": ("ends_latest", "agency__acronym"),
        }
    )


class AttestedCountFilterSet(PortalFilterSet):
    first_fields = ("body", "year")

    body = SlugMultipleFilter(**BODIES)
    year = YearFilter(starts="on", ends="on")
    sort = SortFilter(
        {"on": ("on_latest", "body__name"), "body": ("body__name", "on_latest"), "count": "count"}
    )
