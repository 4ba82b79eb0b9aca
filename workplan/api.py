"""The work plan in the API: plans, activities, what is on record about them, practices, places."""

from django.db.models import F, Prefetch
from django.utils.functional import cached_property
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from agencies.api import CodeField, SlugField
from agencies.columns import dates, slug_of, slugs_of
from agencies.models import Document, Place, territory_name
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.serializers import (
    PERIOD_FIELDS,
    RECORD_FIELDS,
    PageField,
    PeriodSerializerMixin,
    RecordSerializer,
    SlugsField,
    TextsField,
)
from gmg_portal.lib.viewsets import ReadOnlyViewSet

from . import columns
from .agency_years.api import AgencyYearViewSet
from .comparing.api import PlanChangeViewSet
from .coverage.api import CoverageViewSet, LinkReviewViewSet
from .filters import (
    ActivityFilterSet,
    PlaceFilterSet,
    PracticeFilterSet,
    ProgressUpdateFilterSet,
    WorkPlanFilterSet,
)
from .models import (
    Activity,
    ActivityPlace,
    Practice,
    PracticePlace,
    ProgressUpdate,
    WorkPlan,
)
from .newest import with_newest
from .overlap.api import OverlapViewSet
from .packed import (
    ActivityAgenciesField,
    ActivityRecommendationsField,
    ActivityUpdatesField,
    CheckWaiversField,
    ObjectivesField,
    OutputsField,
    PlaceLinksField,
    PlanEventsField,
)
from .places import numbers_by_place
from .plan_api import PlanProgressMixin
from .reporting.api import ReportRequestViewSet, RoundViewSet
from .who_does_what.api import WhoDoesWhatViewSet


class WorkPlanSerializer(PeriodSerializerMixin, RecordSerializer):
    body = SlugField()
    title = TextsField()
    supersedes = serializers.CharField(
        source="supersedes_slug", read_only=True, help_text="Empty for the first plan."
    )
    objectives = ObjectivesField(source="packed_objectives")
    events = PlanEventsField(source="packed_events")
    waivers = CheckWaiversField(source="packed_waivers")

    class Meta:
        model = WorkPlan
        fields = [
            *RECORD_FIELDS,
            *PERIOD_FIELDS,
            "body",
            "title",
            "title_official_in",
            "state",
            "summary",
            "supersedes",
            "objectives",
            "events",
            "waivers",
        ]


class ActivitySerializer(PeriodSerializerMixin, RecordSerializer):
    plan = SlugField()
    body = SlugField()
    objective = serializers.CharField(
        source="objective_code", read_only=True, help_text="Its code, or null."
    )
    objective_text = serializers.CharField(
        source="words_of_objective", read_only=True, help_text="In English, or null."
    )
    agencies = ActivityAgenciesField(source="packed_agencies")
    outputs = OutputsField(source="packed_outputs")
    places = PlaceLinksField(source="packed_places")
    recommendations = ActivityRecommendationsField(source="packed_recommendations")
    themes = SlugsField(source="theme_slugs")
    carried_from = serializers.CharField(
        source="carried_from_slug", read_only=True, help_text="Empty where it is new."
    )
    carried_into = SlugsField(source="carried_into_slugs")
    updates = ActivityUpdatesField(source="packed_updates")
    newest_on_record = serializers.CharField(
        source="newest", read_only=True, help_text="Date as written, or null where there is none."
    )

    class Meta:
        model = Activity
        fields = [
            *RECORD_FIELDS,
            *PERIOD_FIELDS,
            "plan",
            "plan_basis",
            "objective",
            "objective_text",
            "code",
            "title",
            "description",
            "kind",
            "kind_as_published",
            "scope",
            "scope_note",
            "body",
            "agencies",
            "status",
            "status_note",
            "last_known_status",
            *dates("status_as_of"),
            "newest_on_record",
            "outputs",
            "places",
            "partners",
            "themes",
            "recommendations",
            "carried_from",
            "carried_into",
            "updates",
        ]


class ProgressUpdateSerializer(RecordSerializer):
    activity = SlugField()
    agency = SlugField()

    class Meta:
        model = ProgressUpdate
        fields = [
            *RECORD_FIELDS,
            "activity",
            "agency",
            "origin",
            *dates("reported"),
            "status",
            *columns.REPORT,
            "language",
        ]


class PracticeSerializer(RecordSerializer):
    places = PlaceLinksField(source="packed_places")
    agencies = SlugsField(source="agency_slugs")
    themes = SlugsField(source="theme_slugs")
    activities = SlugsField(source="activity_slugs")
    recommendations = SlugsField(source="recommendation_slugs")

    class Meta:
        model = Practice
        fields = [
            *RECORD_FIELDS,
            "title",
            "level",
            "places",
            "agencies",
            "partners",
            "themes",
            "summary",
            "results",
            "activities",
            "recommendations",
        ]


@extend_schema_field(
    {"type": "object", "properties": {code: {"type": "string"} for code in LANGUAGE_CODES}}
)
class NamesField(serializers.Field):
    """The names of a place in all six languages, from CLDR."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="code", **kwargs)

    def to_representation(self, code):
        return {language: territory_name(code, language) for language in LANGUAGE_CODES}


@extend_schema_field({"type": "integer"})
class NumberThereField(serializers.Field):
    """How much of a kind is on record there, or in what lies there."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="pk", **kwargs)

    def to_representation(self, pk):
        return self.context["view"].numbers[self.field_name].get(pk, 0)


class PlaceSerializer(serializers.ModelSerializer):
    url = PageField()
    api_url = serializers.SerializerMethodField()
    name = NamesField()
    region = CodeField()
    activities = NumberThereField()
    practices = NumberThereField()
    meetings = NumberThereField()

    class Meta:
        model = Place
        fields = [
            "id",
            "code",
            "url",
            "api_url",
            "name",
            "kind",
            "region",
            "activities",
            "practices",
            "meetings",
        ]

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_api_url(self, place):
        code = place.code.lower()
        return reverse("place-detail", args=[code], request=self.context["request"])


class PackedViewSet(ReadOnlyViewSet):
    """Related rows come packed in the row itself: nothing is preloaded but the sources."""

    def get_queryset(self):
        visible = Document.objects.visible_to(self.request.user).order_by("slug")
        sources = Prefetch("documents", visible, to_attr="visible_sources")
        return super().get_queryset().prefetch_related(None).prefetch_related(sources)


class WorkPlanViewSet(PlanProgressMixin, PackedViewSet):
    """Work plans with their objectives, their steps and the checks that were waived."""

    queryset = WorkPlan.objects.annotate(
        supersedes_slug=slug_of(WorkPlan, "supersedes"),
        packed_objectives=columns.packed_objectives(),
        packed_events=columns.packed_events(),
        packed_waivers=columns.packed_waivers(),
    )
    serializer_class = WorkPlanSerializer
    filterset_class = WorkPlanFilterSet


class ActivityViewSet(PackedViewSet):
    """Activities with their agencies, outputs, places and the recommendations that they serve."""

    queryset = Activity.objects.annotate(
        objective_code=F("objective__code"),
        words_of_objective=F("objective__text"),
        carried_from_slug=slug_of(Activity, "carried_from"),
        carried_into_slugs=columns.carried_into(),
        packed_updates=columns.packed_updates(),
        theme_slugs=slugs_of(Activity, "themes"),
        packed_agencies=columns.packed_agencies(),
        packed_outputs=columns.packed_outputs(),
        packed_places=columns.packed_places(ActivityPlace, "activity"),
        packed_recommendations=columns.packed_recommendations(),
    )
    serializer_class = ActivitySerializer
    filterset_class = ActivityFilterSet

    def get_queryset(self):
        return with_newest(super().get_queryset(), self.request.user)


class ProgressUpdateViewSet(ReadOnlyViewSet):
    """What is on record about the progress of activities."""

    queryset = ProgressUpdate.objects.all()
    serializer_class = ProgressUpdateSerializer
    filterset_class = ProgressUpdateFilterSet

    def get_queryset(self):
        return super().get_queryset().accepted()


class PracticeViewSet(PackedViewSet):
    """Good practices."""

    queryset = Practice.objects.annotate(
        agency_slugs=slugs_of(Practice, "agencies"),
        theme_slugs=slugs_of(Practice, "themes"),
        activity_slugs=slugs_of(Practice, "activities"),
        recommendation_slugs=slugs_of(Practice, "recommendations"),
        packed_places=columns.packed_places(PracticePlace, "practice"),
    )
    serializer_class = PracticeSerializer
    filterset_class = PracticeFilterSet


class PlaceViewSet(ReadOnlyViewSet):
    """Countries and regions by code, with how much is on record there or in what lies there."""

    queryset = Place.objects.all()
    serializer_class = PlaceSerializer
    filterset_class = PlaceFilterSet
    lookup_field = "code"
    lookup_value_regex = "[0-9A-Za-z]+"

    @cached_property
    def numbers(self):
        return numbers_by_place(self.request.user)

    def get_object(self):
        self.kwargs["code"] = self.kwargs["code"].upper()
        return super().get_object()


routes = [
    ("workplans", WorkPlanViewSet),
    ("activities", ActivityViewSet),
    ("updates", ProgressUpdateViewSet),
    ("practices", PracticeViewSet),
    ("places", PlaceViewSet),
    ("coverage", CoverageViewSet),
    ("link-reviews", LinkReviewViewSet),
    ("overlaps", OverlapViewSet),
    ("plan-changes", PlanChangeViewSet),
    ("agency-years", AgencyYearViewSet),
    ("who-does-what", WhoDoesWhatViewSet),
    ("rounds", RoundViewSet),
    ("report-requests", ReportRequestViewSet),
]
