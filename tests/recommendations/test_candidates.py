"""Candidates are ranked by shared themes and shared words, and say which."""

import pytest

from recommendations.candidates import candidates, stem_of
from tests.factories import make_recommendation, make_theme

pytestmark = pytest.mark.django_db


def item(text, themes=(), **values):
    return make_recommendation(text=text, themes=list(themes), **values)


def ranked(mine, *others):
    return [candidate.item for candidate in candidates(mine, list(others))]


def test_what_shares_a_theme_comes_before_what_shares_nothing():
    labour = make_theme(name="Labour")
    mine = item("Protect workers", [labour])
    stranger, kin = item("Count people"), item("Recruit fairly", [labour])

    first, second = candidates(mine, [stranger, kin])

    assert (first.item, first.themes, first.words) == (kin, (labour,), ())
    assert (second.item, second.is_likely) == (stranger, False)


def test_shared_words_are_named_as_the_candidate_writes_them():
    mine = item("Lower the cost of sending a remittance")
    (found,) = candidates(mine, [item("Remittances: their costs are lowered")])
    assert set(found.words) == {"remittances", "costs"}


def test_a_rare_word_says_more_than_one_that_every_item_has():
    mine = item("Migrants and remittances")
    common = [item(f"Migrants in chapter {word}") for word in ("alpha", "beta", "gamma")]
    rare = item("Remittances of the diaspora")
    assert ranked(mine, *common, rare)[0] == rare


def test_joining_words_and_numbers_say_nothing():
    mine = item("The rights of the 2030 agenda and the like")
    (found,) = candidates(mine, [item("The and of 2030 with the")])
    assert (found.score, found.words, found.is_likely) == (0, (), False)


def test_accents_and_case_do_not_part_words():
    (found,) = candidates(item("Diásporas"), [item("DIASPORA")])
    assert found.words == ("diaspora",)


def test_equals_stay_in_their_order():
    mine, others = item("Protect"), [item("Alpha"), item("Beta"), item("Gamma")]
    assert ranked(mine, *others) == others


def test_an_item_without_text_has_no_telling_words():
    (found,) = candidates(item("", wording="missing"), [item("", wording="missing")])
    assert (found.score, found.words) == (0, ())


def test_two_themes_in_common_say_more_than_one_of_many():
    one, two, three = make_theme(), make_theme(), make_theme()
    mine = item("Alpha", [one, two])
    partly, fully = item("Beta", [one, three]), item("Gamma", [one, two])
    assert ranked(mine, partly, fully) == [fully, partly]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("policies", "policy"),
        ("rights", "right"),
        ("access", "access"),
        ("status", "status"),
        ("crisis", "crisis"),
        ("gas", "gas"),
    ],
)
def test_nouns_are_read_as_their_singular(word, stem):
    assert stem_of(word) == stem
