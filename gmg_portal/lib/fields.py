"""Model fields whose rules hold on every path: forms, admin, imports, commands.

All of them are checked by `full_clean()`; none of them needs a form to be safe.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from translated_fields import TranslatedField, fallback_to_default, to_attribute

from .languages import LANGUAGE_CODES, LANGUAGES, column_suffix
from .validators import (
    refuse_control_characters,
    refuse_control_characters_in_lines,
    refuse_unsafe_address,
)

DEFAULT_LANGUAGE = LANGUAGE_CODES[0]


def with_plain_line_ends(value):
    """Browsers send CRLF: lines end in LF here."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


class CleanCharField(models.CharField):
    """One line of text without control characters."""

    default_validators = [refuse_control_characters]


class LinesFormField(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea

    def to_python(self, value):
        return super().to_python(with_plain_line_ends(value))


class CleanTextField(models.TextField):
    """Several lines of text without other control characters, 20,000 characters at most."""

    default_validators = [refuse_control_characters_in_lines]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 20_000)
        super().__init__(*args, **kwargs)

    @property
    def validators(self):
        return [*super().validators, MaxLengthValidator(self.max_length)]

    def to_python(self, value):
        return with_plain_line_ends(super().to_python(value))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": LinesFormField, **kwargs})


class HttpURLField(models.URLField):
    """A whole web address, http or https."""

    default_validators = [refuse_control_characters, refuse_unsafe_address]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 500)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class LanguagesField(models.JSONField):
    """The languages in which a text is official, as codes in the order of `LANGUAGE_CODES`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        if not isinstance(value, list | tuple):
            return value or []
        codes = {str(code).lower().replace("_", "-") for code in value}
        return [code for code in LANGUAGE_CODES if code in codes] + sorted(
            codes.difference(LANGUAGE_CODES)
        )

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list):
            raise ValidationError(_("Give a list of languages."), code="invalid")
        for code in value:
            if code not in LANGUAGE_CODES:
                raise ValidationError(
                    _("“%(value)s” is not a language of the portal. Choose from: %(list)s."),
                    code="unknown",
                    params={"value": code, "list": ", ".join(LANGUAGE_CODES)},
                )

    def formfield(self, **kwargs):
        # Not JSONField's: its form field edits JSON by hand.
        defaults = {
            "form_class": forms.MultipleChoiceField,
            "choices": sorted(LANGUAGES, key=lambda pair: LANGUAGE_CODES.index(pair[0])),
            "widget": forms.CheckboxSelectMultiple,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **{**defaults, **kwargs})


def translated(field, **specific):
    """`field` as a column a language: English first, the others blank and falling back to it.

    ``name = translated(CleanCharField(_("name"), max_length=300))`` makes ``name_en`` to
    ``name_zh_hans``; ``name`` reads the column of the active language. `specific` changes single
    columns: ``fr={"max_length": 400}``.
    """
    options = {code: {"blank": True} for code in LANGUAGE_CODES[1:]}
    for suffix, changes in specific.items():
        options.setdefault(suffix.replace("_", "-"), {}).update(changes)
    return TranslatedField(field, options, languages=LANGUAGE_CODES, attrgetter=fallback_to_default)


def in_language(name, language=None):
    """An expression for the translated column `name`, falling back to English, for queries."""
    language = language or get_language() or DEFAULT_LANGUAGE
    default = F(to_attribute(name, DEFAULT_LANGUAGE))
    if language == DEFAULT_LANGUAGE or language not in LANGUAGE_CODES:
        return default
    return Coalesce(NullIf(F(to_attribute(name, language)), Value("")), default)


class Translated:
    """For models with translated texts: each text knows its language."""

    def text_in(self, field, language=None):
        """The text of `field` in a language (the active one), or in English where it has none.

        Returns (text, code of the language it is in, whether that form is official). Without a
        list of official languages in `<field>_official_in` the English text is the original.
        """
        language = language or get_language() or DEFAULT_LANGUAGE
        if language not in LANGUAGE_CODES:
            language = DEFAULT_LANGUAGE
        text = getattr(self, f"{field}_{column_suffix(language)}")
        if not text:
            language = DEFAULT_LANGUAGE
            text = getattr(self, f"{field}_{column_suffix(language)}")
        official = getattr(self, f"{field}_official_in", None) or [DEFAULT_LANGUAGE]
        return text, language, language in official
