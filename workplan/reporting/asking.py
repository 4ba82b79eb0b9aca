"""Whom a round asks about which activities."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workplan.models import choices

FINAL = (choices.ActivityStatus.COMPLETED, choices.ActivityStatus.CANCELLED)


def activities_of(round_):
    """The published activities of the plan that the scope of the round names."""
    found = apps.get_model("workplan", "Activity").objects.published().filter(plan=round_.plan_id)
    if round_.scope == "unfinished":
        return found.exclude(status__in=FINAL)
    if round_.scope == "unknown":
        return found.filter(status=choices.ActivityStatus.OUTCOME_UNKNOWN)
    return found


def refuse_draft_plan(round_):
    """Agencies report on what the group has adopted and the public can read."""
    plan = round_.plan
    if plan.state == "draft" or plan.publication != "published":
        raise ValidationError(
            _("“%(plan)s” is not adopted and published: agencies do not report on drafts.")
            % {"plan": plan},
            code="draft_plan",
        )


def ask_leads(round_):
    """A request to the reporting lead of each activity that the round has not asked about yet.

    An activity without a reporting lead cannot be asked about: `without_reporting_lead`.
    """
    requests = apps.get_model("workplan", "ReportRequest")
    links = apps.get_model("workplan", "ActivityAgency").objects.filter(is_reporting=True)
    asked = requests.objects.filter(round=round_).values("activity")
    activities = activities_of(round_).exclude(pk__in=asked).order_by()
    for link in links.filter(activity__in=activities.values("pk")).order_by("activity_id"):
        requests(round=round_, activity_id=link.activity_id, agency_id=link.agency_id).save()


def without_reporting_lead(round_):
    """What the round would ask about, if somebody reported on it."""
    links = apps.get_model("workplan", "ActivityAgency").objects.filter(is_reporting=True)
    return activities_of(round_).exclude(pk__in=links.values("activity"))
