"""What was agreed: the resources of its part of the record, in the order in which they load."""

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.columns import Column, as_text
from gmg_portal.lib.resources import RecordResource, columns

from .models import (
    ConvergenceTable,
    Erratum,
    Framework,
    Instrument,
    Recommendation,
    Theme,
)
from .pair_resources import AlignmentResource, NoCounterpartResource

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


class ReasonColumn(Column):
    """Why public texts of a row are corrected; no part of the record, and no change by itself."""

    def __init__(self):
        super().__init__(Erratum._meta.get_field("reason"), "erratum")

    def read(self, cell):
        text = as_text(cell)
        return self.model_field.clean(text, None) if text else ""

    def get_value(self, instance):
        return ""

    def differs(self, instance, value):
        instance.corrected_because = value
        return False


class RecommendationResource(RecordResource):
    shipped = "recommendations.json"
    erratum = ReasonColumn()

    class Meta(RecordResource.Meta):
        model = Recommendation
        fields = columns(
            "framework code alternative_code number_is_ours parent section level title* text* "
            "wording locator assessable themes order erratum"
        )


class ConvergenceTableResource(RecordResource):
    shipped = "convergence_tables.json"
    columns = ChildrenColumn("columns", ["slug", "name", "frameworks"])

    class Meta(RecordResource.Meta):
        model = ConvergenceTable
        fields = columns("title rows_framework columns")


class InstrumentResource(RecordResource):
    shipped = "instruments.json"
    renamed = {"custodian_agency": "custodian", "region": "regions"}
    recommendations = ChildrenColumn("recommendation_links", ["recommendation", "confidence"])

    class Meta(RecordResource.Meta):
        model = Instrument
        fields = columns(
            "title* short_name* kind scope scope_note regions adopted entered_into_force "
            "depositary custodian parties parties_as_of status_url themes recommendations"
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
