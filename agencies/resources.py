"""Who: the resources of the agencies' side of the record, in the order in which they load."""

from functools import cache

from babel import Locale

from gmg_portal.lib.children import ChildrenColumn
from gmg_portal.lib.columns import split_lines
from gmg_portal.lib.languages import LANGUAGE_CODES, column_suffix
from gmg_portal.lib.resources import RecordResource, columns
from gmg_portal.lib.searchtext import normalise

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
    Place,
)


class PlaceResource(RecordResource):
    key = "code"
    shipped = "places.json"

    class Meta(RecordResource.Meta):
        model = Place
        import_id_fields = ["code"]
        fields = ["code", "kind", "region", "version"]


class AliasesColumn(ChildrenColumn):
    """Of spellings that search takes for the same, such as UN-DESA and UN DESA, the first."""

    def read(self, cell):
        spellings = {normalise(alias): alias for alias in reversed(split_lines(cell))}
        return super().read(list(reversed(spellings.values())))


class AgencyResource(RecordResource):
    shipped = "agencies.json"
    renamed = {"mandate_summary": "mandate"}
    aliases = AliasesColumn("aliases", ["alias"])
    constituents = ChildrenColumn(
        "constituents", ["acronym", "name", "founded", "headquarters_city"]
    )

    class Meta(RecordResource.Meta):
        model = Agency
        fields = columns(
            "acronym~ name* kind founded headquarters_city headquarters_country website "
            "public_contact mandate migration_activities aliases constituents"
        )

    def flat(self, row):
        row = dict(row)
        for name, texts in (("name", row.pop("names")), ("acronym", row.pop("acronyms"))):
            row.pop(name)  # the English one once more
            row |= {f"{name}_{suffix}": text for suffix, text in texts.items()}
            if name == "name":
                row["name_official_in"] = [
                    code for code in LANGUAGE_CODES if column_suffix(code) in texts
                ]
        country = row["headquarters_country"]
        row["headquarters_country"] = countries().get(country, country)
        return super().flat(row)


@cache
def countries():
    """Codes by the English names of CLDR, and by those of the United Nations that differ."""
    territories = Locale.parse("en").territories
    codes = {name: code for code, name in territories.items() if len(code) == 2}
    return {**codes, "United States of America": "US"}


class KeyFigureResource(RecordResource):
    shipped = "key_figures.json"

    class Meta(RecordResource.Meta):
        model = KeyFigure
        fields = columns("agency what value unit on")


class BodyResource(RecordResource):
    shipped = "bodies.json"

    class Meta(RecordResource.Meta):
        model = Body
        fields = columns("name* alternative_names kind parent predecessor starts ends mandate")

    def flat(self, row):
        row = super().flat(row)
        if row.get("kind") == "successor":
            row["kind"] = "network"
        return row


class MembershipResource(RecordResource):
    shipped = "memberships.json"

    class Meta(RecordResource.Meta):
        model = Membership
        fields = columns("agency body status starts ends basis")


class AttestedCountResource(RecordResource):
    shipped = "attested_counts.json"

    class Meta(RecordResource.Meta):
        model = AttestedCount
        fields = columns("body on count")


class OfficeTermResource(RecordResource):
    shipped = "office_terms.json"
    renamed = {"theme": "motto"}

    class Meta(RecordResource.Meta):
        model = OfficeTerm
        fields = columns("body agency role is_interim starts ends motto")


class MeetingResource(RecordResource):
    shipped = "meetings.json"

    class Meta(RecordResource.Meta):
        model = Meeting
        fields = columns(
            "body level title starts ends city country country_as_published topic decisions"
        )

    def flat(self, row):
        row = dict(row)
        return super().flat({**row.pop("place"), **row})


class DocumentResource(RecordResource):
    shipped = "documents.json"

    class Meta(RecordResource.Meta):
        model = Document
        fields = columns(
            "title kind kind_as_published publisher date url also_at source_file language summary "
            "lead_agencies signatories is_gmg_publication is_public"
        )


class ExcerptResource(RecordResource):
    shipped = "excerpts.json"

    class Meta(RecordResource.Meta):
        model = Excerpt
        fields = columns("document heading text wording")


class GlossaryEntryResource(RecordResource):
    shipped = "glossary.json"
    renamed = {"see": "see_also"}

    class Meta(RecordResource.Meta):
        model = GlossaryEntry
        fields = columns("term* expansion~ text~ see_also")

    def flat(self, row):
        row = dict(row)
        languages = row.pop("languages")
        english = {name: row.pop(name) for name in ("term", "expansion", "text")}
        languages["en"] = {**languages.get("en", {}), **english}
        for suffix, texts in languages.items():
            row |= {f"{name}_{suffix}": text for name, text in texts.items() if name != "official"}
        row["term_official_in"] = [
            code
            for code in LANGUAGE_CODES
            if languages.get(column_suffix(code), {}).get("official")
        ]
        return super().flat(row)


#: A document names agencies, everything names documents.
RECORD = [
    PlaceResource,
    AgencyResource,
    DocumentResource,
    BodyResource,
    MembershipResource,
    AttestedCountResource,
    OfficeTermResource,
    KeyFigureResource,
    MeetingResource,
    ExcerptResource,
    GlossaryEntryResource,
]
