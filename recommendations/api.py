"""What programs read: sets, recommendations, pairs, tables and treaties."""

from rest_framework import serializers

from agencies.columns import slug_of, slugs_of
from gmg_portal.lib.serializers import RECORD_FIELDS, RecordSerializer, SlugsField, TextsField
from gmg_portal.lib.viewsets import ReadOnlyViewSet

from .api_fields import dates, slug_from
from .columns import links_of_treaties
from .convergence.api import routes as agreement
from .filters import (
    FrameworkFilterSet,
    InstrumentFilterSet,
    RecommendationFilterSet,
    ThemeFilterSet,
)
from .models import (
    Erratum,
    Framework,
    Instrument,
    Recommendation,
    Theme,
)


class ThemeSerializer(RecordSerializer):
    name = TextsField()

    class Meta:
        model = Theme
        fields = [*RECORD_FIELDS, "name", "name_official_in", "description"]


class FrameworkSerializer(RecordSerializer):
    title = TextsField()

    class Meta:
        model = Framework
        fields = [
            *RECORD_FIELDS,
            "title",
            "title_official_in",
            "issuer",
            *dates("dated"),
            "wording",
            "summary",
            "preamble",
        ]


class RecommendationSerializer(RecordSerializer):
    framework = slug_from()
    parent = serializers.CharField(
        source="parent_slug", read_only=True, help_text="Empty where it is part of nothing."
    )
    title = TextsField()
    text = TextsField()
    themes = SlugsField(source="theme_slugs")
    instruments = SlugsField(
        source="instrument_slugs", help_text="The treaties and declarations that it is about."
    )

    class Meta:
        model = Recommendation
        fields = [
            *RECORD_FIELDS,
            "framework",
            "code",
            "alternative_code",
            "number_is_ours",
            "parent",
            "section",
            "level",
            "title",
            "title_official_in",
            "text",
            "text_official_in",
            "wording",
            "locator",
            "assessable",
            "themes",
            "instruments",
            "order",
        ]


class ErratumSerializer(serializers.ModelSerializer):
    class Meta:
        model = Erratum
        fields = ["field", "old_text", "new_text", "reason", "corrected_on"]


class RecommendationDetailSerializer(RecommendationSerializer):
    errata = ErratumSerializer(
        many=True, read_only=True, help_text="Corrections of its published texts, the newest first."
    )

    class Meta(RecommendationSerializer.Meta):
        fields = [*RecommendationSerializer.Meta.fields, "errata"]


class InstrumentSerializer(RecordSerializer):
    title = TextsField()
    short_name = TextsField()
    custodian = serializers.CharField(
        source="custodian_slug", read_only=True, help_text="Empty where no agency looks after it."
    )
    themes = SlugsField(source="theme_slugs")
    regions = SlugsField(source="region_codes")
    recommendations = SlugsField(
        source="recommendation_slugs", help_text="The recommendations that are about it."
    )

    class Meta:
        model = Instrument
        fields = [
            *RECORD_FIELDS,
            "title",
            "title_official_in",
            "short_name",
            "short_name_official_in",
            "kind",
            "scope",
            "scope_note",
            "regions",
            *dates("adopted", "entered_into_force"),
            "depositary",
            "custodian",
            "parties",
            *dates("parties_as_of"),
            "status_url",
            "themes",
            "recommendations",
        ]


class ThemeViewSet(ReadOnlyViewSet):
    queryset = Theme.objects.all()
    serializer_class = ThemeSerializer
    filterset_class = ThemeFilterSet


class FrameworkViewSet(ReadOnlyViewSet):
    queryset = Framework.objects.all()
    serializer_class = FrameworkSerializer
    filterset_class = FrameworkFilterSet


class RecommendationViewSet(ReadOnlyViewSet):
    queryset = Recommendation.objects.annotate(
        theme_slugs=slugs_of(Recommendation, "themes"),
        parent_slug=slug_of(Recommendation, "parent"),
        instrument_slugs=links_of_treaties("recommendation", "instrument"),
    )
    filterset_class = RecommendationFilterSet

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.prefetch_related("errata") if self.detail else queryset

    def get_serializer_class(self):
        return RecommendationDetailSerializer if self.detail else RecommendationSerializer


class InstrumentViewSet(ReadOnlyViewSet):
    queryset = Instrument.objects.annotate(
        theme_slugs=slugs_of(Instrument, "themes"),
        region_codes=slugs_of(Instrument, "regions"),
        recommendation_slugs=links_of_treaties("instrument", "recommendation"),
        custodian_slug=slug_of(Instrument, "custodian"),
    )
    serializer_class = InstrumentSerializer
    filterset_class = InstrumentFilterSet


routes = [
    ("themes", ThemeViewSet),
    ("frameworks", FrameworkViewSet),
    ("recommendations", RecommendationViewSet),
    *agreement,
    ("instruments", InstrumentViewSet),
]
