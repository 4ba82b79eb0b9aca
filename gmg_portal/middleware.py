"""What every answer carries, and what every change is told about where it comes from."""

import uuid

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.utils import translation

from gmg_portal.lib.provenance import Channel, provenance

_POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
}
# Pages that libraries bring to the admin carry style attributes; scripts never are inline.
_ADMIN_POLICY = _POLICY | {"style-src": "'self' 'unsafe-inline'"}


def _written(policy):
    return "; ".join(f"{name} {value}" for name, value in policy.items())


POLICY, ADMIN_POLICY = _written(_POLICY), _written(_ADMIN_POLICY)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders:
    """A content policy that knows no inline code, on every answer, errors included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        policy = ADMIN_POLICY if request.path.startswith("/admin/") else POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class RequestProvenance:
    """Names the door and the request for the history of what changes behind it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = uuid.uuid4().hex
        with provenance(channel=self._channel(request.path), request_id=request.request_id):
            response = self.get_response(request)
        response.headers["X-Request-ID"] = request.request_id
        return response

    @staticmethod
    def _channel(path):
        if path.startswith("/admin/"):
            return Channel.ADMIN
        return Channel.API if path.startswith("/api/") else Channel.FORM


class MethodsServed:
    """A method that a view does not serve is answered 405, before anybody asks for its token."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        served = getattr(getattr(view, "view_class", None), "http_method_names", None)
        if served and request.method.lower() not in served:
            return HttpResponseNotAllowed([name.upper() for name in served])
        return None


class UrlLocale:
    """The language is in the address: no cookie, no header and no session decides it.

    So that a public page depends on its URL alone. The API and the admin are in English.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info)
        language = language or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response
