"""The items of the sets, with what each agrees with."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.admin.base import RecordAdmin, RecordInline, was_public
from recommendations.models import Alignment, NoCounterpart, Recommendation
from recommendations.resources import RecommendationResource

from .errata import CorrectedForm, ErratumInline
from .signing import AlignmentForm, NoCounterpartForm, SignedRows


class AlignmentInline(SignedRows, RecordInline):
    model = Alignment
    form = AlignmentForm
    autocomplete_fields = ["recommendation_a", "recommendation_b"]
    readonly_fields = ["state"]
    slug_from = ("recommendation_a", "recommendation_b")


class AlignmentAsThis(AlignmentInline):
    fk_name = "recommendation_a"
    verbose_name_plural = _("alignments: this recommendation to that")
    fields = ["relation", "recommendation_b", "rationale", "basis", "confidence", "slug", "state"]


class AlignmentAsThat(AlignmentInline):
    fk_name = "recommendation_b"
    verbose_name_plural = _("alignments: that recommendation to this")
    fields = ["recommendation_a", "relation", "rationale", "basis", "confidence", "slug", "state"]


class NoCounterpartInline(SignedRows, RecordInline):
    model = NoCounterpart
    form = NoCounterpartForm
    fields = ["framework", "checked", "checked_by", "note", "confidence", "slug"]
    readonly_fields = ["checked_by"]
    slug_from = ("recommendation", "framework")


@admin.register(Recommendation)
class RecommendationAdmin(RecordAdmin):
    form = CorrectedForm
    resource_class = RecommendationResource
    list_display = ["code", "short_title", "framework", "level", "wording", "publication"]
    list_display_links = ["code", "short_title"]
    list_filter = ["framework", "level", "wording", "assessable", *RecordAdmin.list_filter]
    list_select_related = ["framework"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "framework", "parent", "themes"]
    slug_from = ("framework", "code")
    says = [
        "framework",
        "code",
        "alternative_code",
        "number_is_ours",
        "parent",
        "order",
        "section",
        "level",
        "title_en",
        "title_official_in",
        "text_en",
        "text_official_in",
        "wording",
        "locator",
        "assessable",
        "themes",
    ]
    translated = ["title", "text"]
    inlines = [AlignmentAsThis, AlignmentAsThat, NoCounterpartInline, ErratumInline]

    def get_fieldsets(self, request, obj=None):
        """With the reason for a correction where there is something public to correct."""
        (title, options), *others = super().get_fieldsets(request, obj)
        if was_public(obj):
            options = {**options, "fields": [*options["fields"], "corrected_because"]}
        return [(title, options), *others]

    def get_inlines(self, request, obj):
        inlines = super().get_inlines(request, obj)
        return inlines if was_public(obj) else [i for i in inlines if i is not ErratumInline]
