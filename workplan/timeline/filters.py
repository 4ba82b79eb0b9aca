"""The filters of the list of activities, and how what they find is drawn."""

import django_filters
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.filter_forms import HiddenOnce, OneOfField
from gmg_portal.lib.filters import YearFilter
from gmg_portal.lib.gantt import QUARTERS, YEARS
from workplan.filters import ActivityFilterSet

from .groups import GROUPINGS

#: What says how the rows are drawn, and not which rows they are.
DRAWN = ("group", "zoom", "from", "to")


class AsDrawn(django_filters.Filter):
    """One of several ways to draw; it leaves the rows as they are."""

    field_class = OneOfField

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenOnce, **kwargs)

    def filter(self, queryset, value):
        return queryset


class YearDrawn(YearFilter):
    """The first or the last year of the drawing; it leaves the rows as they are."""

    def __init__(self, **kwargs):
        super().__init__(widget=HiddenOnce, **kwargs)

    def filter(self, queryset, value):
        return queryset


class ActivityTimelineFilterSet(ActivityFilterSet):
    is_ticked = is_tallied = True
    tallied_fields = ("plan", "status", "agency", "lead", "body", "kind")
    harmless = ActivityFilterSet.harmless | frozenset(DRAWN)

    group = AsDrawn(
        label=_("Rows by"), choices=[(name, each.label) for name, each in GROUPINGS.items()]
    )
    zoom = AsDrawn(label=_("Columns"), choices=[(YEARS, _("years")), (QUARTERS, _("quarters"))])
    to = YearDrawn(label=_("Last year shown"))

    @classmethod
    def get_filters(cls):
        """`from` is a word of Python, which no attribute is called."""
        return {**super().get_filters(), "from": YearDrawn(label=_("First year shown"))}

    def active_chips(self, request):
        return [chip for chip in super().active_chips(request) if chip.name not in DRAWN]
