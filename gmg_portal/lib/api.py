"""How lists of the API are filtered, paged and negotiated. The viewset is in `viewsets`.

The settings of REST framework name these classes, so nothing here may import its generic views.
"""

from django.core.paginator import InvalidPage
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response

from .filters import PortalFilterSet
from .problems import WrongParameters, wrong_parameter

#: Parameters of every list that are no filters.
LIST_PARAMETERS = frozenset({"page", "page_size", "format"})


class LinkedPagination(PageNumberPagination):
    """Pages with links: 50 rows, or `page_size` of them up to 200."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    last_page_strings = ()
    template = None

    def get_page_size(self, request):
        return self._number(request, "page_size", self.page_size, self.max_page_size)

    def paginate_queryset(self, queryset, request, view=None):
        self.request = request
        number = self._number(request, "page", 1, 999_999_999)
        paginator = self.django_paginator_class(queryset, self.get_page_size(request))
        try:
            self.page = paginator.page(number)
        except InvalidPage:
            detail = _("There is no page %(number)s. The last one is page %(last)s.")
            raise NotFound(detail % {"number": number, "last": paginator.num_pages}) from None
        return list(self.page)

    def _number(self, request, name, default, most):
        text = request.query_params.get(name) or str(default)
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
        if not 1 <= number <= most:
            detail = _("“%(value)s” is not possible. Give a number from 1 to %(most)s.")
            raise wrong_parameter(name, text, detail % {"value": text[:100], "most": most})
        return number

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Rows on all pages together."},
                "next": link,
                "previous": dict(link),
                "results": schema,
            },
        }

    def get_paginated_response(self, data):
        return Response(
            {
                "count": self.page.paginator.count,
                "next": self.get_next_link(),
                "previous": self.get_previous_link(),
                "results": data,
            }
        )


class FilterSetBackend:
    """The FilterSet of the page, read by the API; what is not possible is a 400 that says so."""

    def filter_queryset(self, request, queryset, view):
        if view.detail:
            # One record is addressed by its path; a filter has nothing to say about it.
            filterset = PortalFilterSet(
                request.query_params, queryset, request=request, passed={"format"}
            )
        else:
            filterset = getattr(view, "filterset_class", PortalFilterSet)(
                request.query_params, queryset, request=request, passed=LIST_PARAMETERS
            )
        problems = filterset.problems()
        if problems:
            raise WrongParameters(problems)
        return filterset.qs

    def get_schema_operation_parameters(self, view):
        """The filters of a list as parameters of OpenAPI."""
        filterset_class = getattr(view, "filterset_class", None)
        if filterset_class is None:
            return []
        return [described(name, each) for name, each in filterset_class.base_filters.items()]


def described(name, each):
    """A filter as a parameter. Its values are named where they are fixed."""
    schema = dict(getattr(each, "openapi", {"type": "string"}))
    if each.extra.get("choices"):
        schema["enum"] = [str(key) for key, _label in each.extra["choices"] if str(key)]
    several = getattr(each.field_class, "takes_several", False)
    return {
        "name": name,
        "in": "query",
        "description": str(each.extra.get("help_text") or each.label or name),
        "schema": {"type": "array", "items": schema} if several else schema,
        **({"explode": True, "style": "form"} if several else {}),
    }


class JSONNegotiation(DefaultContentNegotiation):
    """As usual, but `?format=` says what is possible where it asks for something else."""

    def filter_renderers(self, renderers, format):  # noqa: A002 (the name is that of the base)
        found = [renderer for renderer in renderers if renderer.format == format]
        if not found:
            possible = [renderer.format for renderer in renderers]
            detail = _("“%(value)s” is not served. Choose one of: %(list)s.") % {
                "value": format[:100],
                "list": ", ".join(possible),
            }
            raise wrong_parameter("format", format, detail, possible)
        return found
