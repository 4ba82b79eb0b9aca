"""The rows of every history, and of what is only ever added, as one list; the newest first.

One query however many tables there are: each gives a few narrow columns to a union.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.apps import apps
from django.db.models import CharField, Count, F, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.provenance import Channel
from workplan.models import Contribution, ReviewComment

from .names import named, requests_of

APPS = ("agencies", "recommendations", "workplan")

#: What is added and never changed has no history: the row itself is the trace.
ADDED = (ReviewComment, Contribution)

#: The records of which an agency may read every change, whoever made it: they are about it alone.
OWN = {
    "agencies.focalpoint": "agency",
    "workplan.activityproposal": "agency",
    "workplan.progressupdate": "agency",
    "workplan.publicnote": "agency",
    "workplan.reportrequest": "agency",
    "workplan.signedlink": "agency",
}

#: Annotated under names that no field of a history has.
COLUMNS = tuple(
    f"trace_{name}"
    for name in (
        "entry",
        "at",
        "kind",
        "model",
        "key",
        "number",
        "who",
        "agency",
        "door",
        "asked",
        "reason",
    )
)

KINDS = {"+": _("added"), "~": _("changed"), "-": _("deleted")}


@dataclass(frozen=True)
class Entry:
    """One write. `key` is that of the record, `asked` the id of the request of the web.

    `reason` says how it came about, where that is told in words: restored, imported, proposed.
    """

    entry: int
    at: datetime
    kind: str
    model: str
    key: str
    number: int
    who: str
    agency: str
    door: str
    asked: str
    reason: str

    @property
    def what(self):
        return apps.get_model(self.model)._meta.verbose_name

    @property
    def kind_display(self):
        return KINDS[self.kind]

    @property
    def channel(self):
        return dict(Channel.choices).get(self.door, self.door)


@cache
def traced():
    """{label: model} of all that keeps a history, or is only ever added."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    kept = [each for each in models if hasattr(each._meta, "simple_history_manager_attribute")]
    return {model._meta.label_lower: model for model in [*kept, *ADDED]}


def entries(filters=None, agencies=None):
    """A query of tuples of `COLUMNS`; `agencies` limits it to what is theirs.

    `filters` may name `who`, `agency` (a slug), `channel`, `request`, `since`, `until` (days),
    `model` (a label), `kind` (a key of `KINDS`) and `key`.
    """
    filters = dict(filters or {})
    if filters.get("who"):
        filters["by_link"] = requests_of(filters["who"])
    wanted = filters.get("model")
    labels = [wanted] if wanted else list(traced())
    parts = [rows_of(label, filters, agencies) for label in labels]
    first, *others = parts
    found = first.union(*others, all=True) if others else first
    return found.order_by("-trace_at", "-trace_entry")


def counts(filters):
    """{(label, kind): number} of the writes that match; one query."""
    parts = [
        matching(label, filters)
        .annotate(trace_model=text(Value(label)))
        .values_list("trace_model", "trace_kind")
        .annotate(number=Count("pk"))
        for label in traced()
    ]
    rows = parts[0].union(*parts[1:], all=True)
    return {(label, kind): number for label, kind, number in rows}


def entry_of(label, key):
    """The line of one write in the list; whether somebody may read it is asked elsewhere."""
    return as_entries(rows_of(label, {}, None).filter(trace_entry=key))[0]


def as_entries(rows):
    return named([Entry(*row) for row in rows])


def matching(label, filters):
    model = traced()[label]
    rows = added(model) if model in ADDED else past(model)
    return rows.filter(matches(filters))


def rows_of(label, filters, agencies):
    rows = matching(label, filters)
    if agencies is not None:
        rows = rows.filter(theirs(label, traced()[label], agencies))
    return rows.annotate(trace_model=text(Value(label))).values_list(*COLUMNS)


def text(expression):
    return Cast(expression, CharField())


def annotated(rows, **columns):
    return rows.order_by().annotate(**{f"trace_{name}": it for name, it in columns.items()})


def past(model):
    """The rows of history of a model."""
    return annotated(
        model.history.model.objects,
        entry=F("history_id"),
        at=F("history_date"),
        kind=F("history_type"),
        key=text(F(model._meta.pk.attname)),
        number=F("version") if hasattr(model, "version") else Value(0),
        who=Coalesce(text(F("history_user__email")), Value("")),
        agency=text(F("on_behalf_of")),
        door=text(F("channel")),
        asked=text(F("request_id")),
        reason=Coalesce(text(F("history_change_reason")), Value("")),
    )


def added(model):
    """What was said about reports: for the agency that the report is of, or by the secretariat."""
    is_comment = model is ReviewComment
    who = Coalesce(text(F("by__email")), text(F("by_name"))) if is_comment else text(F("name"))
    return annotated(
        model.objects,
        entry=F("pk"),
        at=F("at"),
        kind=Value("+"),
        key=text(F("update_id")),
        number=Value(1),
        who=who,
        agency=Coalesce(
            text(F("on_behalf_of__slug") if is_comment else F("update__agency__slug")), Value("")
        ),
        door=text(F("channel")),
        asked=text(F("request_id")),
        reason=Value(""),
    )


def matches(filters):
    found = Q()
    if filters.get("who"):
        by_link = Q(trace_who="", trace_asked__in=filters.get("by_link", ()))
        found &= Q(trace_who__icontains=filters["who"]) | by_link
    for name, lookup in (
        ("agency", "agency"),
        ("channel", "door"),
        ("request", "asked"),
        ("since", "at__date__gte"),
        ("until", "at__date__lte"),
        ("kind", "kind"),
        ("key", "key"),
    ):
        if filters.get(name):
            found &= Q(**{f"trace_{lookup}": filters[name]})
    return found


def theirs(label, model, agencies):
    """What was written for these agencies, and every change of what is about them alone.

    A condition on the rows of history, or on what is only ever added.
    """
    slugs, keys = [each.slug for each in agencies], [each.pk for each in agencies]
    if model in ADDED:
        return Q(update__agency__in=keys)
    found = Q(on_behalf_of__in=slugs)
    if label in OWN:
        found |= Q(**{f"{OWN[label]}_id__in": keys})
    return found
