import pytest

from gmg_portal.lib.searchtext import normalise, words_of


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Organisation internationale du Travail", "ORGANISATION  internationale du travail"),
        ("Conférence sur l’égalité", "conference sur l'egalite"),
        ("UN-DESA", "un desa"),
        ("O.I.T.", "o i t"),
        ("Учёный совет", "ученый СОВЕТ"),
        ("Straße", "STRASSE"),
        ("Niño", "nin\u0303o"),
        ("Łódź, Ærø", "lodz aero"),
        ("ＵＮ２０１４", "un2014"),
        ("٢٠١٤", "2014"),
    ],
)
def test_a_reader_finds_a_word_however_it_is_written(written, searched):
    assert normalise(written) == normalise(searched)


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("الإنسان", "انسان"),
        ("حُقُوق", "حقوق"),
        ("والهجرة", "الهجره"),
        ("المستوى", "مستوي"),
        ("للحقوق", "حقوق"),
        ("للاجئين", "اللاجئين"),
        ("الدولـــية", "دولية"),
    ],
)
def test_a_reader_of_arabic_needs_no_article_and_no_vowel_signs(written, searched):
    assert normalise(written) == normalise(searched)


def test_a_short_arabic_word_is_not_cut():
    assert normalise("ألم") == "الم"


def test_chinese_is_found_by_its_characters():
    assert normalise("工组织") in normalise("国际劳工组织")


def test_a_query_is_its_different_words():
    assert words_of("Fair, fair RECRUITMENT!") == ["fair", "recruitment"]
    assert len(words_of(" ".join(map(str, range(50))))) == 10


def test_marks_alone_are_no_words():
    assert words_of("… ?!") == []
