"""A draft is shared by links: a colleague helps with it, somebody looks at it."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from agencies.models import FocalPoint
from gmg_portal.lib.notices import tell
from gmg_portal.lib.provenance import provenance
from workplan.models import Contribution, LinkPurpose, ProgressUpdate, SignedLink

from . import typing, writing

#: How long such a link opens.
DAYS = {LinkPurpose.DRAFT: 14, LinkPurpose.PREVIEW: 30}

#: Of a form that came too late, what somebody may have thought about.
TEXTS_TO_GIVE_BACK = [name for name in typing.TEXTS if name not in ("status", "language")]


def share(update, purpose, *, by):
    """A new link to the draft, for a colleague or for whoever is to look at it."""
    with provenance(on_behalf_of=update.agency.slug):
        return SignedLink.objects.create(
            purpose=purpose,
            agency=update.agency,
            update=update,
            created_by=by,
            expires_at=timezone.now() + timedelta(days=DAYS[purpose]),
        )


def links_to(update):
    """Those that were made for the report, the newest first, with their whole addresses."""
    makers = FocalPoint.objects.current().writers().filter(agency=update.agency_id)
    makers = makers.filter(user=OuterRef("created_by"), user__is_active=True)
    rows = update.links.filter(purpose__in=DAYS).annotate(maker_writes=Exists(makers))
    rows = list(rows.select_related("created_by", "focal_point"))
    for link in rows:
        link.is_its_makers = link.created_by_id is None or link.maker_writes
        link.whole_address = f"{settings.PORTAL_URL}{link.get_absolute_url()}"
    return rows


@transaction.atomic
def contribute(link, values, *, name):
    """Keep for ever what a colleague typed: {field: text} of what she changed, with her name.

    Whoever asked her is told in the next digest.
    """
    with provenance(on_behalf_of=link.agency.slug):
        contribution = Contribution(
            update=link.update, link=link, name=name, typed=typing.written(values)
        )
        contribution.save()
    link.note_answered(name)
    if link.created_by:
        today = timezone.localdate()
        tell(link.created_by.email, "colleague_asked", link.update, due=today, name=name)
    return contribution


def changed(values, before):
    """What of the texts is otherwise than before."""
    return {
        name: text
        for name, text in values.items()
        if name != "answer" and (text or before.get(name)) and text != before.get(name)
    }


@transaction.atomic
def write_by_link(link, values, *, name, version):
    """The draft with what a colleague typed in it; raises as `writing.write`."""
    before = ProgressUpdate.objects.get(pk=link.update_id).values
    update = writing.write(link.update, values, version=version)
    own = changed(values, before)
    if own:
        contribute(link, own, name=name)
    return update


def marks(update):
    """{field: Contribution} where the draft still says what a colleague put there by a link."""
    values, found = update.values, {}
    for each in update.contributions.all():
        for name, text in typing.read(each.typed).items():
            if text and values.get(name) == text:
                found[name] = each
            else:
                found.pop(name, None)
    return found
