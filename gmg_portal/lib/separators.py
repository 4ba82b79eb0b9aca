"""What stands between the parts of an enumeration in the reader's language."""

from django.utils.translation import gettext as _


def comma():
    return _(", ")


def listed(parts):
    """The parts in one text, with the language's comma between them."""
    return comma().join(map(str, parts))
