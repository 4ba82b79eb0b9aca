"""The catalogues of the five languages that the interface is translated into."""

import io
import re

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from gmg_portal.lib.languages import LANGUAGE_CODES

LOCALES = {
    code: settings.BASE_DIR / "locale" / translation.to_locale(code) / "LC_MESSAGES"
    for code in LANGUAGE_CODES
    if code != settings.LANGUAGE_CODE
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
FORMS = {"ar": 6, "es": 3, "fr": 2, "ru": 4, "zh-hans": 1}

NAVIGATION = ["Agencies", "Recommendations", "Where the agendas agree", "Work plan", "Activities"]
HEADINGS = {
    "agency_list": "Agencies",
    "agency_timeline": "Membership and chair",
    "body_list": "Bodies",
    "meeting_list": "Meetings",
    "document_list": "Library",
    "glossary": "Glossary",
    "about": "About this record",
    "framework_list": "Sets of recommendations",
    "recommendation_list": "Recommendations",
    "convergence": "Where the agendas agree",
    "instrument_list": "Treaties and declarations",
    "theme_list": "Themes",
    "workplan_list": "Work plans",
    "activity_list": "Activities",
    "practice_list": "Good practices",
    "place_list": "Places",
    "who_does_what": "Who does what",
    "data": "Data and reuse",
    "contact": "Contact",
    "accessibility": "Accessibility",
    "api_docs": "Interface for programs (API)",
    "account_login": "Sign in",
}
#: Formats and names that Arabic writes in Latin letters too.
LATIN = re.compile(r"\b(?:API|CSV|JSON|XLSX|EDTF)\b|\([^()]*\)")


@pytest.fixture(params=LOCALES)
def language(request):
    return request.param


@pytest.fixture
def catalogue(language):
    return read(language)


def read(language):
    with (LOCALES[language] / "django.po").open("rb") as file:
        return read_po(file, locale=translation.to_locale(language))


def finished(catalogue):
    """(msgid in all its forms, translation in all its forms) of what is translated."""
    for message in catalogue:
        english, translated = forms(message.id), forms(message.string)
        if message.id and any(translated):
            yield english, translated


def by_key(catalogue):
    """Every translation under its context and its English."""
    found = {}
    for message in catalogue:
        if message.id and any(forms(message.string)):
            context = message.context
            if isinstance(context, bytes):  # as compiled files give it
                context = context.decode()
            found[context, forms(message.id)[0]] = forms(message.string)
    return found


def forms(text):
    return list(text) if isinstance(text, (list, tuple)) else [text]


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def shown_on_pages(message):
    return any(
        file.startswith("templates/") and not file.startswith("templates/admin/")
        for file, _line in message.locations
    )


def test_a_translation_names_what_the_english_names(catalogue):
    for english, translated in finished(catalogue):
        named = set.union(*map(placeholders, english))
        if len(english) == 1:
            assert placeholders(translated[0]) == named, english[0]
        for text in translated:  # "one member" says the number without naming it
            assert placeholders(text) <= named, english[0]


def test_what_has_a_plural_has_every_form_of_the_language(language, catalogue):
    assert catalogue.num_plurals == FORMS[language]
    for english, translated in finished(catalogue):
        if len(english) > 1:
            assert len(translated) == FORMS[language], english[0]
            assert all(translated), english[0]


def test_nobody_is_shown_a_guess(catalogue):
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not catalogue.obsolete


def test_the_compiled_catalogue_says_what_the_text_says(language, catalogue):
    compiled = read_mo(io.BytesIO((LOCALES[language] / "django.mo").read_bytes()))

    assert by_key(compiled) == by_key(catalogue)


def test_an_arabic_reader_finds_every_page_in_arabic():
    missing = [
        forms(message.id)[0]
        for message in read("ar")
        if message.id and shown_on_pages(message) and not all(forms(message.string))
    ]

    assert missing == []


def test_every_language_has_the_words_of_the_navigation(language):
    with translation.override(language):
        for english in NAVIGATION:
            assert translation.gettext(english) != english


def test_arabic_counts_in_its_six_forms():
    with translation.override("ar"):
        said = [
            translation.ngettext("%(count)s member", "%(count)s members", count) % {"count": count}
            for count in (0, 1, 2, 3, 11, 100)
        ]

    assert said == ["لا أعضاء", "عضو واحد", "عضوان", "3 أعضاء", "11 عضوا", "100 عضو"]


def test_an_arabic_reader_sees_arabic_in_the_navigation(client, record):
    page = client.get("/ar/").text

    assert 'lang="ar" dir="rtl"' in page
    assert "الوكالات" in page
    for english in NAVIGATION:
        assert not re.search(rf">\s*{english}\s*<", page)


def test_an_arabic_reader_sees_arabic_headings(client, record):
    for name, english in HEADINGS.items():
        with translation.override("ar"):
            page = client.get(reverse(name)).text

        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
        words = LATIN.sub("", re.sub(r"<[^>]+>", "", heading))
        assert english not in words
        assert re.search(r"[\u0600-\u06ff]", words), name
        assert not re.search(r"[A-Za-z]{2,}", words), name
