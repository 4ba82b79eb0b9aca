"""Meetings, and the library of documents."""

from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.citing import cited_by
from agencies.columns import dates, footing, period, readable, slugs_of
from agencies.filters import DocumentFilterSet, MeetingFilterSet
from agencies.holdings import held_text
from agencies.models import ActionPoint, Agency, Document, Meeting, OfficeTerm
from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport

from .base import CountedList


class MeetingList(CountedList):
    model = Meeting
    title = gettext_lazy("Meetings")
    counted = ngettext_lazy("%(count)s meeting", "%(count)s meetings", "count")
    filterset_class = MeetingFilterSet
    template_name = "agencies/meeting_list.html"
    nav_section = "meetings"
    export_name = "meeting_export"
    api_name = "meeting-list"


class MeetingExport(ListExport):
    model = Meeting
    filterset_class = MeetingFilterSet
    file_name = "meetings"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "title": "title",
            "level": "level",
            "body": "body__slug",
            **period(),
            "city": "city",
            "country": "country__code",
            "country_as_published": "country_as_published",
            "topic": "topic",
            "decisions": "decisions",
            **footing(Meeting),
        }


class MeetingDetail(RecordDetail):
    model = Meeting
    template_name = "agencies/meeting_detail.html"
    nav_section = "meetings"

    def get_context_data(self, **kwargs):
        presiding = self.presiding() if self.object.body_id else []
        crumbs = [(_("Meetings"), reverse("meeting_list")), (self.object.title, "")]
        return super().get_context_data(
            presiding=presiding, crumbs=crumbs, action_points=self.action_points(), **kwargs
        )

    def get(self, request, *args, **kwargs):
        """What members see beyond the public is kept by nobody in between."""
        response = super().get(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    def action_points(self):
        """What the meeting decided that somebody is to do, for whom it concerns."""
        if self.request.user.is_anonymous:
            return []
        points = ActionPoint.objects.visible_to(self.request.user)
        return list(points.filter(meeting=self.object).for_listing())

    def presiding(self):
        """(term, whether for certain) of those who led the meeting's body when it met."""
        first, last = first_and_last_day(self.object)
        if first is None:
            return []
        terms = OfficeTerm.objects.visible_to(self.request.user).for_listing()
        return [
            (term, term.on(first) and term.on(last))
            for term in terms.filter(body=self.object.body)
            if (term.starts_earliest or date.min) <= last
            and (term.ends_latest or date.max) >= first
        ]


def first_and_last_day(meeting):
    """Between which days a meeting took place, as far as that is known."""
    bounds = ("starts_earliest", "starts_latest", "ends_earliest", "ends_latest")
    days = [getattr(meeting, name) for name in bounds]
    known = [day for day in days if day and day != date.max]
    return (min(known), max(known)) if known else (None, None)


class DocumentList(CountedList):
    model = Document
    title = gettext_lazy("Library")
    lede = gettext_lazy("The sources of this record, and what the group itself published.")
    counted = ngettext_lazy("%(count)s document", "%(count)s documents", "count")
    filterset_class = DocumentFilterSet
    template_name = "agencies/document_list.html"
    nav_section = "library"
    export_name = "document_export"
    api_name = "document-list"

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("lead_agencies", Agency.objects.visible_to(self.request.user))
            )
        )


class DocumentExport(ListExport):
    model = Document
    filterset_class = DocumentFilterSet
    file_name = "library"

    def get_export_columns(self):
        return {
            "slug": "slug",
            "title": "title",
            "kind": "kind",
            "kind_as_published": "kind_as_published",
            "publisher": "publisher",
            **dates("date"),
            "url": readable("url"),
            "also_at": readable("also_at"),
            "source_file": readable("source_file"),
            "language": "language",
            "summary": "summary",
            "lead_agencies": slugs_of(Document, "lead_agencies"),
            "signatories": slugs_of(Document, "signatories"),
            "is_gmg_publication": "is_gmg_publication",
            "is_public": "is_public",
            **footing(Document),
        }


class DocumentDetail(RecordDetail):
    model = Document
    template_name = "agencies/document_detail.html"
    nav_section = "library"

    def get_context_data(self, **kwargs):
        document = self.object
        return super().get_context_data(
            citing=cited_by(document, self.request.user),
            held_text=held_text(document),
            crumbs=[(_("Library"), reverse("document_list")), (document.title, "")],
            **kwargs,
        )
