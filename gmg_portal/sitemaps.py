"""Every public page, in all six languages."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from agencies.models import Agency, Body, Document, Meeting
from recommendations.models import (
    Alignment,
    ConvergenceTable,
    Framework,
    Instrument,
    Recommendation,
    Theme,
)
from workplan.models import Activity, Practice, ReportingRound, WorkPlan

RECORDS = [
    Agency,
    Body,
    Meeting,
    Document,
    Framework,
    Recommendation,
    Theme,
    Instrument,
    ConvergenceTable,
    Alignment,
    WorkPlan,
    Activity,
    Practice,
]
PAGES = [
    "home",
    "about",
    "agency_list",
    "agency_timeline",
    "membership_list",
    "officeterm_list",
    "keyfigure_list",
    "attestedcount_list",
    "body_list",
    "meeting_list",
    "document_list",
    "framework_list",
    "recommendation_list",
    "alignment_list",
    "nocounterpart_list",
    "convergence",
    "convergencecell_list",
    "theme_list",
    "instrument_list",
    "workplan_list",
    "round_list",
    "activity_list",
    "activity_timeline",
    "progressupdate_list",
    "practice_list",
    "place_list",
    "who_does_what",
    "year_list",
    "coverage",
    "overlap_list",
    "glossary",
    "data",
    "api_docs",
    "accessibility",
    "contact",
]


class SixLanguages(Sitemap):
    # Each page names its other languages itself: alternates here would multiply the file by seven.
    i18n = True
    limit = 5000


class PageSitemap(SixLanguages):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class RecordSitemap(SixLanguages):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def items(self):
        return self.model.objects.published().order_by("pk").only("slug", "changed_at")

    def lastmod(self, item):
        return item.changed_at


class RoundSitemap(RecordSitemap):
    """Rounds that were opened, as anybody may see them."""

    def items(self):
        return self.model.objects.public().order_by("pk").only("slug", "changed_at")


SITEMAPS = {
    "pages": PageSitemap(),
    **{model._meta.model_name: RecordSitemap(model) for model in RECORDS},
    "round": RoundSitemap(ReportingRound),
}
