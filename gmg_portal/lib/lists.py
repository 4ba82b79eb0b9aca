"""The page of a list: filters, pages, order, downloads."""

import re

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateResponseMixin, View

from .exports import FORMATS, Rows, download_name

#: `?page=all` puts so many rows on one page at most.
MOST_ON_ONE_PAGE = 5000

_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class ListPage(Rows, TemplateResponseMixin, View):
    """A filtered list: a subclass says model, filterset_class, template_name and its downloads.

    `export_name` is the URL name of the list as a file and `api_name` that of the API list. A wrong
    parameter answers 400 on the same page, with the form that says what is possible.
    """

    http_method_names = ["get", "head", "options"]
    paginate_by = 50
    nav_section = ""
    export_name = ""
    api_name = ""
    #: Parameters of the page alone, which files and the API do not know.
    page_alone = ("page", "format")

    def get_queryset(self):
        queryset = super().get_queryset()
        return queryset.for_listing() if hasattr(queryset, "for_listing") else queryset

    def get(self, request, *args, **kwargs):
        self.filterset = self.get_filterset()
        wanted = request.GET.get("format", "html")
        if wanted in self.downloads:
            return HttpResponseRedirect(self.downloads[wanted])
        if wanted != "html":
            self.filterset.refuse("format", wanted, ["html", *self.downloads])
        self.notes = []
        page = self.get_page()
        context = self.get_context_data(page)
        status = 200 if self.filterset.form.is_valid() else 400
        return self.render_to_response(context, status=status)

    def get_page(self):
        """The page that is asked for, the first where the number is none, the last beyond it."""
        wanted = self.request.GET.get("page") or "1"
        if wanted != "all" and not _PAGE_NUMBER.fullmatch(wanted):
            self.filterset.refuse(
                "page",
                wanted,
                [],
                gettext_lazy("“%(value)s” is not a page. Give a number, or all."),
            )
            wanted = "1"
        paginator = self.get_paginator()
        if wanted == "all":
            return self.get_all(paginator)
        if int(wanted) > paginator.num_pages:
            self.notes.append(
                _("There is no page %(number)s. This is the last one, page %(last)s.")
                % {"number": wanted, "last": paginator.num_pages}
            )
        return paginator.page(min(int(wanted), paginator.num_pages))

    def get_paginator(self):
        return Paginator(self.filterset.qs, self.paginate_by)

    def get_all(self, paginator):
        if paginator.count <= MOST_ON_ONE_PAGE:
            paginator.per_page = max(paginator.count, 1)
        else:
            self.notes.append(
                _("One page shows %(most)s entries at most. Set a filter, or download the list.")
                % {"most": MOST_ON_ONE_PAGE}
            )
        return paginator.page(1)

    def get_context_data(self, page, **kwargs):
        chips = self.filterset.active_chips(self.request)
        return {
            "view": self,
            "nav_section": self.nav_section,
            "filter": self.filterset,
            "first_fields": self.filterset.shown_first(),
            "more_fields": self.filterset.shown_more(),
            "chips": chips,
            "clear_url": self.request.path,
            "page_obj": page,
            "paginator": page.paginator,
            "is_paginated": page.has_other_pages(),
            "object_list": page.object_list,
            "count": page.paginator.count,
            "total": self.count_all() if chips else page.paginator.count,
            "notes": self.notes,
            "page_urls": self.page_urls(page),
            "sort_links": self.sort_links(),
            "downloads": [
                {"format": name, "label": name.upper(), "url": url}
                for name, url in {**self.downloads, **self.for_programs}.items()
            ],
            **kwargs,
        }

    def count_all(self):
        return self.get_queryset().count()

    @cached_property
    def downloads(self):
        """Where the same list is a file: {"csv": url, "xlsx": url, "json": url}."""
        if not self.export_name:
            return {}
        query = self.query_with(**dict.fromkeys(self.page_alone))
        return {each: reverse(download_name(self.export_name, each)) + query for each in FORMATS}

    @property
    def for_programs(self):
        """Where the same list is in the API: {"api": url}."""
        if not self.api_name:
            return {}
        return {"api": reverse(self.api_name) + self.query_with(**dict.fromkeys(self.page_alone))}

    def query_with(self, **changes):
        """The query of this page with changed parameters, `?` included; None takes one out."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        for name in list(query):
            if not any(query.getlist(name)):
                del query[name]
        return f"?{query.urlencode()}" if query else ""

    def url_with(self, **changes):
        return self.request.path + self.query_with(**changes)

    def page_urls(self, page):
        """Addresses of the first, previous, next, last page and of all; None where it is none."""
        last = page.paginator.num_pages

        def url(number):
            return self.url_with(page=None if number == 1 else number)

        return {
            "first": url(1) if page.number > 1 else None,
            "previous": url(page.number - 1) if page.has_previous() else None,
            "next": url(page.number + 1) if page.has_next() else None,
            "last": url(last) if page.number < last else None,
            "all": self.url_with(page="all") if last > 1 else None,
        }

    def sort_links(self):
        """For each order its address, and `aria-sort` where the list is in it."""
        sort = self.filterset.filters.get("sort")
        if sort is None:
            return {}
        current = self.filterset.form.cleaned_data.get("sort") or sort.default
        links = {}
        for name in sort.orders:
            backwards = current == name
            links[name] = {
                "url": self.url_with(sort=f"-{name}" if backwards else name, page=None),
                "aria": {name: "ascending", f"-{name}": "descending"}.get(current, ""),
            }
        return links
