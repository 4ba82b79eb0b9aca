"""Constraints of many rows, checked without asking the database the same thing twice."""

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Q


class ConstraintChecker:
    """`validate_constraints()` for the rows of one import.

    Check constraints cost a query each, and most rows agree in the few columns that one of them
    compares: what held once for the same values holds again.
    """

    def __init__(self):
        self._held, self._names = set(), {}

    def validate(self, instance, exclude=(), leave_out=()):
        """Raises ValidationError with what does not hold; `leave_out` are constraints."""
        errors = {}
        for model, constraints in instance.get_constraints():
            for constraint in constraints:
                if constraint in leave_out:
                    continue
                try:
                    self.validate_one(constraint, model, instance, set(exclude))
                except ValidationError as error:
                    fields = getattr(constraint, "fields", ())
                    if error.code == "unique" and len(fields) == 1:
                        error = ValidationError({fields[0]: error})
                    errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def validate_one(self, constraint, model, instance, exclude):
        if not isinstance(constraint, CheckConstraint):
            constraint.validate(model, instance, exclude=exclude)
            return
        if constraint.name not in self._names:
            self._names[constraint.name] = sorted(Q(constraint.condition).referenced_base_fields)
        names = self._names[constraint.name]
        if not exclude.isdisjoint(names):
            return
        values = [getattr(instance, model._meta.get_field(name).attname) for name in names]
        seen = (constraint.name, *values)
        if seen not in self._held:
            constraint.validate(model, instance, exclude=exclude)
            self._held.add(seen)
