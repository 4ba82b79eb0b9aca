"""What happened between two plans or two days, for programs."""

from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import serializers

from gmg_portal.lib.api import LIST_PARAMETERS
from gmg_portal.lib.problems import WrongParameters
from gmg_portal.lib.serializers import SlugsField
from gmg_portal.lib.viewsets import ReadOnlyList
from workplan.models import Activity

from .changes import Change
from .filters import ComparisonFilterSet, PagedComparisonFilterSet


@extend_schema_field({"type": "array", "items": {"type": "string", "enum": Change.values}})
class ChangesField(SlugsField):
    pass


class PlanChangeSerializer(serializers.Serializer):
    """An activity in two plans, or on two days of one."""

    earlier = serializers.CharField(help_text="In the earlier plan; empty where it was added.")
    later = serializers.CharField(help_text="In the later plan; empty where it is not in it.")
    title = serializers.CharField()
    changes = ChangesField()
    status_before = serializers.CharField(help_text="Empty where there was no activity.")
    status_after = serializers.CharField(help_text="Empty where there is none any more.")
    leads_before = SlugsField()
    leads_after = SlugsField()


#: Without it there is nothing to compare.
PLAN = OpenApiParameter(
    "plan",
    {"type": "array", "items": {"type": "string"}},
    description="The plan that is compared: the earlier one of two.",
    required=True,
    explode=True,
    style="form",
)


@extend_schema_view(list=extend_schema(parameters=[PLAN]))
class PlanChangeViewSet(ReadOnlyList):
    """What happened to activities between two plans, or between two days of one plan."""

    api_name = "plan-change"
    serializer_class = PlanChangeSerializer
    filterset_class = ComparisonFilterSet

    def get_queryset(self):
        return Activity.objects.visible_to(self.request.user)

    def filter_queryset(self, queryset):
        asked = PagedComparisonFilterSet(
            self.request.query_params, queryset, request=self.request, passed=LIST_PARAMETERS
        )
        if problems := asked.problems():
            raise WrongParameters(problems)
        self.comparison = asked.comparison
        return asked.qs

    def paginate_queryset(self, queryset):
        return self.comparison.in_full_each(super().paginate_queryset(queryset))
