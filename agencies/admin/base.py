"""What the admin of every record shares: four groups of fields, filters, search, publishing."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from agencies.models import Confidence, Document, Publication, was_public
from agencies.models.record import refused_publication
from gmg_portal.lib.forms import VersionedModelForm
from gmg_portal.lib.languages import LANGUAGE_SUFFIXES
from gmg_portal.lib.searchtext import normalise

from .publishing import PublishingActions
from .transfer import TransferViews
from .versioned import VersionedAdmin, VersionedInline

SOURCES = ["documents", "confidence", "confidence_note", "note"]
PUBLICATION = ["slug", "publication", "withdrawn_because", "replaced_by"]


class RecordForm(VersionedModelForm):
    """`slug_from` names the fields that a new record takes its address from if it is left empty."""

    slug_from: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields and self.slug_from and self.instance.pk is None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Part of the public address. Left empty, it is made from the other fields."
            )

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and "slug" not in self.errors and not cleaned.get("slug"):
            cleaned["slug"] = self.made_up_slug(cleaned)
            if not cleaned["slug"]:
                self.add_error("slug", _("Give a short name for the address."))
        self.check_publication(cleaned)
        return cleaned

    def made_up_slug(self, cleaned):
        parts = (cleaned.get(name) for name in self.slug_from)
        return slugify(" ".join(str(getattr(part, "slug", part) or "") for part in parts))[:100]

    def check_publication(self, cleaned):
        replacement = cleaned.get("replaced_by")
        errors = refused_publication(
            self.instance,
            cleaned.get("publication"),
            cleaned.get("withdrawn_because"),
            replacement and replacement.pk,
        )
        for name, message in errors.items():
            raise_at(self, name, message)


def raise_at(form, name, message):
    if name in form.fields:
        form.add_error(name, ValidationError(message))


class SourcesFilter(admin.SimpleListFilter):
    title = _("sources")
    parameter_name = "sources"

    def lookups(self, request, model_admin):
        return [("none", _("no source named")), ("some", _("with sources"))]

    def queryset(self, request, queryset):
        if self.value() not in ("none", "some"):
            return queryset
        named = Exists(source_links(queryset.model))
        return queryset.filter(named if self.value() == "some" else ~named)


def source_links(model):
    """The links of a record (the outer query) to its sources."""
    field = model._meta.get_field("documents")
    through = field.remote_field.through
    return through._base_manager.filter(**{field.m2m_field_name(): OuterRef("pk")})


class SearchText:
    """Searches as the pages do: without case, accents, marks; each word must be found somewhere."""

    def get_search_results(self, request, queryset, search_term):
        for word in search_term.split()[:10]:
            found = Q()
            for path in self.get_search_fields(request):
                text = normalise(word) if path.endswith("search_text") else word
                if text:
                    found |= Q(**{f"{path}__icontains": text})
            queryset = queryset.filter(found)
        return queryset, False


class RecordAdmin(SearchText, TransferViews, PublishingActions, VersionedAdmin):
    """`says` are the fields of the model itself, `translated` those with a column a language."""

    form = RecordForm
    says: list = []
    translated: list[str] = []
    slug_from: tuple[str, ...] = ()
    #: What the lists are asked besides that open from the counts of `for_the_desk`.
    query_for_the_desk = ""

    list_filter = ["publication", "confidence", SourcesFilter]
    search_fields = ["slug", "search_text"]
    autocomplete_fields = ["documents", "replaced_by"]
    ordering: list | None = None

    def for_the_desk(self):
        """One row of counts: what has no source, is to be confirmed, or is a draft."""
        # Documents are sources themselves.
        unsourced = Q(pk=None) if self.model is Document else ~Exists(source_links(self.model))
        return (
            self.model._base_manager.annotate(model_label=Value(self.opts.label, CharField()))
            .order_by()
            .values("model_label")
            .annotate(
                without_source=Count("pk", filter=unsourced),
                unconfirmed=Count("pk", filter=Q(confidence=Confidence.UNCONFIRMED)),
                drafts=Count("pk", filter=Q(publication=Publication.DRAFT)),
            )
        )

    def also_for_the_desk(self):
        """What else asks for somebody's eyes: (label, queryset, query string of its list)."""
        return []

    def get_fieldsets(self, request, obj=None):
        others = [f"{name}_{code}" for code in LANGUAGE_SUFFIXES[1:] for name in self.translated]
        in_others = (_("In the other languages"), {"fields": others, "classes": ["collapse"]})
        return [
            (None, {"fields": self.says}),
            *([in_others] if others else []),
            (_("Sources and confidence"), {"fields": SOURCES}),
            (_("Publication"), {"fields": PUBLICATION}),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.slug_from = self.slug_from
        return form

    def get_changeform_initial_data(self, request):
        return {"publication": Publication.DRAFT, **super().get_changeform_initial_data(request)}

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if was_public(obj) else fields

    def has_delete_permission(self, request, obj=None):
        """What the public may have seen is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and not was_public(obj)


class RecordInline(VersionedInline):
    """Records under a record. They are withdrawn on their own pages, never deleted here."""

    form = RecordForm
    can_delete = False
    view_on_site = False
    slug_from: tuple[str, ...] = ()

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.slug_from = self.slug_from
        return formset


class ChildAdmin(SearchText, VersionedAdmin):
    """Rows that belong to a record and are as public as that is."""
