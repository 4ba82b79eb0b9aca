"""What was on record at the end of a round."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import AppendOnlyQuerySet
from workplan.reporting import sealing

from .activity import Activity
from .rounds import ReportingRound


class RoundSnapshotQuerySet(AppendOnlyQuerySet):
    def bulk_create(self, *args, **kwargs):
        """It could write over what is there."""
        raise TypeError("What is sealed is stored one by one.")


class RoundSnapshot(models.Model):
    """What was on record of an activity when a round was sealed: canonical JSON and its SHA-256.

    Keys are sorted, there is no space between them, letters are UTF-8. It never changes.
    """

    round = models.ForeignKey(ReportingRound, on_delete=models.PROTECT, related_name="snapshots")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)

    objects = RoundSnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot of a round")
        verbose_name_plural = _("snapshots of rounds")
        ordering = ["round", "activity__slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "activity"], name="a_sealed_round_holds_an_activity_once"
            )
        ]

    def __str__(self):
        return f"{self.round}: {self.activity}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("What was sealed is never changed.")
        sealing.refuse_in_sealed(self.round_id)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("What was sealed is never deleted.")

    @property
    def is_intact(self):
        """Whether the content still has the digest that it was sealed with."""
        return hashlib.sha256(self.content.encode()).hexdigest() == self.sha256
