"""Two people decide on the same pair at once: one decision is kept and the other one told."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from agencies.models import User
from recommendations.models import Alignment, NoCounterpart
from tests.factories import make_alignment, make_framework, make_recommendation

CROWD = 6


@pytest.fixture
def people(transactional_db):
    return [User.objects.create_user(f"editor{n}@gmg.example", "x") for n in range(CROWD)]


def at_once(people, act):
    """What becomes of each one's act, all of them at the same moment."""
    barrier = Barrier(len(people))

    def run(pair):
        number, person = pair
        barrier.wait()
        try:
            act(number, person)
        except ValidationError:
            return "told"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return Counter(pool.map(run, enumerate(people)))


@pytest.mark.parametrize("version", [None, 1])
def test_many_that_endorse_at_once_make_one_decision(people, version):
    pair = make_alignment()

    became = at_once(
        people,
        lambda _number, person: Alignment.objects.get(pk=pair.pk).endorse(
            by=person, version=version
        ),
    )

    assert became == {"done": 1, "told": CROWD - 1}
    pair.refresh_from_db()
    assert (pair.state, pair.version) == ("endorsed", 2)
    assert [event.to_state for event in pair.events.all()] == ["proposed", "endorsed"]
    assert pair.history.count() == 2


def test_of_those_who_endorse_and_those_who_reject_one_is_kept(people):
    pair = make_alignment()

    def decide(number, person):
        mine = Alignment.objects.get(pk=pair.pk)
        (mine.endorse if number % 2 else mine.reject)(by=person, comment="Why.")

    assert at_once(people, decide) == {"done": 1, "told": CROWD - 1}
    pair.refresh_from_db()
    assert pair.events.count() == 2
    assert pair.events.last().to_state == pair.state


def test_a_pair_and_that_none_was_found_are_never_said_together(people):
    here, there = make_recommendation(), make_recommendation()

    def say(number, person):
        if number % 2:
            NoCounterpart.say(here, there.framework, by=person)
        else:
            Alignment(
                slug=f"pair-{number}",
                recommendation_a=there,
                recommendation_b=here,
                relation="close",
                rationale="Both ask for the same.",
            ).propose(by=person)

    at_once(people, say)

    assert (Alignment.objects.count(), NoCounterpart.objects.count()) in {(1, 0), (0, 1)}


def test_many_clicks_say_once_that_none_was_found(people):
    item, framework = make_recommendation(), make_framework()

    became = at_once(people, lambda _number, person: NoCounterpart.say(item, framework, by=person))

    assert became == {"done": CROWD}
    assert NoCounterpart.objects.get().version == 1
