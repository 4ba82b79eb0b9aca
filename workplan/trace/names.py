"""Who wrote by a link, without an account: the name that she gave there."""

from dataclasses import replace

from workplan.models import SignedLink

#: So many of the newest requests of a name are looked through.
MOST_REQUESTS = 500


def named(entries):
    """The entries, those of a link with the name that was given in the same request."""
    nameless = {each.asked for each in entries if each.asked and not each.who}
    names = dict(
        answered().filter(request_id__in=nameless).values_list("request_id", "answered_by")
    )
    return [each if each.who else replace(each, who=names.get(each.asked, "")) for each in entries]


def requests_of(name):
    """The ids of the requests in which somebody gave a name that contains these words."""
    rows = answered().filter(answered_by__icontains=name).order_by("-history_id")
    return list(rows.exclude(request_id="").values_list("request_id", flat=True)[:MOST_REQUESTS])


def answered():
    """What nobody did who signed in, by a link that somebody answered."""
    rows = SignedLink.history.model.objects.filter(history_user=None)
    return rows.exclude(answered_by="").order_by()
