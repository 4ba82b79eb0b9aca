"""What a column of a plan may mean."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .synonyms import synonyms_of


@dataclass(frozen=True)
class Target:
    """A column is read as this; `is_required`: no plan is read without one."""

    name: str
    label: str | Promise
    help: str | Promise
    is_required: bool = False

    @property
    def synonyms(self):
        """What people write above such a column."""
        return synonyms_of(self.name)


LIST = [
    Target(
        "reference",
        _("short name in addresses"),
        _("Our short name of the activity, as our own workbook gives it: it finds the activity."),
    ),
    Target(
        "version",
        _("version"),
        _("From our own workbook: refuses a line when the activity was changed since."),
    ),
    Target(
        "code",
        _("code"),
        _("Number of the activity in the plan, such as 1.2 or A3."),
    ),
    Target(
        "objective",
        _("objective"),
        _("Code or text of an objective of the plan."),
    ),
    Target(
        "title",
        _("title"),
        _("What is done: the name of the activity."),
        is_required=True,
    ),
    Target(
        "description",
        _("description"),
        _("What the activity consists of."),
    ),
    Target(
        "kind",
        _("kind"),
        _("Such as joint programme, capacity development, research and data, event."),
    ),
    Target(
        "scope",
        _("scope"),
        _("Joint, several agencies or single agency."),
    ),
    Target(
        "body",
        _("body"),
        _("Working group, task force or other body that does it."),
    ),
    Target(
        "leads",
        _("lead agencies"),
        _("One or several; the first reports. Acronyms and names in any language."),
    ),
    Target(
        "contributors",
        _("contributing agencies"),
        _("Agencies that take part without leading."),
    ),
    Target(
        "agencies",
        _("agencies, the lead first"),
        _("One column for all: the first leads unless another is marked, the others contribute."),
    ),
    Target(
        "partners",
        _("partners"),
        _("Who else takes part: governments, civil society and others. Public."),
    ),
    Target(
        "places",
        _("places"),
        _("Countries and regions by name in any language, ISO code or UN M49 code."),
    ),
    Target(
        "themes",
        _("themes"),
        _("Themes of the portal."),
    ),
    Target(
        "recommendations",
        _("recommendations served"),
        _("Short names of recommendations, or the short name of a set, a colon and the code."),
    ),
    Target(
        "period",
        _("period, both ends in one cell"),
        _("Such as Q2 2021, 2021-2022, March to May 2016, by end of 2015, ongoing."),
    ),
    Target(
        "starts",
        _("start"),
        _("When it begins."),
    ),
    Target(
        "ends",
        _("end"),
        _("When it ends."),
    ),
    Target(
        "status",
        _("status"),
        _("Planned, ongoing, completed, delayed, suspended, cancelled, in any of the usual words."),
    ),
    Target(
        "status_note",
        _("note on the status"),
        _("What there is to say about the status. Public."),
    ),
    Target(
        "last_known_status",
        _("last known status"),
        _("What was on record last, where the outcome is not."),
    ),
    Target(
        "status_as_of",
        _("last known as of"),
        _("The day, month or year for which the last known status was told."),
    ),
    Target(
        "outputs",
        _("outputs"),
        _("What comes out of it, one a line."),
    ),
    Target(
        "output_due",
        _("outputs due"),
        _("When the outputs are due: one date for all, or one a line."),
    ),
    Target(
        "note",
        _("note"),
        _("Anything else. Public."),
    ),
    Target("ignore", _("leave out"), _("The column is not read.")),
]
TARGETS = {target.name: target for target in LIST}
#: What names agencies, and what names dates.
AGENCY_TARGETS = ("leads", "contributors", "agencies")
DATE_TARGETS = ("period", "starts", "ends")
