"""The marks of the portal, drawn once a page by ``components/_icons.html``.

Shape names the kind of state: circles for delivery, squares for reports, diamonds for agreement.
"""

from django.utils.html import format_html

DELIVERY = (
    "planned",
    "ongoing",
    "completed",
    "delayed",
    "suspended",
    "cancelled",
    "outcome_unknown",
    "unreported",
)
REPORTS = ("draft", "submitted", "returned", "accepted", "withdrawn", "due", "overdue")
AGREEMENT = ("proposed", "endorsed", "rejected", "none", "unassessed")
SIGNS = ("menu", "search", "close", "download", "previous", "next")
ICONS = frozenset(DELIVERY + REPORTS + AGREEMENT + SIGNS)
#: These point somewhere and turn round in a right-to-left page.
POINTING = frozenset({"previous", "next", "returned"})


def icon(name):
    """The mark ``name``; it is decoration, so a word must stand beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>',
        " turn" if name in POINTING else "",
        name,
    )
