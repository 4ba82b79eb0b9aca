"""The six languages of the portal, in one place."""

import re

LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
#: The default comes first: translated columns fall back to it.
LANGUAGE_CODES = ["en", "ar", "es", "fr", "ru", "zh-hans"]
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
# A language, and perhaps a script and a region: as BCP 47 writes them.
_TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)


def is_language_tag(text):
    """Whether a text may say in which language another one is: ``pt``, ``zh-hans``, ``pt-BR``."""
    return bool(_TAG.fullmatch(text))


def column_suffix(code):
    """``zh-hans`` names the column ``..._zh_hans``."""
    return code.lower().replace("-", "_")


LANGUAGE_SUFFIXES = [column_suffix(code) for code in LANGUAGE_CODES]
