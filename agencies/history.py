"""The history of the group as the record tells it: how it began, grew and ended."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gmg_portal.lib.periods import format_date
from gmg_portal.lib.separators import listed

from .models import (
    AttestedCount,
    Body,
    Confidence,
    Document,
    DocumentKind,
    Membership,
    MembershipStatus,
)


def history(body):
    """Events as the component `_dated_list.html` shows them, oldest first, undated ones last."""
    if body is None:
        return []
    line = [each for each in (body.grew_out_of, body) if each]
    memberships = list(
        Membership.objects.published()
        .in_the_group()
        .filter(status=MembershipStatus.MEMBER)
        .for_listing()
        .order_by("starts_latest", "agency__acronym_en")
    )
    events = [
        *(event for each in line for event in growth(each, memberships)),
        *counts(line, memberships),
        *terms_of_reference(),
        *end(body),
    ]
    return sorted(events, key=lambda event: event["days"])


def dated(record, name):
    """A date of a record: as it is written, the first and the last day that it may mean."""
    return tuple(getattr(record, f"{name}{part}") for part in ("", "_earliest", "_latest"))


def event(when, title, *, url="", note=""):
    text, earliest, latest = when
    begun = latest if earliest in (None, date.min) else earliest
    days = (begun or date.max, latest or date.max)
    return {"when": format_date(text), "days": days, "title": title, "url": url, "note": note}


def growth(body, memberships):
    """How a body began, and who joined it when."""
    own = [each for each in memberships if each.body_id == body.pk]
    groups = {}
    for each in own:
        groups.setdefault(dated(each, "starts"), []).append(each)
    total = 0
    for when, rows in groups.items():
        starts, _earliest, day = when
        names = [each.agency.acronym for each in rows]
        total += len(names)
        members = ngettext("%(count)s member", "%(count)s members", total) % {"count": total}
        if starts == body.starts:
            title = _("%(name)s begins") % {"name": body.name}
            url, note = body.get_absolute_url(), f"{members}: {listed(names)}"
        else:
            title = ngettext("%(names)s joins", "%(names)s join", len(names))
            title %= {"names": listed(names)}
            url, note = f"{reverse('agency_list')}?on={day}" if day else "", members
            unsure = [each for each in rows if each.confidence != Confidence.ATTESTED]
            if unsure:
                note = f"{note}; {unsure[0].get_confidence_display()}"
        yield event(when, title, url=url, note=note)


def counts(bodies, memberships):
    """What documents count where the names on record do not reach it."""
    rows = AttestedCount.objects.published().filter(body__in=bodies).order_by("on_latest", "pk")
    for row in rows:
        named = sum(
            each.body_id == row.body_id and (each.starts_earliest or date.min) <= row.on_latest
            for each in memberships
            if row.on_latest
        )
        if row.count > named:
            sentence = _("Documents count %(count)s members; the record names %(named)s at most")
            title = sentence % {"count": row.count, "named": named}
            yield event(dated(row, "on"), title, url=reverse("attestedcount_list"))


def terms_of_reference():
    kind = DocumentKind.TERMS_OF_REFERENCE
    for document in Document.objects.published().filter(kind=kind):
        yield event(dated(document, "date"), document.title, url=document.get_absolute_url())


def end(body):
    """Who came after, and when the body itself ended."""
    for successor in Body.objects.published().filter(predecessor=body):
        title = _("%(name)s follows") % {"name": successor.name}
        url = successor.get_absolute_url()
        yield event(dated(successor, "starts"), title, url=url, note=successor.mandate)
    if body.ends_latest not in (None, date.max):
        title = _("%(name)s ends") % {"name": body.name}
        yield event(dated(body, "ends"), title, url=body.get_absolute_url())
