"""A pair is proposed, endorsed, rejected and reopened: by whom, when and why is kept for ever."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from agencies.models import Publication
from gmg_portal.lib.versions import StaleRecord
from recommendations.models import Alignment, AlignmentEvent, AlignmentState, NoCounterpart
from tests.factories import (
    make_agency,
    make_alignment,
    make_framework,
    make_no_counterpart,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
WHY = "The meeting agreed."


def new_pair(**values):
    defaults = {"slug": "pair", "relation": "close", "rationale": "Both ask for the same."}
    sides = {name: make_recommendation() for name in ("recommendation_a", "recommendation_b")}
    return Alignment(**{**defaults, **sides, **values})


def states(pair):
    return [(event.from_state, event.to_state) for event in pair.events.all()]


def refusal(act, **step):
    with pytest.raises(ValidationError) as refused:
        act(**step)
    return refused.value.messages


def today():
    return timezone.localdate()


def test_the_secretariat_proposes_a_pair(secretariat):
    agency = make_agency()

    pair = new_pair().propose(by=secretariat, comment=WHY, on_behalf_of=agency)

    event = pair.events.get()
    assert pair.state == AlignmentState.PROPOSED
    assert (event.from_state, event.to_state, event.by) == ("", "proposed", secretariat)
    assert (event.comment, event.on_behalf_of, event.decided_on) == (WHY, agency, today())


def test_what_comes_with_the_record_was_proposed_by_nobody_on_no_day():
    event = make_alignment().events.get()
    assert (event.to_state, event.by, event.decided_on) == ("proposed", None, None)


def test_each_step_is_kept_with_who_when_and_why(secretariat):
    agency, pair = make_agency(), make_alignment()

    pair.endorse(by=secretariat, on_behalf_of=agency, decided_on=date(2014, 5, 6), comment=WHY)
    pair.reopen(by=secretariat, comment="Taken back.")
    pair.reject(by=secretariat, comment="They do not meet.")

    assert states(pair) == [
        ("", "proposed"),
        ("proposed", "endorsed"),
        ("endorsed", "proposed"),
        ("proposed", "rejected"),
    ]
    words = [str(event.word) for event in pair.events.all()]
    assert words == ["proposed", "endorsed", "reopened", "rejected"]
    endorsed = pair.events.all()[1]
    assert (endorsed.by, endorsed.on_behalf_of, endorsed.comment) == (secretariat, agency, WHY)
    assert (endorsed.decided_on, endorsed.at.date()) == (date(2014, 5, 6), timezone.now().date())
    assert (pair.state, pair.version) == ("rejected", 4)


def test_a_step_is_a_version_of_its_own_on_behalf_of_the_agency(secretariat):
    agency, pair = make_agency(slug="iom"), make_alignment()

    pair.endorse(by=secretariat, on_behalf_of=agency)

    row = pair.history.first()
    assert (row.state, row.version, row.on_behalf_of) == ("endorsed", 2, "iom")


@pytest.mark.parametrize(
    ("before", "verb"),
    [
        ("proposed", "reopen"),
        ("endorsed", "endorse"),
        ("endorsed", "reject"),
        ("rejected", "reject"),
        ("rejected", "endorse"),
    ],
)
def test_a_decision_is_taken_back_before_another_one_is_taken(secretariat, before, verb):
    pair = make_alignment(state=before)
    assert refusal(getattr(pair, verb), by=secretariat, comment=WHY) == [
        f"It is {before}: that step is not possible."
    ]
    assert pair.events.count() == 1


@pytest.mark.parametrize("verb", ["reject", "reopen"])
@pytest.mark.parametrize("comment", ["", "  ", None])
def test_rejecting_and_reopening_need_a_reason(secretariat, verb, comment):
    pair = make_alignment(state="proposed" if verb == "reject" else "endorsed")
    assert refusal(getattr(pair, verb), by=secretariat, comment=comment) == ["Say why."]


def test_nobody_decides_in_the_future(secretariat):
    tomorrow = today() + timedelta(days=1)
    told = ["This day is still to come."]
    assert refusal(make_alignment().endorse, by=secretariat, decided_on=tomorrow) == told
    assert refusal(new_pair().propose, by=secretariat, decided_on=tomorrow) == told


def test_steps_are_decided_in_order(secretariat):
    pair = make_alignment().endorse(by=secretariat, decided_on=date(2014, 5, 6))

    (told,) = refusal(pair.reopen, by=secretariat, comment=WHY, decided_on=date(2014, 5, 5))

    assert "2014-05-06" in told
    pair.reopen(by=secretariat, comment=WHY, decided_on=date(2014, 5, 6))


def test_who_read_an_older_version_does_not_decide(secretariat):
    pair = make_alignment()
    read = pair.version
    pair.rationale = "Changed by somebody else."
    pair.save()

    with pytest.raises(StaleRecord):
        pair.endorse(by=secretariat, version=read)

    pair.refresh_from_db()
    assert (pair.state, pair.events.count()) == ("proposed", 1)


def test_a_reason_holds_no_control_characters(secretariat):
    assert refusal(make_alignment().endorse, by=secretariat, comment="a\x0bb")
    assert refusal(new_pair().propose, by=secretariat, comment="a\x0bb")


def test_nobody_decides_on_a_pair_that_was_withdrawn(secretariat):
    pair = make_alignment(publication="withdrawn", withdrawn_because="Entered twice.")
    for verb in (pair.endorse, pair.reject, pair.reopen):
        assert refusal(verb, by=secretariat, comment=WHY) == ["This pair was withdrawn."]


def test_what_was_decided_does_not_change_unseen(secretariat):
    pair = make_alignment(relation="close").endorse(by=secretariat)
    pair.relation = "exact"
    assert refusal(pair.full_clean) == [
        "It is endorsed as it stands: reopen it before you change the pair."
    ]
    pair.relation, pair.rationale = "close", "In better words."
    pair.full_clean()


@pytest.mark.parametrize("side", ["recommendation_a", "recommendation_b"])
def test_no_pair_where_it_is_on_record_that_none_was_found(secretariat, side):
    pair = new_pair()
    here, there = pair.recommendation_a, pair.recommendation_b
    here, there = (here, there) if side == "recommendation_a" else (there, here)
    none = make_no_counterpart(recommendation=here, framework=there.framework)

    (told,) = refusal(pair.propose, by=secretariat)

    assert str(here) in told
    assert not Alignment.objects.exists()
    none.publication, none.withdrawn_because = Publication.WITHDRAWN, "There is one."
    none.save()
    pair.propose(by=secretariat)


def test_a_rejected_pair_is_not_reopened_once_none_was_found(secretariat):
    pair = make_alignment().reject(by=secretariat, comment=WHY)
    NoCounterpart.say(pair.recommendation_a, pair.recommendation_b.framework, by=secretariat)
    assert refusal(pair.reopen, by=secretariat, comment=WHY)
    pair.refresh_from_db()
    assert pair.state == "rejected"


def test_a_withdrawn_pair_is_not_published_again_once_none_was_found(secretariat):
    pair = make_alignment(publication="withdrawn", withdrawn_because="Too far apart.")
    NoCounterpart.say(pair.recommendation_b, pair.recommendation_a.framework, by=secretariat)
    pair.publication, pair.withdrawn_because = Publication.PUBLISHED, ""
    assert refusal(pair.full_clean)


def test_that_none_was_found_is_said_once_with_who_and_when(secretariat):
    item, framework = make_recommendation(slug="item"), make_framework(slug="set")

    none, is_new = NoCounterpart.say(item, framework, by=secretariat)
    again, is_new_again = NoCounterpart.say(item, framework, by=secretariat)

    assert (is_new, is_new_again, again) == (True, False, none)
    assert (none.checked, none.checked_by) == (today().isoformat(), secretariat)
    assert (none.slug, none.version) == ("item--set", 1)


def test_nobody_says_that_none_was_found_beside_a_pair(secretariat):
    pair = make_alignment()
    item, framework = pair.recommendation_b, pair.recommendation_a.framework
    with pytest.raises(ValidationError):
        NoCounterpart.say(item, framework, by=secretariat)
    pair.reject(by=secretariat, comment=WHY)
    NoCounterpart.say(item, framework, by=secretariat)


def test_what_was_withdrawn_is_said_again_with_the_new_day(secretariat):
    none = make_no_counterpart(
        publication="withdrawn", withdrawn_because="There was one.", checked="2014"
    )

    again, is_new = NoCounterpart.say(none.recommendation, none.framework, by=secretariat)

    assert (again.pk, is_new, again.publication) == (none.pk, True, "published")
    assert (again.checked, again.checked_by) == (today().isoformat(), secretariat)


def test_decisions_never_change_nor_vanish(secretariat):
    event = make_alignment().endorse(by=secretariat).events.last()
    event.comment = "Something else."
    for act in (
        event.save,
        event.delete,
        lambda: AlignmentEvent.objects.update(comment="Nothing."),
        lambda: AlignmentEvent.objects.filter(pk=event.pk).delete(),
        lambda: AlignmentEvent.objects.bulk_update([event], ["comment"]),
    ):
        with pytest.raises(TypeError), transaction.atomic():
            act()
    assert AlignmentEvent.objects.get(pk=event.pk).comment == ""


def test_a_step_that_fails_leaves_nothing_behind(secretariat, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("The disk is full.")

    pair = make_alignment()
    monkeypatch.setattr(AlignmentEvent, "save", fail)
    with pytest.raises(RuntimeError):
        pair.endorse(by=secretariat)
    pair = Alignment.objects.get()
    assert (pair.state, pair.version, pair.events.count()) == ("proposed", 1, 1)


@pytest.mark.parametrize("day", [None, date(2014, 5, 5), date(2014, 5, 6)])
def test_a_pair_is_endorsed_from_the_day_of_the_decision(secretariat, day):
    pair = make_alignment()
    pair.endorse(by=secretariat, decided_on=date(2014, 5, 6))
    then = Alignment.objects.as_of(day).get().state_then
    assert then == ("proposed" if day == date(2014, 5, 5) else "endorsed")


def test_pairs_wait_until_they_are_decided_on_or_withdrawn(secretariat):
    waiting = make_alignment()
    make_alignment(state="endorsed")
    make_alignment(publication="withdrawn", withdrawn_because="Entered twice.")
    assert list(Alignment.objects.waiting()) == [waiting]
