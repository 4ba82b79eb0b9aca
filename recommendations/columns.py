"""Columns that the downloads and the API of this app share."""

from django.db.models import Case, CharField, OuterRef, Value, When

from gmg_portal.lib.aggregates import Joined

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


def columns_of():
    """The short names of a table's columns."""
    return Joined(ConvergenceColumn.objects.filter(table=OuterRef("pk")), "slug")


def links_of_treaties(side, other):
    """The short names on the other side of the public links between treaties and
    recommendations: those of the `other` of each `side`."""
    rows = InstrumentRecommendation.objects.published().filter(**{side: OuterRef("pk")})
    return Joined(rows, f"{other}__slug")
