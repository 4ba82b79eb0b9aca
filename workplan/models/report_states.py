"""What a word on an activity may be, where a report of an agency stands, and what may follow."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import ActivityStatus


class UpdateOrigin(models.TextChoices):
    PUBLIC_RECORD = "public_record", _("on record")
    AGENCY_REPORT = "agency_report", _("report of the agency")


class UpdateState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("in review")
    RETURNED = "returned", _("sent back")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: What may follow. What was accepted is corrected by a new report, or withdrawn.
UPDATE_TRANSITIONS = {
    UpdateState.DRAFT: {UpdateState.SUBMITTED, UpdateState.WITHDRAWN},
    UpdateState.SUBMITTED: {UpdateState.DRAFT, UpdateState.RETURNED, UpdateState.ACCEPTED},
    UpdateState.RETURNED: {UpdateState.SUBMITTED, UpdateState.WITHDRAWN},
    UpdateState.ACCEPTED: {UpdateState.WITHDRAWN},
    UpdateState.WITHDRAWN: set(),
}
#: The agency writes on it.
WRITABLE = (UpdateState.DRAFT, UpdateState.RETURNED)
#: An agency has one of these for an activity at most.
OPEN = (*WRITABLE, UpdateState.SUBMITTED)


class UpdateAnswer(models.TextChoices):
    """How the agency answered: with a text, or with one of two words that need none."""

    TEXT = "text", _("a report")
    NO_CHANGE = "no_change", _("no change")
    DONE = "done", _("done")


#: Whoever reports one of these says why.
NEEDS_REASON = (ActivityStatus.DELAYED, ActivityStatus.SUSPENDED, ActivityStatus.CANCELLED)
