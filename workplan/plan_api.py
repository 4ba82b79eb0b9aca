"""A work plan in numbers, for programs: what its page says, now or on a day."""

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from gmg_portal.lib.filters import OnDayFilter, PortalFilterSet
from gmg_portal.lib.problems import WrongParameters

from .day_filters import NOTED, STAGES
from .deliveries import SOON_DUE, STATES
from .filter_kinds import NONE
from .models import ActivityStatus, PlanCheck
from .plan_numbers import PlanNumbers
from .plans import is_over, with_days

ON = OpenApiParameter("on", {"type": "string", "format": "date"}, description="As it was that day.")


class AnyDayFilter(OnDayFilter):
    """The day of which the answer speaks: it leaves out nothing."""

    def filter(self, queryset, value):
        return queryset


class PlanDayFilterSet(PortalFilterSet):
    on = AnyDayFilter()


def numbers_of(names):
    """The schema of an object with a number for each name."""
    return {"type": "object", "properties": {str(name): {"type": "integer"} for name in names}}


@extend_schema_field(numbers_of(ActivityStatus.values))
class StatusesField(serializers.DictField):
    pass


@extend_schema_field(numbers_of(STAGES))
class StagesField(serializers.DictField):
    pass


@extend_schema_field(numbers_of(NOTED))
class NotedField(serializers.DictField):
    pass


@extend_schema_field(numbers_of(["named", "activities", *STATES]))
class OutputNumbersField(serializers.DictField):
    pass


@extend_schema_field(numbers_of(PlanCheck.values))
class WaivedField(serializers.DictField):
    pass


class PlanBodySerializer(serializers.Serializer):
    body = serializers.CharField(help_text="“none” for activities without one.")
    statuses = StatusesField()


class PlanLeadSerializer(serializers.Serializer):
    lead = serializers.CharField(help_text="“none” for activities without one.")
    statuses = StatusesField()


class PlanObjectiveSerializer(serializers.Serializer):
    objective = serializers.CharField(help_text="Its code; “none” for activities without one.")
    statuses = StatusesField()


class PlanKindSerializer(serializers.Serializer):
    kind = serializers.CharField()
    statuses = StatusesField()


class PlanProgressSerializer(serializers.Serializer):
    """A plan in numbers. Joint work counts once for each lead."""

    plan = serializers.SlugField()
    on = serializers.DateField(allow_null=True, help_text="Null is now.")
    is_over = serializers.BooleanField()
    adopted_on = serializers.DateField(allow_null=True, help_text="Null: not on record.")
    closed_on = serializers.DateField(allow_null=True, help_text="Null: not on record.")
    activities = serializers.IntegerField()
    statuses = StatusesField()
    stages = StagesField(help_text="Starting or ending in 90 days; late.")
    on_record = NotedField(help_text="Activities by what is on record about their progress.")
    outputs = OutputNumbersField(help_text="Due soon, in 90 days, is due as well.")
    by_objective = PlanObjectiveSerializer(many=True)
    by_body = PlanBodySerializer(many=True)
    by_lead = PlanLeadSerializer(many=True)
    by_kind = PlanKindSerializer(many=True)
    waived = WaivedField(help_text="Single activities by the check that is waived for them.")
    waived_for_all = serializers.ListField(child=serializers.CharField())


def progress_of(plan, user, day):
    """As the serializer has it."""
    numbers = PlanNumbers(plan, user, day)
    counts, outputs = numbers.counts, numbers.outputs

    def rows(group):
        return [
            {group: key or NONE, "statuses": dict(states)}
            for key, states in sorted(counts[group].items())
        ]

    return {
        "plan": plan.slug,
        "on": day,
        "is_over": is_over(plan, day),
        "adopted_on": plan.adopted_on,
        "closed_on": plan.closed_on,
        "activities": numbers.all.total,
        "statuses": numbers.all.counts,
        "stages": {stage: counts["stage"][stage][""] for stage in STAGES},
        "on_record": {what: counts["noted"][what][""] for what in NOTED},
        "outputs": {
            "named": outputs.named,
            "activities": outputs.activities,
            **{state: outputs.number(state) for state in (*STATES, SOON_DUE)},
        },
        **{f"by_{group}": rows(group) for group in ("objective", "body", "lead", "kind")},
        "waived": {check: states[""] for check, states in counts["waiver"].items()},
        "waived_for_all": sorted(counts["waived"]),
    }


class PlanProgressMixin:
    """For the viewset of plans: `/workplans/<slug>/progress/?on=`."""

    @extend_schema(parameters=[ON], responses=PlanProgressSerializer, filters=False)
    @action(detail=True, serializer_class=PlanProgressSerializer)
    def progress(self, request, *args, **kwargs):
        """A plan in numbers, now or as the world knew it on a day."""
        plan = self.get_object()
        return Response(self.get_serializer(progress_of(plan, request.user, self.day)).data)

    def filter_queryset(self, queryset):
        """The day alone may be asked of one plan."""
        if self.action != "progress":
            return super().filter_queryset(queryset)
        asked = PlanDayFilterSet(
            self.request.query_params, queryset, request=self.request, passed={"format"}
        )
        if problems := asked.problems():
            raise WrongParameters(problems)
        self.day = asked.form.cleaned_data["on"]
        return with_days(queryset, self.day)
