"""What the lists of the work plan can be narrowed to; one set for page, download and API."""

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Body, PlaceKind
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    OnDayFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
)
from recommendations.models import Framework, Theme

from .day_filters import (
    LeadFilter,
    NotedFilter,
    OfDay,
    PartFilter,
    StageFilter,
    StandingFilter,
    StatusFilter,
)
from .deliveries import DeliveryDayFilter, DeliveryFilter, DueOrDeliveredFilter
from .filter_kinds import (
    LinkedYearFilter,
    NamedOptions,
    OrNoneFilter,
    PlaceFilter,
    RecommendationFilter,
    ThemeFilter,
)
from .group_filters import ObjectiveFilter, ReportingFilter
from .models import (
    Activity,
    ActivityAgency,
    ActivityKind,
    ActivityPlace,
    ActivityRecommendation,
    ActivityScope,
    PlanState,
    Practice,
    PracticeLevel,
    PracticePlace,
    UpdateOrigin,
    WorkPlan,
)
from .place_filters import RecordedForFilter
from .status import WORDS

PLAN_STATES = {
    PlanState.DRAFT: _("Draft"),
    PlanState.ADOPTED: _("Adopted"),
    PlanState.CLOSED: _("Closed"),
}


def agencies(label, **kwargs):
    return SlugMultipleFilter(label=label, queryset=Agency.objects.all(), shows="acronym", **kwargs)


class WorkPlanFilterSet(PortalFilterSet):
    first_fields = ("text", "body", "state", "year")

    text = TextFilter(label=_("Words in the title"))
    body = SlugMultipleFilter("body", label=_("Body"), queryset=Body.objects.all())
    state = ChoiceMultipleFilter("state", label=_("State"), choices=list(PLAN_STATES.items()))
    year = YearFilter()
    on = OnDayFilter(label=_("Under way on"))
    sort = SortFilter(
        {"starts": "starts_latest", "title": "title", "body": "body__name"}, default="-starts"
    )


class ActivityFilterSet(OfDay, NamedOptions, PortalFilterSet):
    first_fields = ("text", "plan", "status", "agency")
    tallied_fields = ("plan", "status", "agency", "lead", "body", "kind")
    is_ticked = True

    text = TextFilter(label=_("Words in the title"))
    plan = SlugMultipleFilter(
        "plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    as_of = StandingFilter()
    status = StatusFilter("status", label=_("Status"), choices=list(WORDS.items()))
    agency = PartFilter(label=_("Agency"), through=ActivityAgency.objects.all())
    lead = LeadFilter(through=ActivityAgency.objects.leads())
    contributor = PartFilter(
        label=_("Contributing agency"), through=ActivityAgency.objects.contributors()
    )
    body = OrNoneFilter(
        "body", label=_("Body"), queryset=Body.objects.all(), no_label=_("No body on record")
    )
    theme = ThemeFilter(label=_("Theme"), queryset=Theme.objects.all())
    place = PlaceFilter(links=ActivityPlace, source="activity")
    recorded_for = RecordedForFilter(links=ActivityPlace, source="activity")
    kind = ChoiceMultipleFilter("kind", label=_("Kind"), choices=ActivityKind.choices)
    scope = ChoiceMultipleFilter("scope", label=_("Scope"), choices=ActivityScope.choices)
    year = YearFilter()
    began = LinkedYearFilter(starts="starts", ends="starts", label=_("Began in the year"))
    ended = LinkedYearFilter(starts="ends", ends="ends", label=_("Ended in the year"))
    on = OnDayFilter(label=_("Under way on"))
    recommendation = RecommendationFilter(
        through=ActivityRecommendation.objects.all(), source="activity", target="recommendation"
    )
    objective = ObjectiveFilter()
    reporting = ReportingFilter()
    stage = StageFilter()
    noted = NotedFilter()
    sort = SortFilter(
        {
            "starts": "starts_latest",
            "title": "title",
            "status": ("status", "-starts_latest"),
            "newest": "newest_on",
        }
    )


class ProgressUpdateFilterSet(PortalFilterSet):
    first_fields = ("text", "plan", "agency", "year")

    text = TextFilter(label=_("Words in the text"))
    plan = SlugMultipleFilter(
        "activity__plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    agency = agencies(
        _("Agency of the activity"),
        through=ActivityAgency.objects.all(),
        source="activity__updates",
        target="agency",
    )
    year = YearFilter(starts="reported", ends="reported")
    status = ChoiceMultipleFilter("status", label=_("Status"), choices=list(WORDS.items()))
    origin = ChoiceMultipleFilter("origin", label=_("Origin"), choices=UpdateOrigin.choices)
    activity = SlugMultipleFilter(
        "activity",
        label=_("Activity"),
        queryset=Activity.objects.all(),
        shows="title",
        linked=True,
    )
    sort = SortFilter(
        {"reported": "reported_latest", "activity": "activity__title"}, default="-reported"
    )


class PracticeFilterSet(NamedOptions, PortalFilterSet):
    first_fields = ("text", "level", "theme", "place")

    text = TextFilter(label=_("Words in the title"))
    level = ChoiceMultipleFilter("level", label=_("Level"), choices=PracticeLevel.choices)
    theme = SlugMultipleFilter("themes", label=_("Theme"), queryset=Theme.objects.all())
    place = PlaceFilter(links=PracticePlace, source="practice")
    recorded_for = RecordedForFilter(links=PracticePlace, source="practice")
    agency = agencies(_("Agency"), field_name="agencies")
    activity = SlugMultipleFilter(
        "activities",
        label=_("Activity"),
        queryset=Activity.objects.all(),
        shows="title",
        linked=True,
    )
    recommendation = RecommendationFilter("recommendations")
    sort = SortFilter({"title": "title", "level": ("level", "title")})


class PlaceFilterSet(PortalFilterSet):
    first_fields = ("kind",)

    kind = ChoiceMultipleFilter("kind", label=_("Kind"), choices=PlaceKind.choices)
    sort = SortFilter({"code": "code", "kind": ("kind", "code")})


class ObjectiveFilterSet(PortalFilterSet):
    plan = SlugMultipleFilter(
        "plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    sort = SortFilter({"plan": ("plan__slug", "code")})


class OfActivityFilterSet(PortalFilterSet):
    """Rows that belong to activities, for downloads."""

    plan = SlugMultipleFilter(
        "activity__plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    activity = SlugMultipleFilter(
        "activity",
        label=_("Activity"),
        queryset=Activity.objects.all(),
        shows="title",
        linked=True,
    )
    sort = SortFilter({"activity": "activity__slug"})


class OutputFilterSet(OfActivityFilterSet):
    first_fields = ("plan", "state", "year", "on")

    on = DeliveryDayFilter()
    state = DeliveryFilter()
    year = DueOrDeliveredFilter()
    due = LinkedYearFilter(starts="due", ends="due", label=_("Due in the year"))
    delivered = LinkedYearFilter(
        starts="delivered", ends="delivered", label=_("Delivered in the year")
    )
    sort = SortFilter(
        {
            "activity": ("activity__slug", "title"),
            "title": "title",
            "due": "due_latest",
            "delivered": "delivered_latest",
        }
    )


class OfPracticeFilterSet(PortalFilterSet):
    practice = SlugMultipleFilter(
        "practice", label=_("Good practice"), queryset=Practice.objects.all(), shows="title"
    )
    sort = SortFilter({"practice": "practice__slug"})


class LinkReviewFilterSet(PortalFilterSet):
    framework = SlugMultipleFilter(
        "framework",
        label=_("Set of recommendations"),
        queryset=Framework.objects.all(),
        shows="title",
    )
    year = YearFilter(starts="gone_through", ends="gone_through")
    sort = SortFilter(
        {"gone_through": "gone_through_latest", "framework": "framework__slug"},
        default="-gone_through",
    )
