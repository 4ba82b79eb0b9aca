"""What names a very place: lists that the page of a country leads to for the regions around it."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Lower
from django.utils.translation import gettext_lazy as _

from agencies.models import Place

from .filter_kinds import OFFERED, PlaceFilter


class RecordedForFilter(PlaceFilter):
    """`?recorded_for=011`: what names Western Africa itself, not its parts; set by links alone."""

    def __init__(self, **kwargs):
        super().__init__(label=_("Recorded for"), linked=True, **kwargs)

    def offered(self, name, user):
        asked = [code.upper() for code in self.parent.data.getlist(name)]
        places = Place.objects.filter(code__in=asked).order_by()
        return places.annotate(
            offered_by=Value(name, output_field=CharField()),
            offered_slug=Lower("code", output_field=CharField()),
            offered_label=Cast(F("code"), CharField()),
        ).values_list(*OFFERED)

    def filter(self, queryset, value):
        if not value:
            return queryset
        named = self.links.objects.filter(place__code__in=[code.upper() for code in value])
        return queryset.filter(pk__in=named.values(self.row))
