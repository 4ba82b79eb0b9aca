"""Saved tables: one set of recommendations beside columns of others."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Record, RecordQuerySet
from gmg_portal.lib.fields import CleanCharField
from gmg_portal.lib.versions import Versioned

from .framework import Framework

#: Addresses beside those of tables that are no tables.
TAKEN = ("cells", "pairs")


class ConvergenceTableQuerySet(RecordQuerySet):
    def for_listing(self):
        return self.select_related("rows_framework")

    def with_columns(self, user):
        """With the columns, and of their sets those that this person may see."""
        frameworks = Framework.objects.visible_to(user).by_date()
        return self.prefetch_related("columns", Prefetch("columns__frameworks", frameworks))


class ConvergenceTable(Record):
    """A named table: the items of one set against columns of one or more sets."""

    search_fields = ("title",)
    published_through = ("rows_framework",)

    title = CleanCharField(_("title"), max_length=300)
    rows_framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="+", verbose_name=_("rows")
    )

    objects = ConvergenceTableQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("convergence table")
        verbose_name_plural = _("convergence tables")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("convergence_table", args=[self.slug])

    def clean(self):
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This address belongs to a list of all tables.")})


class ConvergenceColumn(Versioned):
    _history_m2m_fields = ["frameworks"]

    table = models.ForeignKey(ConvergenceTable, on_delete=models.CASCADE, related_name="columns")
    slug = models.SlugField(_("short name in addresses"), max_length=100)
    name = CleanCharField(_("name"), max_length=200)
    frameworks = models.ManyToManyField(
        Framework, related_name="+", verbose_name=_("sets of recommendations")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "slug"], name="a_column_of_a_table_is_named_once"
            )
        ]

    def __str__(self):
        return self.name
