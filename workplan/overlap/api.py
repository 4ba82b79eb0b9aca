"""Overlaps as programs read them."""

from rest_framework import serializers

from gmg_portal.lib.viewsets import ReadOnlyList

from .filters import OverlapFilterSet
from .pairs import Overlaps
from .shown import named


class OverlapSerializer(serializers.Serializer):
    """Two activities at work on the same recommendation at the same time."""

    recommendation = serializers.SlugField()
    framework = serializers.SlugField()
    activity = serializers.SlugField(help_text="The one that began first.")
    leads = serializers.ListField(child=serializers.SlugField())
    other = serializers.SlugField()
    other_leads = serializers.ListField(child=serializers.SlugField())
    starts = serializers.DateField(help_text="The first day that both share.")
    ends = serializers.DateField(
        help_text="The last day that both share; 9999-12-31 where both are open."
    )
    places = serializers.ListField(
        child=serializers.CharField(),
        help_text="Codes of the places in common, the narrower where one lies in the other.",
    )


class OverlapViewSet(ReadOnlyList):
    """Activities of different leads that serve the same recommendation at the same time."""

    api_name = "overlap"
    serializer_class = OverlapSerializer
    filterset_class = OverlapFilterSet

    def get_queryset(self):
        return Overlaps.on_record()

    def paginate_queryset(self, queryset):
        return list(named(queryset, super().paginate_queryset(queryset)))
