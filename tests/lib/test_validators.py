import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from gmg_portal.lib.fields import (
    CleanCharField,
    CleanTextField,
    HttpURLField,
    LanguagesField,
    Translated,
    translated,
)
from gmg_portal.lib.validators import refuse_control_characters, refuse_unsafe_address


class Page(Translated, models.Model):
    """Never stored: what its fields let in is all that is asked."""

    title = translated(CleanCharField("title", max_length=20))
    title_official_in = LanguagesField("official in")
    subtitle = translated(CleanCharField("subtitle", max_length=20, blank=True))
    text = CleanTextField("text", blank=True)
    url = HttpURLField("address", blank=True)

    class Meta:
        app_label = "samples"

    def __str__(self):
        return self.title


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ("title_en", "title_official_in", "text", "url")


def errors(**values):
    try:
        Page(**{"title_en": "A title", **values}).full_clean(validate_unique=False)
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x85", "\n", "\ud800", "\ufffe"])
def test_an_editor_leaves_no_control_character_in_a_line(character):
    assert "title_en" in errors(title_en=f"A{character}title")


@pytest.mark.parametrize("text", ["العنوان\u200f", "标题", "Л’Ё", "a\u00a0b", "👩‍💻"])
def test_no_script_of_the_world_is_a_control_character(text):
    assert refuse_control_characters(text) is None


def test_a_text_has_lines_and_tabs_and_nothing_else():
    assert errors(text="one\r\n\ttwo") == {}
    assert "U+000B" in errors(text="one\x0btwo")["text"][0]


def test_lines_end_alike_wherever_they_come_from():
    page = Page(title_en="A title", text="one\r\ntwo\rthree")
    page.full_clean(validate_unique=False)

    assert page.text == "one\ntwo\nthree"


def test_a_text_of_a_megabyte_is_refused_by_the_model():
    assert "20000" in errors(text="a" * 1_000_000)["text"][0].replace(",", "")
    assert "title_en" in errors(title_en="a" * 21)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "https://example.org/a b",
        "https://example.org/\x0b",
        "https://iom:secret@example.org/",
        "https://who.int@example.org/",
        "https://",
        "example.org",
    ],
)
def test_only_whole_web_addresses_are_let_in(address):
    assert "url" in errors(url=address)


@pytest.mark.parametrize(
    "address", ["https://www.ilo.org", "http://example.org:8080/a?b=c@d#e", "https://例え.jp/道"]
)
def test_web_addresses_are_let_in(address):
    assert refuse_unsafe_address(address) is None


def test_languages_are_kept_in_one_order_and_known():
    page = Page(title_en="A title", title_official_in=["zh_hans", "EN"])
    page.full_clean(validate_unique=False)

    assert page.title_official_in == ["en", "zh-hans"]
    assert "title_official_in" in errors(title_official_in=["tlh"])
    assert "title_official_in" in errors(title_official_in={"en": 1})
    assert "title_official_in" in errors(title_official_in="en")


def test_an_editor_ticks_languages():
    form = PageForm({"title_en": "A title", "title_official_in": ["fr", "en"]})

    assert form.is_valid()
    assert form.instance.title_official_in == ["en", "fr"]
    assert str(form["title_official_in"]).count('type="checkbox"') == 6


def test_a_form_says_what_the_model_says():
    form = PageForm({"title_en": "A\x1btitle", "text": "a" * 20_001, "url": "javascript:alert(1)"})

    assert set(form.errors) == {"title_en", "text", "url"}


def test_english_is_required_and_the_others_are_not():
    assert set(errors(title_en="")) == {"title_en"}


def test_a_text_falls_back_to_english_and_says_so():
    page = Page(title_en="Title", title_fr="Titre", title_official_in=["en"])

    with translation.override("fr"):
        assert page.title == "Titre"
        assert page.text_in("title") == ("Titre", "fr", False)
    with translation.override("zh-hans"):
        assert page.title == "Title"
        assert page.text_in("title") == ("Title", "en", True)


def test_a_text_knows_whether_its_form_is_official():
    page = Page(title_en="Title", title_fr="Titre", title_official_in=["fr"])

    assert page.text_in("title", "fr") == ("Titre", "fr", True)
    assert page.text_in("title", "es") == ("Title", "en", False)


def test_without_a_list_of_languages_english_is_the_original():
    page = Page(title_en="T", subtitle_en="Of the record", subtitle_ru="Реестра")

    assert page.text_in("subtitle", "en")[2]
    assert not page.text_in("subtitle", "ru")[2]
