"""Periods that may not certainly overlap, on every database.

PostgreSQL holds the rule itself (`CertainPeriodOverlap`); elsewhere, and for a message that names
the other row, the model's `clean()` asks `refuse_overlap`.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class CertainPeriodOverlap(ExclusionConstraint):
    """No two rows that agree in the fields `same` are certain on one day.

    `when` narrows the rule to some rows. A period is certain from its latest start to its earliest
    end; with either not known, or the two crossed, no day of it is. Needs `btree_gist`.
    """

    default_violation_error_message = _("Another period certainly overlaps with this one.")

    def __init__(self, *, name, same=(), when=None, **kwargs):
        self.same, self.when = tuple(same), when
        super().__init__(
            name=name,
            expressions=[
                *((field, RangeOperators.EQUAL) for field in self.same),
                (CERTAIN_DAYS, RangeOperators.OVERLAPS),
            ],
            # Without it the range of a crossed period is an error, and of an unknown end endless.
            condition=HAS_CERTAIN_DAYS & when if when else HAS_CERTAIN_DAYS,
            **kwargs,
        )

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        for derived in ("expressions", "condition"):
            kwargs.pop(derived, None)
        kwargs["same"] = self.same
        if self.when is not None:
            kwargs["when"] = self.when
        return path, args, kwargs

    def constraint_sql(self, model, schema_editor):
        if holds_on(schema_editor.connection):
            return super().constraint_sql(model, schema_editor)
        return None

    def create_sql(self, model, schema_editor):
        if holds_on(schema_editor.connection):
            return super().create_sql(model, schema_editor)
        return None

    def remove_sql(self, model, schema_editor):
        if holds_on(schema_editor.connection):
            return super().remove_sql(model, schema_editor)
        return None

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        named = {*self.same, *(self.when.referenced_base_fields if self.when else ())}
        if holds_on(connections[using]) and not named.intersection(exclude or ()):
            super().validate(model, instance, exclude, using)


CERTAIN_DAYS = Func(
    F("starts_latest"),
    F("ends_earliest"),
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="DATERANGE",
    output_field=DateRangeField(),
)
HAS_CERTAIN_DAYS = Q(
    starts_latest__isnull=False, ends_earliest__isnull=False, ends_earliest__gte=F("starts_latest")
)


def holds_on(connection):
    return connection.vendor == "postgresql"


def refuse_overlap(instance, queryset):
    """Refuse, at `starts`, if a row of the queryset is certain on a day that the instance is.

    `queryset` holds the rows that the rule compares, a PeriodQuerySet such as the memberships of
    one agency in one body; the instance itself does not count. Its bounds must be computed, as
    `Period.clean()` leaves them.
    """
    first, last = instance.starts_latest, instance.ends_earliest
    if first is None or last is None or last < first:
        return
    other = queryset.overlapping(first, last).exclude(pk=instance.pk).first()
    if other is not None:
        message = ValidationError(
            _("This period overlaps with %(other)s (%(period)s)."),
            code="overlap",
            params={"other": other, "period": other.period_display},
        )
        raise ValidationError({"starts": message})
