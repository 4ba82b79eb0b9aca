"""What holds before a plan is adopted, asked of all its activities at once.

It fails, and is named, what certainly does not hold; a doubt is no failure. A check is waived for
one activity, or for the whole plan, with a reason.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agencies.models import Body, Membership, Publication
from gmg_portal.lib.rings import chain
from recommendations.models import Recommendation
from workplan.models.choices import AgencyRole, PlanCheck

#: A body, what it is a part of, and what that is a part of.
BODY_PATHS = ("", "body__", "body__parent__", "body__parent__parent__")


@dataclass
class Unmet:
    """A check that is neither met nor waived; without an activity it is the plan as a whole."""

    check: PlanCheck
    words: str
    activity: object = None


class Checks:
    """The checks of a plan, in as many queries for ten thousand activities as for one."""

    def __init__(self, plan):
        self.plan = plan

    @cached_property
    def activities(self):
        return self.plan.activities.exclude(publication=Publication.WITHDRAWN)

    @cached_property
    def is_empty(self):
        return not self.activities.exists()

    @cached_property
    def waived(self):
        """The checks that are waived for the whole plan."""
        waivers = self.plan.waivers.filter(activity=None)
        return set(waivers.values_list("check_name", flat=True))

    # What is asked

    @cached_property
    def of_the_plan(self):
        """What cannot be asked of an activity, because the plan itself does not say enough."""
        found = []
        if not (self.plan.starts or self.plan.ends):
            words = _("The period of the plan is not known: nothing says what falls in it.")
            found.append(Unmet(PlanCheck.PERIOD, words))
        if not self.members.exists():
            words = _("No members of %(body)s are on record.") % {"body": self.plan.body}
            found.append(Unmet(PlanCheck.MEMBERSHIP, words))
        return [unmet for unmet in found if unmet.check not in self.waived]

    @cached_property
    def asked(self):
        """Check -> the condition under which an activity fails it; those that are asked at all."""
        conditions = {
            PlanCheck.LEAD: ~Exists(self.leads.filter(activity=OuterRef("pk"))),
            PlanCheck.MEMBERSHIP: Exists(self.outsiders.filter(activity=OuterRef("pk"))),
            PlanCheck.PERIOD: self.out_of_time,
            PlanCheck.RECOMMENDATION: ~Exists(self.served.filter(activity=OuterRef("pk"))),
            PlanCheck.OBJECTIVE: Q(objective=None),
        }
        skipped = {unmet.check for unmet in self.of_the_plan} | self.waived
        if not self.plan.objectives.exists():
            skipped.add(PlanCheck.OBJECTIVE)
        return {check: when for check, when in conditions.items() if check not in skipped}

    @property
    def leads(self):
        links = self.plan.activities.model.agencies.through.objects
        return links.filter(activity__plan=self.plan, role=AgencyRole.LEAD)

    @property
    def served(self):
        """Links to what the public can read: a draft may still go."""
        links = self.plan.activities.model.recommendations.through.objects
        return links.filter(recommendation__in=Recommendation.objects.published())

    @cached_property
    def bodies(self):
        """The body of the plan, what it is a part of, and what these grew out of.

        Where no members of any of them are on record it is the portal's group.
        """
        own = [self.plan.body, *chain(self.plan.body, "parent")]
        keys = [key for body in own for key in (body.pk, body.predecessor_id) if key]
        if Membership.objects.filter(body__in=keys).exists():
            return keys
        return list(Body.objects.of_the_group().values_list("pk", flat=True))

    @property
    def members(self):
        members = Membership.objects.members().exclude(publication=Publication.WITHDRAWN)
        return members.filter(body__in=self.bodies)

    @property
    def outsiders(self):
        """Leads that certainly were no members on any day of their part in the activity."""
        return self.leads.alias(
            first=Coalesce(edge("starts", "earliest"), Value(date.min)),
            last=Coalesce(edge("ends", "latest"), Value(date.max)),
        ).filter(~Exists(self.members.filter(may_meet(), agency=OuterRef("agency"))))

    @property
    def out_of_time(self):
        plan, condition = self.plan, Q(starts="", ends="")
        if plan.starts_earliest:
            condition |= Q(ends_latest__lt=plan.starts_earliest)
        if plan.ends_latest:
            condition |= Q(starts_earliest__gt=plan.ends_latest)
        return condition

    # What was found

    @cached_property
    def failing(self):
        """Activities with at least one unmet check, each annotated with `unmet_<check>`."""
        waivers = self.plan.waivers.filter(activity=OuterRef("pk"))
        unmet = {
            f"unmet_{check}": when & ~Exists(waivers.filter(check_name=check))
            for check, when in self.asked.items()
        }
        some = Q()
        for name in unmet:
            some |= Q(**{name: True})
        return self.activities.annotate(**unmet).filter(some) if some else self.activities.none()

    @cached_property
    def counts(self):
        """Check -> how many activities fail it."""
        numbers = {check: Count("pk", filter=Q(**{f"unmet_{check}": True})) for check in self.asked}
        found = self.failing.order_by().aggregate(**numbers) if numbers else {}
        return {PlanCheck(check): number for check, number in found.items() if number}

    @property
    def number(self):
        """How many checks are neither met nor waived."""
        return len(self.of_the_plan) + sum(self.counts.values())

    def listed(self, most):
        """(activity, its unmet checks) of as many activities, in the order of the plan."""
        order = F("starts_latest").asc(nulls_last=True), "title", "pk"
        found = list(self.failing.order_by(*order)[:most])
        outsiders = self.named_outsiders(found)
        return [(activity, list(self.unmet_by(activity, outsiders))) for activity in found]

    def unmet_by(self, activity, outsiders):
        for check in self.asked:
            if getattr(activity, f"unmet_{check}"):
                yield Unmet(check, self.words(check, activity, outsiders[activity.pk]), activity)

    def named_outsiders(self, activities):
        """Key of an activity -> the acronyms of its leads that were no members then."""
        found = defaultdict(list)
        if any(getattr(each, "unmet_membership", False) for each in activities):
            keys = [each.pk for each in activities]
            links = self.outsiders.filter(activity__in=keys).select_related("agency")
            for link in links.order_by("pk"):
                found[link.activity_id].append(link.agency.acronym)
        return found

    def doubts_about_leads(self, activity):
        """In words, the leads of one activity that were no members in its time; or nothing."""
        waived = self.plan.waivers.filter(Q(activity=activity) | Q(activity=None))
        if waived.filter(check_name=PlanCheck.MEMBERSHIP).exists() or not self.members.exists():
            return ""
        links = self.outsiders.filter(activity=activity).select_related("agency").order_by("pk")
        acronyms = [link.agency.acronym for link in links]
        return no_members(acronyms, self.plan.body) if acronyms else ""

    def words(self, check, activity, outsiders):
        if check == PlanCheck.MEMBERSHIP:
            return no_members(outsiders, self.plan.body)
        if check == PlanCheck.PERIOD and (activity.starts or activity.ends):
            periods = {"period": activity.period_display, "plan": self.plan.period_display}
            return _("Its period (%(period)s) does not meet that of the plan (%(plan)s).") % periods
        return WORDS[check]


WORDS = {
    PlanCheck.LEAD: _("It has no lead agency."),
    PlanCheck.PERIOD: _("It has no dates."),
    PlanCheck.RECOMMENDATION: _("It serves no recommendation."),
    PlanCheck.OBJECTIVE: _("It has no objective."),
}


#: The same of some activities of a plan, whatever each of them lacks.
IN_SHORT = {
    PlanCheck.LEAD: _("No lead agency"),
    PlanCheck.MEMBERSHIP: _("A lead that was no member then"),
    PlanCheck.PERIOD: _("No dates, or none that meet those of the plan"),
    PlanCheck.RECOMMENDATION: _("No recommendation served"),
    PlanCheck.OBJECTIVE: _("No objective"),
}


def no_members(acronyms, body):
    values = {"agencies": ", ".join(acronyms), "body": body}
    return ngettext(
        "%(agencies)s leads it and was no member then (%(body)s).",
        "%(agencies)s lead it and were no members then (%(body)s).",
        len(acronyms),
    ) % {**values}


def edge(name, bound):
    """A bound of a lead's part: its own date, else the activity's, else the plan's."""
    return Case(
        When(~Q(**{name: ""}), then=F(f"{name}_{bound}")),
        When(~Q(**{f"activity__{name}": ""}), then=F(f"activity__{name}_{bound}")),
        default=F(f"activity__plan__{name}_{bound}"),
    )


def may_meet():
    """That a membership, and the bodies above it, may have stood from `first` to `last`."""
    condition = Q()
    for path in BODY_PATHS:
        started = Q(**{f"{path}starts_earliest__lte": OuterRef("last")})
        not_ended = Q(**{f"{path}ends_latest__gte": OuterRef("first")})
        condition &= started | Q(**{f"{path}starts_earliest": None})
        condition &= not_ended | Q(**{f"{path}ends_latest": None})
    return condition


def refuse_unmet(plan):
    """Raise ValidationError while the plan is empty or a check is neither met nor waived."""
    checks = Checks(plan)
    if checks.is_empty:
        raise ValidationError(
            _("This plan has no activities yet: there is nothing to adopt."), code="empty"
        )
    if checks.number:
        text = ngettext(
            "%(count)s check is neither met nor waived.",
            "%(count)s checks are neither met nor waived.",
            checks.number,
        )
        raise ValidationError(text % {"count": checks.number}, code="unmet")
