"""What waits on the desk: reports, reviews, decisions, gaps, and who cannot be reached."""

from collections import Counter

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from agencies.models import ActionPoint, Agency, Meeting
from gmg_portal.lib.periods import format_date
from workplan.coverage.states import GAPS, coverage_url, covered, listed
from workplan.coverage.summary import bars_by
from workplan.models import (
    ActivityProposal,
    ProgressUpdate,
    ReportRequest,
    RoundState,
    UpdateEvent,
    UpdateState,
)
from workplan.reporting.standing import OWED, Standing, with_standing
from workplan.trace.entries import KINDS, traced
from workplan.trace.entries import counts as trace_counts

from .parts import Line, Part
from .world import within


def in_words(day):
    return str(format_date(day.isoformat()))


def record(days):
    """How many records of each kind were added, changed or deleted; each number opens its list."""
    span = {"since": days.first.isoformat(), "until": days.last.isoformat()}
    counts = Counter(trace_counts({"since": days.first, "until": days.last}))
    lines = [
        Line(
            f"{traced()[model]._meta.verbose_name_plural}: {number} {KINDS[kind]}",
            url=f"{reverse('admin:trace')}?{urlencode({**span, 'model': model, 'kind': kind})}",
        )
        for (model, kind), number in counts.most_common()
    ]
    return Part("record", _("What changed in the record"), _("Nothing was written."), lines)


def owed(user):
    """What agencies owe in open rounds: overdue first, with what they were asked in all."""
    requests = ReportRequest.objects.visible_to(user).filter(round__state=RoundState.OPEN)
    rows = (
        with_standing(requests)
        .order_by()
        .values("round__title", "round__slug", "agency__slug", "agency__acronym_en")
        .annotate(
            asked=Count("pk"),
            accepted=Count("pk", filter=Q(standing=Standing.ACCEPTED)),
            open=Count("pk", filter=Q(standing__in=OWED)),
            overdue=Count("pk", filter=Q(is_overdue=True)),
        )
    )
    rows = sorted(rows, key=lambda row: (-row["overdue"], row["agency__acronym_en"]))
    lines = [owed_line(row) for row in rows if row["open"]]
    return Part("owed", _("Open and overdue reports"), _("No report is open."), lines)


def owed_line(row):
    text = _("%(agency)s: %(open)s open, %(overdue)s of them overdue, of %(asked)s asked") % {
        "agency": row["agency__acronym_en"],
        **row,
    }
    url = reverse("round_detail", args=[row["round__slug"]])
    return Line(
        text, url=f"{url}?{urlencode({'agency': row['agency__slug']})}", note=row["round__title"]
    )


def waiting(user):
    """Reports and proposals that wait for the secretariat, the oldest first."""
    reports = ProgressUpdate.objects.visible_to(user).filter(state=UpdateState.SUBMITTED)
    reports = reports.select_related("activity", "agency", "written_by").annotate(
        typed_name=sent_by_link()
    )
    proposals = ActivityProposal.objects.visible_to(user).waiting().for_listing()
    found = [*reports, *proposals.select_related("written_by")]
    lines = [waiting_line(each) for each in sorted(found, key=lambda each: each.submitted_at)]
    return Part("waiting", _("Reviews waiting"), _("Nothing waits."), lines)


def sent_by_link():
    """The name that was given by whoever sent a report last, where it came by a link."""
    steps = UpdateEvent.objects.filter(update=OuterRef("pk"), to_state=UpdateState.SUBMITTED)
    return Subquery(steps.order_by("-pk").values("by_name")[:1])


def waiting_line(each):
    what = each.activity.title if each.activity else _("a new activity")
    page = f"admin:{each._meta.label_lower.replace('.', '_')}_review"
    return Line(
        f"{each.agency.acronym}: {what}",
        when=_("since %(day)s") % {"day": in_words(timezone.localdate(each.submitted_at))},
        url=reverse(page, args=[each.pk]),
        note=each._meta.verbose_name if isinstance(each, ActivityProposal) else "",
        person=getattr(each, "typed_name", "") or str(each.written_by or ""),
        english=each.activity.title if each.activity else "",
    )


def decisions(days, user):
    """What meetings of these days decided, the newest first."""
    meetings = Meeting.objects.visible_to(user).filter(within("starts", days)).exclude(decisions="")
    lines = [
        Line(
            each.title,
            when=str(format_date(each.starts)),
            url=each.get_absolute_url(),
            note=each.decisions,
            english=each.title,
        )
        for each in meetings.order_by("-starts_latest", "pk")
    ]
    return Part("decisions", _("Decisions"), _("No decision on record."), lines)


def actions(user):
    """What is still to be done of all decisions, whenever they were made; what is late first."""
    points = ActionPoint.objects.visible_to(user).open().for_listing()
    lines = [point_line(each) for each in points]
    return Part("actions", _("Action points"), _("Nothing is due."), lines)


def point_line(point):
    who = point.agency.acronym if point.agency else _("Secretariat")
    if point.is_overdue:
        when = _("overdue since %(day)s") % {"day": in_words(point.due)}
    else:
        when = _("due %(day)s") % {"day": in_words(point.due)} if point.due else ""
    return Line(
        f"{who}: {point.text}",
        when,
        point.meeting.get_absolute_url(),
        point.meeting.title,
        english=point.text,
    )


def gaps():
    """Recommendations on which nobody is known to work, by set."""
    found = bars_by("framework", covered(listed()))
    names = dict(
        listed().order_by().values_list("framework__slug", "framework__title_en").distinct()
    )
    lines = []
    for slug, title in sorted(names.items(), key=lambda pair: pair[1]):
        counts = found.get(slug, {})
        missing = sum(counts.get(state, 0) for state in GAPS)
        if missing:
            text = _("%(title)s: %(missing)s of %(total)s") % {
                "title": title,
                "missing": missing,
                "total": sum(counts.values()),
            }
            lines.append(Line(text, url=coverage_url(state=GAPS, framework=slug)))
    return Part("gaps", _("What nobody is known to work on"), _("Somebody works on all."), lines)


def unreachable(user):
    """Members of today and agencies that are asked something, without anybody who writes."""
    alone = Agency.objects.visible_to(user).without_focal_point().order_by("acronym_en")
    lines = [Line(f"{each.acronym}: {each.name}", url=each.get_absolute_url()) for each in alone]
    return Part(
        "unreachable",
        _("Agencies without a focal point"),
        _("Every agency has one."),
        lines,
    )
