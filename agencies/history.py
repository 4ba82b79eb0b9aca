"""The history of the group as the record tells it: how it began, grew and ended."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gmg_portal.lib.periods import format_date

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
    return sorted(events, key=lambda event: event["day"] or date.max)


def event(dated, title, *, url="", note=""):
    """`dated` is a record's date: (EDTF, the day by which it is past)."""
    text, day = dated
    return {"when": format_date(text), "day": day, "title": title, "url": url, "note": note}


def growth(body, memberships):
    """How a body began, and who joined it when."""
    own = [each for each in memberships if each.body_id == body.pk]
    groups = {}
    for each in own:
        groups.setdefault((each.starts, each.starts_latest), []).append(each)
    total = 0
    for (starts, day), rows in groups.items():
        names = [each.agency.acronym for each in rows]
        total += len(names)
        members = ngettext("%(count)s member", "%(count)s members", total) % {"count": total}
        if starts == body.starts:
            title = _("%(name)s begins") % {"name": body.name}
            url, note = body.get_absolute_url(), f"{members}: {', '.join(names)}"
        else:
            title = ngettext("%(names)s joins", "%(names)s join", len(names))
            title %= {"names": ", ".join(names)}
            url, note = f"{reverse('agency_list')}?on={day}" if day else "", members
            unsure = [each for each in rows if each.confidence != Confidence.ATTESTED]
            if unsure:
                note = f"{note}; {unsure[0].get_confidence_display()}"
        yield event((starts, day), title, url=url, note=note)


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
            yield event((row.on, row.on_latest), title, url=reverse("attestedcount_list"))


def terms_of_reference():
    kind = DocumentKind.TERMS_OF_REFERENCE
    for document in Document.objects.published().filter(kind=kind):
        yield event(
            (document.date, document.date_latest), document.title, url=document.get_absolute_url()
        )


def end(body):
    """Who came after, and when the body itself ended."""
    for successor in Body.objects.published().filter(predecessor=body):
        title = _("%(name)s follows") % {"name": successor.name}
        dated = (successor.starts, successor.starts_latest)
        yield event(dated, title, url=successor.get_absolute_url(), note=successor.mandate)
    if body.ends_latest not in (None, date.max):
        title = _("%(name)s ends") % {"name": body.name}
        yield event((body.ends, body.ends_latest), title, url=body.get_absolute_url())
