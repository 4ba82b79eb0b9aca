"""What programs read: sets, recommendations, pairs, tables and treaties."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from gmg_portal.lib.serializers import RECORD_FIELDS, RecordSerializer, SlugsField, TextsField
from gmg_portal.lib.viewsets import ReadOnlyViewSet

from .columns import SKOS, columns_of, links_of_treaties, slug_of, slugs_of
from .convergence import Value, convergence_of
from .filters import (
    AlignmentFilterSet,
    ConvergenceTableFilterSet,
    FrameworkFilterSet,
    InstrumentFilterSet,
    NoCounterpartFilterSet,
    RecommendationFilterSet,
    ThemeFilterSet,
)
from .models import (
    Alignment,
    ConvergenceTable,
    Erratum,
    Framework,
    Instrument,
    NoCounterpart,
    Recommendation,
    Theme,
)


def dates(*names):
    return [f"{name}{bound}" for name in names for bound in ("", "_earliest", "_latest")]


def slug_from(path=None):
    """The short name of the record that the field, or `path`, leads to."""
    return serializers.SlugRelatedField(source=path, slug_field="slug", read_only=True)


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


class AlignmentSerializer(RecordSerializer):
    recommendation_a = slug_from()
    framework_a = slug_from("recommendation_a.framework")
    recommendation_b = slug_from()
    framework_b = slug_from("recommendation_b.framework")
    skos = serializers.SerializerMethodField()

    class Meta:
        model = Alignment
        fields = [
            *RECORD_FIELDS,
            "framework_a",
            "recommendation_a",
            "relation",
            "skos",
            "framework_b",
            "recommendation_b",
            "state",
            "rationale",
            "basis",
        ]

    @extend_schema_field({"type": "string", "enum": list(SKOS.values())})
    def get_skos(self, record):
        return SKOS[record.relation]


class NoCounterpartSerializer(RecordSerializer):
    recommendation = slug_from()
    looked_for_in = slug_from("framework")

    class Meta:
        model = NoCounterpart
        fields = [*RECORD_FIELDS, "recommendation", "looked_for_in", *dates("checked")]


class ConvergenceTableSerializer(RecordSerializer):
    rows_framework = slug_from()
    columns = SlugsField(source="column_slugs")

    class Meta:
        model = ConvergenceTable
        fields = [*RECORD_FIELDS, "title", "rows_framework", "columns"]


class ColumnSerializer(serializers.Serializer):
    slug = serializers.CharField(read_only=True)
    name = serializers.CharField(read_only=True)
    frameworks = serializers.SerializerMethodField()

    def get_frameworks(self, column) -> list[str]:
        return [framework.slug for framework in column.frameworks]


class CellSerializer(serializers.Serializer):
    """`pairs` and `none_found` are the short names of what the value rests on."""

    row = serializers.CharField(source="row.slug", read_only=True)
    column = serializers.CharField(source="column.slug", read_only=True)
    value = serializers.ChoiceField(choices=Value.choices, read_only=True)
    endorsed = serializers.IntegerField(read_only=True)
    proposed = serializers.IntegerField(read_only=True)
    pairs = serializers.ListField(source="slugs", child=serializers.CharField(), read_only=True)
    none_found = serializers.ListField(child=serializers.CharField(), read_only=True)


class ConvergenceTableDetailSerializer(RecordSerializer):
    rows_framework = slug_from()
    columns = serializers.SerializerMethodField()
    cells = serializers.SerializerMethodField()

    class Meta:
        model = ConvergenceTable
        fields = [*RECORD_FIELDS, "title", "rows_framework", "columns", "cells"]

    def convergence(self, table):
        if not hasattr(table, "computed"):
            table.computed = convergence_of(table, self.context["request"].user)
        return table.computed

    @extend_schema_field(ColumnSerializer(many=True))
    def get_columns(self, table):
        return ColumnSerializer(self.convergence(table).columns, many=True).data

    @extend_schema_field(CellSerializer(many=True))
    def get_cells(self, table):
        return CellSerializer(self.convergence(table).flat, many=True).data


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
        parent_slug=slug_of("parent"),
        instrument_slugs=links_of_treaties("recommendation", "instrument"),
    )
    filterset_class = RecommendationFilterSet

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.prefetch_related("errata") if self.detail else queryset

    def get_serializer_class(self):
        return RecommendationDetailSerializer if self.detail else RecommendationSerializer


class AlignmentViewSet(ReadOnlyViewSet):
    queryset = Alignment.objects.all()
    serializer_class = AlignmentSerializer
    filterset_class = AlignmentFilterSet


class NoCounterpartViewSet(ReadOnlyViewSet):
    queryset = NoCounterpart.objects.all()
    serializer_class = NoCounterpartSerializer
    filterset_class = NoCounterpartFilterSet


class ConvergenceTableViewSet(ReadOnlyViewSet):
    """A list names the columns of each table; one table comes with its cells."""

    queryset = ConvergenceTable.objects.annotate(column_slugs=columns_of())
    filterset_class = ConvergenceTableFilterSet

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.with_columns(self.request.user) if self.detail else queryset

    def get_serializer_class(self):
        return ConvergenceTableDetailSerializer if self.detail else ConvergenceTableSerializer


class InstrumentViewSet(ReadOnlyViewSet):
    queryset = Instrument.objects.annotate(
        theme_slugs=slugs_of(Instrument, "themes"),
        region_codes=slugs_of(Instrument, "regions"),
        recommendation_slugs=links_of_treaties("instrument", "recommendation"),
        custodian_slug=slug_of("custodian"),
    )
    serializer_class = InstrumentSerializer
    filterset_class = InstrumentFilterSet


routes = [
    ("themes", ThemeViewSet),
    ("frameworks", FrameworkViewSet),
    ("recommendations", RecommendationViewSet),
    ("alignments", AlignmentViewSet),
    ("no-counterparts", NoCounterpartViewSet),
    ("convergence-tables", ConvergenceTableViewSet),
    ("instruments", InstrumentViewSet),
]
