"""The filters of meetings, of the library and of the glossary."""

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Lower
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.models import (
    Agency,
    Document,
    DocumentKind,
    Meeting,
    MeetingLevel,
    Place,
    territory_name,
)
from agencies.words import language_name
from gmg_portal.lib.filters import (
    ChoiceMultipleFilter,
    PortalFilterSet,
    SlugMultipleFilter,
    SortFilter,
    TextFilter,
    YearFilter,
    YesNoFilter,
)
from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.searchtext import normalise

from .agencies import AGENCIES, BODIES


class CountryFilter(SlugMultipleFilter):
    """`?place=se`: the countries of meetings; `?place=150` finds those of a region."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Place"))
        super().__init__("country", queryset=Place.objects.all(), shows="code", **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.filter(country__in=Place.objects.lying_in(value).values("pk"))

    def offered(self, name, user):
        used = Meeting.objects.visible_to(user).order_by().values("country")
        countries = Place.objects.filter(pk__in=used)
        asked = [code.upper() for code in self.parent.data.getlist(name)]
        return (
            Place.objects.filter(Q(pk__in=countries.values("pk")) | Q(code__in=asked))
            .order_by()
            .annotate(
                offered_by=Value(name, output_field=CharField()),
                offered_slug=Lower("code", output_field=CharField()),
                offered_label=Cast("code", CharField()),
            )
            .values_list("offered_by", "offered_slug", "offered_label")
        )


class RecordedForFilter(CountryFilter):
    """`?recorded_for=150`: meetings of which no more is recorded than this very place."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Recorded for"), linked=True, **kwargs)

    def filter(self, queryset, value):
        codes = [code.upper() for code in value or ()]
        return queryset.filter(country__code__in=codes) if codes else queryset


class LanguageFilter(SlugMultipleFilter):
    """`?language=fr`: the languages in which there are documents."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Language"))
        super().__init__("language", queryset=Document.objects.all(), shows="language", **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(language__in=value) if value else queryset

    def offered(self, name, user):
        used = Document.objects.visible_to(user).order_by()
        return (
            used.annotate(
                offered_by=Value(name, output_field=CharField()),
                offered_slug=Cast("language", CharField()),
                offered_label=Cast("language", CharField()),
            )
            .values_list("offered_by", "offered_slug", "offered_label")
            .distinct()
        )


class MeetingFilterSet(PortalFilterSet):
    first_fields = ("text", "year", "level", "body")

    text = TextFilter(label=_("Words in title, topic or city"))
    year = YearFilter()
    level = ChoiceMultipleFilter(choices=MeetingLevel.choices, label=_("Level"))
    body = SlugMultipleFilter(**BODIES)
    place = CountryFilter()
    recorded_for = RecordedForFilter()
    group = YesNoFilter("body__isnull", label=_("Of the group"), method="of_the_group")
    sort = SortFilter(
        {
            "starts": ("starts_latest", "title"),
            "title": "title",
            "level": ("level", "-starts_latest"),
        },
        default="-starts",
    )

    def of_the_group(self, queryset, name, value):
        return queryset.filter(body__isnull=value == "no")

    @cached_property
    def options(self):
        """Countries under their names in the reader's language."""
        options, language = super().options, get_language() or LANGUAGE_CODES[0]
        for name in ("place", "recorded_for"):
            named = [(code, territory_name(label, language)) for code, label in options[name]]
            options[name] = sorted(named, key=lambda pair: normalise(pair[1]))
        return options


class DocumentFilterSet(PortalFilterSet):
    first_fields = ("text", "kind", "year", "agency")

    text = TextFilter(label=_("Words in title or publisher"))
    kind = ChoiceMultipleFilter(choices=DocumentKind.choices, label=_("Kind"))
    year = YearFilter(starts="date", ends="date")
    agency = SlugMultipleFilter(**AGENCIES, method="by_agency")
    lead = SlugMultipleFilter("lead_agencies", **{**AGENCIES, "label": _("Led by")}, linked=True)
    group = YesNoFilter("is_gmg_publication", label=_("By the group"))
    language = LanguageFilter()
    publisher = TextFilter("publisher", label=_("Publisher"), method="published_by")
    public = YesNoFilter("is_public", label=_("Can be read by the public"))
    sort = SortFilter(
        {
            "date": ("date_latest", "title"),
            "title": "title",
            "kind": ("kind", "-date_latest"),
            "publisher": ("publisher", "-date_latest"),
        },
        default="-date",
    )

    def by_agency(self, queryset, name, value):
        """Led or signed by one of these agencies."""
        agencies = Agency.objects.visible_to(self.user).filter(slug__in=value)
        pairs = (
            queryset.model.lead_agencies.through.objects,
            queryset.model.signatories.through.objects,
        )
        found = Q()
        for rows in pairs:
            found |= Exists(rows.filter(document=OuterRef("pk"), agency__in=agencies))
        return queryset.filter(found)

    @cached_property
    def options(self):
        """Languages under their names in the reader's language."""
        options = super().options
        named = [(code, language_name(code)) for code, _label in options["language"]]
        return {**options, "language": sorted(named, key=lambda pair: normalise(pair[1]))}

    def published_by(self, queryset, name, value):
        return queryset.filter(publisher__icontains=value)


class ExcerptFilterSet(PortalFilterSet):
    text = TextFilter(label=_("Words in the heading"))
    sort = SortFilter({"slug": "slug"})


class GlossaryEntryFilterSet(PortalFilterSet):
    first_fields = ("text",)

    text = TextFilter(label=_("Term or abbreviation"))
    sort = SortFilter({"term": "term"})
