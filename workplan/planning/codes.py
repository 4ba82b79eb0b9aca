"""Codes of activities: A01, A02 … of a plan, given on adoption and never to a second activity.

The plan counts the codes that it gave. A code that was typed counts too, also where the draft
that had it is no more: the history of the activities remembers it.
"""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from agencies.models import Publication

GIVEN = _("Code given.")


def give_all(plan):
    """Give a code to each activity without one, in the order of objective and start.

    The plan is locked; who calls saves it with its new count.
    """
    waiting = plan.activities.exclude(publication=Publication.WITHDRAWN).filter(code="")
    waiting = sorted(
        waiting.select_for_update(of=("self",), no_key=True).select_related("objective"), key=place
    )
    if not waiting:
        return
    used = set(history_of(plan).values_list("code", flat=True).distinct())
    for activity in waiting:
        activity.code = next_code(plan, used.__contains__)
        activity._change_reason = GIVEN
        activity.save()


def next_code(plan, is_used):
    while True:
        plan.codes_given += 1
        code = f"A{plan.codes_given:02}"
        if not is_used(code):
            return code


def code_for(activity, plan):
    """The code that the activity had in this plan, or the next one; the plan is locked."""
    history = history_of(plan).exclude(code="")
    if activity.pk:
        had = history.filter(id=activity.pk).order_by("-history_id").first()
        if had:
            return had.code
    given = plan.codes_given
    code = next_code(plan, lambda code: history.filter(code=code).exists())
    # A counter, as the version is: what the plan says has not changed.
    type(plan)._base_manager.filter(pk=plan.pk, codes_given=given).update(
        codes_given=plan.codes_given
    )
    return code


def history_of(plan):
    return plan.activities.model.history.filter(plan=plan.pk)


def place(activity):
    """Where an activity stands in its plan."""
    objective = activity.objective
    return (
        objective is None,
        natural(objective.code) if objective else [],
        activity.starts_earliest or activity.starts_latest or date.max,
        activity.title.casefold(),
        activity.pk,
    )


def natural(code):
    """O2 comes before O10."""
    parts = re.split(r"(\d+)", code)
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts]
