"""The optimistic lock: a save that started from an older version is refused.

The check and the step to the next version are one UPDATE, so of any number of
writers that read the same version exactly one succeeds, on every database.
"""

from contextlib import contextmanager
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from .provenance import Trail, fill_trail

pre_create_historical_record.connect(fill_trail, dispatch_uid="fill_trail")


class OneManager(HistoryManager):
    """The library makes a new class of managers whenever somebody reads `record.history`."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class Tracker(HistoricalRecords):
    """History without `search_text`, which `save()` computes and not every table has."""

    def __init__(self, **kwargs):
        super().__init__(
            **{"history_manager": OneManager, "excluded_fields": ["search_text"], **kwargs}
        )

    def get_extra_fields(self, model, fields):
        # An instance made from a row of history does not ask today's row for it.
        return {**super().get_extra_fields(model, fields), "_history_excluded_fields": []}

    def create_historical_record_m2ms(self, history_instance, instance):
        """What the relations hold; one query a relation, where the library takes three."""
        for field in history_instance._history_m2m_fields:
            through = field.remote_field.through
            rows = through._base_manager.filter(**{field.m2m_field_name(): instance.pk}).values()
            past = self.m2m_models[field]
            past.objects.bulk_create(past(history=history_instance, **row) for row in rows)


# One tracker serves every subclass, so that `one_history_row` can append through it.
_tracker = Tracker(inherit=True, bases=[Trail])


class StaleRecord(ValidationError):
    """Raised by `save()` when the row has moved on since the instance was read."""

    def __init__(self, record):
        self.record = record
        super().__init__(
            _("This record was changed by somebody else since you opened it."), code="stale"
        )


class Versioned(models.Model):
    """A row that counts its versions, beginning with 1, and keeps each of them as history.

    A subclass names its many-to-many fields in `_history_m2m_fields`.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    history = _tracker

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save if nobody else did since this instance was read.

        Raises `StaleRecord`; the instance then keeps the version it had.
        """
        if self._state.adding:
            return super().save(*args, **kwargs)
        read = self.version
        using = kwargs.get("using") or self._state.db
        try:
            with transaction.atomic(using=using):
                self._take_next_version(using)
                super().save(*args, **kwargs)
        except BaseException:
            self.version = read
            raise

    def note(self, what):
        """Append to the history what no column tells: in at most 100 characters, no secret."""
        self._change_reason = what
        _tracker.create_historical_record(self, "~")

    def _take_next_version(self, using):
        # The lock's own UPDATE: every other write of these models goes through save().
        rows = type(self)._base_manager.using(using).filter(pk=self.pk, version=self.version)
        if not rows.update(version=models.F("version") + 1):
            raise StaleRecord(self)
        self.version += 1


@contextmanager
def one_history_row(record):
    """Fold a save and the many-to-many changes after it into one row of history.

    Without it each related list that is set would append a row of its own.
    """
    kind = "+" if record._state.adding else "~"
    record.skip_history_when_saving = True
    try:
        yield
    finally:
        del record.skip_history_when_saving
    _tracker.create_historical_record(record, kind)
