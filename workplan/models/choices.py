"""What an activity may be, and what may become of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    JOINT_PROGRAMME = "joint_programme", _("joint programme")
    CAPACITY_DEVELOPMENT = "capacity_development", _("capacity development")
    GUIDANCE_AND_PUBLICATIONS = "guidance_and_publications", _("guidance and publications")
    RESEARCH_AND_DATA = "research_and_data", _("research and data")
    COORDINATION = "coordination", _("coordination")
    EVENT = "event", _("event")
    ADVOCACY = "advocacy", _("advocacy")


class ActivityScope(models.TextChoices):
    JOINT = "joint", _("joint")
    SEVERAL_AGENCIES = "several_agencies", _("several agencies")
    SINGLE_AGENCY = "single_agency", _("single agency")


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("ongoing")
    COMPLETED = "completed", _("completed")
    DELAYED = "delayed", _("delayed")
    SUSPENDED = "suspended", _("suspended")
    CANCELLED = "cancelled", _("cancelled")
    OUTCOME_UNKNOWN = "outcome_unknown", _("outcome not on record")


class PlanCheck(models.TextChoices):
    """What holds for every activity of a plan before the plan is adopted."""

    LEAD = "lead", _("has a lead")
    MEMBERSHIP = "membership", _("its leads are members in its time")
    PERIOD = "period", _("its period meets that of the plan")
    RECOMMENDATION = "recommendation", _("serves a recommendation")
    OBJECTIVE = "objective", _("has an objective")


class AgencyRole(models.TextChoices):
    LEAD = "lead", _("lead")
    CONTRIBUTOR = "contributor", _("contributor")
