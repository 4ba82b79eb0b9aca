"""Who does what as programs read it."""

from rest_framework import serializers

from gmg_portal.lib.api import LIST_PARAMETERS
from gmg_portal.lib.problems import WrongParameters
from gmg_portal.lib.viewsets import ReadOnlyList
from workplan.models import Activity

from .filters import WhoDoesWhatFilterSet
from .lines import lines_of
from .table import table_of


class WhoDoesWhatSerializer(serializers.Serializer):
    """What an agency does for an item; without an agency how much is done for it by anybody."""

    agency = serializers.SlugField(allow_null=True, help_text="Null in the line of an item.")
    acronym = serializers.CharField(allow_null=True)
    chair_years = serializers.ListField(child=serializers.IntegerField())
    by = serializers.ChoiceField(["recommendation", "theme"])
    item = serializers.SlugField(help_text="The recommendation or theme.")
    title = serializers.CharField()
    activities_led = serializers.IntegerField(allow_null=True)
    activities_contributed_to = serializers.IntegerField(allow_null=True)
    activities = serializers.IntegerField(
        allow_null=True,
        help_text="In the line of an item: all activities, joint ones once; 0 where there is none.",
    )


class WhoDoesWhatViewSet(ReadOnlyList):
    """Agencies by the items of a set of recommendations, or by themes."""

    api_name = "who-does-what"
    serializer_class = WhoDoesWhatSerializer
    filterset_class = WhoDoesWhatFilterSet

    def get_queryset(self):
        return Activity.objects.visible_to(self.request.user)

    def filter_queryset(self, queryset):
        asked = WhoDoesWhatFilterSet(
            self.request.query_params, queryset, request=self.request, passed=LIST_PARAMETERS
        )
        problems = asked.problems()
        if problems:
            raise WrongParameters(problems)
        return list(lines_of(table_of(asked)))
