"""Errors of the API as problem details (RFC 9457)."""

from http import HTTPStatus

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"

#: What can go wrong, by the anchor that explains it on the page about the API.
PROBLEMS = {
    400: ("invalid-parameter", gettext_lazy("A parameter is not possible")),
    401: ("not-signed-in", gettext_lazy("Not signed in")),
    403: ("not-allowed", gettext_lazy("Not allowed")),
    404: ("not-found", gettext_lazy("Nothing at this address")),
    405: ("method-not-served", gettext_lazy("This method is not served")),
    406: ("type-not-served", gettext_lazy("This type is not served")),
    415: ("type-not-read", gettext_lazy("This type is not read")),
    429: ("too-many-requests", gettext_lazy("Too many requests")),
    500: ("our-mistake", gettext_lazy("Something went wrong on our side")),
    503: ("not-available", gettext_lazy("Not available for the moment")),
}


class WrongParameters(exceptions.APIException):
    """Parameters that are not possible; `problems` as `PortalFilterSet.problems()` gives them."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "invalid"

    def __init__(self, problems):
        self.problems = problems
        super().__init__(" ".join(problem["detail"] for problem in problems))


def wrong_parameter(parameter, value, detail, possible=()):
    return WrongParameters(
        [
            {
                "parameter": parameter,
                "value": str(value)[:200],
                "detail": detail,
                "possible": list(possible),
            }
        ]
    )


def problem(request, code, detail="", errors=()):
    """The body of a problem document."""
    anchor, title = PROBLEMS.get(code, ("", HTTPStatus(code).phrase))
    body = {
        "type": request.build_absolute_uri(f"/api/#{anchor}") if anchor else "about:blank",
        "title": str(title),
        "status": code,
        "detail": detail or str(title),
        "instance": request.get_full_path(),
    }
    if errors:
        body["errors"] = list(errors)
    return body


def problem_response(request, code, detail=""):
    """The same outside of REST framework: for handlers of 404 and 500 under `/api/`."""
    return JsonResponse(
        problem(request, code, detail),
        status=code,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def problem_details(exc, context):
    """The exception handler of the API; what it does not know stays a server error."""
    response = exception_handler(exc, context)
    if response is None:
        return None
    request = context["request"]
    body = problem(request, response.status_code, _detail(exc), getattr(exc, "problems", ()))
    headers = {
        name: response.headers[name]
        for name in ("Retry-After", "WWW-Authenticate")
        if name in response.headers
    }
    return Response(body, status=response.status_code, headers=headers, content_type=MEDIA_TYPE)


def _detail(exc):
    if isinstance(exc, exceptions.NotAcceptable):
        return _("This address answers with application/json.")
    if isinstance(exc, exceptions.APIException) and isinstance(exc.detail, str):
        return str(exc.detail)
    return ""
