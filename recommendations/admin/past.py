"""What happened is read in the admin and never edited: decisions on pairs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import SearchText
from agencies.admin.past import PastRows, ReadOnly
from recommendations.models import AlignmentEvent


class DecisionInline(ReadOnly, admin.TabularInline):
    model = AlignmentEvent
    formset = PastRows
    verbose_name_plural = _("decisions")
    fields = readonly_fields = ["word", "decided_on", "on_behalf_of", "comment", "by", "at"]

    @admin.display(description=_("what"))
    def word(self, event):
        return event.word

    def get_queryset(self, request):
        return super().get_queryset(request).for_listing()


@admin.register(AlignmentEvent)
class AlignmentEventAdmin(ReadOnly, SearchText, admin.ModelAdmin):
    list_display = ["what", "alignment", "decided_on", "on_behalf_of", "by", "at"]
    list_filter = ["to_state", "on_behalf_of"]
    list_select_related = [
        "alignment__recommendation_a",
        "alignment__recommendation_b",
        "by",
        "on_behalf_of",
    ]
    search_fields = [
        "comment",
        "alignment__slug",
        "alignment__recommendation_a__search_text",
        "alignment__recommendation_b__search_text",
    ]
    date_hierarchy = "decided_on"
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    fields = readonly_fields = [
        "what",
        "alignment",
        "decided_on",
        "on_behalf_of",
        "comment",
        "by",
        "at",
    ]

    @admin.display(description=_("what"))
    def what(self, event):
        return event.word
