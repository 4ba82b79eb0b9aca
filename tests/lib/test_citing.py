"""A page is cited in four styles, with the day on which it said what it says."""

import re
from datetime import date

import pytest

from gmg_portal.lib.citing import Work, apa, bibtex, chicago, harvard, on_day, styles

WORK = Work(
    title="Eight-point agenda, 6 Integrate migration",
    url="https://portal.example/recommendations/sg-6/?on=2026-11-22",
    accessed=date(2026, 11, 22),
    author="United Nations Secretary-General",
    site="Global Migration Group",
    issued="2013-07-25",
)


def with_(**changes):
    return Work(**{**WORK.__dict__, **changes})


def test_a_reader_cites_in_each_style():
    url = WORK.url
    assert apa(WORK, "en") == (
        "United Nations Secretary-General. (2013, July 25). Eight-point agenda, 6 Integrate"
        f" migration. Global Migration Group. Retrieved November 22, 2026, from {url}"
    )
    assert chicago(WORK, "en") == (
        "United Nations Secretary-General. “Eight-point agenda, 6 Integrate migration.” Global"
        f" Migration Group. July 25, 2013. Accessed November 22, 2026. {url}."
    )
    assert harvard(WORK, "en") == (
        "United Nations Secretary-General (2013) Eight-point agenda, 6 Integrate migration. Global"
        f" Migration Group. Available at: {url} (Accessed: 22 November 2026)."
    )
    assert bibtex(WORK) == (
        "@misc{recommendations-sg-6,\n"
        "  author = {{United Nations Secretary-General}},\n"
        "  title = {{Eight-point agenda, 6 Integrate migration}},\n"
        "  year = {2013},\n"
        "  month = jul,\n"
        "  organization = {Global Migration Group},\n"
        f"  url = {{{url}}},\n"
        "  urldate = {2026-11-22}\n"
        "}"
    )


def test_the_portal_is_named_once_where_it_is_the_author():
    own = with_(author="", issued="2026-11-20")

    for text in (apa(own, "en"), chicago(own, "en"), harvard(own, "en"), bibtex(own)):
        assert text.count("Global Migration Group") == 1


@pytest.mark.parametrize(
    ("issued", "in_apa", "in_harvard"),
    [
        ("", "(n.d.)", "(n.d.)"),
        ("2013", "(2013)", "(2013)"),
        ("2013-04", "(2013, April)", "(2013)"),
        ("[..2014]", "(2014 or before)", "(2014 or before)"),
        ("[2006..2008]", "(between 2006 and 2008)", "(between 2006 and 2008)"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(issued, in_apa, in_harvard):
    work = with_(issued=issued)

    assert in_apa in apa(work, "en")
    assert in_harvard in harvard(work, "en")
    chicago(work, "en")
    assert "month" not in bibtex(work) or issued == "2013-04"


@pytest.mark.parametrize(
    ("language", "month"),
    [("fr", "novembre"), ("es", "noviembre"), ("ru", "ноября"), ("ar", "نوفمبر")],
)
def test_months_are_in_the_language_of_the_reader(language, month):
    texts = {short: (text, code) for short, _name, text, code in styles(WORK, language)}

    for short in ("apa", "chicago", "harvard"):
        assert month in texts[short][0]
        assert texts[short][1] == language
    assert "jul" in texts["bibtex"][0]


def test_signs_that_tex_reads_as_commands_are_escaped():
    work = with_(title=r"50 % of {A} & B_1 #2 $3 ~ ^ \end", author="R&D")

    text = bibtex(work)

    assert r"50 \% of \textbraceleft{}A\textbraceright{} \& B\_1 \#2 \$3" in text
    assert r"\textasciitilde{} \textasciicircum{} \textbackslash{}end" in text
    assert r"{{R\&D}}" in text


@pytest.mark.parametrize("title", ["}", "{", "{{", r"\{", "a } b", "line\nline"])
def test_braces_of_an_entry_are_balanced_whatever_it_holds(title):
    text = bibtex(with_(title=title, url="https://portal.example/?q={}{ &a=%7B"))

    depth, lowest = 0, 1
    for sign in text[:-1]:
        depth += (sign == "{") - (sign == "}")
        lowest = min(lowest, depth) if depth else lowest
    assert depth == 1
    assert text.endswith("}")
    assert "?q=%7B%7D%7B%20&a=%7B" in text


def test_a_key_is_plain_and_can_be_given():
    assert re.match(r"@misc\{sg-6,", bibtex(with_(key="sg-6")))
    assert re.match(r"@misc\{page,", bibtex(with_(url="https://portal.example/")))


def test_a_sentence_ends_once():
    assert "Who works on it? Global" in harvard(with_(title="Who works on it?"), "en")


def test_the_kind_of_a_work_is_told():
    assert "[table]" in apa(with_(kind="table"), "en")
    assert "howpublished = {table}" in bibtex(with_(kind="table"))


def test_the_day_joins_the_address():
    day = date(2014, 7, 1)

    assert on_day("https://portal.example/a/", day) == "https://portal.example/a/?on=2014-07-01"
    assert on_day("https://portal.example/?a=b", day).endswith("?a=b&on=2014-07-01")
    assert on_day("https://portal.example/a/", None) == "https://portal.example/a/"
