"""Good practices that the group told others about."""

from django.db.models import Count, Prefetch, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from gmg_portal.lib.details import RecordDetail
from gmg_portal.lib.exports import ListExport
from recommendations.models import Recommendation
from recommendations.views.base import CountedList, visible
from workplan import columns
from workplan.filters import PracticeFilterSet
from workplan.models import Activity, Practice

#: So many neighbours stand on the page of a practice.
NEIGHBOURS = 6


class PracticeList(CountedList):
    model = Practice
    filterset_class = PracticeFilterSet
    template_name = "workplan/practice_list.html"
    title = gettext_lazy("Good practices")
    counted = ngettext_lazy("%(count)s good practice", "%(count)s good practices", "count")
    nav_section = "practices"
    export_name = "practice_export"
    api_name = "practice-list"

    def get_queryset(self):
        return super().get_queryset().prefetch_related(None).for_rows()


class PracticeExport(ListExport):
    model = Practice
    filterset_class = PracticeFilterSet
    file_name = "practices"
    export_columns = columns.PRACTICE


class PracticeDetail(RecordDetail):
    model = Practice
    template_name = "workplan/practice_detail.html"
    nav_section = "practices"

    def get_queryset(self):
        user = self.request.user
        served = Recommendation.objects.visible_to(user).select_related("framework")
        return (
            super()
            .get_queryset()
            .prefetch_related(
                visible("activities", Activity, user), Prefetch("recommendations", served)
            )
        )

    def get_context_data(self, **kwargs):
        practice = self.object
        themes = sorted(practice.themes.all(), key=lambda each: each.name.casefold())
        return super().get_context_data(
            crumbs=[(_("Good practices"), reverse("practice_list")), (practice.title, "")],
            agencies=sorted(practice.agencies.all(), key=lambda each: each.acronym.casefold()),
            themes=themes,
            places=practice.place_links.all(),
            activities=practice.activities.all(),
            served=practice.recommendations.all(),
            neighbours=self.neighbours(themes),
            neighbours_url=self.on_themes_url(themes),
            **kwargs,
        )

    def neighbours(self, themes):
        """Other practices under the same themes: those with most of them in common first."""
        if not themes:
            return Practice.objects.none()
        others = Practice.objects.visible_to(self.request.user).exclude(pk=self.object.pk)
        shared = Count("themes", filter=Q(themes__in=themes))
        alike = others.annotate(shared=shared).filter(shared__gt=0)
        return alike.order_by("-shared", "title", "pk")[:NEIGHBOURS]

    @staticmethod
    def on_themes_url(themes):
        query = QueryDict(mutable=True)
        query.setlist("theme", [theme.slug for theme in themes])
        return f"{reverse('practice_list')}?{query.urlencode()}"
