"""What happened in years: numbers that open the lists that they count."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Value
from django.urls import reverse

from agencies.models import Document, Meeting
from gmg_portal.lib.filters import YearFilter
from recommendations.models import Framework
from workplan.models import Activity, Output, ProgressUpdate, WorkPlan

PERIOD = YearFilter()


@dataclass(frozen=True)
class Kind:
    """What is counted of a year: a queryset for a reader, how its rows fall into years, its list.

    `parameter` is the filter of the list `url_name` that takes the year, `fixed` what else it is
    asked for.
    """

    rows: object
    falls: YearFilter
    url_name: str
    parameter: str = "year"
    fixed: str = ""

    def url(self, year):
        return f"{reverse(self.url_name)}?{self.fixed}{self.parameter}={year}"


def single(name):
    """Single dates, not periods."""
    return YearFilter(starts=name, ends=name)


def outputs(user):
    activities = Activity.objects.visible_to(user)
    return Output.objects.filter(activity__in=activities.values("pk"))


def updates(user):
    return ProgressUpdate.objects.visible_to(user).accepted()


def of(model):
    return lambda user: model.objects.visible_to(user)


KINDS = {
    "meetings": Kind(of(Meeting), PERIOD, "meeting_list"),
    "publications": Kind(
        lambda user: Document.objects.visible_to(user).by_the_group(),
        single("date"),
        "document_list",
        fixed="group=yes&",
    ),
    "frameworks": Kind(of(Framework), single("dated"), "framework_list"),
    "plans": Kind(of(WorkPlan), PERIOD, "workplan_list"),
    "under_way": Kind(of(Activity), PERIOD, "activity_list"),
    "began": Kind(of(Activity), single("starts"), "activity_list", "began"),
    "ended": Kind(of(Activity), single("ends"), "activity_list", "ended"),
    "due": Kind(outputs, single("due"), "output_list", "due"),
    "delivered": Kind(outputs, single("delivered"), "output_list", "delivered"),
    "reported": Kind(updates, single("reported"), "progressupdate_list"),
}


def rows_of(kind, user, year):
    """What the list of a kind shows for the year."""
    return KINDS[kind].rows(user).filter(KINDS[kind].falls.touching(year))


def numbers_of(year, user):
    """{kind: (number, address of its list)} of one year, in one query."""
    queries = [
        rows_of(name, user, year)
        .order_by()
        .values(counted_as=Value(name, output_field=CharField()))
        .annotate(counted_rows=Count("pk"))
        .values_list("counted_as", "counted_rows")
        for name in KINDS
    ]
    found = dict(queries[0].union(*queries[1:], all=True))
    return {name: (found.get(name, 0), kind.url(year)) for name, kind in KINDS.items()}


def numbers_by_year(name, years, user):
    """{year: number} of a kind for several years, in one query."""
    kind = KINDS[name]
    counted = {f"in_{year}": Count("pk", filter=kind.falls.touching(year)) for year in years}
    found = kind.rows(user).order_by().aggregate(**counted) if counted else {}
    return {year: found[f"in_{year}"] for year in years}
