"""Of which activities it is told who does what, and by which items; for page, file and API."""

import django_filters
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agencies.models import Body
from gmg_portal.lib.filter_forms import OneOfField
from gmg_portal.lib.filters import OnDayFilter, PortalFilterSet, SlugMultipleFilter, YearFilter
from recommendations.models import Framework
from workplan.filter_kinds import NamedOptions, OrNoneFilter
from workplan.models import AgencyRole, WorkPlan

THEMES = "theme"

#: Filters that the list of activities knows under the same names: its links carry them.
OF_ACTIVITIES = ("plan", "body", "year", "on")


class SetFilter(SlugMultipleFilter):
    """The set of which the items are the columns; it leaves out no activity."""

    field_class = OneOfField

    def filter(self, queryset, value):
        return queryset


class ColumnsFilter(django_filters.Filter):
    """Says what is drawn, and leaves out no activity."""

    field_class = OneOfField

    def filter(self, queryset, value):
        return queryset


class WhoDoesWhatFilterSet(NamedOptions, PortalFilterSet):
    first_fields = ("framework", "by", "plan", "year")

    framework = SetFilter(
        label=_("Set of recommendations"), queryset=Framework.objects.all(), shows="title"
    )
    by = ColumnsFilter(
        label=_("Columns"),
        choices=[("", _("Items of the set")), (THEMES, _("Themes"))],
    )
    plan = SlugMultipleFilter(
        "plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    year = YearFilter()
    on = OnDayFilter(label=_("Under way on"))
    body = OrNoneFilter(
        "body", label=_("Body"), queryset=Body.objects.all(), no_label=_("No body on record")
    )
    role = ColumnsFilter(
        label=_("Part in the activity"),
        choices=[
            ("", _("Any")),
            (AgencyRole.LEAD, _("Leads")),
            (AgencyRole.CONTRIBUTOR, _("Contributes")),
        ],
    )

    @cached_property
    def options(self):
        options = super().options
        options["framework"] = [("", _("Choose a set")), *options["framework"]]
        return options

    @property
    def asked(self):
        """What is asked for and possible, by name."""
        self.form.is_valid()
        return self.form.cleaned_data

    @property
    def of_activities(self):
        """The filters of the list of activities that are set: {name: value}."""
        asked = {name: self.asked.get(name) for name in OF_ACTIVITIES}
        # On a day agencies have the parts that they had that day.
        asked["as_of"] = asked["on"]
        return {name: value for name, value in asked.items() if value}
