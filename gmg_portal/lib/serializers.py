"""What the objects of the API have in common."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from .languages import LANGUAGE_CODES, column_suffix
from .periods import format_period

RECORD_FIELDS = (
    "id",
    "slug",
    "url",
    "api_url",
    "confidence",
    "confidence_note",
    "note",
    "sources",
    "publication",
    "version",
    "changed_at",
)
PERIOD_FIELDS = (
    "starts",
    "ends",
    "starts_earliest",
    "starts_latest",
    "ends_earliest",
    "ends_latest",
    "period",
)


@extend_schema_field({"type": "string", "format": "uri"})
class PageField(serializers.Field):
    """The permanent address of the record's page."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, value):
        return self.context["request"].build_absolute_uri(value.get_absolute_url())


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class SlugsField(serializers.Field):
    """A list from an annotation with `Joined`."""

    def __init__(self, separator=" ", **kwargs):
        self.separator = separator
        super().__init__(read_only=True, **kwargs)

    def get_attribute(self, instance):
        return super().get_attribute(instance) or ""

    def to_representation(self, value):
        return value.split(self.separator) if value else []


@extend_schema_field(
    {"type": "object", "properties": {code: {"type": "string"} for code in LANGUAGE_CODES}}
)
class TextsField(serializers.Field):
    """A translated text in all the languages in which it exists: {"en": ..., "fr": ...}."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def get_attribute(self, instance):
        return instance

    def to_representation(self, value):
        texts = {
            code: getattr(value, f"{self.source}_{column_suffix(code)}") for code in LANGUAGE_CODES
        }
        return {code: text for code, text in texts.items() if text}


class SourceSerializer(serializers.Serializer):
    """A document that a record rests on."""

    slug = serializers.SlugField(read_only=True)
    title = serializers.CharField(read_only=True)
    url = PageField()


class RecordSerializer(serializers.ModelSerializer):
    """A record: ``fields = [*RECORD_FIELDS, "title", ...]`` in the subclass's Meta.

    `Meta.api_name` is the name of its viewset in the router where that is not the model's.
    """

    url = PageField()
    api_url = serializers.SerializerMethodField()
    sources = SourceSerializer(source="visible_sources", many=True, read_only=True)

    @extend_schema_field({"type": "string", "format": "uri"})
    def get_api_url(self, record):
        name = getattr(self.Meta, "api_name", record._meta.model_name)
        return reverse(f"{name}-detail", args=[record.slug], request=self.context["request"])


class PeriodSerializerMixin(serializers.Serializer):
    """A period: ``fields = [*RECORD_FIELDS, *PERIOD_FIELDS, ...]``.

    `starts` and `ends` as written (EDTF; ".." is open, empty not known), the first and last day
    that each may be (9999-12-31 for what is open, null for what is not known), and in words.
    """

    period = serializers.SerializerMethodField()

    @extend_schema_field({"type": "string"})
    def get_period(self, record):
        return format_period(record.starts, record.ends, "en")
