"""Who does what: agencies by the items of a set of recommendations, or by themes."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import cached_property

from agencies.models import Agency, OfficeTerm
from recommendations.models import ConvergenceTable, Recommendation, Theme

from .filter_kinds import on_themes
from .models import Activity, ActivityAgency, AgencyRole
from .status import activities_url


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
class Column:
    """An item or a theme.

    `key` is its slug, `code` the short word at the head of the column, `language` that of `title`.
    """

    key: str
    code: str
    title: str
    language: str
    url: str


class WhoDoesWhat:
    """Agencies as rows, `columns` of one `kind` ("recommendation" or "theme").

    The names of filters of the list of activities, so that each number opens exactly its list.
    """

    kind = ""

    def __init__(self, user):
        self.user = user
        self.links = ActivityAgency.objects.filter(
            activity__in=Activity.objects.visible_to(user).values("pk"),
            agency__in=Agency.objects.visible_to(user).values("pk"),
        )

    @cached_property
    def columns(self):
        raise NotImplementedError

    @cached_property
    def counts(self):
        """{(agency, role, key): number of activities}, without those that are zero."""
        raise NotImplementedError

    @cached_property
    def totals(self):
        """{(agency, role): number of activities}, whatever they serve."""
        rows = self.links.order_by().values_list("agency", "role").annotate(Count("pk"))
        return {(agency, role): number for agency, role, number in rows}

    @cached_property
    def agencies(self):
        """Those with an activity, in the order of acronyms."""
        found = {agency for agency, _role in self.totals}
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

    def rows(self):
        """(agency, chair years, total `Cell`, a `Cell` for each column)."""
        for agency in self.agencies:
            cells = [self.cell(agency, self.counts, column) for column in self.columns]
            total = self.cell(agency, self.totals)
            yield agency, self.chair_years.get(agency.pk, []), total, cells

    def cell(self, agency, counts, column=None):
        key = (column.key,) if column else ()
        filters = {self.kind: column.key} if column else {}
        return Cell(
            label=column.code if column else "",
            led=counts.get((agency.pk, AgencyRole.LEAD, *key), 0),
            contributed=counts.get((agency.pk, AgencyRole.CONTRIBUTOR, *key), 0),
            led_url=activities_url(lead=agency.slug, **filters),
            contributed_url=activities_url(contributor=agency.slug, **filters),
        )


class ByRecommendation(WhoDoesWhat):
    kind = "recommendation"

    def __init__(self, user, framework):
        super().__init__(user)
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
        rows = (
            self.links.filter(
                activity__recommendation_links__recommendation__in=self.items.values("pk")
            )
            .order_by()
            .values_list("agency", "role", "activity__recommendation_links__recommendation__slug")
            .annotate(Count("pk"))
        )
        return {tuple(key): number for *key, number in rows}

    @property
    def items(self):
        items = Recommendation.objects.visible_to(self.user).assessable()
        return items.filter(framework=self.framework)


class ByTheme(WhoDoesWhat):
    kind = "theme"

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
        numbers = {
            f"theme_{number}": Count(
                "pk", filter=on_themes([column.key], self.user, activity="activity")
            )
            for number, column in enumerate(self.columns)
        }
        found = {}
        for row in self.links.order_by().values("agency", "role").annotate(**numbers):
            for number, column in enumerate(self.columns):
                if row[f"theme_{number}"]:
                    found[row["agency"], row["role"], column.key] = row[f"theme_{number}"]
        return found


def first_framework(user):
    """The set that the first table of convergence has as its rows, if there is one."""
    table = ConvergenceTable.objects.visible_to(user).select_related("rows_framework").first()
    return table and table.rows_framework
