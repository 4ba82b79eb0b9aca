"""Fields that the serializers of this app share."""

from rest_framework import serializers


def dates(*names):
    return [f"{name}{bound}" for name in names for bound in ("", "_earliest", "_latest")]


def slug_from(path=None):
    """The short name of the record that the field, or `path`, leads to."""
    return serializers.SlugRelatedField(source=path, slug_field="slug", read_only=True)
