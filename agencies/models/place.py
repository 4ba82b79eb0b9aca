"""Countries and regions by the codes of ISO 3166 and UN M49."""

from collections import defaultdict

from babel import Locale
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gmg_portal.lib.languages import LANGUAGE_CODES
from gmg_portal.lib.versions import Versioned


def territory_name(code, language):
    """The name of a country (ISO 3166 alpha-2) or region (UN M49) from CLDR, or the code."""
    locale = Locale.parse(language, sep="-")
    return locale.territories.get(code, code)


#: From a country up to the world: sub-regions within regions within parts of the world.
LEVELS = 4


class PlaceKind(models.TextChoices):
    COUNTRY = "country", _("country or area")
    REGION = "region", _("region")


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Places are public: nobody edits what a code stands for."""
        return self.all()

    def lying_in(self, codes):
        """The places with one of these codes, and what lies in them.

        The few hundred places are read for it: as subqueries, one for each level, the same
        question keeps PostgreSQL busy for minutes.
        """
        wanted, parts, found = {code.upper() for code in codes}, defaultdict(list), []
        for pk, code, region in Place.objects.order_by().values_list("pk", "code", "region"):
            parts[region].append(pk)
            if code in wanted:
                found.append(pk)
        for pk in found:  # grows while it is walked
            found.extend(part for part in parts[pk] if part not in found)
        return self.filter(pk__in=found)

    def within(self, place):
        """The place itself and what lies in it."""
        return self.lying_in([place.code])

    def around(self, place):
        """The place itself and the regions that it lies in."""
        codes = [place.pk]
        while place.region_id:
            place = place.region
            codes.append(place.pk)
        return self.filter(pk__in=codes)

    def for_listing(self):
        return self.select_related("region")


class Place(Versioned):
    code = models.CharField(_("code"), max_length=3, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind, db_index=True)
    region = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("part of"),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=PlaceKind.values), name="a_place_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(region=models.F("id")), name="no_place_lies_in_itself"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("place_detail", args=[self.code.lower()])

    @property
    def name(self):
        return territory_name(self.code, get_language() or LANGUAGE_CODES[0])
