"""Where an activity stands in its plan, and what came before and after it."""

from django.db import models, transaction

from agencies.models import Publication
from gmg_portal.lib.rings import refuse_ring
from workplan.planning.codes import code_for

from .plan import PlanState, WorkPlan


class PlannedWork(models.Model):
    """Has a code within an adopted plan, and may carry on what an earlier plan began."""

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if not self.code and self.publication == Publication.PUBLISHED and update_fields is None:
            self.take_code()
        super().save(*args, update_fields=update_fields, **kwargs)

    @transaction.atomic
    def take_code(self):
        """What is published in an adopted plan has a code: the next one, or the one it had."""
        plans = WorkPlan.objects.select_for_update(of=("self",), no_key=True)
        plan = plans.filter(pk=self.plan_id, state=PlanState.ADOPTED).first()
        if plan:
            self.code = code_for(self, plan)

    def clean(self):
        super().clean()
        refuse_ring(self, "carried_from")

    def carried_into(self, user):
        """What carries it on in later plans, as far as this person may see it."""
        return type(self).objects.visible_to(user).filter(carried_from=self).select_related("plan")
