"""Columns that downloads share: names for programs, and where their values come from."""

from django.db.models import Case, CharField, F, OuterRef, Value, When
from django.db.models.functions import JSONObject

from gmg_portal.lib.aggregates import Joined, JoinedObjects
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES

from .models import AgencyAlias, Constituent, Document
from .models.record import published_q


def slugs_of(model, relation):
    """The short names of the published records, or the codes, that a relation to many leads to."""
    field = model._meta.get_field(relation)
    target = field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(**{field.m2m_field_name(): OuterRef("pk")})
    if not hasattr(field.related_model, "publication"):
        return Joined(rows, f"{target}__code")
    return Joined(rows.filter(published_q(field.related_model, f"{target}__")), f"{target}__slug")


def slug_of(model, relation):
    """The short name of a related record, if it is published with everything above it."""
    target = model._meta.get_field(relation).related_model
    published = When(published_q(target, f"{relation}__"), then=F(f"{relation}__slug"))
    return Case(published, default=Value(""), output_field=CharField())


def readable(name):
    """A column of a document, empty where the public cannot read the document."""
    field = Document._meta.get_field(name)
    empty = Value(field.get_default(), output_field=field)
    return Case(When(is_public=True, then=F(name)), default=empty, output_field=field)


def texts(name):
    """A translated text: a column a language, and the languages that are official."""
    return plain_texts(name) | {f"{name}_official_in": f"{name}_official_in"}


def plain_texts(name):
    """A translated text of which no form is official: a column a language."""
    return {f"{name}_{suffix}": f"{name}_{suffix}" for suffix in LANGUAGE_SUFFIXES}


def dates(name):
    """A date as written, and the first and last day that it may mean."""
    return {column: column for column in (name, f"{name}_earliest", f"{name}_latest")}


def period():
    return dates("starts") | dates("ends")


def footing(model):
    """What every record rests on."""
    return {
        "note": "note",
        "confidence": "confidence",
        "confidence_note": "confidence_note",
        "sources": slugs_of(model, "documents"),
        "version": "version",
        "changed_at": "changed_at",
    }


def aliases():
    """Other names of an agency, a line each."""
    return Joined(AgencyAlias.objects.filter(agency=OuterRef("pk")), "alias", separator="\n")


def constituents():
    """The organizations that make up a collective member, an object of JSON a line."""
    rows = Constituent.objects.filter(agency=OuterRef("pk")).annotate(
        packed=JSONObject(
            acronym="acronym",
            name="name",
            founded="founded",
            headquarters_city="headquarters_city",
        )
    )
    return JoinedObjects(rows, "packed")
