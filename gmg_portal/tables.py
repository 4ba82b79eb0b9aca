"""Every table that can be downloaded, found through the addresses that serve it."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, F, Value
from django.urls import URLPattern, get_resolver, reverse

from gmg_portal.lib.exports import ListExport, download_name


@dataclass(frozen=True)
class Table:
    """`name` is the file's name without its ending, `view` the class that serves it."""

    name: str
    view: type
    url_name: str

    @property
    def model(self):
        return self.view.model

    @property
    def url(self):
        return self.address("csv")

    def address(self, ending):
        return reverse(download_name(self.url_name, ending))

    def opened(self, request):
        """The view as an anonymous reader without filters asks it."""
        view = self.view()
        view.setup(anonymous(request))
        return view

    def header_and_rows(self, request, ending):
        """The header, and the rows one by one, as a file with this ending has them."""
        view = self.opened(request)
        view.ending = ending
        return view.table(view.get_filterset(passed=()).qs)

    def columns(self, request):
        """For the codebook: (column, what it holds, its possible values)."""
        for name, source in self.opened(request).get_export_columns().items():
            yield name, *described(self.model, name, source)


class PublicRequest:
    """Stands for the request of somebody who is not signed in and asks for nothing special."""

    def __init__(self, request):
        self.META, self.method = request.META, "GET"
        self.GET, self.user = type(request.GET)(), AnonymousUser()
        self.path, self.LANGUAGE_CODE = request.path, "en"


def anonymous(request):
    return PublicRequest(request)


def tables():
    """All tables, in the order of their names."""
    return sorted(_found(get_resolver().url_patterns), key=lambda table: table.name)


def row_counts(request):
    """How many rows each table has for the public, by its name, in one query."""
    queries = [
        table.opened(request)
        .get_queryset()
        .prefetch_related(None)
        .order_by()
        .values(counted_as=Value(table.name, output_field=CharField()))
        .annotate(counted_rows=Count("pk"))
        .values_list("counted_as", "counted_rows")
        for table in tables()
    ]
    return dict(queries[0].union(*queries[1:], all=True)) if queries else {}


def _found(patterns):
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from _found(pattern.url_patterns)
            continue
        view = getattr(pattern.callback, "view_class", None)
        is_list = view and issubclass(view, ListExport) and view.is_table
        is_one = is_list and "<" not in str(pattern.pattern)
        if is_one and str(pattern.pattern).endswith(".csv"):
            yield Table(str(pattern.pattern).removesuffix(".csv"), view, pattern.name)


BOUNDS = {
    "earliest": "first day that “{}” may mean (9999-12-31: open; empty: not known)",
    "latest": "last day that “{}” may mean (9999-12-31: open; empty: not known)",
}


def described(model, name, source):
    """What a column holds and which values it may have, as far as the model says."""
    stem, _dash, bound = name.rpartition("_")
    if bound in BOUNDS:
        return BOUNDS[bound].format(stem), ""
    path = source if isinstance(source, str) else source.name if isinstance(source, F) else name
    field = _field(model, path)
    if field is None:
        return "", ""
    words = str(getattr(field, "verbose_name", name))
    if path.endswith(("__slug", "__code")):
        words = f"{words}: short name"
    help_text = str(getattr(field, "help_text", ""))
    values = " ".join(
        str(value) for value, _label in getattr(field, "choices", None) or [] if value
    )
    return f"{words}. {help_text}".strip().removesuffix(".") + ".", values


def _field(model, path):
    field = None
    for name in path.split("__"):
        if name in ("slug", "code") and field is not None and field.is_relation:
            return field
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        model = field.related_model or model
    return field
