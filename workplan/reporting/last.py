"""What is on record of an activity before a new report: shown beside it, and its day asked from."""

from django.db.models import Exists, F, OuterRef, Q

from workplan.models import (
    ActivityAgency,
    ProgressUpdate,
    ReportRequest,
    RoundState,
    UpdateState,
)

from .typing import TEXTS


def last_word(activity):
    """The newest accepted report, or else what was noted last in public documents; or None."""
    rows = ProgressUpdate.objects.published().filter(activity=activity)
    # The origin of reports comes first in the alphabet.
    newest = ("origin", F("reported_latest").desc(nulls_last=True), "-pk")
    return rows.select_related("agency").order_by(*newest).first()


def last_day(activity, word):
    """The date as written of the last word; empty where none is known."""
    return (word and word.reported) or activity.status_as_of


def texts_to_start_from(word):
    """The texts of the last word, for a form to begin with; nothing of them is saved."""
    return {name: getattr(word, name) for name in TEXTS if getattr(word, name)}


def why_sent_back(update):
    """The step by which the secretariat asked for more, with its comment; or None."""
    if update.state != UpdateState.RETURNED:
        return None
    return update.events.for_listing().filter(to_state=UpdateState.RETURNED).last()


def may_be_reported_by(activity, agencies):
    """Those of the agencies that are asked about it, report on it, or have begun to."""
    agency = OuterRef("pk")
    reporting = ActivityAgency.objects.filter(activity=activity, agency=agency, is_reporting=True)
    asked = ReportRequest.objects.in_open_rounds().filter(activity=activity, agency=agency)
    begun = ProgressUpdate.objects.reports().open().filter(activity=activity, agency=agency)
    return agencies.filter(Q(Exists(reporting)) | Exists(asked) | Exists(begun))


def request_for(activity, agency):
    """What the agency is asked about the activity in a round that is open; the newest."""
    rows = requests_to(activity, agency).in_open_rounds()
    return rows.order_by("-round__opens_on", "-pk").first()


def request_closed_since(key, activity, agency):
    """What a form was opened on, where its round was closed since; None for any other key."""
    return requests_to(activity, agency).filter(pk=key, round__state=RoundState.CLOSED).first()


def requests_to(activity, agency):
    rows = ReportRequest.objects.filter(activity=activity, agency=agency, waived_because="")
    return rows.select_related("round", "activity", "agency")


def open_report_of(activity, agency):
    """What the agency is writing or has sent about the activity, not decided on yet; or None."""
    return reports_of(activity, agency).open().first()


def newest_report_of(activity, agency):
    """What the agency began last about the activity, in whatever state; or None."""
    return reports_of(activity, agency).order_by("-pk").first()


def reports_of(activity, agency):
    rows = ProgressUpdate.objects.reports().filter(activity=activity, agency=agency)
    return rows.select_related("activity", "agency", "report_request__round")
