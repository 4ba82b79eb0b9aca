"""A focal point names who stands in for her; the secretariat is told, and may stop it."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from agencies.models import FocalPoint, FocalPointRole
from gmg_portal.lib.notices import tell
from gmg_portal.lib.provenance import provenance
from gmg_portal.lib.versions import StaleRecord

from . import team
from .invitations import account_with, invite
from .letters import in_words, post

#: An alternate is named for so many days at most, both counted.
MOST_DAYS = 400
#: What an alternate may be; the secretariat names its own people.
ROLES = [FocalPointRole.SUBMITTER, FocalPointRole.DRAFTER]


def principals(user):
    """As whom this person may name alternates today: submitters who are none themselves."""
    points = FocalPoint.objects.of(user).current().submitters()
    points = points.filter(alternate_for=None, agency__isnull=False)
    return points.select_related("user", "agency").order_by(
        "agency__acronym_en", F("last_day").desc(nulls_first=True)
    )


def own_alternates(user, points):
    """Those of these whom this person named, or who stand in for herself."""
    return [
        point
        for point in points
        if point.is_alternate and user.pk in (point.named_by_id, point.alternate_for.user_id)
    ]


@transaction.atomic
def name_alternate(principal, *, by, name, email, language, role, first_day, last_day):
    """Make somebody the alternate of a focal point, invite her and tell the secretariat.

    Gives the focal point that she is; of two clicks the second gives that of the first. Raises
    ValidationError with what stands against it at each field.
    """
    FocalPoint.objects.select_for_update(of=("self",), no_key=True).get(pk=principal.pk)
    if role not in ROLES:
        raise ValidationError({"role": _("An alternate writes and sends reports, or drafts them.")})
    refuse_days(principal, first_day, last_day)
    refuse_person(principal, email)
    others = FocalPoint.objects.filter(alternate_for=principal).with_address(email)
    same = others.filter(role=role, first_day=first_day, last_day=last_day).first()
    if same:
        return same
    if others.filter(first_day__lte=last_day, last_day__gte=first_day).exists():
        words = _("She or he is your alternate on some of these days already.")
        raise ValidationError({"email": words})
    point = FocalPoint(
        user=account_with(email),
        name=name,
        email=email,
        own_language=language,
        agency=principal.agency,
        role=role,
        first_day=first_day,
        last_day=last_day,
        alternate_for=principal,
        named_by=by,
    )
    point.full_clean(exclude=["user"])
    with provenance(on_behalf_of=principal.agency.slug):
        point.save()
        invite(point, by=by)
    tell_the_secretariat(point)
    point.refresh_from_db()
    return point


def refuse_days(principal, first_day, last_day):
    """An alternate's days are to come, not too many, and within those of the principal."""
    if first_day < timezone.localdate():
        raise ValidationError({"first_day": _("The first day is today at the earliest.")})
    if last_day < first_day:
        raise ValidationError({"last_day": _("The last day is before the first.")})
    if last_day > first_day + timedelta(days=MOST_DAYS - 1):
        words = _("An alternate is named for %(most)s days at most.") % {"most": MOST_DAYS}
        raise ValidationError({"last_day": words})
    if principal.last_day and last_day > principal.last_day:
        words = _("Your own days end on %(day)s.") % {"day": in_words(principal.last_day)}
        raise ValidationError({"last_day": words})


def refuse_person(principal, email):
    account = account_with(email)
    if email.lower() == principal.address.lower():
        raise ValidationError({"email": _("Nobody is their own alternate.")})
    if account and not account.is_active:
        words = _("This person cannot be invited: please write to the secretariat.")
        raise ValidationError({"email": words})


def named_until(day):
    """Those whom focal points named, and whose days are not over before that day."""
    rows = FocalPoint.objects.filter(named_by__isnull=False, alternate_for__isnull=False)
    rows = rows.select_related("user", "agency", "body", "named_by", "alternate_for__user")
    return [point for point in rows if point.ends_on is None or point.ends_on >= day]


def tell_the_secretariat(point):
    """Everybody on duty learns of it in the next digest; the common address, if nobody is."""
    for address in team.addresses() or [settings.CONTACT_EMAIL]:
        tell(address, "alternate_named", point, **words_of(point))


def words_of(point):
    """What the secretariat is told of an alternate."""
    return {
        "agency": str(point.agency or point.body),
        "name": point.name,
        "named_by": str(point.named_by),
        "principal": point.alternate_for.person,
        "first_day": point.first_day,
        "last_day": point.last_day,
    }


# Ending


@transaction.atomic
def end(point, *, version):
    """Whoever named an alternate ends it: her rights are over at once. Gives the focal point."""
    point = locked(point, version)
    if point.is_over:
        return point
    close(point)
    with provenance(on_behalf_of=point.agency.slug):
        point.save()
    write_about_end(point, [point])
    return point


@transaction.atomic
def stop(point, *, by, because, version):
    """The secretariat stops an alternate, for a reason that both people concerned read."""
    if not because.strip():
        raise ValidationError({"stopped_because": _("Say why.")})
    point = locked(point, version)
    if not point.is_alternate:
        raise ValidationError(_("This is nobody's alternate: set the last day instead."))
    if point.is_over:
        raise ValidationError(_("These days are over."))
    close(point)
    point.stopped_because = because
    point.clean_fields()  # the rest may stand against her already: all the better to stop her
    point.save()
    write_about_end(point, [point, point.alternate_for], reply_to=by.email)
    return point


def locked(point, version):
    """The row as it is now. Raises StaleRecord if it changed since that version."""
    rows = FocalPoint.objects.select_for_update(of=("self",), no_key=True)
    point = rows.select_related("user", "agency", "body", "alternate_for__user").get(pk=point.pk)
    if point.version != version and not point.is_over:
        raise StaleRecord(point)
    return point


def close(point):
    """Let the rights be over: yesterday was the last day, and the first where none had come."""
    yesterday = timezone.localdate() - timedelta(days=1)
    point.last_day = yesterday
    point.first_day = min(point.first_day, yesterday)


def write_about_end(point, readers, **options):
    for reader in readers:
        with translation.override(reader.language):
            words = {"name": point.person, "person": point.alternate_for.person}
            words["agency"] = point.agency or point.body
            told = _("%(name)s no longer stands in for %(person)s as focal point of %(agency)s.")
            paragraphs = [_("Dear %(name)s,") % {"name": reader.person}, told % words]
            if point.stopped_because:
                because = {"reason": point.stopped_because}
                paragraphs.append(_("The secretariat says why: %(reason)s") % because)
            post(
                reader.address,
                "alternate_ended",
                f"alternate_ended:{point.pk}:{point.version}",
                subject=_("An alternate of %(agency)s ends") % words,
                paragraphs=paragraphs,
                language=reader.language,
                name=reader.person,
                about=[point],
                **options,
            )
