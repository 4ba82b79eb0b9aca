"""What was agreed: the resources of its part of the record, in the order in which they load."""

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.resources import RecordResource, columns

from .models import (
    Alignment,
    ConvergenceTable,
    Framework,
    Instrument,
    NoCounterpart,
    Recommendation,
    Theme,
)

#: Kinds of instruments in the files, where they are called otherwise.
KINDS = {"non-binding compact": "compact", "non-binding framework": "framework"}


class ThemeResource(RecordResource):
    shipped = "themes.json"

    class Meta(RecordResource.Meta):
        model = Theme
        fields = columns("name* description")


class FrameworkResource(RecordResource):
    shipped = "frameworks.json"
    renamed = {"adopted": "dated"}

    class Meta(RecordResource.Meta):
        model = Framework
        fields = columns("title* issuer summary dated preamble wording")


class RecommendationResource(RecordResource):
    shipped = "recommendations.json"

    class Meta(RecordResource.Meta):
        model = Recommendation
        fields = columns(
            "framework code alternative_code number_is_ours parent section level title* text* "
            "wording locator assessable themes order"
        )


class AlignmentResource(RecordResource):
    shipped = "alignments.json"

    class Meta(RecordResource.Meta):
        model = Alignment
        fields = columns("recommendation_a relation recommendation_b rationale basis state")


class NoCounterpartResource(RecordResource):
    shipped = "no_counterparts.json"

    class Meta(RecordResource.Meta):
        model = NoCounterpart
        fields = columns("recommendation framework checked")


class ConvergenceTableResource(RecordResource):
    shipped = "convergence_tables.json"
    columns = ChildrenColumn("columns", ["slug", "name", "frameworks"])

    class Meta(RecordResource.Meta):
        model = ConvergenceTable
        fields = columns("title rows_framework columns")


class InstrumentResource(RecordResource):
    shipped = "instruments.json"
    renamed = {"custodian_agency": "custodian", "region": "regions"}

    class Meta(RecordResource.Meta):
        model = Instrument
        fields = columns(
            "title* short_name* kind scope scope_note regions adopted entered_into_force "
            "depositary custodian parties parties_as_of status_url themes"
        )

    def flat(self, row):
        row = super().flat(row)
        row["kind"] = KINDS.get(row["kind"], row["kind"])
        row["scope"], _, row["scope_note"] = row["scope"].partition(": ")
        return row


RECORD = [
    ThemeResource,
    FrameworkResource,
    RecommendationResource,
    AlignmentResource,
    NoCounterpartResource,
    ConvergenceTableResource,
    InstrumentResource,
]
