"""Files that were read in, and what their columns mean."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ColumnMapping(models.Model):
    """What the columns of a file of this shape meant the last time: asked once, then offered.

    `kind` is what is read in (`workplan.plan`), `shape` the SHA-256 of its headings, normalised
    and in their order, `meaning` a dict: heading -> name of a target.
    """

    kind = models.CharField(max_length=50)
    shape = models.CharField(max_length=64)
    meaning = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("meaning of columns")
        verbose_name_plural = _("meanings of columns")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "shape"], name="a_shape_of_file_has_one_meaning"
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.shape[:12]}"


class RunState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    APPLIED = "applied", _("applied")
    UNDONE = "undone", _("undone")


class ImportRun(models.Model):
    """One file on its way in: what it holds, what was answered about it, and what came of it.

    `table` is {"headers": [text], "rows": [[text]], "numbers": [line in the file]}; `meaning` maps
    the index of a column to a target; `answers` holds what somebody said about names, dates and
    words that were not understood; `subject` is the short name of what the rows belong to.
    """

    kind = models.CharField(max_length=50)
    subject = models.CharField(max_length=100, blank=True, db_index=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    table = models.JSONField(default=dict)
    meaning = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    state = models.CharField(
        _("state"), max_length=10, choices=RunState, default=RunState.WAITING, db_index=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("read at"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(_("undone at"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RunState.values), name="an_import_has_a_known_state"
            )
        ]

    def __str__(self):
        return f"{self.file_name} ({self.get_state_display()})"


class ImportedRecord(models.Model):
    """A record that an import made or changed: enough to take it back, unless it moved on.

    `model` is a label (`workplan.activity`); `version_before` is None where the import made it.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="records")
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    name = models.CharField(max_length=300)
    version_before = models.PositiveIntegerField(null=True)
    version_after = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "model", "key"], name="an_import_names_a_record_once"
            )
        ]

    def __str__(self):
        return self.name
