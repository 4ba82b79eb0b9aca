"""What programs read of agreement: pairs, what was looked for in vain, tables and their cells."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from gmg_portal.lib.serializers import RECORD_FIELDS, RecordSerializer, SlugsField
from gmg_portal.lib.viewsets import ReadOnlyList, ReadOnlyViewSet
from recommendations.api_fields import dates, slug_from
from recommendations.columns import SKOS, columns_of
from recommendations.filters import (
    AlignmentFilterSet,
    ConvergenceTableFilterSet,
    NoCounterpartFilterSet,
)
from recommendations.models import (
    Alignment,
    AlignmentState,
    ConvergenceTable,
    NoCounterpart,
    Relation,
)

from .filters import CellFilterSet
from .grid import Value
from .reading import convergence_of


class DecisionSerializer(serializers.Serializer):
    """A step of a pair: to which state, on which day (null: on none on record), for whom, why."""

    state = serializers.ChoiceField(
        source="to_state", choices=AlignmentState.choices, read_only=True
    )
    day = serializers.DateField(source="decided_on", allow_null=True, read_only=True)
    on_behalf_of = serializers.SerializerMethodField()
    comment = serializers.CharField(read_only=True)

    def get_on_behalf_of(self, step) -> str:
        agency = step.on_behalf_of
        return agency.slug if agency and agency.is_published else ""


class AlignmentSerializer(RecordSerializer):
    recommendation_a = slug_from()
    framework_a = slug_from("recommendation_a.framework")
    recommendation_b = slug_from()
    framework_b = slug_from("recommendation_b.framework")
    state = serializers.ChoiceField(
        source="state_then",
        choices=AlignmentState.choices,
        read_only=True,
        help_text="On the day that is asked for, or now.",
    )
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


class AlignmentDetailSerializer(AlignmentSerializer):
    decisions = DecisionSerializer(source="events", many=True, read_only=True)

    class Meta(AlignmentSerializer.Meta):
        fields = [*AlignmentSerializer.Meta.fields, "decisions"]


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


class ConvergenceCellSerializer(CellSerializer):
    """A cell of a saved table, or (`table` is empty) of sets that were chosen.

    `relations` and `skos` go with `pairs`, in their order, read from the row to the column.
    """

    table = serializers.SerializerMethodField()
    rows_framework = serializers.CharField(source="source.rows.slug", read_only=True)
    state = serializers.CharField(
        read_only=True, help_text="That of the strongest pair; empty without one."
    )
    relations = serializers.SerializerMethodField()
    skos = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()

    def get_table(self, cell) -> str:
        return cell.source.table.slug if cell.source.table else ""

    @extend_schema_field({"type": "array", "items": {"type": "string", "enum": Relation.values}})
    def get_relations(self, cell):
        return [pair.relation.value for pair in cell.pairs]

    @extend_schema_field(
        {"type": "array", "items": {"type": "string", "enum": list(SKOS.values())}}
    )
    def get_skos(self, cell):
        return [SKOS[pair.relation] for pair in cell.pairs]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_url(self, cell):
        return self.context["request"].build_absolute_uri(cell.url or cell.source.url())


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


class AlignmentViewSet(ReadOnlyViewSet):
    """A list gives the state of each pair; one pair comes with the decisions on it."""

    queryset = Alignment.objects.as_of()
    filterset_class = AlignmentFilterSet

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.prefetch_related("events__on_behalf_of") if self.detail else queryset

    def get_serializer_class(self):
        return AlignmentDetailSerializer if self.detail else AlignmentSerializer


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


class ConvergenceCellViewSet(ReadOnlyList):
    """The cells of a table, of chosen sets, or without either of every saved table."""

    api_name = "convergencecell"
    serializer_class = ConvergenceCellSerializer
    filterset_class = CellFilterSet

    def get_queryset(self):
        return ConvergenceTable.objects.none()  # the filters compute the cells


routes = [
    ("alignments", AlignmentViewSet),
    ("no-counterparts", NoCounterpartViewSet),
    ("convergence-tables", ConvergenceTableViewSet),
    ("convergence-cells", ConvergenceCellViewSet),
]
