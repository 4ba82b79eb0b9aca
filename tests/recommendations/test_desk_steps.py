"""Each button of the desk does one thing, once, and tells what is wrong without losing a word."""

import pytest
from django.utils import timezone

from recommendations.models import Alignment, NoCounterpart
from tests.factories import make_agency, make_alignment, make_no_counterpart
from tests.recommendations.desk import (
    URL,
    act,
    decide,
    item,
    leads_to,
    make_sets,
    page,
    pair_up,
    propose,
)

WHY = "The meeting agreed."


@pytest.fixture
def editor(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def sets(db):
    return make_sets()


def test_a_pair_is_endorsed_and_the_next_item_is_put_on_the_desk(editor, secretariat, sets):
    pair, agency = pair_up(), make_agency()

    response = decide(
        editor, "endorse", pair, comment=WHY, on_behalf_of=agency.pk, decided_on="2014-05-06"
    )

    assert "item=here-2&" in leads_to(response)
    pair.refresh_from_db()
    event = pair.events.last()
    assert (pair.state, event.by, event.comment) == ("endorsed", secretariat, WHY)
    assert (event.on_behalf_of, event.decided_on.isoformat()) == (agency, "2014-05-06")
    assert pair.history.first().history_user == secretariat


def test_the_day_and_the_agency_of_a_decision_are_offered_again(editor, sets):
    pair, agency = pair_up(), make_agency()
    pair_up("here-2")
    step = {"on_behalf_of": agency.pk, "decided_on": "2014-05-06"}

    page = editor.get(leads_to(decide(editor, "endorse", pair, **step))).content.decode()

    assert page.count(f'<option value="{agency.pk}" selected>') == 2
    assert page.count('value="2014-05-06"') == 2


def test_an_item_with_more_to_decide_stays_on_the_desk(editor, sets):
    first, _second = pair_up(), pair_up(b="there-2")
    assert leads_to(decide(editor, "endorse", first)).endswith("item=here-1")
    first.refresh_from_db()
    assert leads_to(decide(editor, "reopen", first, comment=WHY)).endswith("item=here-1")


def test_rejecting_without_a_reason_is_told_and_nothing_lost(editor, sets):
    pair = pair_up()
    response = decide(editor, "reject", pair, decided_on="2014-05-06")
    text = response.content.decode()
    assert "Say why." in text
    assert 'value="2014-05-06"' in text
    pair.refresh_from_db()
    assert pair.state == "proposed"


def test_a_stale_decision_is_refused_with_the_text_kept(editor, secretariat, sets):
    pair = pair_up()
    Alignment.objects.get().endorse(by=secretariat)

    response = decide(editor, "reject", pair, comment="Three hours of thought.")

    text = response.content.decode()
    assert response.status_code == 409
    assert "changed by somebody else" in text
    assert "Three hours of thought." in text
    assert 'name="version" value="2"' in text, "what would be decided on now"
    assert 'value="reopen"' in text
    assert Alignment.objects.get().state == "endorsed"


def test_a_double_click_decides_once(editor, sets):
    pair = pair_up()
    decide(editor, "endorse", pair)
    assert decide(editor, "endorse", pair).status_code == 409
    assert pair.events.count() == 2


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
        ({"decided_on": "soon"}, "Enter a valid date."),
        ({"on_behalf_of": "99999"}, "Select a valid choice."),
        ({"on_behalf_of": "x"}, "Select a valid choice."),
        ({"version": "x"}, "Enter a whole number."),
        ({"version": ""}, "This field is required."),
        ({"comment": "a" * 2001}, "at most 2000 characters"),
        ({"comment": "a\x0bb"}, "control character"),
        ({"pair": "x"}, "not on record here any more"),
        ({"pair": "99999"}, "not on record here any more"),
        ({"do": "love"}, "Choose one of the buttons."),
        ({"do": "reopen", "comment": WHY}, "that step is not possible"),
    ],
)
def test_a_bad_decision_is_told_and_nothing_decided(editor, sets, data, told):
    pair = pair_up()
    response = act(editor, **{"do": "endorse", "pair": pair.pk, "version": 1, **data})
    assert response.status_code == 200
    assert told in response.content.decode()
    assert pair.events.count() == 1


def test_a_pair_of_other_sets_is_not_decided_on_here(editor, sets):
    pair = make_alignment()
    assert "not on record here" in decide(editor, "endorse", pair).content.decode()
    pair.refresh_from_db()
    assert pair.state == "proposed"


def test_a_withdrawn_pair_offers_no_step(editor, sets):
    pair = pair_up(publication="withdrawn", withdrawn_because="Entered twice.")
    text = page(editor, item="here-1")
    assert "Entered twice." in text
    assert 'value="endorse"' not in text
    assert "This pair was withdrawn." in decide(editor, "endorse", pair).content.decode()


# Proposing


def test_a_pair_is_proposed_from_a_candidate(editor, secretariat, sets):
    agency = make_agency()

    response = propose(editor, candidate="there-2", relation="broader", on_behalf_of=agency.pk)

    assert "item=here-1&" in leads_to(response)
    pair = Alignment.objects.get()
    assert (pair.recommendation_a, pair.recommendation_b) == (item("here-1"), item("there-2"))
    assert (pair.relation, pair.state, pair.slug) == ("broader", "proposed", "here-1--there-2")
    event = pair.events.get()
    assert (event.by, event.on_behalf_of) == (secretariat, agency)
    assert event.decided_on == timezone.localdate()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"candidate": ""}, "Choose the counterpart."),
        ({"candidate": "here-2"}, "is none of these"),
        ({"relation": "akin"}, "Select a valid choice. akin"),
        ({"relation": ""}, "This field is required."),
        ({"rationale": " "}, "This field is required."),
        ({"rationale": "a\x0bb"}, "control character"),
        ({"decided_on": "2999-01-01"}, "This day is still to come."),
    ],
)
def test_a_bad_proposal_is_told_with_what_was_typed(editor, sets, data, told):
    response = propose(editor, **{"rationale": "A thought worth keeping.", **data})
    text = response.content.decode()
    assert response.status_code == 200
    assert told in text
    assert data.get("rationale", "A thought worth keeping.").strip() in text
    assert not Alignment.objects.exists()


def test_a_double_click_proposes_once(editor, sets):
    propose(editor)
    assert "or a pair with it is on record" in propose(editor).content.decode()
    assert Alignment.objects.count() == 1


def test_nothing_is_proposed_where_none_was_found(editor, sets):
    make_no_counterpart(recommendation=item("here-1"), framework=sets[1])
    assert "Propose a pair" not in page(editor, item="here-1")
    assert propose(editor).status_code == 200
    assert not Alignment.objects.exists()


# Looked for, none found


def test_that_none_was_found_is_one_click(editor, secretariat, sets):
    response = editor.post(f"{URL}?framework=here&with=there&item=here-1", {"do": "none"})

    assert leads_to(response).endswith("item=here-2")
    none = NoCounterpart.objects.get()
    assert (none.recommendation, none.framework) == (item("here-1"), sets[1])
    assert (none.checked, none.checked_by) == (timezone.localdate().isoformat(), secretariat)
    assert str(secretariat) in page(editor, item="here-1")


def test_a_double_click_says_it_once(editor, sets):
    act(editor, "none")
    assert leads_to(act(editor, "none"))
    assert NoCounterpart.objects.get().version == 1


def test_nobody_clicks_it_beside_a_pair(editor, sets):
    pair = pair_up()
    assert 'value="none"' not in page(editor, item="here-1")
    assert "A pair with this set is on record." in act(editor, "none").content.decode()
    assert not NoCounterpart.objects.exists()
    decide(editor, "reject", pair, comment=WHY)
    assert leads_to(act(editor, "none"))


def test_the_last_item_says_that_all_is_done(editor, sets):
    for slug in ("here-1", "here-2"):
        act(editor, "none", on=slug)
    response = editor.get(leads_to(act(editor, "none", on="here-3")))
    assert "Every item of this set is gone through." in response.content.decode()
    assert "3 of 3 items gone through" in response.content.decode()
