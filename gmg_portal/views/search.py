"""Search by title, acronym and code over everything that has a page."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from agencies.models import Agency, Body, Document, GlossaryEntry, Meeting
from gmg_portal.lib.searchtext import words_of
from recommendations.models import Framework, Instrument, Recommendation, Theme
from workplan.models import Activity, ActivityAgency, Practice, WorkPlan

#: Results of one kind on the page, and how many of a kind are put in order for it.
SHOWN, MOST_RANKED = 10, 200


@dataclass(frozen=True)
class Kind:
    name: str
    label: object  # translated when it is shown
    model: type
    list_name: str


KINDS = [
    Kind("agency", _("Agencies"), Agency, "agency_list"),
    Kind("body", _("Bodies"), Body, "body_list"),
    Kind("workplan", _("Work plans"), WorkPlan, "workplan_list"),
    Kind("activity", _("Activities"), Activity, "activity_list"),
    Kind("framework", _("Sets of recommendations"), Framework, "framework_list"),
    Kind("recommendation", _("Recommendations"), Recommendation, "recommendation_list"),
    Kind("theme", _("Themes"), Theme, "theme_list"),
    Kind("practice", _("Good practices"), Practice, "practice_list"),
    Kind("instrument", _("Treaties and declarations"), Instrument, "instrument_list"),
    Kind("meeting", _("Meetings"), Meeting, "meeting_list"),
    Kind("document", _("Library"), Document, "document_list"),
    Kind("glossary", _("Glossary"), GlossaryEntry, "glossary"),
]


class Search(TemplateView):
    """Every word must stand in a title, an acronym or a code; in any of the six languages."""

    template_name = "search.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        query = self.request.GET.get("q", "").replace("\x00", " ")[:200].strip()
        self.words = words_of(query)
        groups = [self.group(kind) for kind in KINDS] if self.words else []
        groups = [group for group in groups if group["count"]]
        return {
            "nav_section": "search",
            "query": query,
            "is_asked": bool(self.words),
            # A kind that is called exactly so comes before kinds that merely mention it.
            "groups": sorted(groups, key=lambda group: group["best"] > 0),
            "total": sum(group["count"] for group in groups),
            **kwargs,
        }

    def group(self, kind):
        found = list(self.found(kind)[:MOST_RANKED])
        rows = sorted(found, key=lambda row: (self.rank(row), str(row).casefold()))
        return {
            "name": kind.name,
            "label": kind.label,
            "count": len(found),
            "is_cut": len(found) == MOST_RANKED,
            "rows": rows[:SHOWN],
            "rest": max(len(found) - SHOWN, 0),
            "best": self.rank(rows[0]) if rows else None,
            "list_url": reverse(kind.list_name),
        }

    def found(self, kind):
        records = kind.model.objects.visible_to(self.request.user)
        for word in self.words:
            if kind.model is Activity:
                records = records.filter(self.in_activity(word))
            else:
                records = records.containing(word)
        return records

    def in_activity(self, word):
        """In its title, or the name of an agency that leads it or contributes to it.

        So that "iom recruitment" finds what IOM did on recruitment.
        """
        agencies = Agency.objects.visible_to(self.request.user).called(word)
        links = ActivityAgency.objects.filter(agency__in=agencies)
        return Q(search_text__contains=word) | Q(pk__in=links.values("activity"))

    def rank(self, record):
        """0: is called so; 1: begins so; 2: has these words in this order; 3: has the words."""
        phrase, lines = " ".join(self.words), record.search_text.split("\n")
        if phrase in lines:
            return 0
        if any(line.startswith(phrase) for line in lines):
            return 1
        return 2 if any(phrase in line for line in lines) else 3
