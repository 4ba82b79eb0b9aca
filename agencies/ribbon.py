"""Who held the chair, month by month: the ribbon of the home page."""

from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import OfficeTerm

#: A body that is at work for longer shows its last years.
MOST_YEARS = 15


def chair_ribbon(body, last_day):
    """Years as the component `_ribbon.html` draws them, to `last_day` or the possible end.

    Each is a dict: year, months (drawn of it), spans (dicts of months, label, url, state), where
    state is "" for a certain chair, "maybe" for a possible one, "gap" for none on record.
    """
    terms = list(
        OfficeTerm.objects.published().chairs().filter(body=body).for_listing().order_by("pk")
    )
    starts = [term.starts_latest for term in terms if term.starts_latest]
    if not starts:
        return []
    end = body.ends_latest if body.ends_latest not in (None, date.max) else last_day
    first = max(min(starts), date(end.year - MOST_YEARS + 1, 1, 1))
    months = [_month(terms, *month) for month in _months(first, end)]
    return [
        {"year": year, "months": len(rows := list(group)), "spans": _spans(rows)}
        for year, group in groupby(months, key=lambda month: month["day"].year)
    ]


def _months(first, last):
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1


def _month(terms, year, month):
    """What the middle of a month says for the whole of it."""
    day = date(year, month, 15)
    certain = [term for term in terms if term.on(day)]
    possible = [term for term in terms if term.possibly_on(day)]
    state = "" if certain else "maybe" if possible else "gap"
    return {"day": day, "state": state, "terms": certain or possible}


def _spans(months):
    spans = []
    for (state, _ids), group in groupby(months, key=lambda month: (month["state"], _key(month))):
        rows = list(group)
        spans.append({"state": state, "months": len(rows), **_words(state, rows)})
    return spans


def _key(month):
    return tuple(term.pk for term in month["terms"])


def _words(state, rows):
    if state == "gap":
        label = ngettext(
            "No chair on record, %(count)s month",
            "No chair on record, %(count)s months",
            len(rows),
        ) % {"count": len(rows)}
        return {"label": label, "url": ""}
    names = [
        f"{term.agency.acronym} ({_('interim')})" if term.is_interim else term.agency.acronym
        for term in rows[0]["terms"]
    ]
    label = names[0]
    for name in names[1:]:
        label = _("%(first)s and %(second)s") % {"first": label, "second": name}
    url = f"{reverse('agency_timeline')}?on={rows[0]['day'].isoformat()}"
    if state == "maybe":
        return {"label": _("possibly %(name)s") % {"name": label}, "url": ""}
    return {"label": label, "url": url}
