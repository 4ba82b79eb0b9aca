"""The reports that somebody said she must write: their forms lead on, one after the other."""

from urllib.parse import urlencode

from django.urls import reverse

#: In the session: the addresses of forms.
KEY = "to_write"


def begin(request, rows, several_agencies):
    """The address of the form of the first; the others follow it. The workspace where none is."""
    request.session[KEY] = [form_of(row, several_agencies) for row in rows]
    return next_form(request) or reverse("workspace")


def next_form(request, done=""):
    """The address of the next form; None after the last. `done` is the one that was just sent."""
    queue = [url for url in request.session.get(KEY, []) if url != done]
    if queue != request.session.get(KEY, []):
        request.session[KEY] = queue
    return queue[0] if queue else None


def form_of(row, several_agencies):
    return form_url(row.activity.slug, row.request.agency.slug if several_agencies else "")


def form_url(activity, agency=""):
    url = reverse("report_edit", args=[activity])
    return f"{url}?{urlencode({'agency': agency})}" if agency else url
