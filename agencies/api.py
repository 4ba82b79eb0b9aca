"""What the API serves of agencies, bodies, meetings, the library and the glossary."""

import json

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from gmg_portal.lib.serializers import (
    PERIOD_FIELDS,
    RECORD_FIELDS,
    PeriodSerializerMixin,
    RecordSerializer,
    SlugsField,
    TextsField,
)
from gmg_portal.lib.viewsets import ReadOnlyViewSet

from . import filters
from .columns import aliases, constituents, readable, slugs_of
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


class SlugField(serializers.SlugRelatedField):
    """Another record by its short name, or null: what is not published is not named."""

    def __init__(self, **kwargs):
        super().__init__(slug_field="slug", read_only=True, **kwargs)

    def use_pk_only_optimization(self):
        return False

    def get_attribute(self, instance):
        other = super().get_attribute(instance)
        return other if getattr(other, "is_published", True) else None


class CodeField(serializers.SlugRelatedField):
    """A place by its code, or null."""

    def __init__(self, **kwargs):
        super().__init__(slug_field="code", read_only=True, **kwargs)


class ConstituentSerializer(serializers.Serializer):
    """An organization that is part of a collective member."""

    acronym = serializers.CharField()
    name = serializers.CharField()
    founded = serializers.IntegerField(allow_null=True)
    headquarters_city = serializers.CharField(allow_blank=True)


@extend_schema_field(ConstituentSerializer(many=True))
class ConstituentsField(SlugsField):
    """The objects of the column `constituents`."""

    def __init__(self, **kwargs):
        super().__init__(separator="\n", **kwargs)

    def to_representation(self, value):
        return [json.loads(line) for line in super().to_representation(value)]


class AgencySerializer(RecordSerializer):
    acronym = TextsField()
    name = TextsField()
    headquarters_country = CodeField()
    aliases = SlugsField(separator="\n", source="other_names")
    constituents = ConstituentsField(source="packed")

    class Meta:
        model = Agency
        fields = [
            *RECORD_FIELDS,
            "acronym",
            "name",
            "name_official_in",
            "kind",
            "founded",
            "headquarters_city",
            "headquarters_country",
            "website",
            "public_contact",
            "mandate",
            "migration_activities",
            "aliases",
            "constituents",
        ]


class AgencyViewSet(ReadOnlyViewSet):
    """The agencies of the group, what else they are called and what they are made of."""

    queryset = Agency.objects.annotate(other_names=aliases(), packed=constituents())
    serializer_class = AgencySerializer
    filterset_class = filters.AgencyFilterSet


class KeyFigureSerializer(RecordSerializer):
    agency = SlugField()
    value = serializers.DecimalField(max_digits=18, decimal_places=2, coerce_to_string=False)

    class Meta:
        model = KeyFigure
        fields = [
            *RECORD_FIELDS,
            "agency",
            "what",
            "value",
            "unit",
            "on",
            "on_earliest",
            "on_latest",
        ]


class KeyFigureViewSet(ReadOnlyViewSet):
    """Numbers that agencies give of themselves."""

    queryset = KeyFigure.objects.all()
    serializer_class = KeyFigureSerializer
    filterset_class = filters.KeyFigureFilterSet


class BodySerializer(PeriodSerializerMixin, RecordSerializer):
    name = TextsField()
    parent = SlugField()
    predecessor = SlugField(source="grew_out_of")

    class Meta:
        model = Body
        fields = [
            *RECORD_FIELDS,
            "name",
            "name_official_in",
            "alternative_names",
            "kind",
            "parent",
            "predecessor",
            *PERIOD_FIELDS,
            "mandate",
        ]


class BodyViewSet(ReadOnlyViewSet):
    """The group, its levels, working groups and task forces, what came before and after."""

    queryset = Body.objects.all()
    serializer_class = BodySerializer
    filterset_class = filters.BodyFilterSet


class MembershipSerializer(PeriodSerializerMixin, RecordSerializer):
    agency = SlugField()
    body = SlugField()

    class Meta:
        model = Membership
        fields = [*RECORD_FIELDS, "agency", "body", "status", *PERIOD_FIELDS, "basis"]


class MembershipViewSet(ReadOnlyViewSet):
    """Which agency belonged to which body, from when to when."""

    queryset = Membership.objects.all()
    serializer_class = MembershipSerializer
    filterset_class = filters.MembershipFilterSet


class OfficeTermSerializer(PeriodSerializerMixin, RecordSerializer):
    agency = SlugField()
    body = SlugField()

    class Meta:
        model = OfficeTerm
        fields = [
            *RECORD_FIELDS,
            "agency",
            "body",
            "role",
            "is_interim",
            "motto",
            *PERIOD_FIELDS,
        ]


class OfficeTermViewSet(ReadOnlyViewSet):
    """Who chaired, co-chaired, co-convened or coordinated which body, from when to when."""

    queryset = OfficeTerm.objects.all()
    serializer_class = OfficeTermSerializer
    filterset_class = filters.OfficeTermFilterSet


class AttestedCountSerializer(RecordSerializer):
    body = SlugField()

    class Meta:
        model = AttestedCount
        fields = [*RECORD_FIELDS, "body", "on", "on_earliest", "on_latest", "count"]


class AttestedCountViewSet(ReadOnlyViewSet):
    """How many members documents count, whether or not they name them."""

    queryset = AttestedCount.objects.all()
    serializer_class = AttestedCountSerializer
    filterset_class = filters.AttestedCountFilterSet


class MeetingSerializer(PeriodSerializerMixin, RecordSerializer):
    body = SlugField()
    country = CodeField()

    class Meta:
        model = Meeting
        fields = [
            *RECORD_FIELDS,
            "title",
            "level",
            "body",
            *PERIOD_FIELDS,
            "city",
            "country",
            "country_as_published",
            "topic",
            "decisions",
        ]


class MeetingViewSet(ReadOnlyViewSet):
    """Meetings of the group and events that mattered to it; those of others have no body."""

    queryset = Meeting.objects.all()
    serializer_class = MeetingSerializer
    filterset_class = filters.MeetingFilterSet


class DocumentSerializer(RecordSerializer):
    original = serializers.URLField(source="readable_url", read_only=True)
    also_at = serializers.ListField(
        source="readable_also_at", child=serializers.URLField(), read_only=True
    )
    source_file = serializers.CharField(source="readable_source_file", read_only=True)
    lead_agencies = SlugsField(source="leads")
    signatories = SlugsField(source="signers")

    class Meta:
        model = Document
        fields = [
            *RECORD_FIELDS,
            "title",
            "kind",
            "kind_as_published",
            "publisher",
            "date",
            "date_earliest",
            "date_latest",
            "original",
            "also_at",
            "source_file",
            "language",
            "summary",
            "lead_agencies",
            "signatories",
            "is_gmg_publication",
            "is_public",
        ]


class DocumentViewSet(ReadOnlyViewSet):
    """The library: the sources of the record, and what the group itself published.

    `url` is the page here, `original` the address of the document. What the public cannot read is
    named without an address.
    """

    queryset = Document.objects.annotate(
        readable_url=readable("url"),
        readable_also_at=readable("also_at"),
        readable_source_file=readable("source_file"),
        leads=slugs_of(Document, "lead_agencies"),
        signers=slugs_of(Document, "signatories"),
    )
    serializer_class = DocumentSerializer
    filterset_class = filters.DocumentFilterSet


class ExcerptSerializer(RecordSerializer):
    document = SlugField()

    class Meta:
        model = Excerpt
        fields = [*RECORD_FIELDS, "document", "heading", "text", "wording"]


class ExcerptViewSet(ReadOnlyViewSet):
    """What the group says of itself."""

    queryset = Excerpt.objects.all()
    serializer_class = ExcerptSerializer
    filterset_class = filters.ExcerptFilterSet


class GlossaryEntrySerializer(RecordSerializer):
    term = TextsField()
    expansion = TextsField()
    text = TextsField()
    see_also = SlugsField(source="related")

    class Meta:
        model = GlossaryEntry
        fields = [*RECORD_FIELDS, "term", "term_official_in", "expansion", "text", "see_also"]


class GlossaryEntryViewSet(ReadOnlyViewSet):
    """Abbreviations and terms in plain words, in six languages."""

    queryset = GlossaryEntry.objects.annotate(related=slugs_of(GlossaryEntry, "see_also"))
    serializer_class = GlossaryEntrySerializer
    filterset_class = filters.GlossaryEntryFilterSet


routes = [
    ("agencies", AgencyViewSet),
    ("bodies", BodyViewSet),
    ("memberships", MembershipViewSet),
    ("office-terms", OfficeTermViewSet),
    ("key-figures", KeyFigureViewSet),
    ("attested-counts", AttestedCountViewSet),
    ("meetings", MeetingViewSet),
    ("documents", DocumentViewSet),
    ("excerpts", ExcerptViewSet),
    ("glossary", GlossaryEntryViewSet),
]
