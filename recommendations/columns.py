"""Columns that the downloads and the API of this app share."""

from django.db.models import Case, CharField, F, OuterRef, Value, When

from agencies.models import Publication
from gmg_portal.lib.aggregates import Joined
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES

from .models import ConvergenceColumn, InstrumentRecommendation, Relation

#: What a relation is in SKOS, subject a, object b. "a is broader than b" makes b the narrower
#: match of a, so the names cross.
SKOS = {
    Relation.EXACT: "skos:exactMatch",
    Relation.CLOSE: "skos:closeMatch",
    Relation.BROADER: "skos:narrowMatch",
    Relation.NARROWER: "skos:broadMatch",
    Relation.RELATED: "skos:relatedMatch",
}


def skos():
    """The relation of a pair as a property of SKOS."""
    cases = [When(relation=relation, then=Value(name)) for relation, name in SKOS.items()]
    return Case(*cases, output_field=CharField())


def slugs_of(model, relation):
    """The short names of the published records that a relation to many leads to."""
    field = model._meta.get_field(relation)
    target = field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(**{field.m2m_field_name(): OuterRef("pk")})
    if hasattr(field.related_model, "publication"):
        rows = rows.filter(**{f"{target}__publication": Publication.PUBLISHED})
        return Joined(rows, f"{target}__slug")
    return Joined(rows, f"{target}__code")


def columns_of():
    """The short names of a table's columns."""
    return Joined(ConvergenceColumn.objects.filter(table=OuterRef("pk")), "slug")


def links_of_treaties(side, other):
    """The short names on the other side of the public links between treaties and
    recommendations: those of the `other` of each `side`."""
    rows = InstrumentRecommendation.objects.published().filter(**{side: OuterRef("pk")})
    return Joined(rows, f"{other}__slug")


def slug_of(relation):
    """The short name of a related record, if it is published."""
    published = When(
        **{f"{relation}__publication": Publication.PUBLISHED}, then=F(f"{relation}__slug")
    )
    return Case(published, default=Value(""), output_field=CharField())


def texts(name):
    """A translated text, a column a language."""
    columns = [f"{name}_{suffix}" for suffix in LANGUAGE_SUFFIXES]
    return {column: column for column in [*columns, f"{name}_official_in"]}


def dates(name):
    """A date as written, and the first and last day that it may mean."""
    return {column: column for column in (name, f"{name}_earliest", f"{name}_latest")}


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
