"""The agencies and what hangs on each of them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, AgencyAlias, Constituent, KeyFigure, Membership, OfficeTerm
from agencies.resources import AgencyResource, KeyFigureResource

from .base import ChildAdmin, RecordAdmin, RecordInline
from .versioned import VersionedInline


class AliasInline(VersionedInline):
    model = AgencyAlias
    fields = ["alias"]


class ConstituentInline(VersionedInline):
    model = Constituent
    fields = ["acronym", "name", "founded", "headquarters_city"]


class MembershipInline(RecordInline):
    model = Membership
    fields = ["body", "status", "starts", "ends", "basis", "confidence", "slug"]
    autocomplete_fields = ["body"]
    slug_from = ("agency", "body")


class OfficeTermInline(RecordInline):
    model = OfficeTerm
    fields = ["body", "role", "is_interim", "starts", "ends", "motto", "confidence", "slug"]
    autocomplete_fields = ["body"]
    slug_from = ("body", "role", "agency", "starts")


class KeyFigureInline(RecordInline):
    model = KeyFigure
    fields = ["what", "value", "unit", "on", "confidence", "slug"]
    slug_from = ("agency", "what", "on")


class FocalPointFilter(admin.SimpleListFilter):
    title = _("focal point")
    parameter_name = "focal_point"

    def lookups(self, request, model_admin):
        return [("none", _("nobody reports for it today")), ("some", _("somebody does"))]

    def queryset(self, request, queryset):
        if self.value() not in ("none", "some"):
            return queryset
        alone = queryset.without_focal_point()
        return alone if self.value() == "none" else queryset.exclude(pk__in=alone.values("pk"))


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    resource_class = AgencyResource
    list_display = ["acronym_en", "name_en", "kind", "founded", "publication", "changed_at"]
    list_filter = ["kind", FocalPointFilter, *RecordAdmin.list_filter]
    list_display_links = ["acronym_en", "name_en"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "headquarters_country"]
    slug_from = ("acronym_en",)
    says = [
        "acronym_en",
        "name_en",
        "name_official_in",
        "kind",
        "founded",
        "headquarters_city",
        "headquarters_country",
        "website",
        "public_contact",
        "mandate",
        "migration_activities",
    ]
    translated = ["acronym", "name"]
    inlines = [AliasInline, ConstituentInline, MembershipInline, OfficeTermInline, KeyFigureInline]

    def also_for_the_desk(self):
        alone = self.model.objects.published().without_focal_point()
        query = "focal_point=none&publication__exact=published"
        return [(_("without a focal point"), alone, query)]


@admin.register(AgencyAlias)
class AgencyAliasAdmin(ChildAdmin):
    list_display = ["alias", "agency", "changed_at"]
    list_select_related = ["agency"]
    search_fields = ["alias", "agency__search_text"]
    autocomplete_fields = ["agency"]
    fields = ["agency", "alias"]


@admin.register(Constituent)
class ConstituentAdmin(ChildAdmin):
    list_display = ["acronym", "name", "agency", "founded", "headquarters_city"]
    list_select_related = ["agency"]
    search_fields = ["acronym", "name", "agency__search_text"]
    autocomplete_fields = ["agency"]
    fields = ["agency", "acronym", "name", "founded", "headquarters_city"]


@admin.register(KeyFigure)
class KeyFigureAdmin(RecordAdmin):
    resource_class = KeyFigureResource
    list_display = ["agency", "what", "value", "unit", "on", "publication"]
    list_display_links = ["what"]
    list_select_related = ["agency"]
    search_fields = [*RecordAdmin.search_fields, "agency__search_text"]
    autocomplete_fields = [*RecordAdmin.autocomplete_fields, "agency"]
    date_hierarchy = "on_latest"
    slug_from = ("agency", "what", "on")
    says = ["agency", "what", "value", "unit", "on"]
