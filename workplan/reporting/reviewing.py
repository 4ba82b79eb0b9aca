"""The secretariat decides on what agencies sent; each decision is told to the agency."""

from django.db import transaction
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from agencies.models import SECRETARIAT, FocalPoint, User
from gmg_portal.lib.notices import tell
from workplan.models import ProgressUpdate, UpdateEvent, UpdateOrigin

from . import accepting, conversing

#: What says no day comes last, on every database.
NEWEST = F("reported_latest").desc(nulls_last=True)


def waiting(user):
    """Reports that this person may decide on, the oldest first."""
    return ProgressUpdate.objects.visible_to(user).in_review()


def last_word_before(update):
    """What the public reads today: the last report of the agency, or else what is on record."""
    own = Q(origin=UpdateOrigin.AGENCY_REPORT, agency=update.agency_id)
    rank = Case(When(own, then=Value(0)), default=Value(1), output_field=IntegerField())
    published = ProgressUpdate.objects.published().filter(activity=update.activity_id)
    others = published.exclude(pk=update.pk).alias(rank=rank)
    return others.select_related("agency").order_by("rank", NEWEST, "-pk").first()


def is_own(update, user):
    """Whether this person wrote it, recorded it for the agency, or sent it."""
    return user.pk in accepting.writers_of(update)


def others_who_may(update):
    """Those of the secretariat who may accept it today."""
    today = timezone.localdate()
    in_days = Q(staff_first_day=None) | Q(staff_first_day__lte=today)
    in_days &= Q(staff_last_day=None) | Q(staff_last_day__gte=today)
    people = User.objects.filter(in_days, is_active=True, is_staff=True)
    rights = Q(groups__name=SECRETARIAT) | Q(is_superuser=True)
    return people.filter(rights).exclude(pk__in=accepting.writers_of(update)).distinct()


@transaction.atomic
def accept(update, *, by, version, comment="", remarks=None):
    """It is public from now on; `remarks` are comments by field, {name: text}."""
    accepting.locked_activity(update)
    keep(update, remarks, by)
    update.accept(by=by, version=version, comment=comment)
    tell_the_agency(update, "accepted", by=by.get_short_name(), comment=comment)
    return update


@transaction.atomic
def send_back(update, *, by, version, comment, remarks=None):
    keep(update, remarks, by)
    update.send_back(by=by, version=version, comment=comment)
    tell_the_agency(update, "sent_back", by=by.get_short_name(), comment=comment)
    return update


@transaction.atomic
def remark(update, *, by, comment="", remarks=None):
    """Comments alone: the report stays where it is, and the agency is told once a day."""
    said = {"": comment, **(remarks or {})}
    keep(update, said, by)
    text = next(filter(None, said.values()), "")
    if text:
        today = timezone.localdate().isoformat()
        tell_the_agency(update, "commented", due=today, by=by.get_short_name(), comment=text)


def keep(update, remarks, by):
    for field, text in (remarks or {}).items():
        if text:
            conversing.comment(update, text, by=by, field=field)


def tell_the_agency(update, kind, due="", **words):
    """Each of its focal points is told in her next mail; a later decision is told again."""
    due = due or f"v{update.version}"[:10]
    points = FocalPoint.objects.current().writers().filter(agency=update.agency_id)
    for point in points.select_related("user"):
        tell(point.address, kind, update, due=due, **words)


def for_bulk(reports, user):
    """Annotated with `is_own`, and the text that stays: `last_text`, `last_language`, `last_on`."""
    past = ProgressUpdate.history.filter(id=OuterRef("pk"))
    written = past.filter(Q(written_by=user) | Q(recorded_by=user))
    sent = UpdateEvent.objects.filter(update=OuterRef("pk"), to_state="submitted")
    sent = sent.filter(Q(by=user) | Q(link__focal_point__user=user))
    last = (
        ProgressUpdate.objects.published()
        .filter(activity=OuterRef("activity"))
        .exclude(what_changed="")
        .order_by(NEWEST, "-pk")
    )
    return reports.annotate(
        is_own=Exists(written) | Exists(sent),
        last_text=Subquery(last.values("what_changed")[:1]),
        last_language=Subquery(last.values("language")[:1]),
        last_on=Subquery(last.values("reported")[:1]),
    )
