"""The directory of agencies, the timeline of memberships and chairs, and the profile of one."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.generic import TemplateView

from agencies.asof import AsOf
from agencies.citations import cite
from agencies.columns import aliases, constituents, footing, plain_texts, texts
from agencies.filters import AgencyFilterSet
from agencies.headcount import headcount
from agencies.models import Agency, Document, KeyFigure, Membership, OfficeTerm
from agencies.timeline import Line, last_year, timeline
from gmg_portal.lib.exports import ListExport
from gmg_portal.lib.languages import LANGUAGES
from gmg_portal.lib.periods import format_date

from .base import CountedList, DetailOnDay


class AgencyList(CountedList):
    model = Agency
    title = gettext_lazy("Agencies")
    counted = ngettext_lazy("%(count)s agency", "%(count)s agencies", "count")
    filterset_class = AgencyFilterSet
    template_name = "agencies/agency_list.html"
    nav_section = "agencies"
    export_name = "agency_export"
    api_name = "agency-list"

    def get_queryset(self):
        entries = Membership.objects.published().in_the_group().members().select_related("body")
        terms = OfficeTerm.objects.published().of_the_group().chairs()
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("memberships", entries.order_by("starts_latest"), to_attr="entries"),
                Prefetch("office_terms", terms.order_by("starts_latest"), to_attr="terms"),
            )
        )

    def count_all(self):
        """Not asked: the day's answer stands above the list and says more."""
        return

    def result_title(self, count, total):
        return self.counted % {"count": count}

    def get_context_data(self, page):
        as_of = AsOf(self.request)
        day = as_of.day
        rows = [
            {
                "agency": agency,
                "entry": agency.entries[0] if agency.entries else None,
                "is_possible": is_only_possible(agency.entries, day),
            }
            for agency in page.object_list
        ]
        return super().get_context_data(
            page,
            rows=rows,
            headcount=headcount(as_of.body, day),
            **as_of.context,
        )


def is_only_possible(memberships, day):
    """May the agency have been a member that day, without being one for certain?"""
    return not any(each.on(day) for each in memberships) and any(
        each.possibly_on(day) for each in memberships
    )


class AgencyExport(ListExport):
    model = Agency
    filterset_class = AgencyFilterSet
    file_name = "agencies"

    def get_export_columns(self):
        return {
            "slug": "slug",
            **plain_texts("acronym"),
            **texts("name"),
            "kind": "kind",
            "founded": "founded",
            "headquarters_city": "headquarters_city",
            "headquarters_country": "headquarters_country__code",
            "website": "website",
            "public_contact": "public_contact",
            "mandate": "mandate",
            "migration_activities": "migration_activities",
            "aliases": aliases(),
            "constituents": constituents(),
            **footing(Agency),
        }


class AgencyTimeline(TemplateView):
    """Who belonged, and who held the chair: one picture, its table, and the terms one by one."""

    template_name = "agencies/timeline.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        as_of = AsOf(request)
        context = {
            "nav_section": "timeline",
            "crumbs": [(_("Membership and chair"), "")],
            "headcount": headcount(as_of.body, as_of.day),
            "timeline": as_of.body and timeline(as_of.body, as_of.day, as_of.years),
            **as_of.context,
        }
        return self.render_to_response(context, status=as_of.status)


class AgencyDetail(DetailOnDay):
    model = Agency
    template_name = "agencies/agency_detail.html"
    nav_section = "agencies"

    def get_queryset(self):
        visible = Agency.objects.visible_to(self.request.user).for_listing()
        return visible.prefetch_related("constituents").annotate(other_names=aliases())

    def get_context_data(self, **kwargs):
        agency, user, body = self.object, self.request.user, self.as_of.body
        memberships = list(Membership.objects.visible_to(user).filter(agency=agency).for_listing())
        terms = list(OfficeTerm.objects.visible_to(user).filter(agency=agency).for_listing())
        figures = list(KeyFigure.objects.visible_to(user).filter(agency=agency))
        known = {body.pk, body.predecessor_id} if body else set()
        own = [each for each in memberships if each.body_id in known]
        presided = [each for each in terms if body and each.body_id == body.pk]
        agency.sources = cite(user, [agency], memberships, terms, figures)
        return super().get_context_data(
            line=Line(agency, own, presided),
            drawn=Line(agency, own, presided).drawn(body) if body else [],
            first_year=self.as_of.years[0][0],
            last_year=last_year(body) if body else None,
            memberships=memberships,
            own=own,
            others=[each for each in memberships if each not in own],
            terms=terms,
            figures=figures,
            documents=self.documents(),
            other_names=(agency.other_names or "").splitlines(),
            names=[(code, *agency.text_in("name", code)) for code, _name in LANGUAGES],
            answer=self.answer(own) % {"day": format_date(self.as_of.day.isoformat())},
            offices=[each for each in terms if each.on(self.as_of.day)],
            crumbs=[(_("Agencies"), reverse("agency_list")), (agency.acronym, "")],
            **kwargs,
        )

    def documents(self):
        """What the agency led or signed; `is_led` says which."""
        led = Document.lead_agencies.through.objects.filter(document=OuterRef("pk"))
        signed = Document.signatories.through.objects.filter(document=OuterRef("pk"))
        return (
            Document.objects.visible_to(self.request.user)
            .annotate(is_led=Exists(led.filter(agency=self.object)))
            .filter(Q(is_led=True) | Exists(signed.filter(agency=self.object)))
            .order_by("date_latest", "title", "pk")
        )

    def answer(self, memberships):
        day = self.as_of.day
        if any(each.on(day) for each in memberships):
            return _("Member on %(day)s")
        if is_only_possible(memberships, day):
            return _("Possibly a member on %(day)s")
        return _("Not a member on %(day)s, as far as is on record")
