"""What the lists of rounds, and of what they asked, can be narrowed to."""

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    YesNoFilter,
)
from workplan.models import Activity, ReportingRound, RoundState, WorkPlan

from .completeness import WORDS

#: What the public may know of: a round in preparation is none of them.
STATES = {
    RoundState.OPEN: _("Open"),
    RoundState.CLOSED: _("Closed"),
    RoundState.SEALED: _("Sealed"),
}


class RoundFilterSet(PortalFilterSet):
    first_fields = ("plan", "state")

    plan = SlugMultipleFilter(
        "plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
    state = ChoiceMultipleFilter("state", label=_("State"), choices=list(STATES.items()))
    sort = SortFilter({"opens": "opens_on", "due": "due_on", "title": "title"}, default="-opens")


class AskedFilterSet(PortalFilterSet):
    """Of one round."""

    first_fields = ("standing", "agency", "late", "extended")

    standing = ChoiceMultipleFilter("told", label=_("Report"), choices=list(WORDS.items()))
    agency = SlugMultipleFilter(
        "agency", label=_("Agency"), queryset=Agency.objects.all(), shows="acronym"
    )
    late = YesNoFilter("received_late", label=_("Sent after its day"))
    extended = YesNoFilter("is_extended", label=_("Given more time"))
    activity = SlugMultipleFilter(
        "activity",
        label=_("Activity"),
        queryset=Activity.objects.all(),
        shows="title",
        linked=True,
    )
    sort = SortFilter(
        {
            "activity": ("activity__code", "activity__title"),
            "agency": ("agency__acronym", "activity__code", "activity__title"),
            "due": ("due_day", "activity__code"),
            "standing": ("told", "activity__code"),
        },
        default="agency",
    )


class ReportRequestFilterSet(AskedFilterSet):
    """Of all rounds, for downloads and programs."""

    first_fields = ("round", "standing", "agency")

    round = SlugMultipleFilter(
        "round", label=_("Reporting round"), queryset=ReportingRound.objects.all(), shows="title"
    )
    plan = SlugMultipleFilter(
        "round__plan", label=_("Work plan"), queryset=WorkPlan.objects.all(), shows="title"
    )
