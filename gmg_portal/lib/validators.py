"""What no field of the portal lets in, on whatever path it comes."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

#: What a text of several lines may hold of the control characters.
LINE_CHARACTERS = "\n\t"


def control_characters(text, allowed=""):
    """The characters of `text` that no reader sees and no feed or file survives, each once.

    Controls (Cc), halves of surrogate pairs (Cs) and the two noncharacters U+FFFE and U+FFFF;
    marks of direction belong to Arabic text and are none of them.
    """
    return [
        character
        for character in dict.fromkeys(text)
        if character not in allowed
        and (unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff")
    ]


@deconstructible
class ControlCharacterValidator:
    """Refuses control characters but those of `allowed`."""

    code = "control_character"

    def __init__(self, allowed=""):
        self.allowed = allowed

    def __call__(self, value):
        found = control_characters(str(value), self.allowed)
        if found:
            raise ValidationError(
                _("Take out the control character U+%(code_point)s: it cannot be printed."),
                code=self.code,
                params={"code_point": f"{ord(found[0]):04X}"},
            )

    def __eq__(self, other):
        return isinstance(other, type(self)) and self.allowed == other.allowed


@deconstructible
class HttpURLValidator(URLValidator):
    """A whole web address: http or https, and nobody's name or password in it."""

    def __init__(self, **kwargs):
        kwargs.setdefault("schemes", ["http", "https"])
        kwargs.setdefault(
            "message",
            _("Give a whole web address that starts with https:// or http://."),
        )
        super().__init__(**kwargs)

    def __call__(self, value):
        super().__call__(value)
        authority = value.split("//", 1)[1].split("/", 1)[0]
        if "@" in authority:
            raise ValidationError(
                _("Take the user name out of the web address."),
                code=self.code,
                params={"value": value},
            )


refuse_control_characters = ControlCharacterValidator()
refuse_control_characters_in_lines = ControlCharacterValidator(LINE_CHARACTERS)
refuse_unsafe_address = HttpURLValidator()
