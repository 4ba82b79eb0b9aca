"""Fields of the API that hold the rows of a relation: one query reads them with their record."""

import json

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agencies.api import CodeField, SlugField
from agencies.columns import dates
from gmg_portal.lib.serializers import SlugsField

from .columns import REPORT
from .models import (
    ActivityAgency,
    ActivityPlace,
    ActivityRecommendation,
    AgencyRole,
    CheckWaiver,
    Objective,
    Output,
    PlanEvent,
    ProgressUpdate,
)


class PackedField(SlugsField):
    """The rows of a column of `columns.packed`, in their order."""

    def __init__(self, **kwargs):
        super().__init__(separator="\n", **kwargs)

    def to_representation(self, value):
        rows = [json.loads(line) for line in super().to_representation(value)]
        rows.sort(key=self.order)
        return [self.row(row) for row in rows]

    def order(self, row):
        return row.pop("order")

    def row(self, row):
        return row


class ObjectiveSerializer(serializers.ModelSerializer):
    class Meta:
        model = Objective
        fields = ["code", "text", "wording"]


class PlanEventSerializer(serializers.ModelSerializer):
    on_behalf_of = serializers.CharField(help_text="Empty for nobody in particular.")

    class Meta:
        model = PlanEvent
        fields = ["from_state", "to_state", "decided_on", "on_behalf_of", "comment"]


class CheckWaiverSerializer(serializers.ModelSerializer):
    activity = serializers.SlugField(allow_null=True, help_text="Null: the whole plan.")

    class Meta:
        model = CheckWaiver
        fields = ["check_name", "activity", "reason"]


class ActivityAgencySerializer(serializers.ModelSerializer):
    agency = SlugField()

    class Meta:
        model = ActivityAgency
        fields = ["agency", "role", "is_reporting", *dates("starts"), *dates("ends")]


class OutputSerializer(serializers.ModelSerializer):
    document = serializers.CharField(help_text="Empty where none is on record.")

    class Meta:
        model = Output
        fields = ["title", *dates("due"), *dates("delivered"), "document"]


class PlaceLinkSerializer(serializers.ModelSerializer):
    place = CodeField()

    class Meta:
        model = ActivityPlace
        fields = ["place", "as_published"]


class ActivityRecommendationSerializer(serializers.ModelSerializer):
    recommendation = SlugField()
    framework = serializers.SlugField()

    class Meta:
        model = ActivityRecommendation
        fields = ["recommendation", "framework", "confidence"]


@extend_schema_field(ObjectiveSerializer(many=True))
class ObjectivesField(PackedField):
    pass


@extend_schema_field(PlanEventSerializer(many=True))
class PlanEventsField(PackedField):
    pass


@extend_schema_field(CheckWaiverSerializer(many=True))
class CheckWaiversField(PackedField):
    pass


@extend_schema_field(ActivityAgencySerializer(many=True))
class ActivityAgenciesField(PackedField):
    """The reporting lead first."""

    def order(self, row):
        return (row["role"] != AgencyRole.LEAD, not row["is_reporting"], row.pop("order"))

    def row(self, row):
        # One of the databases has no truth values of its own.
        return {**row, "is_reporting": bool(row["is_reporting"])}


class ActivityUpdateSerializer(serializers.ModelSerializer):
    agency = serializers.CharField(help_text="Empty for what was read in public documents.")

    class Meta:
        model = ProgressUpdate
        fields = [
            "slug",
            "origin",
            "agency",
            *dates("reported"),
            "status",
            *REPORT,
            "language",
        ]


@extend_schema_field(ActivityUpdateSerializer(many=True))
class ActivityUpdatesField(PackedField):
    """The newest first, undated ones last."""

    def to_representation(self, value):
        rows = super().to_representation(value)
        return sorted(rows, key=lambda row: row["reported_latest"] or "", reverse=True)


@extend_schema_field(OutputSerializer(many=True))
class OutputsField(PackedField):
    pass


@extend_schema_field(PlaceLinkSerializer(many=True))
class PlaceLinksField(PackedField):
    pass


@extend_schema_field(ActivityRecommendationSerializer(many=True))
class ActivityRecommendationsField(PackedField):
    pass
