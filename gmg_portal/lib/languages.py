"""The six languages of the portal, in one place."""

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
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def column_suffix(code):
    """``zh-hans`` names the column ``..._zh_hans``."""
    return code.lower().replace("-", "_")


LANGUAGE_SUFFIXES = [column_suffix(code) for code in LANGUAGE_CODES]
