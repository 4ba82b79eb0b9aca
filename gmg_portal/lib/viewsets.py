"""The base of what the API serves: lists and single records, read-only."""

import hashlib

from django.db.models import Prefetch
from django.utils.cache import get_conditional_response, patch_vary_headers
from rest_framework import mixins, viewsets
from rest_framework.exceptions import NotFound
from rest_framework.views import APIView

from .api import FilterSetBackend, JSONNegotiation, LinkedPagination
from .filter_kinds import seen_by
from .schema import PortalAutoSchema


class ReadOnlyList(mixins.ListModelMixin, viewsets.GenericViewSet):
    """A list alone: its rows have no address of their own.

    A subclass says `serializer_class`, `filterset_class`, and `queryset` or `get_queryset`.
    """

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = JSONNegotiation
    filter_backends = [FilterSetBackend]
    pagination_class = LinkedPagination
    schema = PortalAutoSchema()

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ["Accept"])
        if request.method in ("GET", "HEAD") and response.status_code == 200:
            who = "private" if request.user.is_authenticated else "public"
            response.headers["Cache-Control"] = f"{who}, no-cache"
            response.add_post_render_callback(lambda done: tagged(request, done))
        else:
            response.headers["Cache-Control"] = "no-store"
        return response


class ReadOnlyViewSet(mixins.RetrieveModelMixin, ReadOnlyList):
    """Records by slug. A subclass says `queryset`, `serializer_class` and `filterset_class`.

    Starts from `visible_to`; reads with `for_listing` or `for_detail` and with the sources, which
    are those that the reader may see.
    """

    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def get_queryset(self):
        queryset = seen_by(super().get_queryset(), self.request.user)
        preloads = "for_detail" if self.detail else "for_listing"
        queryset = getattr(queryset, preloads, queryset.all)()
        if not hasattr(queryset.model, "documents"):
            return queryset
        documents = queryset.model._meta.get_field("documents").related_model.objects
        visible = seen_by(documents.order_by("slug"), self.request.user)
        return queryset.prefetch_related(
            Prefetch("documents", queryset=visible, to_attr="visible_sources")
        )


class NoSuchAddress(APIView):
    """Whatever else is asked for below the API: a problem document. Goes last in its URLs."""

    schema = None
    content_negotiation_class = JSONNegotiation

    def get(self, request, *args, **kwargs):
        raise NotFound()

    head = post = put = patch = delete = get


def tagged(request, response):
    """With an `ETag` of its bytes, or 304 where the reader has these bytes already.

    The tag of a single record begins with its version.
    """
    version = response.data.get("version", "") if isinstance(response.data, dict) else ""
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    etag = f'"{version}-{digest}"' if version else f'"{digest}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request._request, etag=etag, response=response)
