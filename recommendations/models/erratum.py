"""Corrections of text that was public: the old text stays beside the new one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import AppendOnlyQuerySet
from gmg_portal.lib.diffs import marked
from gmg_portal.lib.fields import CleanTextField

from .corrections import COLUMNS
from .framework import Recommendation


class ErratumQuerySet(AppendOnlyQuerySet):
    def visible_to(self, user):
        """Those of the recommendations that this person may see."""
        seen = Recommendation.objects.visible_to(user)
        return self.filter(recommendation__in=seen.values("pk"))


class Erratum(models.Model):
    """One text of a recommendation, as it was and as it is since `corrected_on`; never changed."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="errata"
    )
    field = models.CharField(_("text"), max_length=20)
    old_text = models.TextField(_("as it was"))
    new_text = models.TextField(_("corrected to"), blank=True)
    reason = CleanTextField(_("why it was corrected"), max_length=2000, help_text=_("Public."))
    corrected_on = models.DateField(_("corrected on"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("written down at"), auto_now_add=True)

    objects = ErratumQuerySet.as_manager()

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ["-corrected_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="an_erratum_says_why"),
            models.CheckConstraint(
                condition=~models.Q(old_text=models.F("new_text")),
                name="an_erratum_changes_the_text",
            ),
        ]

    def __str__(self):
        return f"{self.recommendation} ({self.corrected_on})"

    @property
    def language(self):
        """The code of the language of both texts."""
        return COLUMNS[self.field][1]

    @property
    def label(self):
        """Which text it is: title or text."""
        return Recommendation._meta.get_field(self.field).verbose_name

    @property
    def difference(self):
        """The new text as HTML, what it lost and what it gained marked."""
        return marked(self.old_text, self.new_text)

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("An erratum is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An erratum is never deleted.")
