"""Rounds of reporting for programs: what was asked and what the public knows of the answers."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from agencies.columns import slug_of
from gmg_portal.lib.serializers import PageField
from gmg_portal.lib.viewsets import ReadOnlyList, ReadOnlyViewSet
from workplan.models import ReportingRound, ReportRequest

from .asked import asked_of, rounds_for_listing
from .filters import ReportRequestFilterSet, RoundFilterSet
from .standing import PUBLIC


class RoundSerializer(serializers.ModelSerializer):
    url = PageField()
    api_url = serializers.SerializerMethodField()
    plan = serializers.CharField(source="plan_slug", read_only=True)
    activities = serializers.IntegerField(
        source="asked_number", read_only=True, help_text="How many it asks about."
    )
    requests_url = serializers.SerializerMethodField()
    snapshot_url = serializers.SerializerMethodField(help_text="Null until it is sealed.")

    class Meta:
        model = ReportingRound
        fields = [
            "id",
            "slug",
            "url",
            "api_url",
            "plan",
            "title",
            "asks",
            "scope",
            "state",
            "opens_on",
            "due_on",
            "activities",
            "requests_url",
            "sealed_at",
            "sealed_sha256",
            "snapshot_url",
            "version",
            "changed_at",
        ]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_api_url(self, round_):
        return reverse("round-detail", args=[round_.slug], request=self.context["request"])

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_requests_url(self, round_):
        url = reverse("reportrequest-list", request=self.context["request"])
        return f"{url}?round={round_.slug}"

    @extend_schema_field({"type": ["string", "null"], "format": "uri"})
    def get_snapshot_url(self, round_):
        if not round_.sealed_sha256:
            return None
        return reverse("round_snapshot", args=[round_.slug], request=self.context["request"])


class ReportRequestSerializer(serializers.ModelSerializer):
    round = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    plan = serializers.SlugField(source="round.plan.slug", read_only=True)
    activity = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    agency = serializers.SlugRelatedField(slug_field="slug", read_only=True)
    standing = serializers.ChoiceField(
        source="told", choices=[str(word) for word in PUBLIC], read_only=True
    )
    due = serializers.DateField(source="due_day", read_only=True)
    received = serializers.DateField(
        source="received_on",
        read_only=True,
        allow_null=True,
        help_text="Null where nothing was received.",
    )
    is_late = serializers.BooleanField(
        source="received_late", read_only=True, help_text="Received after the day it was due."
    )
    is_overdue = serializers.BooleanField(read_only=True)
    report = serializers.CharField(
        source="report_slug", read_only=True, help_text="The accepted update, or empty."
    )

    sha256 = serializers.CharField(
        source="digest",
        read_only=True,
        help_text="Of what was stored when the round was sealed, or empty.",
    )

    class Meta:
        model = ReportRequest
        fields = [
            "id",
            "round",
            "plan",
            "activity",
            "agency",
            "standing",
            "due",
            "received",
            "is_late",
            "is_overdue",
            "extended_to",
            "extended_because",
            "waived_because",
            "report",
            "sha256",
        ]


class RoundViewSet(ReadOnlyViewSet):
    """Rounds in which agencies were asked to report on a plan."""

    api_name = "round"
    queryset = ReportingRound.objects.all()
    serializer_class = RoundSerializer
    filterset_class = RoundFilterSet

    def get_queryset(self):
        rounds = rounds_for_listing(super().get_queryset())
        return rounds.annotate(plan_slug=slug_of(ReportingRound, "plan"))


class ReportRequestViewSet(ReadOnlyList):
    """What rounds asked, an activity each, and where the report stands as everybody may know."""

    api_name = "reportrequest"
    queryset = ReportRequest.objects.none()
    serializer_class = ReportRequestSerializer
    filterset_class = ReportRequestFilterSet

    def get_queryset(self):
        return asked_of(None, self.request.user)
