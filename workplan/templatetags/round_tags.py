"""What pages show of rounds of reporting."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from workplan.reporting.completeness import (
    MARKS,
    WORDS,
    by_round,
    by_round_and_agency,
    requests_seen_by,
)
from workplan.reporting.filters import STATES
from workplan.reporting.standing import Standing

register = template.Library()


@register.simple_tag
def standing_badge(request):
    """Where a request stands, as everybody may know it; what is not received may be overdue."""
    standing, is_open = Standing(request.told), request.round.is_open
    mark, label = MARKS[standing], WORDS[standing]
    if standing == Standing.NOT_RECEIVED and is_open:
        mark = "overdue" if request.is_overdue else "due"
    if standing == Standing.NOT_RECEIVED and is_open and not request.is_overdue:
        label = _("Not received yet")
    return render_to_string("components/_status_badge.html", {"status": mark, "label": label})


def section(rounds, **words):
    return {"rounds": [{**each, "word": STATES[each["state"]]} for each in rounds], **words}


@register.inclusion_tag("workplan/rounds/_of.html", takes_context=True)
def rounds_of_plan(context, plan, as_of=None):
    """The rounds on a plan, newest first, and how complete they are, the newest by agency.

    As of a day those that had opened by then, with what is known of them now. One query.
    """
    requests = requests_seen_by(context["request"].user).filter(round__plan=plan)
    if as_of:
        requests = requests.filter(round__opens_on__lte=as_of)
    rounds = by_round_and_agency(requests)
    return section(rounds, all_url=f"{reverse('round_list')}?plan={plan.slug}")


@register.inclusion_tag("workplan/rounds/_of.html", takes_context=True)
def rounds_of_agency(context, agency):
    """What an agency was asked in rounds, in numbers of its own; one query."""
    requests = requests_seen_by(context["request"].user)
    lede = _("What it was asked to report on. What was read in public documents does not count.")
    return section(by_round(requests, agency), lede=lede)
