"""A form field that takes dates as people write them and keeps them as EDTF."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .edtf_dates import Edge, bounds
from .edtf_words import read

HELP = _(
    "As exactly as it is known: 2006, May 2006, 9 May 2006, Q2 2021, first half of 2013, "
    "between January and May 2006, 2014 or before. Empty: not known."
)
HELP_FOR_ENDS = _(
    "As exactly as it is known: 2006, May 2006, 9 May 2006, Q2 2021, first half of 2013, "
    "between January and May 2006, 2014 or before. “Ongoing”: it has no end. Empty: not known."
)


class EdtfFormField(forms.CharField):
    """`edge` says whether the date may be open: only an end may."""

    def __init__(self, *, edge=Edge.DAY, max_length=100, help_text="", **kwargs):
        self.edge = Edge(edge)
        help_text = help_text or (HELP_FOR_ENDS if self.edge == Edge.END else HELP)
        super().__init__(max_length=max_length, help_text=help_text, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if len(text) > self.max_length:
            raise ValidationError(
                _("A date has at most %(most)s characters."),
                code="max_length",
                params={"most": self.max_length},
            )
        if any(unicodedata.category(char) == "Cc" for char in text):
            raise ValidationError(
                _("A date cannot hold control characters, such as a new line or a tab."),
                code="control_characters",
            )
        date = read(text)
        bounds(date, self.edge)
        return date.text
