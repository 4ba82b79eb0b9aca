"""What is not as it was when the round before was sealed, in plain words."""

import json

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency
from gmg_portal.lib.periods import format_date, format_period
from workplan.models import ReportingRound, RoundState, UpdateAnswer
from workplan.status import WORDS

from .completeness import WORDS as STANDINGS

#: What makes the text of a report; its day and its status are told apart.
TEXTS = (
    "what_changed",
    "status_reason",
    "achievements",
    "challenges",
    "next_steps",
    "evidence_url",
    "evidence",
    "answer",
)


def round_before(round_):
    """The round on the same plan that was sealed last before this one, or None."""
    earlier = Q(sealed_at__lt=round_.sealed_at) | Q(sealed_at=round_.sealed_at, pk__lt=round_.pk)
    rounds = ReportingRound.objects.filter(
        earlier, plan=round_.plan_id, state=RoundState.SEALED
    ).order_by("-sealed_at", "-pk")
    return rounds.first()


def differences(before, after):
    """[(slug and title of the activity, [sentences])] of what differs, in the order of slugs."""
    old, new = facts_in(before), facts_in(after)
    acronyms = acronyms_in(old, new)
    found = []
    for slug in sorted(old.keys() | new.keys()):
        told = list(sentences(old.get(slug), new.get(slug), acronyms))
        if told:
            title = (new.get(slug) or old[slug])["activity"]["title"]
            found.append({"slug": slug, "title": title, "sentences": told})
    return found


def facts_in(round_):
    """{slug of an activity: what was stored of it}."""
    stored = (json.loads(text) for text in round_.snapshots.values_list("content", flat=True))
    return {facts["activity"]["slug"]: facts for facts in stored}


def acronyms_in(*stored):
    """{slug: acronym} of the agencies that were asked."""
    slugs = {facts["request"]["agency"] for each in stored for facts in each.values()}
    return {agency.slug: agency.acronym for agency in Agency.objects.filter(slug__in=slugs)}


def sentences(old, new, acronyms):
    if old is None:
        yield _("Asked about for the first time.")
        return
    if new is None:
        yield _("Asked about the time before, and not this time.")
        return
    yield from about_the_activity(old["activity"], new["activity"])
    yield from about_the_agency(old["request"], new["request"], acronyms)
    yield from about_the_report(old, new)
    yield from about_outputs(old["activity"]["outputs"], new["activity"]["outputs"])


def about_the_activity(old, new):
    if old["title"] != new["title"]:
        yield _("Its title was: %(title)s") % {"title": old["title"]}
    if old["status"] != new["status"]:
        yield _("Status: %(new)s. The time before: %(old)s.") % {
            "new": WORDS.get(new["status"], new["status"]),
            "old": WORDS.get(old["status"], old["status"]),
        }
    if dates_of(old) != dates_of(new):
        yield changed(_("Dates"), format_period(*dates_of(old)), format_period(*dates_of(new)))
    for name, label in {"code": _("Code"), "objective": _("Objective")}.items():
        if old[name] != new[name]:
            yield changed(label, old[name], new[name])


def dates_of(activity):
    return activity["starts"] or "", activity["ends"] or ""


def changed(what, old, new):
    """One fact, now and the time before; nothing is a dash."""
    return _("%(what)s: %(new)s. The time before: %(old)s.") % {
        "what": what,
        "new": new or "–",
        "old": old or "–",
    }


def about_the_agency(old, new, acronyms):
    if old["agency"] != new["agency"]:
        yield _("%(new)s was asked, the time before %(old)s.") % {
            "new": acronyms.get(new["agency"], new["agency"]),
            "old": acronyms.get(old["agency"], old["agency"]),
        }


def about_the_report(old, new):
    before, now = old["report"], new["report"]
    if now and not before:
        yield _("A report was accepted, and none the time before.")
    if before and not now:
        yield _("No report was accepted, and one was the time before.")
    if new["standing"] == "waived" and old["standing"] != "waived":
        yield _("The report was waived: %(reason)s") % {"reason": new["request"]["waived_because"]}
    if old["standing"] == "waived" and new["standing"] == "not_received":
        yield changed(_("Report"), *(STANDINGS[each["standing"]] for each in (old, new)))
    if before and now and says_another_text(before, now):
        yield _("The text of the report changed.")


def says_another_text(before, now):
    """Who answers “no change” or “done” leaves the text as it was."""
    return now["answer"] == UpdateAnswer.TEXT and any(before[name] != now[name] for name in TEXTS)


def about_outputs(old, new):
    """An output is known by its title; of two with one title the last counts."""
    had = {each["title"]: each for each in old}
    has = {each["title"]: each for each in new}
    for title, each in has.items():
        if title in had:
            yield from about_an_output(title, had[title], each)
            continue
        yield _("Output added: %(title)s") % {"title": title}
        yield from delivered(title, each)
    for title in had:
        if title not in has:
            yield _("Output no longer named: %(title)s") % {"title": title}


def about_an_output(title, old, new):
    if old["due"] != new["due"]:
        yield changed(f"{title} ({_('due')})", in_words(old["due"]), in_words(new["due"]))
    if old["delivered"] and not new["delivered"]:
        yield changed(f"{title} ({_('delivered')})", in_words(old["delivered"]), "")
    elif old["delivered"] != new["delivered"]:
        yield from delivered(title, new)


def delivered(title, output):
    if output["delivered"]:
        yield _("Output delivered: %(title)s (%(date)s)") % {
            "title": title,
            "date": format_date(output["delivered"]),
        }


def in_words(date):
    return format_date(date) if date else ""
