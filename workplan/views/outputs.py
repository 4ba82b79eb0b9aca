"""Outputs: what activities were to bring about, and what is known of their delivery."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy, ngettext_lazy

from agencies.models import Document
from recommendations.views.base import CountedList
from workplan.deliveries import STATES
from workplan.filters import OutputFilterSet
from workplan.models import Activity, Output


class OutputList(CountedList):
    model = Output
    filterset_class = OutputFilterSet
    template_name = "workplan/output_list.html"
    title = gettext_lazy("Outputs")
    lede = gettext_lazy(
        "What activities were to bring about: when it was due, and whether it was delivered."
    )
    counted = ngettext_lazy("%(count)s output", "%(count)s outputs", "count")
    nav_section = "workplans"
    export_name = "output_export"

    def get_queryset(self):
        user = self.request.user
        activities = Activity.objects.visible_to(user).values("pk")
        return (
            Output.objects.filter(activity__in=activities)
            .select_related("activity__plan")
            .prefetch_related(Prefetch("document", Document.objects.visible_to(user)))
        )

    def get_context_data(self, page, **kwargs):
        context = super().get_context_data(page, **kwargs)
        rows = [(output, output.delivery, STATES[output.delivery]) for output in page.object_list]
        return {**context, "rows": rows}
