"""Who works on what was agreed, for programs."""

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from agencies.columns import dates
from gmg_portal.lib.problems import WrongParameters
from gmg_portal.lib.serializers import RECORD_FIELDS, PageField, RecordSerializer
from gmg_portal.lib.viewsets import ReadOnlyViewSet
from recommendations.models import Recommendation
from workplan.filters import LinkReviewFilterSet
from workplan.models import LinkReview

from .filters import STATES, CoverageDayFilterSet, CoverageFilterSet
from .states import Coverage, covered, day_asked, listed
from .work import work_on

ON = OpenApiParameter("on", {"type": "string", "format": "date"}, description="As it was that day.")


class NewestSerializer(serializers.Serializer):
    """The newest that is on record about these activities."""

    reported = serializers.CharField(help_text="Date as written (EDTF).")
    activity = serializers.SlugField()
    update = serializers.SlugField()


class WorkSerializer(serializers.ModelSerializer):
    """`activities` are all that serve it, `cancelled` those of them that are no work.

    Of the others: `our_reading` of the links are not documented, `in_its_spirit` were over before
    the set was issued, of `outcome_unknown` nobody knows what became.
    """

    recommendation = serializers.SlugField(source="slug", read_only=True)
    framework = serializers.SlugField(source="framework.slug", read_only=True)
    url = PageField()
    api_url = serializers.SerializerMethodField()
    coverage = serializers.SerializerMethodField()
    activities = serializers.IntegerField(source="work.activities", read_only=True)
    cancelled = serializers.IntegerField(source="work.cancelled", read_only=True)
    our_reading = serializers.IntegerField(source="work.our_reading", read_only=True)
    in_its_spirit = serializers.IntegerField(source="work.in_its_spirit", read_only=True)
    outcome_unknown = serializers.IntegerField(source="work.outcome_unknown", read_only=True)
    leads = serializers.SerializerMethodField()
    newest = serializers.SerializerMethodField()

    class Meta:
        model = Recommendation
        fields = [
            "recommendation",
            "framework",
            "url",
            "api_url",
            "code",
            "level",
            "coverage",
            "activities",
            "cancelled",
            "our_reading",
            "in_its_spirit",
            "outcome_unknown",
            "leads",
            "newest",
        ]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_api_url(self, record):
        return reverse("coverage-detail", args=[record.slug], request=self.context["request"])

    @extend_schema_field({"type": "string", "enum": [slug for slug, _label in STATES]})
    def get_coverage(self, record):
        return Coverage(record.coverage).slug

    def get_leads(self, record) -> list[str]:
        return [slug for slug, _acronym in record.work.leads]

    @extend_schema_field(NewestSerializer(allow_null=True))
    def get_newest(self, record):
        if not record.work.newest:
            return None
        return dict(zip(("reported", "activity", "update"), record.work.newest, strict=True))


class CoverageViewSet(ReadOnlyViewSet):
    """Recommendations with who works on them, in five states, gaps first."""

    api_name = "coverage"
    queryset = Recommendation.objects.all()
    serializer_class = WorkSerializer
    filterset_class = CoverageFilterSet

    def get_queryset(self):
        """What is published: the numbers are the same for everybody."""
        return listed().select_related("framework")

    def paginate_queryset(self, queryset):
        return self.with_work(super().paginate_queryset(queryset))

    def get_object(self):
        return self.with_work([super().get_object()])[0]

    def filter_queryset(self, queryset):
        if not self.detail:
            return super().filter_queryset(queryset)
        asked = CoverageDayFilterSet(
            self.request.query_params, queryset, request=self.request, passed={"format"}
        )
        problems = asked.problems()
        if problems:
            raise WrongParameters(problems)
        return covered(queryset, day_asked(self.request))

    def with_work(self, records):
        work = work_on([record.pk for record in records], day_asked(self.request))
        for record in records:
            record.work = work[record.pk]
        return records

    @extend_schema(parameters=[ON])
    def retrieve(self, request, *args, **kwargs):
        return super().retrieve(request, *args, **kwargs)


class LinkReviewSerializer(RecordSerializer):
    framework = serializers.SlugRelatedField(slug_field="slug", read_only=True)

    class Meta:
        model = LinkReview
        fields = [*RECORD_FIELDS, "framework", "gone_through_by", *dates("gone_through")]


class LinkReviewViewSet(ReadOnlyViewSet):
    """Who has gone through the links of a set, and when: only then is `none` an answer."""

    queryset = LinkReview.objects.all()
    serializer_class = LinkReviewSerializer
    filterset_class = LinkReviewFilterSet
