"""Where somebody may propose to change an activity."""

from django import template
from django.urls import reverse

from workplan.proposing.writing import may_propose

register = template.Library()


@register.simple_tag(takes_context=True)
def propose_url(context, activity):
    """The address where this person proposes to change the activity; "" where she may not."""
    user = context["request"].user
    if user.is_anonymous or not may_propose(user, activity):
        return ""
    return reverse("workspace_proposal_activity", args=[activity.slug])
