"""The desk: two sets beside each other, item by item; pairs are proposed and decided on here."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.admin.widgets import is_key
from agencies.models import Agency, Confidence, Publication, free_slug
from gmg_portal.lib.versions import StaleRecord
from recommendations.models import Alignment, AlignmentState, Framework, NoCounterpart
from recommendations.pairing import Pairing

from .deciding import Verb, decided
from .desk_forms import ChooserForm, PairForm, ProposalForm, add_errors

#: Which verbs a pair offers.
OFFERED = {
    AlignmentState.PROPOSED: [Verb.ENDORSE, Verb.REJECT],
    AlignmentState.ENDORSED: [Verb.REOPEN],
    AlignmentState.REJECTED: [Verb.REOPEN],
}
#: What is kept from one item to the next: a meeting decides on many on one day.
CARRIED = ("on_behalf_of", "decided_on")
#: How many candidates are shown before one asks for all.
LIKELY_SHOWN = 9


@dataclass
class Work:
    """One item on the desk, and the forms that were sent and refused."""

    pairing: Pairing
    item: object
    proposal: ProposalForm | None = None
    decisions: dict = field(default_factory=dict)  # key of a pair -> its form
    carried: dict = field(default_factory=dict)
    problem: str = ""
    is_overtaken: bool = False


def may_say_none(user):
    """To say it once more publishes again what was withdrawn: both permissions are asked for."""
    return user.has_perms(f"recommendations.{verb}_nocounterpart" for verb in ("add", "change"))


class Desk:
    """For the ModelAdmin of pairs."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_desk"
        return [
            path("desk/", self.admin_site.admin_view(self.desk_view), name=name),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {"has_desk": self.has_change_permission(request)}
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def item_url(self, work, item):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_desk"
        sets = {"framework": work.pairing.framework.slug, "with": work.pairing.other.slug}
        return f"{reverse(name)}?{urlencode({**sets, 'item': item.slug, **work.carried})}"

    def desk_view(self, request):
        """Choose two sets, then go through the items of the first."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        frameworks = Framework.objects.exclude(publication=Publication.WITHDRAWN).by_date()
        chooser = ChooserForm(request.GET or None, list(frameworks))
        chosen = chooser.chosen
        if chosen is None:
            return self.desk_page(request, chooser=chooser)
        pairing = Pairing(*chosen)
        work = self.work_of(request, pairing)
        work.carried = {name: request.GET[name] for name in CARRIED if request.GET.get(name)}
        if request.method == "POST" and work.item and not work.problem:
            response = self.act(request, work)
            if response:
                return response
            work.pairing = Pairing(*chosen)  # as it is now: somebody else may have been faster
        return self.desk_page(request, chooser=chooser, **self.shown(work))

    def work_of(self, request, pairing):
        """The item that the address names; without one the first that is left."""
        slug, items = request.GET.get("item"), pairing.items
        if not slug:
            return Work(pairing, next(iter(pairing.undone or items), None))
        found = next((item for item in items if item.slug == slug), None)
        if found:
            return Work(pairing, found)
        text = _("“%(slug)s” is no item of this set that can be aligned. Choose one of the list.")
        return Work(pairing, None, problem=text % {"slug": slug})

    # Acting

    def act(self, request, work):
        """Do what a button says. Gives a redirect, or None where the page tells what is wrong."""
        verb = request.POST.get("do")
        if verb == "none":
            self.require(may_say_none(request.user))
            return self.say_none(request, work)
        if verb == "propose":
            self.require(self.has_add_permission(request))
            return self.propose(request, work)
        if verb in Verb.values:
            return self.decide(request, work, Verb(verb))
        work.problem = _("Choose one of the buttons.")
        return None

    @staticmethod
    def require(permission):
        if not permission:
            raise PermissionDenied

    def decide(self, request, work, verb):
        key, pairs = request.POST.get("pair", ""), work.pairing.pairs.get(work.item.pk, ())
        pair = next((pair for pair in pairs if is_key(key) and pair.pk == int(key)), None)
        if pair is None:
            work.problem = _("This pair is not on record here any more.")
            return None
        form = PairForm(request.POST, verb=verb, auto_id=f"id_{pair.pk}_%s")
        work.decisions[pair.pk] = form
        if not form.is_valid():
            return None
        try:
            getattr(pair, verb)(by=request.user, **form.cleaned_data)
        except StaleRecord as error:
            form.add_error(None, error)
            work.is_overtaken = True
            return None
        except ValidationError as error:
            add_errors(form, error)
            return None
        self.log_change(request, pair, decided(verb, 1))
        self.carry(work, form.cleaned_data)
        return self.go_on(request, work, decided(verb, 1))

    def propose(self, request, work):
        form = self.proposal_form(work, request.POST)
        work.proposal = form
        if not form.is_valid():
            return None
        values = form.cleaned_data
        other = form.items[values["candidate"]]
        pair = Alignment(
            slug=free_slug(Alignment, work.item, other),
            recommendation_a=work.item,
            recommendation_b=other,
            relation=values["relation"],
            rationale=values["rationale"],
            confidence=Confidence.INFERRED,
        )
        step = {name: values[name] for name in ("on_behalf_of", "decided_on")}
        try:
            pair.propose(by=request.user, **step)
        except ValidationError as error:
            add_errors(form, error, recommendation_b="candidate")
            return None
        self.log_addition(request, pair, _("Proposed on the desk."))
        self.carry(work, step)
        return self.go_on(request, work, _("Pair proposed."))

    def say_none(self, request, work):
        try:
            none, is_new = NoCounterpart.say(work.item, work.pairing.other, by=request.user)
        except ValidationError as error:
            work.problem = " ".join(error.messages)
            return None
        if is_new:
            self.log_addition(request, none, _("Said on the desk."))
            return self.go_on(request, work, _("Looked for, none found: written down."))
        return self.go_on(request, work, _("That none was found is on record already."))

    def go_on(self, request, work, told):
        """To the next item that is left once this one is done."""
        work.pairing = pairing = Pairing(work.pairing.framework, work.pairing.other)
        here = next(item for item in pairing.items if item.pk == work.item.pk)
        following = here if here in pairing.undone else pairing.next_undone(here)
        messages.success(request, f"{here}: {told}")
        if following is None:
            messages.success(request, _("Every item of this set is gone through."))
        return HttpResponseRedirect(self.item_url(work, following or here))

    @staticmethod
    def carry(work, step):
        """Offer for whom and on which day again, where that is not nobody and today."""
        agency, day = step["on_behalf_of"], step["decided_on"]
        carried = {"on_behalf_of": agency and agency.pk, "decided_on": day.isoformat()}
        if day == timezone.localdate():
            del carried["decided_on"]
        work.carried = {name: value for name, value in carried.items() if value}

    # Showing

    def proposal_form(self, work, data=None):
        return ProposalForm(data, candidates=work.pairing.candidates(work.item))

    def shown(self, work):
        """What the page of an item shows."""
        pairing, item = work.pairing, work.item
        lines = [
            (each, pairing.standing(each), self.item_url(work, each)) for each in pairing.items
        ]
        context = {"work": work, "pairing": pairing, "lines": lines}
        if item is None:
            return context
        agencies = list(Agency.objects.exclude(publication=Publication.WITHDRAWN))
        found = pairing.candidates(item)
        proposal = work.proposal or ProposalForm(
            candidates=found, agencies=agencies, initial=work.carried
        )
        likely = [each for each in found if each.is_likely][:LIKELY_SHOWN]
        before, after = pairing.previous_undone(item), pairing.next_undone(item)
        return {
            **context,
            "item": item,
            "above": reversed(item.ancestors()),
            "pairs": self.pairs_shown(work, agencies),
            "none": pairing.none_found.get(item.pk),
            "has_live_pairs": bool(pairing.live_pairs(item)),
            "likely": likely,
            "others": [each for each in found if each not in likely],
            "proposal": proposal,
            "previous_url": before and self.item_url(work, before),
            "next_url": after and self.item_url(work, after),
            "here_url": self.item_url(work, item),
        }

    def pairs_shown(self, work, agencies):
        """What is shown of each pair; the first that waits, or else the first, has the keys."""
        decisions = work.pairing.decisions(work.item)
        live = [pair for pair, _events in decisions if pair.publication != Publication.WITHDRAWN]
        waiting = [pair for pair in live if pair.state == AlignmentState.PROPOSED]
        has_keys = next(iter(waiting or live), None)
        return [
            {
                "pair": pair,
                "other": pair.other(work.item),
                "relation": pair.relation_from(work.item).label,
                "events": events,
                "verbs": OFFERED[pair.state] if pair in live else [],
                "keys": pair == has_keys,
                "form": work.decisions.get(pair.pk) or self.pair_form(work, pair, agencies),
            }
            for pair, events in decisions
        ]

    def pair_form(self, work, pair, agencies):
        auto_id = f"id_{pair.pk}_%s"
        return PairForm(agencies=agencies, auto_id=auto_id, initial=work.carried)

    def desk_page(self, request, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Work through pairs"),
            "opts": self.opts,
            "work": None,
            "may_propose": self.has_add_permission(request),
            "may_say_none": may_say_none(request.user),
            **context,
        }
        work = context["work"]
        status = 409 if work and work.is_overtaken else 200
        template = "admin/recommendations/alignment/desk.html"
        return TemplateResponse(request, template, context, status=status)
