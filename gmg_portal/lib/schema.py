"""The description of the API (OpenAPI 3.1), its errors included."""

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from .problems import MEDIA_TYPE


class ParameterProblemSerializer(serializers.Serializer):
    parameter = serializers.CharField()
    value = serializers.CharField()
    detail = serializers.CharField(help_text="What is wrong, for people.")
    possible = serializers.ListField(
        child=serializers.CharField(), help_text="Possible values, the nearest first."
    )


class ProblemSerializer(serializers.Serializer):
    """Problem details (RFC 9457)."""

    type = serializers.URLField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="The path that was asked for.")
    errors = ParameterProblemSerializer(many=True, required=False)  # type: ignore[assignment]


class PortalAutoSchema(AutoSchema):
    """Adds to every operation the answers that it shares with all others."""

    ERRORS = {
        "400": "A parameter is unknown or its value is not possible.",
        "404": "There is no such record or page, or it is not public.",
        "406": "Only application/json is served.",
        "429": "Too many requests; Retry-After says when to come back.",
    }

    def _get_response_bodies(self, direction="response"):
        bodies = super()._get_response_bodies(direction)
        bodies["304"] = {"description": "Unchanged since the ETag that was sent (If-None-Match)."}
        for code, description in self.ERRORS.items():
            body = self._get_response_for_code(ProblemSerializer, code, [MEDIA_TYPE], direction)
            bodies[code] = {**body, "description": description}
        return bodies

    def _get_response_headers_for_code(self, status_code, direction="response"):
        headers = super()._get_response_headers_for_code(status_code, direction)
        if status_code == "200":
            headers["ETag"] = {
                "schema": {"type": "string"},
                "description": "Send it back as If-None-Match to be told when nothing changed.",
            }
        return headers
