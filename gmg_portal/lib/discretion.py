"""What of a mail is for its reader alone: addresses that open something without a password."""

import re

#: Behind these parts of an address stands who may open it.
PERSONAL = re.compile(r"(/(?:link|invitation|account)/)[^\s\"'<>()\\]+")
SHOWN = "…"


def without_personal_links(text):
    """The text with the personal part of every such address left out."""
    return PERSONAL.sub(rf"\1{SHOWN}", text)
