"""Periods and single dates of models, with the days that they may and must include.

`starts` and `ends` say what is known (EDTF, see `edtf_dates`); beside each stand its earliest and
latest day, computed on every save and indexed, so that questions about a day are plain comparisons.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .edtf_dates import OPEN, UNKNOWN, Edge, Reading, bounds, parse
from .edtf_forms import EdtfFormField
from .edtf_printing import format_date, format_period

__all__ = [
    "OPEN",
    "UNKNOWN",
    "Edge",
    "EdtfField",
    "EdtfFormField",
    "Period",
    "PeriodQuerySet",
    "Reading",
    "bounds",
    "format_date",
    "format_period",
    "on_q",
    "overlapping_q",
    "parse",
    "possibly_on_q",
    "set_bounds",
]


BOUNDS = ("earliest", "latest")


class EdtfField(models.CharField):
    """A date as EDTF. Fills `<name>_earliest` and `<name>_latest` where the model has them.

    `reading` None is the model's own attribute `reading`. Declare the two bounds after the field.
    """

    description = _("Date (EDTF)")

    def __init__(self, *args, edge=Edge.DAY, reading=None, **kwargs):
        kwargs = {"max_length": 40, "blank": True, "default": UNKNOWN, **kwargs}
        self.edge = Edge(edge)
        self.reading = reading and Reading(reading)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs["edge"] = str(self.edge)
        if self.reading:
            kwargs["reading"] = str(self.reading)
        return name, path, args, kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        # Kept by the field, so that models of migrations and of history, which are copies without
        # the attribute, compute the same days.
        reading = getattr(cls, "reading", None)
        if not self.reading and not cls._meta.abstract and isinstance(reading, Reading):
            self.reading = reading
        super().contribute_to_class(cls, name, **kwargs)

    def to_python(self, value):
        return (super().to_python(value) or UNKNOWN).strip()

    def clean(self, value, model_instance):
        value = parse(super().clean(value, model_instance))
        self.bounds_of(value, model_instance)
        return value.text

    def bounds_of(self, value, instance):
        reading = self.reading or getattr(instance, "reading", Reading.HAPPENED)
        return bounds(value, self.edge, reading)

    def set_bounds(self, instance):
        value = parse(self.to_python(getattr(instance, self.attname)))
        columns = {field.name for field in instance._meta.concrete_fields}
        for bound, day in zip(BOUNDS, self.bounds_of(value, instance), strict=True):
            if f"{self.name}_{bound}" in columns:
                setattr(instance, f"{self.name}_{bound}", day)
        return value.text

    def pre_save(self, model_instance, add):
        text = self.set_bounds(model_instance)
        setattr(model_instance, self.attname, text)
        return text

    def formfield(self, **kwargs):
        # People may write a date at more length than it is kept in.
        defaults = {"form_class": EdtfFormField, "edge": self.edge, "max_length": 100}
        return super().formfield(**{**defaults, **kwargs})


def set_bounds(instance):
    """Compute the earliest and latest day of every EDTF date of an instance."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, EdtfField):
            field.set_bounds(instance)


def named(prefix, **lookups):
    """A Q whose lookups begin at `prefix`, the relation from which the period is seen."""
    start = f"{prefix.removesuffix('__')}__" if prefix else ""
    return Q(**{f"{start}{name}": value for name, value in lookups.items()})


def on_q(day, prefix=""):
    """Certainly on that day; a period whose end is not known never is."""
    return named(prefix, starts_latest__lte=day, ends_earliest__gte=day)


def possibly_on_q(day, prefix=""):
    """On that day for all that is known: what is certain, and what may be true."""
    started = named(prefix, starts_earliest=None) | named(prefix, starts_earliest__lte=day)
    not_ended = named(prefix, ends_latest=None) | named(prefix, ends_latest__gte=day)
    return started & not_ended


def overlapping_q(start, end, prefix=""):
    """Certainly on some day from `start` to `end`, both included."""
    latest_start = f"{prefix.removesuffix('__')}__starts_latest" if prefix else "starts_latest"
    return named(prefix, starts_latest__lte=end, ends_earliest__gte=start) & named(
        # Of a period that may be shorter than its doubts, no day is certain.
        prefix,
        ends_earliest__gte=F(latest_start),
    )


class PeriodQuerySet(models.QuerySet):
    def on(self, day):
        """What certainly was on that day."""
        return self.filter(on_q(day))

    def possibly_on(self, day):
        """What was, or for all that is known may have been, on that day."""
        return self.filter(possibly_on_q(day))

    def overlapping(self, start, end):
        """What certainly was on some day from `start` to `end`, both included."""
        return self.filter(overlapping_q(start, end))


class Period(models.Model):
    """From a start to an end, each known, partly known, or not known; the end may be open."""

    reading = Reading.HAPPENED

    starts = EdtfField(_("starts"), edge=Edge.START)
    ends = EdtfField(_("ends"), edge=Edge.END)
    starts_earliest = models.DateField(null=True, editable=False, db_index=True)
    starts_latest = models.DateField(null=True, editable=False, db_index=True)
    ends_earliest = models.DateField(null=True, editable=False, db_index=True)
    ends_latest = models.DateField(null=True, editable=False, db_index=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self):
        """Refuse what is certainly the wrong way round; what only may be so is a fact we lack."""
        super().clean()
        try:
            set_bounds(self)
        except ValidationError:
            return  # the field has said what is wrong with it
        if None not in (self.ends_latest, self.starts_earliest) and (
            self.ends_latest < self.starts_earliest
        ):
            raise ValidationError(
                {"ends": ValidationError(_("The end is before the start."), code="reversed")}
            )

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None:
            update_fields = with_bounds(update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)

    def on(self, day):
        """As `PeriodQuerySet.on`, for this one."""
        return (
            None not in (self.starts_latest, self.ends_earliest)
            and self.starts_latest <= day <= self.ends_earliest
        )

    def possibly_on(self, day):
        """As `PeriodQuerySet.possibly_on`, for this one."""
        return (self.starts_earliest is None or self.starts_earliest <= day) and (
            self.ends_latest is None or self.ends_latest >= day
        )

    @property
    def is_open(self):
        """It has no end; an end that is not known is something else."""
        return self.ends == OPEN

    @property
    def period_display(self):
        return format_period(self.starts, self.ends)


def with_bounds(update_fields):
    """The bounds are saved with the date that they are computed from."""
    dates = {"starts", "ends"} & set(update_fields)
    return {*update_fields, *(f"{name}_{bound}" for name in dates for bound in BOUNDS)}
