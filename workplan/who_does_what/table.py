"""Agencies by the items of a set of recommendations, or by themes, counted in the database."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, Count, Subquery, When
from django.utils.functional import cached_property

from agencies.models import Agency, OfficeTerm
from recommendations.models import ConvergenceTable, Framework, Recommendation, Theme
from workplan.filter_kinds import on_themes
from workplan.models import ActivityAgency, ActivityRecommendation, AgencyRole
from workplan.models.standing import part_on
from workplan.status import activities_url

from .filters import THEMES


@dataclass(frozen=True)
class Column:
    """An item or a theme.

    `key` is its slug, `code` the short word at the head of the column, `language` that of `title`.
    """

    key: str
    code: str
    title: str
    language: str
    url: str


@dataclass(frozen=True)
class Cell:
    """How many activities an agency leads and contributes to, and where they are listed.

    `label` is the code of the column; the total of a row has none.
    """

    label: str
    led: int
    contributed: int
    led_url: str
    contributed_url: str


@dataclass(frozen=True)
class Total:
    """How many activities there are, whoever does them, and where they are listed."""

    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Row:
    agency: Agency
    chair_years: list
    total: Cell
    cells: list


class WhoDoesWhat:
    """Agencies as rows, `columns` of one `kind` ("recommendation" or "theme").

    `activities` are those that `filters` of their list describe, so that each number opens exactly
    its list; `role` alone is counted where it is given.
    """

    kind = ""

    def __init__(self, user, activities, role="", **filters):
        self.user, self.role, self.filters = user, role, filters
        self.activities = activities.order_by()
        links = ActivityAgency.objects.filter(
            activity__in=self.activities.values("pk"),
            agency__in=Agency.objects.visible_to(user).values("pk"),
        )
        links = links.filter(role=role) if role else links
        day = filters.get("on")
        self.links = links.filter(part_on(day)) if day else links

    @cached_property
    def columns(self):
        raise NotImplementedError

    @cached_property
    def counts(self):
        """{(agency, role, key): number of activities}, without those that are zero."""
        raise NotImplementedError

    @cached_property
    def numbers(self):
        """{key: number of activities}, each counted once, whoever does it."""
        raise NotImplementedError

    @cached_property
    def of_agencies(self):
        """{(agency, role): number of activities}, whatever they serve."""
        rows = self.links.order_by().values_list("agency", "role").annotate(Count("pk"))
        return {(agency, role): number for agency, role, number in rows}

    @cached_property
    def agencies(self):
        """Those with an activity, in the order of acronyms."""
        found = {agency for agency, _role in self.of_agencies}
        agencies = Agency.objects.filter(pk__in=found)
        return sorted(agencies, key=lambda agency: agency.acronym.casefold())

    @cached_property
    def chair_years(self):
        """{agency: the years in which it certainly or possibly held the chair of the group}."""
        terms = OfficeTerm.objects.visible_to(self.user).of_the_group().chairs()
        years = defaultdict(set)
        for term in terms.order_by("starts_latest"):
            first, last = term.starts_latest, term.ends_earliest or term.starts_latest
            if first and last:
                years[term.agency_id].update(range(first.year, max(first, last).year + 1))
        return {agency: sorted(found) for agency, found in years.items()}

    @cached_property
    def rows(self):
        return [
            Row(
                agency=agency,
                chair_years=self.chair_years.get(agency.pk, []),
                total=self.cell(agency, self.of_agencies),
                cells=[self.cell(agency, self.counts, column) for column in self.columns],
            )
            for agency in self.agencies
        ]

    @cached_property
    def totals(self):
        """A `Total` for each column: joint activities count once."""
        return [
            Total(
                label=column.code,
                number=self.numbers.get(column.key, 0),
                url=self.url(**{self.kind: column.key}),
            )
            for column in self.columns
        ]

    @cached_property
    def total(self):
        """All activities, whatever they serve."""
        return Total(label="", number=self.activities.count(), url=self.url())

    def cell(self, agency, counts, column=None):
        key = (column.key,) if column else ()
        of_column = {self.kind: column.key} if column else {}
        return Cell(
            label=column.code if column else "",
            led=counts.get((agency.pk, AgencyRole.LEAD, *key), 0),
            contributed=counts.get((agency.pk, AgencyRole.CONTRIBUTOR, *key), 0),
            led_url=self.url(lead=agency.slug, **of_column),
            contributed_url=self.url(contributor=agency.slug, **of_column),
        )

    def url(self, **filters):
        return activities_url(**filters, **self.filters)


class ByRecommendation(WhoDoesWhat):
    kind = "recommendation"

    def __init__(self, framework, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.framework = framework

    @cached_property
    def columns(self):
        return [
            Column(
                key=item.slug,
                code=item.code or str(number),
                title=item.short_title,
                language=item.text_in("title" if item.title else "text")[1],
                url=item.get_absolute_url(),
            )
            for number, item in enumerate(self.items, 1)
        ]

    @cached_property
    def counts(self):
        served = "activity__recommendation_links__recommendation"
        rows = (
            self.links.filter(**{f"{served}__in": self.items.values("pk")})
            .order_by()
            .values_list("agency", "role", f"{served}__slug")
            .annotate(Count("pk"))
        )
        return {tuple(key): number for *key, number in rows}

    @cached_property
    def numbers(self):
        links = ActivityRecommendation.objects.filter(
            activity__in=self.activities.values("pk"), recommendation__in=self.items.values("pk")
        )
        return dict(links.order_by().values_list("recommendation__slug").annotate(Count("pk")))

    @property
    def items(self):
        items = Recommendation.objects.visible_to(self.user).assessable()
        return items.filter(framework=self.framework)


class ByTheme(WhoDoesWhat):
    kind = "theme"
    framework = None

    @cached_property
    def columns(self):
        themes = Theme.objects.visible_to(self.user)
        themes = sorted(themes, key=lambda theme: theme.name.casefold())
        return [
            Column(
                key=theme.slug,
                code=str(number),
                title=theme.name,
                language=theme.text_in("name")[1],
                url=theme.get_absolute_url(),
            )
            for number, theme in enumerate(themes, 1)
        ]

    @cached_property
    def counts(self):
        found = {}
        numbers = self.on_each("activity")
        for row in self.links.order_by().values("agency", "role").annotate(**numbers):
            for number, column in enumerate(self.columns):
                if row[f"theme_{number}"]:
                    found[row["agency"], row["role"], column.key] = row[f"theme_{number}"]
        return found

    @cached_property
    def numbers(self):
        found = self.activities.aggregate(**self.on_each("pk")) if self.columns else {}
        return {column.key: found[f"theme_{number}"] for number, column in enumerate(self.columns)}

    def on_each(self, activity):
        """How many rows are about each theme; `activity` leads from them to their activity."""
        return {
            f"theme_{number}": Count(
                "pk", filter=on_themes([column.key], self.user, activity=activity)
            )
            for number, column in enumerate(self.columns)
        }


def table_of(filterset):
    """What is asked for: themes, or the items of a set, of the first one if none is named."""
    user, asked = filterset.user, filterset.asked
    of = (user, filterset.qs, asked.get("role") or "")
    filters = filterset.of_activities
    if asked.get("by") == THEMES:
        return ByTheme(*of, **filters)
    framework = framework_of(user, asked.get("framework"))
    if framework is None:
        return ByTheme(*of, **filters)
    return ByRecommendation(framework, *of, **filters)


def framework_of(user, slug):
    """The set of that short name; else that of the first table of convergence, else the first."""
    sets = Framework.objects.visible_to(user)
    if slug:
        return sets.filter(slug=slug).first()
    tables = ConvergenceTable.objects.visible_to(user).values("rows_framework")
    is_of_the_first = Case(When(pk=Subquery(tables[:1]), then=1), default=0)
    return sets.order_by(is_of_the_first.desc(), *Framework._meta.ordering).first()
