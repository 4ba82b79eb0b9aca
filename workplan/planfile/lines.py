"""An activity of a plan as one line of a workbook, and which cells of a file still say that."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils import translation

from agencies.models import Publication
from gmg_portal.lib.columns import guarded
from workplan.models import ActivityAgency, ActivityPlace, ActivityRecommendation

#: What a line tells, by the names of targets, in the order of its cells.
CELLS = (
    "reference",
    "version",
    "code",
    "objective",
    "title",
    "description",
    "kind",
    "scope",
    "body",
    "leads",
    "contributors",
    "partners",
    "places",
    "themes",
    "recommendations",
    "starts",
    "ends",
    "status",
    "status_note",
    "last_known_status",
    "status_as_of",
    "outputs",
    "output_due",
    "note",
)
#: Without these a line names no activity: they stand even where nothing changed.
ALWAYS_READ = {"reference", "version", "title"}


def for_lines(activities):
    """With all that a line tells."""
    return (
        activities.select_related("objective", "body")
        .prefetch_related(
            Prefetch("agency_links", ActivityAgency.objects.select_related("agency")),
            Prefetch("place_links", ActivityPlace.objects.select_related("place")),
            Prefetch(
                "recommendation_links",
                ActivityRecommendation.objects.select_related("recommendation"),
            ),
            "themes",
            "outputs",
        )
        .order_by("code", "pk")
    )


def lines_of(plan):
    """{short name of an activity: its line}, of what was not withdrawn of a plan."""
    activities = plan.activities.exclude(publication=Publication.WITHDRAWN)
    with translation.override("en"):
        return {activity.slug: line_of(activity) for activity in for_lines(activities)}


def line_of(activity):
    """{name of a target: text of its cell}, in English, as people write such tables."""
    outputs = list(activity.outputs.all())
    leads, contributors = activity.leads, activity.contributors
    line = {
        "reference": activity.slug,
        "version": str(activity.version),
        "objective": activity.objective.code if activity.objective else "",
        "kind": activity.get_kind_display(),
        "scope": activity.get_scope_display(),
        "body": activity.body.name_en if activity.body else "",
        "leads": in_lines(link.agency.acronym_en for link in leads),
        "contributors": in_lines(link.agency.acronym_en for link in contributors),
        "partners": in_lines(activity.partners),
        "places": in_lines(link.place.name for link in activity.place_links.all()),
        "themes": in_lines(sorted(theme.name_en for theme in activity.themes.all())),
        "recommendations": in_lines(
            link.recommendation.slug for link in activity.recommendation_links.all()
        ),
        "status": activity.get_status_display(),
        "last_known_status": activity.get_last_known_status_display(),
        "outputs": in_lines(output.title for output in outputs),
        "output_due": in_lines(output.due for output in outputs).rstrip(),
    }
    plain = {name: getattr(activity, name) for name in CELLS if name not in line}
    return {name: guarded(str({**plain, **line}[name] or "")) for name in CELLS}


def in_lines(texts):
    return "\n".join(map(str, texts))


@dataclass
class Standing:
    """A table without the cells that say what the workbook of today says.

    `cells` are the names of the targets that were emptied, `untouched` the short names of the
    activities of which nothing was edited, both by the number of a line. What somebody left as it
    was exported is neither read nor changed, however it is written.
    """

    table: dict
    cells: dict[int, set] = field(default_factory=dict)
    untouched: dict[int, str] = field(default_factory=dict)


def without_what_stands(table, meaning, lines):
    """The Standing of a table; `lines` are those of the workbook of today by short names."""
    columns = {target: index for index, target in meaning.items() if target != "ignore"}
    reference = columns.get("reference")
    found, rows = Standing(table), []
    for number, row in zip(table["numbers"], table["rows"], strict=True):
        line = lines.get(row[reference].strip(), {}) if reference is not None else {}
        same = {
            name
            for name, index in columns.items()
            if name in line and same_text(row[index], line[name])
        }
        if line and same >= {name for name, index in columns.items() if row[index]} - {"version"}:
            found.untouched[number] = line["reference"]
            rows.append([""] * len(row))
            continue
        found.cells[number] = same - half_of_a_pair(same, columns) - ALWAYS_READ
        emptied = {columns[name] for name in found.cells[number]}
        rows.append(["" if index in emptied else cell for index, cell in enumerate(row)])
    found.table = {**table, "rows": rows}
    return found


def half_of_a_pair(same, columns):
    """Cells that are read together: an output and the day when it is due."""
    pair = {"outputs", "output_due"}
    return pair if pair <= columns.keys() and not pair <= same else set()


def same_text(cell, text):
    return cell.replace("\r\n", "\n").strip() == text.strip()
