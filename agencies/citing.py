"""What cites a document: every record that rests on it.

Apps above name their own records in a module `citing` of theirs, with `@cites`; it is found as
the admin's modules are.
"""

from itertools import groupby

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from gmg_portal.lib.fields import in_language

from .models import (
    Agency,
    AttestedCount,
    Body,
    Document,
    Excerpt,
    GlossaryEntry,
    KeyFigure,
    Meeting,
    Membership,
    OfficeTerm,
)

#: The page of a document names so many records; the API lists all of them by source.
MOST_NAMED = 200


def joined(*parts, separator=", "):
    """Columns as one text."""
    words = []
    for part in parts:
        # Columns of lines and of longer texts are of two types for PostgreSQL.
        part = Cast(part, CharField())
        words += [Value(separator), part] if words else [part]
    return Concat(*words, output_field=CharField()) if len(words) > 1 else words[0]


_providers = []


def cites(provider):
    """Decorator for a function that gives rows about models that cite documents.

    A row is (model, what a record is called, the slug of the page it stands on, the name of that
    page's URL, the word before its own slug in the fragment: "" for a page of its own, None for
    the slug alone). The second and third are expressions.
    """
    _providers.append(provider)
    return provider


@cites
def citing_kinds():
    agency, body = in_language("agency__acronym"), in_language("body__name")
    figure = joined(agency, Cast("what", CharField()))
    count = joined(body, Cast("count", CharField()))
    return [
        (Agency, in_language("name"), "slug", "agency_detail", ""),
        (Membership, joined(agency, body), "agency__slug", "agency_detail", "membership"),
        (OfficeTerm, joined(agency, body), "agency__slug", "agency_detail", "term"),
        (KeyFigure, figure, "agency__slug", "agency_detail", "figure"),
        (Body, in_language("name"), "slug", "body_detail", ""),
        (AttestedCount, count, "body__slug", "body_detail", "count"),
        (Meeting, Cast("title", CharField()), "slug", "meeting_detail", ""),
        (Document, Cast("title", CharField()), "slug", "document_detail", ""),
        (Excerpt, Cast("heading", CharField()), Value(""), "about", None),
        (GlossaryEntry, in_language("term"), Value(""), "glossary", None),
    ]


def cited_by(document, user):
    """(kind in words, [(label, address)]) for all that rests on a document, in one query."""
    kinds = [kind for provider in _providers for kind in provider()]
    queries = []
    for number, (model, label, page, _view, _anchor) in enumerate(kinds):
        rows = model.objects.visible_to(user).filter(documents=document).order_by()
        page = Cast(page, CharField())
        queries.append(
            rows.annotate(at=Value(number), called=Cast(label, CharField()), page=page).values_list(
                "at", "called", "page", "slug"
            )
        )
    found = queries[0].union(*queries[1:], all=True).order_by("at", "called", "slug")
    groups = groupby(found[:MOST_NAMED], key=lambda row: row[0])
    return [
        (
            kinds[number][0]._meta.verbose_name_plural,
            [(label, address(kinds[number], page, slug)) for _at, label, page, slug in rows],
        )
        for number, rows in groups
    ]


def address(kind, page, slug):
    _model, _label, _page, view, anchor = kind
    url = reverse(view, args=[page] if page else [])
    if anchor is None:
        return f"{url}#{slug}"
    return f"{url}#{anchor}-{slug}" if anchor else url
