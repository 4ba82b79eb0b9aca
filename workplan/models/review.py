"""That somebody has gone through a set, looking for the activities that serve it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.periods import Edge, EdtfField
from recommendations.models import Framework


class LinkReviewQuerySet(RecordQuerySet):
    def by(self, day=None):
        """What had been gone through by the end of that day; without a day all."""
        return self if day is None else self.filter(gone_through_latest__lte=day)

    def for_listing(self):
        return self.select_related("framework")


class LinkReview(Record):
    """Links gone through by ... on ...: only then is "no activity serves it" an answer."""

    published_through = ("framework",)

    framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("set of recommendations"),
    )
    gone_through_by = CleanCharField(
        _("gone through by"), max_length=200, help_text=_("A person, an agency or a body. Public.")
    )
    gone_through = EdtfField(_("gone through on"), edge=Edge.DAY, blank=False)
    gone_through_earliest = models.DateField(null=True, editable=False)
    gone_through_latest = models.DateField(null=True, editable=False, db_index=True)

    objects = LinkReviewQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("links gone through")
        verbose_name_plural = _("links gone through")
        ordering = [models.F("gone_through_latest").desc(nulls_last=True), "-pk"]

    def __str__(self):
        return f"{self.framework} ({self.gone_through})"

    def get_absolute_url(self):
        return f"{self.framework.get_absolute_url()}#coverage"
