"""Agencies by year as programs read them."""

from rest_framework import serializers

from agencies.models import MembershipStatus
from gmg_portal.lib.viewsets import ReadOnlyList

from .filters import AgencyYearFilterSet
from .rows import AgencyYears, Certainty


class AgencyYearSerializer(serializers.Serializer):
    """What an agency was in the group in a year, and how many activities were under way."""

    agency = serializers.SlugField()
    acronym = serializers.CharField()
    year = serializers.IntegerField()
    status = serializers.ChoiceField(
        [*MembershipStatus.values, ""], help_text="On record for the year; empty where it is not."
    )
    member = serializers.ChoiceField(Certainty.choices, help_text="On some day of the year.")
    member_at_end = serializers.ChoiceField(
        Certainty.choices, help_text="On the last day of the year, or of the group."
    )
    chair = serializers.ChoiceField(
        Certainty.choices, help_text="Held the chair on some day of the year."
    )
    leads_certainly = serializers.IntegerField()
    leads_possibly = serializers.IntegerField(help_text="Those that are certain among them.")
    contributes_certainly = serializers.IntegerField()
    contributes_possibly = serializers.IntegerField(help_text="Those that are certain among them.")


class AgencyYearViewSet(ReadOnlyList):
    """A row for each agency and year of the group: membership, chair, activities under way."""

    api_name = "agency-year"
    serializer_class = AgencyYearSerializer
    filterset_class = AgencyYearFilterSet

    def get_queryset(self):
        return AgencyYears(self.request.user)
