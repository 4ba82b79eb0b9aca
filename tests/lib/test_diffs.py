"""Differences between two texts, word by word."""

import pytest

from gmg_portal.lib.diffs import MOST_WORDS, marked, word_differences


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("", "new", [("ins", "new")]),
        ("old", "", [("del", "old")]),
        ("the same", "the same", [("", "the same")]),
        ("by 2 May", "by 9 May", [("", "by "), ("del", "2 "), ("ins", "9 "), ("", "May")]),
        ("a b", "a c b", [("", "a "), ("ins", "c "), ("", "b")]),
        ("保护移民", "保护所有移民", [("", "保护"), ("ins", "所有"), ("", "移民")]),
    ],
)
def test_a_reader_sees_which_words_changed(old, new, found):
    assert word_differences(old, new) == found


def test_both_texts_can_be_read_off_the_differences():
    old = "The Group meets twice a year, once at the level of principals."
    new = "The Group meets once a year at the level of heads of agency."
    parts = word_differences(old, new)
    assert "".join(text for mark, text in parts if mark != "ins").split() == old.split()
    assert "".join(text for mark, text in parts if mark != "del") == new


def test_markup_in_a_text_stays_text():
    assert marked("<b>", "<i>") == "<del>&lt;b&gt;</del><ins>&lt;i&gt;</ins>"


def test_long_texts_without_a_common_word_are_shown_as_a_whole():
    old = " ".join(f"a{n}" for n in range(MOST_WORDS))
    new = " ".join(f"b{n}" for n in range(MOST_WORDS))
    assert [mark for mark, _text in word_differences(old, new)] == ["del", "ins"]
