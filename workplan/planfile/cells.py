"""From what a line says to the cells of the resource of activities."""

from agencies.models import Confidence, Place, Publication
from gmg_portal.lib.searchtext import normalise
from workplan.models import ActivityKind, ActivityScope

#: Cells of the resource that several targets fill; any other is filled by the target of its name.
FILLED_BY = {
    "starts": ("starts", "period"),
    "ends": ("ends", "period"),
    "leads": ("leads", "agencies"),
    "contributors": ("contributors", "agencies"),
    "outputs": ("outputs", "output_due"),
}
PLAIN = [
    "code",
    "title",
    "description",
    "kind",
    "scope",
    "status",
    "status_note",
    "last_known_status",
    "status_as_of",
    "starts",
    "ends",
    "partners",
    "note",
]
REFERRING = [
    "objective",
    "body",
    "leads",
    "contributors",
    "places",
    "themes",
    "recommendations",
    "outputs",
]
#: An activity has one of each: an empty cell says nothing about it.
NEVER_EMPTY = {"title", "kind", "scope", "status"}
#: Public, so that a reader knows what it rests on.
UNCONFIRMED = "Read from the file “{}”; no document on record says it yet."


def row_of(draft, reading, line, standing):
    """{column: cell} of what the file says and of what every new activity has."""
    row = Cells(draft, reading, line, standing).row
    if line.activity is None:
        return {**of_the_new(draft, line, row), **row, **made_up(draft, line, row)}
    if reading.values.get("version"):
        row["version"] = reading.values["version"]
    return row


class Cells:
    def __init__(self, draft, reading, line, standing):
        self.draft, self.line, self.values = draft, line, reading.values
        self.raw = draft.file.raw(line.number)
        self.columns, self.standing = set(draft.file.columns), standing
        self.asked = {key.partition(":")[0] for key in reading.questions}

    @property
    def row(self):
        names = [name for name in (*PLAIN, *REFERRING) if self.is_given(name)]
        row = {name: self.cell(name) for name in names}
        row = {name: cell for name, cell in row.items() if cell or name not in NEVER_EMPTY}
        return {**row, **self.as_published(row)}

    def is_given(self, name):
        """The line says it, and not only what the workbook of today says."""
        read = self.columns.intersection(FILLED_BY.get(name, (name,)))
        return name in self.values and not (read and read <= self.standing)

    def cell(self, name):
        value = self.values.get(name)
        if name in REFERRING:
            return getattr(self, name)(value or [])
        if name == "partners" and name not in self.columns and self.line.activity:
            # Named among agencies: they join those on record, of which no cell speaks.
            return list(dict.fromkeys([*self.line.activity.partners, *value]))
        return value if value is not None else ""

    def as_published(self, row):
        """What stood in a cell that means something in other words."""
        found = {}
        kind = self.raw.get("kind", "").strip()
        if row.get("kind") and kind and normalise(kind) not in words_for(ActivityKind, row["kind"]):
            found["kind_as_published"] = kind[:100]
        status = self.raw.get("status", "").strip()
        if "status" in self.asked and row.get("status") and not row.get("status_note"):
            found["status_note"] = status[:300]
        return found

    # What refers to other records

    def known(self, kind, name):
        return self.draft.newcomers.slug_of(kind, name, self.line)

    def objective(self, value):
        return self.known("objective", value) if value else ""

    def body(self, value):
        return self.known("body", value) if value else ""

    def leads(self, values):
        """The first of them reports."""
        slugs = dict.fromkeys(self.known("agency", value) for value in values)
        return [{"agency": slug, "is_reporting": n == 0} for n, slug in enumerate(slugs)]

    def contributors(self, values):
        slugs = dict.fromkeys(self.known("agency", value) for value in values)
        return [{"agency": slug} for slug in slugs]

    def places(self, values):
        """With the words of the file; a plain name does not replace those that are on record."""
        found = {}
        for code, text in values:
            part = {"place": code}
            if normalise(text) != normalise(code) and not self.is_told_already(code, text):
                part["as_published"] = text[:200]
            found.setdefault(code, part)
        return list(found.values())

    def is_told_already(self, code, text):
        if self.line.activity is None:
            return False
        column = self.draft.resource.fields["places"]
        pk = self.draft.resource.shelf.pks(Place).get(code)
        has_it = pk in column.get_value(self.line.activity)
        return has_it and normalise(text) in self.draft.names_of_place(code)

    @staticmethod
    def themes(values):
        return list(values)

    @staticmethod
    def recommendations(values):
        return [{"recommendation": slug} for slug in dict.fromkeys(values)]

    def outputs(self, values):
        """A day is left as it is where the file has no column for it."""
        has_days = "output_due" in self.columns
        return [
            {"title": title, "due": due or ""} if due or has_days else {"title": title}
            for title, due in values
        ]


def words_for(choices, value):
    return {normalise(value), normalise(choices(value).label)}


def of_the_new(draft, line, row):
    """What was chosen for all new activities, where the line does not say it."""
    choices = draft.file.choices
    return {
        "kind": choices.get("kind") or "",
        "scope": choices.get("scope") or scope_of(row),
        "status": choices.get("status") or "",
    }


def scope_of(row):
    agencies = len(row.get("leads", [])) + len(row.get("contributors", []))
    return ActivityScope.SEVERAL_AGENCIES if agencies > 1 else ActivityScope.SINGLE_AGENCY


def made_up(draft, line, row):
    """What no file says of an activity."""
    slug = draft.slugs.take(row.get("title", ""), f"{draft.plan_slug}-{line.number}")
    return {"slug": slug, "plan": draft.plan_slug, **provenance_of(draft.file)}


def provenance_of(file):
    """Whether what the file brings is public, and what it rests on."""
    choices, publication = file.choices, Publication.DRAFT
    if choices.get("publish"):
        publication = Publication.PUBLISHED
    if choices.get("document"):
        return {"publication": publication, "documents": [choices["document"]]}
    return {
        "publication": publication,
        "confidence": Confidence.UNCONFIRMED,
        "confidence_note": UNCONFIRMED.format(file.run.file_name),
    }
