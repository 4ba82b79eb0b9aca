"""Which years a page shows: those asked for in its address, and the links to others."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gmg_portal.lib.gantt import MOST_YEARS, QUARTERS, YEARS, Window

REVERSED = gettext_lazy("The last year shown, %(value)s, is before the first.")
TOO_MANY = {
    YEARS: gettext_lazy("From the first year to %(value)s are more years than fit: at most 30."),
    QUARTERS: gettext_lazy(
        "From the first year to %(value)s are more years than fit by quarters: at most 7."
    ),
}


def asked_window(filterset, default):
    """The window of the address; what it leaves open, and what is wrong in it, is the default's."""
    data = filterset.form.cleaned_data
    first, last = data.get("from"), data.get("to")
    most = default.most
    if first is None and last is None:
        return default
    if last is None:
        return Window(first, min(max(default.last, first), first + most - 1), default.zoom)
    if first is None:
        return Window(max(min(default.first, last), last - most + 1), last, default.zoom)
    if last < first:
        filterset.refuse("to", last, message=REVERSED)
        return default
    if last - first >= most:
        filterset.refuse("to", last, message=TOO_MANY[default.zoom])
        return default
    return Window(first, last, default.zoom)


def moves(window, url_with):
    """Links (label, url) to other years: earlier, later, closer, wider, all; None where none is."""

    def url(other):
        return other and url_with(**{"from": other.first, "to": other.last})

    return [
        (_("Earlier"), url(window.earlier)),
        (_("Later"), url(window.later)),
        (_("Closer"), url(window.closer)),
        (_("Wider"), url(window.wider)),
        (_("All years"), url_with(**{"from": None, "to": None, "zoom": None})),
    ]


def zooms(window, url_with):
    """Links (label, url, whether it is shown) to columns of years and of quarters."""
    fits = window.span <= MOST_YEARS[QUARTERS]
    bounds = {} if fits else {"from": None, "to": None}
    return [
        (_("Years"), url_with(zoom=None), not window.is_by_quarters),
        (_("Quarters"), url_with(zoom=QUARTERS, **bounds), window.is_by_quarters),
    ]
