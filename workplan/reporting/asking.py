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

    Gives how many there are. An activity without a reporting lead cannot be asked about:
    `without_reporting_lead`.
    """
    requests = apps.get_model("workplan", "ReportRequest")
    links = apps.get_model("workplan", "ActivityAgency").objects.filter(is_reporting=True)
    found = list(links.filter(activity__in=not_asked_yet(round_).values("pk")))
    for link in sorted(found, key=lambda link: link.activity_id):
        requests(round=round_, activity_id=link.activity_id, agency_id=link.agency_id).save()
    return len(found)


def not_asked_yet(round_):
    """The activities in the scope of the round about which it has not asked."""
    asked = apps.get_model("workplan", "ReportRequest").objects.filter(round=round_.pk)
    return activities_of(round_).exclude(pk__in=asked.values("activity")).order_by()


def without_reporting_lead(round_):
    """What the round would ask about, if somebody reported on it."""
    links = apps.get_model("workplan", "ActivityAgency").objects.filter(is_reporting=True)
    return activities_of(round_).exclude(pk__in=links.values("activity"))
