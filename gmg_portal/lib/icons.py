"""The marks of the portal: drawn once a page by ``sprite()``, pointed at by ``icon()``.

Shape names the kind of state: circles for delivery, squares for reports, diamonds for agreement.
Each is drawn in a square of 16 by 16 in the colour of the text; class ``k`` cuts into a filled one.
"""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

CIRCLE = '<circle cx="8" cy="8" r="6.75" fill="none" stroke-width="1.5"/>'
DASHED_CIRCLE = (
    '<circle cx="8" cy="8" r="6.75" fill="none" stroke-width="1.5" stroke-dasharray="2 2.2"/>'
)
SQUARE = '<path d="M1.75 1.75h12.5v12.5H1.75z" fill="none" stroke-width="1.5"/>'
DIAMOND = '<path d="M8 1.1 14.9 8 8 14.9 1.1 8z" fill="none" stroke-width="1.5"/>'
TICK = '<path d="M4.5 8.3 7 10.8l4.6-5.3" fill="none" class="k" stroke-width="2"/>'
TRIANGLE = '<path d="M8 .8 15.6 14.8H.4z"/>'

DELIVERY = {
    "planned": CIRCLE,
    "ongoing": '<path d="M8 .5a7.5 7.5 0 0 0 0 15z"/>' + CIRCLE,
    "completed": '<circle cx="8" cy="8" r="7.5"/>' + TICK,
    "delayed": TRIANGLE,
    "suspended": CIRCLE + '<path d="M5.2 4.8h2v6.4h-2zM8.8 4.8h2v6.4h-2z"/>',
    "cancelled": CIRCLE + '<path d="m5 5 6 6M11 5l-6 6" stroke-width="1.75"/>',
    "outcome_unknown": DASHED_CIRCLE
    + '<path d="M6.1 6.3a1.95 1.95 0 1 1 2.7 1.8c-.6.25-.8.6-.8 1.2M8 10.6v1.6" fill="none"'
    ' stroke-width="1.4"/>',
    "unreported": DASHED_CIRCLE + '<path d="M5.6 8h.9M7.55 8h.9M9.5 8h.9" stroke-width="1.6"/>',
}
REPORTS = {
    "draft": SQUARE.replace("/>", ' stroke-dasharray="2.4 2"/>'),
    "submitted": SQUARE + '<path d="M8 12V5M5 7.6 8 4.6l3 3" fill="none" stroke-width="1.6"/>',
    "returned": SQUARE + '<path d="M12 8H5M7.6 5 4.6 8l3 3" fill="none" stroke-width="1.6"/>',
    "accepted": '<path d="M1 1h14v14H1z"/>' + TICK,
    "withdrawn": SQUARE + '<path d="m5 5 6 6M11 5l-6 6" stroke-width="1.6"/>',
    "due": '<path d="M1.75 3h12.5v11.25H1.75z" fill="none" stroke-width="1.5"/>'
    + '<path d="M1.75 6.2h12.5M5 1v3.4M11 1v3.4" stroke-width="1.5"/>',
    "overdue": TRIANGLE + '<path d="M8 5.4v4.4M8 11.4v1.6" class="k" stroke-width="1.7"/>',
}
AGREEMENT = {
    "proposed": DIAMOND
    + '<path d="M4.6 8 8 4.6M6.3 9.7 9.7 6.3M8 11.4 11.4 8" stroke-width="1.3"/>',
    "endorsed": '<path d="M8 0 16 8 8 16 0 8z"/>',
    "rejected": DIAMOND + '<path d="m5.6 5.6 4.8 4.8M10.4 5.6l-4.8 4.8" stroke-width="1.4"/>',
    "none": '<path d="M1.5 7h13v2h-13z"/>',
    "unassessed": DIAMOND.replace("/>", ' stroke-dasharray="2.6 2.28" stroke-dashoffset="1.3"/>'),
}
SIGNS = {
    "menu": '<path d="M1 3h14M1 8h14M1 13h14" stroke-width="1.8"/>',
    "search": '<circle cx="6.6" cy="6.6" r="5" fill="none" stroke-width="1.8"/>'
    + '<path d="m10.5 10.5 4.6 4.6" stroke-width="1.8"/>',
    "close": '<path d="m3 3 10 10M13 3 3 13" stroke-width="1.8"/>',
    "download": '<path d="M8 1v9M4 6.5l4 4 4-4M1.5 14.2h13" fill="none" stroke-width="1.6"/>',
    "previous": '<path d="M10.5 2.5 5 8l5.5 5.5" fill="none" stroke-width="1.8"/>',
    "next": '<path d="M5.5 2.5 11 8l-5.5 5.5" fill="none" stroke-width="1.8"/>',
}
ICONS = DELIVERY | REPORTS | AGREEMENT | SIGNS
#: These point somewhere and turn round in a right-to-left page.
POINTING = frozenset({"previous", "next", "returned"})


def hidden_drawing(definitions):
    """An empty picture that holds what the others on the page point at."""
    return mark_safe(  # noqa: S308 (our own drawings)
        '<svg width="0" height="0" class="vh" aria-hidden="true" focusable="false"><defs>'
        f"{definitions}</defs></svg>"
    )


def sprite(*names):
    """Every mark once, for ``icon()`` to point at; or those of these names alone."""
    return hidden_drawing(
        "".join(
            f'<symbol id="i-{name}" viewBox="0 0 16 16">{drawn}</symbol>'
            for name, drawn in ICONS.items()
            if not names or name in names
        )
    )


def icon(name):
    """The mark ``name``; it is decoration, so a word must stand beside it."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>',
        " turn" if name in POINTING else "",
        name,
    )
