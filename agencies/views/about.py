"""The group in its own words and in what the record tells of it; the glossary."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.generic import TemplateView

from agencies.citations import cite
from agencies.columns import footing, plain_texts, slugs_of, texts
from agencies.filters import ExcerptFilterSet, GlossaryEntryFilterSet
from agencies.history import history
from agencies.models import Body, Excerpt, GlossaryEntry, portal_body
from gmg_portal.lib.exports import ListExport

from .base import CountedList


class About(TemplateView):
    template_name = "agencies/about.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        user, body = self.request.user, portal_body()
        self.request.portal_body = body
        excerpts = list(Excerpt.objects.visible_to(user).for_listing())
        parts = Body.objects.visible_to(user).filter(parent=body) if body else Body.objects.none()
        bodies = [*([body] if body else []), *parts]
        documents = number_excerpts(excerpts)
        documents += [each for each in cite(user, bodies) if each not in documents]
        return {
            "nav_section": "about",
            "crumbs": [(_("About this record"), "")],
            "body": body,
            "history": history(body),
            "excerpts": excerpts,
            "parts": parts,
            "documents": documents,
            **kwargs,
        }


def number_excerpts(excerpts):
    """Give every excerpt the number of the document that it is taken from; returns these."""
    documents = list(dict.fromkeys(each.document for each in excerpts))
    for each in excerpts:
        each.source_number = documents.index(each.document) + 1
    return documents


class ExcerptExport(ListExport):
    model = Excerpt
    filterset_class = ExcerptFilterSet
    file_name = "excerpts"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "document": "document__slug",
            "heading": "heading",
            "text": "text",
            "wording": "wording",
            **footing(Excerpt),
        }


class Glossary(CountedList):
    model = GlossaryEntry
    title = _("Glossary")
    lede = _("Abbreviations and terms in plain words.")
    counted = ngettext_lazy("%(count)s entry", "%(count)s entries", "count")
    filterset_class = GlossaryEntryFilterSet
    template_name = "agencies/glossary.html"
    nav_section = "glossary"
    export_name = "glossary_export"
    api_name = "glossaryentry-list"
    paginate_by = 100

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("see_also", GlossaryEntry.objects.visible_to(self.request.user))
            )
        )


class GlossaryExport(ListExport):
    model = GlossaryEntry
    filterset_class = GlossaryEntryFilterSet
    file_name = "glossary"

    def get_export_columns(self):
        return {
            "slug": "slug",
            **texts("term"),
            **plain_texts("expansion"),
            **plain_texts("text"),
            "see_also": slugs_of(GlossaryEntry, "see_also"),
            **footing(GlossaryEntry),
        }
