"""Where a counterpart was looked for and none was found."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from agencies.models import Publication, Record, RecordQuerySet, free_slug
from gmg_portal.lib.periods import Edge, EdtfField

from .alignment import Alignment
from .framework import Framework, Recommendation


class NoCounterpartQuerySet(RecordQuerySet):
    def live(self):
        """What is said, or will be once it is published."""
        return self.exclude(publication=Publication.WITHDRAWN)

    def by(self, day=None):
        """What had been looked for by the end of that day; without a day all."""
        return self if day is None else self.filter(checked_latest__lte=day)

    def for_listing(self):
        return self.select_related("recommendation__framework", "framework")


class NoCounterpart(Record):
    """Somebody looked for a counterpart in a set and found none."""

    published_through = ("recommendation", "recommendation__framework", "framework")

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="no_counterparts"
    )
    framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("looked for in"),
    )
    checked = EdtfField(_("checked"), edge=Edge.DAY)
    checked_earliest = models.DateField(null=True, editable=False, db_index=True)
    checked_latest = models.DateField(null=True, editable=False, db_index=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("looked for by"),
    )

    objects = NoCounterpartQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("none found")
        verbose_name_plural = _("looked for, none found")
        ordering = ["recommendation__order", "framework", "pk"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["recommendation", "framework"],
                name="none_found_is_said_once_of_a_set",
                violation_error_message=_("This is on record already."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation} / {self.framework}"

    def get_absolute_url(self):
        return f"{self.recommendation.get_absolute_url()}#none-{self.slug}"

    def clean(self):
        super().clean()
        if not (self.recommendation_id and self.framework_id):
            return
        if self.recommendation.framework_id == self.framework_id:
            raise ValidationError({"framework": _("The recommendation belongs to this set.")})
        self.recommendation.hold()
        if self.publication != Publication.WITHDRAWN and self.pairs().exists():
            raise ValidationError({"framework": _("A pair with this set is on record.")})

    def pairs(self):
        """What was found there all the same."""
        live = Alignment.objects.live().exclude(publication=Publication.WITHDRAWN)
        return live.filter(
            Q(recommendation_a=self.recommendation_id, recommendation_b__framework=self.framework)
            | Q(recommendation_b=self.recommendation_id, recommendation_a__framework=self.framework)
        )

    @classmethod
    @transaction.atomic
    def say(cls, recommendation, framework, *, by):
        """Say that somebody looked today and found none; gives the record, and whether that is new.

        What is on record already stays as it is. Raises ValidationError while there is a pair.
        """
        recommendation.hold()
        none = cls.objects.filter(recommendation=recommendation, framework=framework).first()
        if none is not None and none.is_published:
            return none, False
        if none is None:
            none = cls(recommendation=recommendation, framework=framework)
            none.slug = free_slug(cls, recommendation, framework)
        none.publication, none.withdrawn_because = Publication.PUBLISHED, ""
        none.replaced_by = None
        none.checked, none.checked_by = timezone.localdate().isoformat(), by
        none.full_clean()
        none.save()
        return none, True
